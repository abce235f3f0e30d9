import type { Icon } from '@tabler/icons-react'
import type { MessageId } from '../i18n.tsx'
import type { Keys } from '../keys.ts'

/** One thing that a role does: a line of the rail, a command of the palette, a place of the phone's bottom bar. */
export type Task = {
  readonly id: string
  readonly titleId: MessageId
  readonly href: string
  readonly icon: Icon
  readonly keys?: Keys
  /** What waits there; nothing is shown for none. */
  readonly count?: number
}

/** A task is current on its own page and on those below it; the longest address wins. */
export function currentTask(tasks: readonly Task[], path: string): Task | null {
  const holding = tasks.filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
  return holding.toSorted((a, b) => b.href.length - a.href.length)[0] ?? null
}
