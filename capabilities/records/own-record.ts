import type { RecordKind } from '../../kernel/record-kind.ts'
import type { Ground, RecordId, Source } from './record.ts'

/** What may be wrong with a bureau's own record. */
export const faults = [
  'no_birth_date',
  'no_original_script',
  'review_due',
  'possible_duplicate',
  'open_proposal',
] as const
export type Fault = (typeof faults)[number]

/** Records with a fault are counted up to this many; more is as many. Ours to confirm. */
export const MOST_COUNTED = 10_000

/** A line in a list of the bureau's own records; of a deleted one what is left. */
export type OwnRecord = {
  readonly id: RecordId
  readonly kind: RecordKind
  readonly source: Source | null
  readonly reference: string | null
  /** How it is called, see `labelOf`; null of a deleted record. */
  readonly name: string | null
  readonly status: 'live' | 'withdrawn' | 'deleted'
  readonly ground: Ground | null
  readonly version: number
  readonly reviewAt: Date
  readonly deleteAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
  readonly proof: string | null
  readonly isHeld: boolean
  readonly caveat: string | null
}
