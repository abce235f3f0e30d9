import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { HitId } from '../hit.ts'

export type Claim = { readonly hitId: HitId; readonly by: Id<'Actor'>; readonly until: Date }

/** Claims the hit for the actor, or says who of the own bureau has it. */
export async function takeClaim(
  tx: Tx,
  actor: Actor,
  hitId: HitId,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<{ readonly claim: Claim; readonly isMine: boolean }> {
  const taken = await tx.query(
    `insert into hits.claim as c (bureau, hit_id, by, until)
     values ($1, $2, $3, $4)
         on conflict (bureau, hit_id) do update set by = excluded.by, until = excluded.until
      where c.by = excluded.by or c.until <= $5`,
    [actor.bureau, hitId, actor.id, until, at],
  )
  if (taken.rowCount === 1) return { claim: { hitId, by: actor.id, until }, isMine: true }
  const [claim] = await claimsOn(tx, actor, [hitId], at)
  // Who had it may have given it back in between: the caller tries again.
  return { claim: claim ?? { hitId, by: actor.id, until: at }, isMine: false }
}

export async function dropClaim(tx: Tx, actor: Actor, hitId: HitId): Promise<void> {
  await tx.query('delete from hits.claim c where c.bureau = $1 and c.hit_id = $2 and c.by = $3', [
    actor.bureau,
    hitId,
    actor.id,
  ])
}

/** Who of the actor's bureau works on which of these hits now. */
export async function claimsOn(
  tx: Tx,
  actor: Actor,
  hitIds: readonly HitId[],
  at: Date,
): Promise<readonly Claim[]> {
  const { rows } = await tx.query<Claim>(
    `select c.hit_id as "hitId", c.by, c.until
       from hits.claim c
      where c.bureau = $1
        and c.hit_id = any($2::uuid[])
        and c.until > $3`,
    [actor.bureau, hitIds, at],
  )
  return rows
}
