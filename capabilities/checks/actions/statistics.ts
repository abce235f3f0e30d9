import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { type Actor, type BureauCode, hasRole } from '../../../kernel/actor.ts'
import { regionOf } from '../../../kernel/region.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type HitFigures, hitFiguresOf } from '../../hits/public.ts'
import { countRecordsMade } from '../../records/public.ts'
import type { FiguresView, StatisticsView } from '../contract/statistics.ts'
import {
  daysOf,
  kindOfSearch,
  type Period,
  type PeriodRefusal,
  periodOf,
  recordKeys,
  type StatisticKey,
  searchKeys,
} from '../statistics.ts'
import { countChecks, countChecksBySources } from '../store/figures.ts'

export type StatisticsWish = {
  readonly by: StatisticKey
  readonly from: string | undefined
  readonly to: string | undefined
}

type Counts = ReadonlyMap<string, number>

/** Figures of the own bureau, on either side; the hub's reviewers have those of all, as far as the hub may know. */
export async function readStatistics(
  db: Db,
  actor: Actor,
  wish: StatisticsWish,
  at: Date,
): Promise<Result<StatisticsView, PeriodRefusal>> {
  const period = periodOf(wish, at)
  const { by } = wish
  const outcome = period.ok ? 'done' : 'refused'
  const detail = period.ok ? { by, ...daysOf(period.value) } : { by, kind: period.error.kind }
  await record(db, { actor, act: 'statistics.read', outcome, subject: 'none', detail, at })
  if (!period.ok) return period
  const isAll = actor.bureau === 'HUB' && hasRole(actor, 'hub_reviewer')
  const { records, searches, hits } = await countAll(db, actor, { by, period: period.value, isAll })
  const byKey = new Map(hits.flatMap((row) => (row.key === null ? [] : [[row.key, row] as const])))
  const keys = [...new Set([...byKey.keys(), ...(records?.keys() ?? []), ...(searches?.keys() ?? [])])].sort()
  const count = (counts: Counts | null, key: string) => (counts === null ? null : (counts.get(key) ?? 0))
  return ok({
    by,
    ...daysOf(period.value),
    scope: isAll ? 'all' : 'own',
    rows: keys.map((key) => ({
      key,
      ...figuresOf(byKey.get(key), { records: count(records, key), searches: count(searches, key) }),
    })),
    totals: figuresOf(
      hits.find(({ key }) => key === null),
      { records: sumOf(records), searches: sumOf(searches) },
    ),
  })
}

type Counting = { readonly by: StatisticKey; readonly period: Period; readonly isAll: boolean }

/** Everything at one moment: figures of different moments do not add up. */
async function countAll(db: Db, actor: Actor, { by, period, isAll }: Counting) {
  return await inTransactionAs(db, actor, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only')
    const hits = await hitFiguresOf(tx, actor, { by, ...period, isAll })
    const bureau = isAll ? null : actor.bureau
    const records = recordKeys.includes(by)
      ? summed(await countRecordsMade(tx, actor, { owner: bureau, ...period }), (made) =>
          keyFor(by, { ...made, asker: made.owner }),
        )
      : null
    const searches = searchKeys.includes(by) ? await countSearches(tx, bureau, { by, period }) : null
    return { hits, records, searches }
  })
}

async function countSearches(
  tx: Tx,
  bureau: BureauCode | null,
  { by, period }: Pick<Counting, 'by' | 'period'>,
): Promise<Counts> {
  if (by === 'kind')
    return summed(await countChecksBySources(tx, bureau, period), ({ sources }) => kindOfSearch(sources))
  return summed(await countChecks(tx, bureau, period), ({ bureau: asker, day }) =>
    keyFor(by, { owner: asker, asker, source: '', kind: '', day }),
  )
}

type Facts = {
  readonly owner: string
  readonly asker: string
  readonly source: string
  readonly kind: string
  readonly day: string
}

function keyFor(by: StatisticKey, facts: Facts): string {
  switch (by) {
    case 'owner':
      return facts.owner
    case 'asker':
      return facts.asker
    case 'source':
      return facts.source
    case 'kind':
      return facts.kind
    case 'region':
      return regionOf.get(facts.asker) ?? 'none'
    case 'period':
      return facts.day
  }
}

function summed<Row extends { readonly count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Counts {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count)
  return sums
}

function sumOf(counts: Counts | null): number | null {
  return counts === null ? null : [...counts.values()].reduce((sum, count) => sum + count, 0)
}

const NO_HITS = { hits: 0, confirmed: 0, not_identical: 0, record_obsolete: 0, unsure: 0, none: 0 }

function figuresOf(
  found: HitFigures | undefined,
  { records, searches }: Pick<FiguresView, 'records' | 'searches'>,
): FiguresView {
  const { hits, confirmed, not_identical, record_obsolete, unsure, none } = found ?? NO_HITS
  return {
    ...{ records, searches, hits },
    verdicts: { confirmed, not_identical, record_obsolete, unsure, none },
    late: found?.late ?? 0,
    response: {
      medianMs: wholeMs(found?.medianMs ?? null),
      p90Ms: wholeMs(found?.p90Ms ?? null),
      withinClock: found?.withinClock ?? 0,
    },
  }
}

function wholeMs(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms)
}
