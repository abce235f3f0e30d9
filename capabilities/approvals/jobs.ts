import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import { expireBefore } from './store/approvals.ts'

/** Ends and forgets what nobody used in time. Needs the system's role; run it every minute. Returns how many. */
export async function sweepApprovals(db: Db, now: Date): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const over = await expireBefore(tx, now)
    const acts = over.map(({ id, bureau }) => ({
      ...({ actor: { ...systemActor, bureau }, act: 'approval.expired', outcome: 'done' } as const),
      ...{ subject: `approval:${id}`, detail: {}, at: now },
    }))
    if (acts.length > 0) await record(tx, ...acts)
    return over.length
  })
}
