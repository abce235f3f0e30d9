import { z } from 'zod'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import type { Ground, RecordId, Source } from './record.ts'

/** What may be wrong with a bureau's own record. */
export const faults = [
  'no_birth_date',
  'no_original_script',
  'wrong_number',
  'review_due',
  'possible_duplicate',
  'open_proposal',
] as const
export type Fault = (typeof faults)[number]

/** What waits, and records with a fault, are counted up to this many; more is as many. Ours to confirm. */
export const MOST_COUNTED = 1000

/** A number of a record that fails its checks. Worked out by wrong-numbers.ts whenever the body is written. */
export const wrongNumber = z.strictObject({
  /** JSON pointer to it in the body. */
  path: z.string(),
  kind: z.enum(identifierKinds),
  /** The checks that fail, named as in kernel/identifier-words.ts, with what each wants and what stands there. */
  checks: z.array(
    z.strictObject({ name: z.string(), expected: z.string().nullable(), found: z.string().nullable() }),
  ),
})
export type WrongNumber = z.infer<typeof wrongNumber>

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

/** One with a fault, and those of its numbers that fail their checks, as they stand in it. */
export type FaultyRecord = OwnRecord & {
  readonly wrongNumbers: readonly (WrongNumber & { readonly number: string })[]
}
