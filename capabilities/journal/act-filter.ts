import type { Id } from '../../kernel/id.ts'

/** What an auditor looks for; null narrows nothing. */
export type ActFilter = {
  readonly act: string | null
  readonly outcome: 'done' | 'refused' | null
  readonly bureau: string | null
  readonly subject: string | null
  readonly actor: Id<'Actor'> | null
  readonly from: Date | null
  readonly to: Date | null
  /** The last act of the page before. */
  readonly before: Id<'Act'> | null
}
