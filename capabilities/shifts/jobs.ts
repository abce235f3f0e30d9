import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import { keptSince } from './handover.ts'
import { removeOld } from './store.ts'

/** Removes handovers and notes whose time is over; an act for each bureau says how many. Needs the system role. */
export async function forgetShifts(systemDb: Db, now: Date): Promise<void> {
  await inTransaction(systemDb, async (tx) => {
    const gone = await removeOld(tx, keptSince(now))
    if (gone.length === 0) return
    const acts = gone.map(({ bureau, handovers, notes }) => ({
      actor: { ...systemActor, bureau },
      act: 'shift.removed' as const,
      outcome: 'done' as const,
      subject: 'none',
      detail: { handovers, notes },
      at: now,
    }))
    await record(tx, ...acts)
  })
}
