import type { Tx } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'
import { soonBefore } from './deadline.ts'
import { sitsAt } from './policy.ts'
import { sitDown } from './store/desks.ts'

/** Requests that are late or due within a fortnight: for the commission, 0 for everybody else. Inside a transaction. */
export async function countRequestsDue(tx: Tx, actor: Actor, now: Date): Promise<number> {
  if (!sitsAt(actor, 'commission')) return 0
  await sitDown(tx, actor)
  const { rows } = await tx.query<{ due: number }>(
    `select count(*) as due
       from rights.request r
      where r.state <> 'closed'
        and r.due_at < $1`,
    [soonBefore(now)],
  )
  return rows[0]?.due ?? 0
}

/** What the commission put to the caller's bureau and waits for: for its head, 0 for everybody else. Inside a transaction. */
export async function countConsultationsWaiting(tx: Tx, actor: Actor): Promise<number> {
  if (!sitsAt(actor, 'head')) return 0
  await sitDown(tx, actor)
  const { rows } = await tx.query<{ waiting: number }>(
    `select (select count(*) from rights.consultation c where c.owner = $1 and c.outcome is null)
          + (select count(*) from rights.notice n where n.bureau = $1 and n.acknowledged_at is null) as waiting`,
    [actor.bureau],
  )
  return rows[0]?.waiting ?? 0
}

/** Incidents that are not closed: all for the hub's reviewers, those that concern it for a head. Inside a transaction. */
export async function countIncidentsOpen(tx: Tx, actor: Actor): Promise<number> {
  const isLead = sitsAt(actor, 'reviewer')
  if (!isLead && !sitsAt(actor, 'head')) return 0
  await sitDown(tx, actor)
  const { rows } = await tx.query<{ open: number }>(
    `select count(*) as open
       from rights.incident i
      where i.state <> 'closed'
        and ($1::text is null or i.bureau = $1
             or exists (select 1
                          from rights.incident_source s
                         where s.incident_id = i.id
                           and s.bureau = $1
                           and s.informed_at is not null))`,
    [isLead ? null : actor.bureau],
  )
  return rows[0]?.open ?? 0
}
