import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { PoliceRecord } from '../record.ts'
import { addDemoRecords, countRecords, removeDemoRecords } from '../store/demo.ts'

/** What the generator invents of a record; the rest follows from when it is made. */
export type DemoRecord = Pick<
  PoliceRecord,
  'owner' | 'reference' | 'purpose' | 'level' | 'handling' | 'sharing' | 'grade' | 'body'
>

const BATCH = 1000

/** Fills an empty database with the invented world; leaves one that holds any record alone. */
export async function makeDemoRecords(
  db: Db,
  actor: Actor,
  invented: Iterable<DemoRecord>,
  at: Date,
): Promise<{ readonly made: number }> {
  return await inTransaction(db, async (tx) => {
    if ((await countRecords(tx)) > 0) return { made: 0 }
    let made = 0
    let batch: (DemoRecord & { id: PoliceRecord['id'] })[] = []
    const write = async (): Promise<void> => {
      await addDemoRecords(tx, batch, { at, by: actor.id })
      const ids = batch.map((one) => one.id)
      await tell(tx, 'records.changed', ids, at)
      made += batch.length
      batch = []
    }
    for (const one of invented) {
      batch.push({ ...one, id: newId<'Record'>(at) })
      if (batch.length >= BATCH) await write()
    }
    if (batch.length > 0) await write()
    await record(tx, { actor, act: 'demo.made', outcome: 'done', subject: 'none', detail: { made }, at })
    return { made }
  })
}

/** Takes the invented world away again, and nothing else. */
export async function removeDemo(db: Db, actor: Actor, at: Date): Promise<{ readonly removed: number }> {
  return await inTransaction(db, async (tx) => {
    const ids = await removeDemoRecords(tx)
    await tell(tx, 'records.changed', ids, at)
    const detail = { removed: ids.length }
    await record(tx, { actor, act: 'demo.removed', outcome: 'done', subject: 'none', detail, at })
    return { removed: ids.length }
  })
}
