import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { regionOf } from '../../../kernel/region.ts'
import { clearedLevels } from './hits.ts'

type FigureKey = 'owner' | 'asker' | 'source' | 'kind' | 'region' | 'period'

/** Figures of the hits that share a key; `key` null is all of them. */
export type HitFigures = {
  readonly key: string | null
  readonly hits: number
  readonly confirmed: number
  readonly not_identical: number
  readonly record_obsolete: number
  readonly unsure: number
  readonly none: number
  readonly late: number
  readonly withinClock: number
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

const keys: Readonly<Record<FigureKey, string>> = {
  owner: 'h.owner',
  asker: 'h.asker',
  source: "coalesce(h.record_source, 'deleted')",
  kind: 'h.record_kind',
  region: "coalesce(m.region, 'none')",
  period: "to_char(h.raised_at at time zone 'UTC', 'YYYY-MM-DD')",
}

const OWN = `(h.desk = $3 or h.owner = $3 or (h.asker = $3 and h.origin <> 'restricted' and h.level = any($4::text[])))`
const ALL = `(${OWN} or (h.hub_may_see and h.origin <> 'restricted' and h.level = any($4::text[])))`

export type FigureWish = {
  readonly by: FigureKey
  readonly from: Date
  readonly until: Date
  /** Every bureau's, as far as the hub may know of the record: for the hub's reviewers alone. */
  readonly isAll: boolean
}

/** Rows by key and the row of all, in one statement: they are of the same moment and add up. */
export async function hitFigures(
  tx: Tx,
  actor: Actor,
  { by, from, until, isAll }: FigureWish,
): Promise<readonly HitFigures[]> {
  const key = keys[by]
  const { rows } = await tx.query<HitFigures>(
    `select case when grouping(${key}) = 1 then null else ${key} end as key,
            count(*) as hits,
            count(*) filter (where h.verdict = 'confirmed') as confirmed,
            count(*) filter (where h.verdict = 'not_identical') as not_identical,
            count(*) filter (where h.verdict = 'record_obsolete') as record_obsolete,
            count(*) filter (where h.verdict = 'unsure') as unsure,
            count(*) filter (where h.verdict is null) as none,
            count(*) filter (where h.escalated_at is not null) as late,
            count(*) filter (where h.verdict_at <= h.due_at) as "withinClock",
            percentile_cont(0.5) within group (order by ${RESPONSE}) as "medianMs",
            percentile_cont(0.9) within group (order by ${RESPONSE}) as "p90Ms"
       from hits.hit h
       left join unnest($5::text[], $6::text[]) as m (country, region) on m.country = h.asker
      where h.raised_at >= $1
        and h.raised_at < $2
        and ${isAll ? ALL : OWN}
      group by grouping sets ((${key}), ())`,
    [...[from, until, actor.bureau, clearedLevels(actor)], ...[[...regionOf.keys()], [...regionOf.values()]]],
  )
  return rows
}

/** Milliseconds from raising to verdict; null, which percentiles leave out, when there is none. */
const RESPONSE = "date_part('epoch', h.verdict_at - h.raised_at) * 1000"
