import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { type Id, timeOfId } from '../../../kernel/id.ts'
import type { ActFilter } from '../act-filter.ts'

export type KeptAct = {
  readonly id: Id<'Act'>
  /** Place in the tree; null until it is sequenced. */
  readonly index: number | null
  readonly at: Date
  readonly actorKind: 'user' | 'program' | 'system'
  readonly actorId: Id<'Actor'>
  readonly bureau: BureauCode
  readonly purpose: string
  readonly act: string
  readonly outcome: 'done' | 'refused'
  readonly subject: string
  readonly detail: Json
}

/** Newest first, from before `filter.before`. `bureau` null means every bureau: for the hub's auditors alone. */
export async function listActs(
  tx: Tx,
  bureau: string | null,
  filter: ActFilter,
  limit: number,
): Promise<readonly KeptAct[]> {
  const { rows } = await tx.query<KeptAct>(
    `select a.id, l.index, a.at, a.actor_kind as "actorKind", a.actor_id as "actorId", a.bureau, a.purpose, a.act,
            a.outcome, a.subject, a.detail
       from journal.act a
       left join journal.leaf l on l.act_id = a.id
      where ($1::text is null or a.bureau = $1)
        and ($2::text is null or a.act = $2)
        and ($3::text is null or a.outcome = $3)
        and ($4::text is null or a.bureau = $4)
        and ($5::text is null or a.subject = $5)
        and ($6::timestamptz is null or a.at >= $6)
        and ($7::timestamptz is null or a.at < $7)
        and ($8::uuid is null or (a.at, a.id) < ($9::timestamptz, $8))
        and ($10::uuid is null or a.actor_id = $10)
      order by a.at desc, a.id desc
      limit $11`,
    [
      bureau,
      filter.act,
      filter.outcome,
      filter.bureau,
      filter.subject,
      filter.from,
      filter.to,
      filter.before,
      filter.before === null ? null : timeOfId(filter.before),
      filter.actor,
      limit,
    ],
  )
  return rows
}

/** The bureau of an act that is there; null when there is none. */
export async function bureauOfAct(tx: Tx, id: Id<'Act'>): Promise<string | null> {
  const { rows } = await tx.query<{ bureau: string }>('select a.bureau from journal.act a where a.id = $1', [
    id,
  ])
  return rows[0]?.bureau ?? null
}
