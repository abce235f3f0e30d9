import type { Tx } from '../../infra/db.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { mayReadJournal } from './policy.ts'

export type DeskAct = {
  readonly id: Id<'Act'>
  readonly at: Date
  readonly by: Id<'Actor'>
  readonly act: string
  readonly outcome: 'done' | 'refused'
  readonly subject: string
}

/** Left out: asking, looking and signing in. Word for word the condition of the index act_of_desk. */
const OF_DESK = `a.act not like 'check.%' and a.act not like '%.read'
        and a.act not like 'session.%' and a.act not like 'journal.%'`

/** The newest acts of a bureau's desk since an instant, newest first. */
export async function deskActs(
  tx: Tx,
  bureau: BureauCode,
  since: Date,
  limit: number,
): Promise<readonly DeskAct[]> {
  const { rows } = await tx.query<DeskAct>(
    `select a.id, a.at, a.actor_id as by, a.act, a.outcome, a.subject
       from journal.act a
      where a.bureau = $1
        and a.at >= $2
        and ${OF_DESK}
      order by a.at desc, a.id desc
      limit $3`,
    [bureau, since, limit],
  )
  return rows
}

/** How often the desk of a bureau did, and was refused, each act since an instant; by the act's name. */
export async function deskFigures(
  tx: Tx,
  bureau: BureauCode,
  since: Date,
): Promise<readonly { readonly act: string; readonly done: number; readonly refused: number }[]> {
  const { rows } = await tx.query<{ act: string; done: number; refused: number }>(
    `select a.act, count(*) filter (where a.outcome = 'done') as done,
            count(*) filter (where a.outcome = 'refused') as refused
       from journal.act a
      where a.bureau = $1
        and a.at >= $2
        and ${OF_DESK}
      group by a.act
      order by a.act`,
    [bureau, since],
  )
  return rows
}

/**
 * The places of acts in the tree, by id, of those that have one. None for who may not read the journal: a place tells how
 * much is done in all.
 */
export async function placesOfActs(
  tx: Tx,
  actor: Actor,
  acts: readonly Id<'Act'>[],
): Promise<ReadonlyMap<string, number>> {
  if (acts.length === 0 || !mayReadJournal(actor)) return new Map()
  const { rows } = await tx.query<{ act: string; index: number }>(
    `select l.act_id as act, l.index
       from journal.leaf l
      where l.act_id = any ($1::uuid[])`,
    [acts],
  )
  return new Map(rows.map(({ act, index }) => [act, index]))
}
