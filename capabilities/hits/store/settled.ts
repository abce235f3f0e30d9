import type { Tx } from '../../../infra/db.ts'
import type { Hit } from '../matter.ts'

/** The pair is not raised again until the question or the record changes. */
export async function settle(tx: Tx, hit: Hit, at: Date): Promise<void> {
  await tx.query(
    `insert into hits.settled (owner, record_id, asker, question_hash, record_version, desk, hit_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (owner, record_id, asker, question_hash) do update
        set record_version = excluded.record_version, desk = excluded.desk, hit_id = excluded.hit_id,
            at = excluded.at`,
    [
      ...[hit.owner, hit.record.id, hit.asker, hit.questionHash],
      ...[hit.record.version, hit.desk, hit.id, at],
    ],
  )
}

export async function unsettle(tx: Tx, hit: Hit): Promise<void> {
  await tx.query('delete from hits.settled s where s.owner = $1 and s.hit_id = $2', [hit.owner, hit.id])
}

/** Whether another hit of the same question and record is open by now: then the verdict on this one stands. */
export async function hasOpenTwin(tx: Tx, hit: Hit): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1
       from hits.hit h
      where h.owner = $1
        and h.asker = $2
        and h.record_id = $3
        and h.question_hash = $4
        and h.id <> $5
        and h.outcome is null
        and h.verdict is distinct from 'not_identical'
        and h.origin <> 'restricted'`,
    [hit.owner, hit.asker, hit.record.id, hit.questionHash, hit.id],
  )
  return rows.length > 0
}
