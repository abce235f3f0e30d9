import type { Tx } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'

/** How many requests of colleagues wait for a decision that this person may take. Programs decide nothing. */
export async function countApprovalsWaiting(tx: Tx, actor: Actor, now: Date): Promise<number> {
  if (actor.kind !== 'user') return 0
  const { rows } = await tx.query<{ waiting: number }>(
    `select count(*) as waiting
       from approvals.approval a
      where a.bureau = $1
        and a.state = 'asked'
        and a.expires_at > $2
        and a.asked_by <> $3
        and a.roles && $4`,
    [actor.bureau, now, actor.id, [...actor.roles]],
  )
  return rows[0]?.waiting ?? 0
}
