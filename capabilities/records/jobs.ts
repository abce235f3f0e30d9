import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Expired, expireRecords } from './actions/expire.ts'
import { readNumbers } from './actions/read-numbers.ts'
import { interruptRunning } from './store/imports.ts'

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
