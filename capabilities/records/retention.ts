import type { RecordKind } from '../../kernel/record-kind.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { RetentionRule } from './record.ts'

/**
 * Longest first retention, in years. RPD art. 49–53: at most five [domain.md §5]; reports of lost and stolen travel
 * documents ten [domain.md §16]. A renewal starts the years anew.
 */
const LONGEST_YEARS: Readonly<Partial<Record<RecordKind, number>>> = { travel_document: 10 }
const USUAL_YEARS = 5

/** How long before the end an owner is asked whether the record is still needed. RPD art. 49–53: at least six months. */
const REMINDER_MONTHS = 6

/** What an owner says about the time; null where nothing is said. */
export type RetentionWish = {
  readonly reviewAt: Date | null
  readonly deleteAt: Date | null
  /** When the purpose is served, e.g. the day of an event. */
  readonly purposeEndsAt: Date | null
  /** How long the owner's national law allows. */
  readonly lawUntil: Date | null
}

export type Retention = {
  readonly reviewAt: Date
  readonly deleteAt: Date
  /** Which rule ends it. */
  readonly rule: RetentionRule
}

/** The earliest rule ends a record; without another date the review is due when it ends. Refused when that is past. */
export function retentionOf(
  kind: RecordKind,
  from: Date,
  wish: RetentionWish,
): Result<Retention, { readonly kind: 'retention_over' }> {
  const ends: readonly (readonly [RetentionRule, Date | null])[] = [
    ['rpd', longestRetention(kind, from)],
    ['law', wish.lawUntil],
    ['purpose', wish.purposeEndsAt],
    ['owner', wish.deleteAt],
  ]
  const known = ends.flatMap(([rule, end]) => (end === null ? [] : [{ rule, end }]))
  const { rule, end } = known.reduce((first, next) => (next.end < first.end ? next : first))
  const reviewAt = wish.reviewAt === null || wish.reviewAt > end ? end : wish.reviewAt
  if (reviewAt <= from) return fail({ kind: 'retention_over' })
  return ok({ reviewAt, deleteAt: end, rule })
}

/** When the rules end a record of this kind that begins now. */
export function longestRetention(kind: RecordKind, from: Date): Date {
  return yearsAfter(from, LONGEST_YEARS[kind] ?? USUAL_YEARS)
}

/** When the owner of a record with this review date is reminded. */
export function reminderAt(reviewAt: Date): Date {
  return monthsAfter(reviewAt, -REMINDER_MONTHS)
}

/** Review dates up to this one have a reminder by `now`. */
export function remindedUntil(now: Date): Date {
  return monthsAfter(now, REMINDER_MONTHS)
}

function yearsAfter(from: Date, years: number): Date {
  return monthsAfter(from, 12 * years)
}

/** The same day of another month, or its last day where that month is shorter. */
function monthsAfter(from: Date, months: number): Date {
  const moved = new Date(from)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(from.getUTCDate(), last))
  return moved
}
