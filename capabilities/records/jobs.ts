import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { type Expired, expireRecords } from './actions/expire.ts'
import { readNumbers } from './actions/read-numbers.ts'
import { REJECTIONS_KEPT_MS } from './import.ts'
import { interruptRunning, removeRejections } from './store/imports.ts'

/** At start: closes the imports of a killed run, each with its act. */
export async function closeInterrupted(db: Db, actor: Actor, at: Date): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const interrupted = await interruptRunning(tx, at)
    for (const { id } of interrupted)
      await record(tx, {
        actor,
        act: 'import.failed',
        outcome: 'refused',
        subject: `import:${id}`,
        detail: { kind: 'interrupted' },
        at,
      })
    return interrupted.length
  })
}

/** Imports of which one run removes the rejected lines. */
const IMPORTS_AT_ONCE = 20

/** Removes rejected lines whose time is over; an act for each import says how many. Run it every minute. */
export async function forgetRejections(systemDb: Db, now: Date): Promise<void> {
  await inTransaction(systemDb, async (tx) => {
    const before = new Date(now.getTime() - REJECTIONS_KEPT_MS)
    const acts = (await removeRejections(tx, before, IMPORTS_AT_ONCE)).map(({ owner, id, lines }) => ({
      ...({
        actor: { ...systemActor, bureau: owner },
        act: 'import.lines_removed',
        outcome: 'done',
      } as const),
      ...{ subject: `import:${id}`, detail: { lines }, at: now },
    }))
    if (acts.length > 0) await record(tx, ...acts)
  })
}

/** What time does to records, for a timer: while one run lasts, the next call waits for its end instead of beginning another. */
export function expirer(system: Db): (now: Date) => Promise<Expired> {
  let running: Promise<Expired> | null = null
  return (now) => {
    running ??= expireRecords(system, now).finally(() => {
      running = null
    })
    return running
  }
}

/** Reads records from before the present rules of numbers, for a timer: a piece at each call, nothing once all are read. */
export function numberReader(system: Db): (now: Date) => Promise<void> {
  let isDone = false
  return async (now) => {
    if (!isDone) isDone = await readNumbers(system, now)
  }
}
