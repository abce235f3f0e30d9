import type { HandlingCode } from '../../kernel/handling.ts'
import type { Guarded } from './guard.ts'
import { type Reader, whyVisible } from './policy.ts'

/** `shared_with_you`: the owner named the reader's bureau; `shared_by_list`: a list of the owner's does. */
export const whys = ['owner', 'shared_with_all', 'shared_with_you', 'shared_by_list'] as const

export type Why = {
  readonly code: (typeof whys)[number]
  readonly owner: string
  /** Names of those lists alone on which the reader's bureau is. */
  readonly lists: readonly string[]
  readonly handling: readonly HandlingCode[]
}

/** Null when the reader does not see the record. `lists` are the names of the reader's lists among the record's. */
export function whyOf(reader: Reader, guarded: Guarded, lists: readonly string[]): Why | null {
  const way = whyVisible(reader, guarded)
  if (way === null) return null
  const isByList = way === 'shared_with_you' && lists.length > 0
  return {
    code: isByList ? 'shared_by_list' : way,
    owner: guarded.owner,
    lists: isByList ? lists : [],
    handling: [...guarded.handling].sort(),
  }
}

/** In English; the screens word the code in the reader's language. */
export function sayWhy({ code, owner, lists, handling }: Why): string {
  const codes = handling.length === 0 ? 'without a handling code' : `with code ${handling.join(' and ')}`
  switch (code) {
    case 'owner':
      return `You see this because your bureau, ${owner}, owns it.`
    case 'shared_with_all':
      return `You see this because Bureau ${owner} shared it with all bureaus ${codes}.`
    case 'shared_with_you':
      return `You see this because Bureau ${owner} shared it with your bureau ${codes}.`
    case 'shared_by_list':
      return `You see this because Bureau ${owner} shared it with the list ${lists.join(', ')} ${codes}.`
  }
}
