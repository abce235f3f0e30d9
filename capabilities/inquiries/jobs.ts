import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import { KEPT_MS } from './inquiry.ts'
import { forgetBefore } from './store/inquiries.ts'

/** Forgets what was asked and said long ago. Needs the system's role; run it every minute. Returns how many. */
export async function sweepInquiries(db: Db, now: Date): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const forgotten = await forgetBefore(tx, new Date(now.getTime() - KEPT_MS), now)
    const acts = forgotten.map(({ id, asker }) => ({
      ...({ actor: { ...systemActor, bureau: asker }, act: 'inquiry.forgotten', outcome: 'done' } as const),
      ...{ subject: `inquiry:${id}`, detail: {}, at: now },
    }))
    if (acts.length > 0) await record(tx, ...acts)
    return forgotten.length
  })
}
