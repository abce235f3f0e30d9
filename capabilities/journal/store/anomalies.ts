import type { Tx } from '../../../infra/db.ts'
import { type Anomaly, thresholds } from '../anomaly.ts'

/** Rows that one rule answers with at most. */
const MOST = 200

export type Span = { readonly bureau: string | null; readonly from: Date; readonly to: Date }

const SHOWN = `count(*) as count, min(a.at) as "from", max(a.at) as "to"`
const WHOSE = `a.actor_kind as "actorKind", a.actor_id as "actorId", a.bureau`
const IN_SPAN = `a.at >= $1 and a.at < $2 and ($3::text is null or a.bureau = $3)`

/** Many checks of one person in one night. */
export async function nightBursts(tx: Tx, { from, to, bureau }: Span): Promise<readonly Anomaly[]> {
  const { rows } = await tx.query<Anomaly>(
    `select 'night_burst' as rule, ${WHOSE}, ${SHOWN}
       from journal.act a
      where ${IN_SPAN}
        and a.act = 'check.answered'
        and a.actor_kind = 'user'
        and (extract(hour from a.at at time zone 'UTC') >= $4::integer or extract(hour from a.at at time zone 'UTC') < $5::integer)
      group by a.actor_kind, a.actor_id, a.bureau, ((a.at at time zone 'UTC') - make_interval(hours => $5::integer))::date
     having count(*) > $6
      order by max(a.at) desc, a.actor_id, a.bureau
      limit ${MOST}`,
    [from, to, bureau, thresholds.nightFromHour, thresholds.nightToHour, thresholds.nightChecks],
  )
  return rows
}

/** Many name searches of one person in one day that found nobody. */
export async function noHitNames(tx: Tx, { from, to, bureau }: Span): Promise<readonly Anomaly[]> {
  const { rows } = await tx.query<Anomaly>(
    `select 'no_hit_names' as rule, ${WHOSE}, ${SHOWN}
       from journal.act a
      where ${IN_SPAN}
        and a.act = 'check.answered'
        and a.actor_kind = 'user'
        and (a.detail @> '{"answer": "no_hit", "sources": {"no_hit": ["persons"]}}'
          -- As it was written before.
          or a.detail @> '{"answer": "no_hit", "sources": [{"source": "persons", "state": "no_hit"}]}')
      group by a.actor_kind, a.actor_id, a.bureau, (a.at at time zone 'UTC')::date
     having count(*) > $4
      order by max(a.at) desc, a.actor_id, a.bureau
      limit ${MOST}`,
    [from, to, bureau, thresholds.noHitNames],
  )
  return rows
}

/** Many records opened by one person in one day with no check of theirs shortly before. */
export async function readsWithoutCheck(tx: Tx, { from, to, bureau }: Span): Promise<readonly Anomaly[]> {
  const { rows } = await tx.query<Anomaly>(
    `select 'read_without_check' as rule, ${WHOSE}, ${SHOWN}
       from journal.act a
      where ${IN_SPAN}
        and a.act = 'record.read'
        and a.outcome = 'done'
        and a.actor_kind = 'user'
        and not exists (select 1 from journal.act c
                         where c.actor_id = a.actor_id
                           and c.act = 'check.answered'
                           and c.at <= a.at
                           and c.at >= a.at - make_interval(mins => $5::integer))
      group by a.actor_kind, a.actor_id, a.bureau, (a.at at time zone 'UTC')::date
     having count(*) > $4
      order by max(a.at) desc, a.actor_id, a.bureau
      limit ${MOST}`,
    [from, to, bureau, thresholds.readsWithoutCheck, thresholds.minutesBefore],
  )
  return rows
}

/** Refusals of one account that follow each other closely. */
export async function refusedRuns(tx: Tx, { from, to, bureau }: Span): Promise<readonly Anomaly[]> {
  const { rows } = await tx.query<Anomaly>(
    `with refused as (
       select ${WHOSE}, a.at,
              count(*) over (partition by a.actor_id order by a.at
                             range between make_interval(mins => $4::integer) preceding and current row) as run
         from journal.act a
        where ${IN_SPAN}
          and a.outcome = 'refused'
          and a.actor_kind <> 'system')
     select 'refused_run' as rule, r."actorKind", r."actorId", r.bureau, max(r.run) as count,
            min(r.at) as "from", max(r.at) as "to"
       from refused r
      group by r."actorKind", r."actorId", r.bureau, (r.at at time zone 'UTC')::date
     having max(r.run) >= $5
      order by max(r.at) desc, r."actorId", r.bureau
      limit ${MOST}`,
    [from, to, bureau, thresholds.refusalMinutes, thresholds.refusals],
  )
  return rows
}
