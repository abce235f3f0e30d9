import { type RecordKind, recordKinds } from '../../kernel/record-kind.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type CheckSource, type SourceSaid, sourceOfKind } from './check.ts'

/** By whose record, by who asked, by the record's list, by the kind of record, by region (M49) and by day. */
export const statisticKeys = ['owner', 'asker', 'source', 'kind', 'region', 'period'] as const
export type StatisticKey = (typeof statisticKeys)[number]

/** Breakdowns that a search has: it is about no one's record, and of no list. */
export const searchKeys: readonly StatisticKey[] = ['asker', 'kind', 'region', 'period']
/** Breakdowns that a record has: nobody has asked for it yet. */
export const recordKeys: readonly StatisticKey[] = ['owner', 'source', 'kind', 'region', 'period']

const DAY_MS = 86_400_000
/** Days of a period when none is named, and at most. Ours to confirm. */
const USUAL_DAYS = 30
const MOST_DAYS = 366

export type Period = { readonly from: Date; readonly until: Date }
export type PeriodRefusal = { readonly kind: 'period_backwards' | 'period_too_long' }

/** Whole days in UTC; `until` is the first instant after the last of them. */
export function periodOf(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  now: Date,
): Result<Period, PeriodRefusal> {
  const last = startOf(to ?? now.toISOString().slice(0, 10))
  const first = from === undefined ? new Date(last.getTime() - (USUAL_DAYS - 1) * DAY_MS) : startOf(from)
  const until = new Date(last.getTime() + DAY_MS)
  if (first >= until) return fail({ kind: 'period_backwards' })
  if (until.getTime() - first.getTime() > MOST_DAYS * DAY_MS) return fail({ kind: 'period_too_long' })
  return ok({ from: first, until })
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** The days as they were asked for. */
export function daysOf({ from, until }: Period): { readonly from: string; readonly to: string } {
  const last = new Date(until.getTime() - DAY_MS)
  return { from: from.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) }
}

/** A search that records of several kinds could answer. */
const SEVERAL = 'several'

/**
 * Each search has one kind, so that kinds add up: that of the records which alone could answer it, and `several` where
 * others could as well, whatever it met.
 */
export function kindOfSearch(sources: readonly SourceSaid[]): RecordKind | typeof SEVERAL {
  const asked = sources.filter(({ state }) => state !== 'not_asked').flatMap(({ source }) => kindsOf(source))
  const [only] = asked
  return only !== undefined && asked.length === 1 ? only : SEVERAL
}

/** Numbers on records of people and organisations have a source of their own. */
function kindsOf(source: CheckSource): readonly RecordKind[] {
  return source === 'documents'
    ? ['person', 'organisation']
    : recordKinds.filter((kind) => sourceOfKind[kind] === source)
}
