import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { Judgement, JudgementId, Verdict } from '../judgement.ts'
import type { RecordId } from '../record.ts'
import { visibleTo } from './visible.ts'

/** What a judgement remembers of each of its two records. */
export type Judged = {
  readonly id: RecordId
  readonly owner: BureauCode
  readonly kind: RecordKind
  readonly version: number
}

/** Those of the ids that the actor may see, in the order of the ids. */
export async function findJudged(tx: Tx, actor: Actor, ids: readonly RecordId[]): Promise<readonly Judged[]> {
  const visible = visibleTo(actor, 2)
  const { rows } = await tx.query<Judged>(
    `select r.id, r.owner, r.kind, r.version
       from records.record r
      where r.id = any($1::uuid[])
        and r.status <> 'deleted'
        and ${visible.sql}
      order by r.id`,
    [ids, ...visible.values],
  )
  return rows
}

export type NewJudgement = {
  readonly id: JudgementId
  readonly bureau: BureauCode
  readonly left: Judged
  readonly right: Judged
  readonly verdict: Verdict
  readonly reason: string
  readonly at: Date
  readonly by: Id<'Actor'>
}

export async function addJudgements(tx: Tx, made: readonly NewJudgement[]): Promise<void> {
  await tx.query(
    `insert into records.judgement
            (bureau, id, left_owner, left_id, left_version, right_owner, right_id, right_version, verdict, reason, at, by)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::integer[], $6::text[], $7::uuid[],
                          $8::integer[], $9::text[], $10::text[], $11::timestamptz[], $12::uuid[])`,
    [
      ...[made.map((one) => one.bureau), made.map((one) => one.id)],
      ...[
        made.map(({ left }) => left.owner),
        made.map(({ left }) => left.id),
        made.map(({ left }) => left.version),
      ],
      ...[made.map(({ right }) => right.owner), made.map(({ right }) => right.id)],
      ...[
        made.map(({ right }) => right.version),
        made.map((one) => one.verdict),
        made.map((one) => one.reason),
      ],
      ...[made.map((one) => one.at), made.map((one) => one.by)],
    ],
  )
}

/** Takes judgements of the bureau back; answers how many of them still stood. */
export async function undoJudgements(
  tx: Tx,
  { bureau, ids }: { readonly bureau: BureauCode; readonly ids: readonly JudgementId[] },
  { at, by }: { readonly at: Date; readonly by: Id<'Actor'> },
): Promise<number> {
  const { rowCount } = await tx.query(
    `update records.judgement as j
        set undone_at = $3, undone_by = $4
      where j.bureau = $1
        and j.id = any($2::uuid[])
        and j.undone_at is null`,
    [bureau, ids, at, by],
  )
  return rowCount ?? 0
}

/**
 * What counts on any of these records: the actor's bureau's judgements and the owners', the newest of each bureau on a
 * pair, where the actor may see both records.
 */
export async function judgementsOn(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly Judgement[]> {
  if (ids.length === 0) return []
  const visible = visibleTo(actor, 3)
  const { rows } = await tx.query<Judgement>(
    `select distinct on (j.bureau, j.left_id, j.right_id)
            j.id, j.bureau, j.left_id as "left", j.left_owner as "leftOwner", j.right_id as "right",
            j.right_owner as "rightOwner", j.verdict,
            case when $2 in (j.bureau, j.left_owner, j.right_owner) then j.reason end as reason, j.at,
            j.left_version = l.version and j.right_version = o.version as "isCurrent"
       from records.judgement j
       join lateral (select r.version
                       from records.record r
                      where r.owner = j.left_owner
                        and r.id = j.left_id
                        and r.status <> 'deleted'
                        and ${visible.sql}) l on true
       join lateral (select r.version
                       from records.record r
                      where r.owner = j.right_owner
                        and r.id = j.right_id
                        and r.status <> 'deleted'
                        and ${visible.sql}) o on true
      where (j.left_id = any($1::uuid[]) or j.right_id = any($1::uuid[]))
        and j.undone_at is null
        and j.bureau in ($2, j.left_owner, j.right_owner)
      order by j.bureau, j.left_id, j.right_id, j.id desc`,
    [ids, actor.bureau, ...visible.values],
  )
  return rows
}
