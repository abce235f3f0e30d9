import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { inTransaction, type Tx } from './db.ts'
import { type Cursor, forgetOld, hear, isAhead, KEPT_MS, listen, START, tell } from './outbox.ts'

const at = new Date('2026-03-01T10:00:00Z')

/** What still comes when every transaction of the cluster is over: its own upkeep has some, too. */
async function heardAtLast(tx: Tx, from: Cursor): Promise<readonly string[]> {
  let heard = await hear(tx, 'records.changed', from)
  for (let patience = 50; heard.events.length > 0 && patience > 0; patience--) {
    await pause(100)
    heard = await hear(tx, 'records.changed', heard.next)
  }
  return heard.events.map(({ subject }) => subject)
}

describe('the outbox', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.close())

  test('brings a fact of a transaction that commits late, though a younger one was heard before', async () => {
    const { app } = database
    let letCommit = (): void => undefined
    const held = new Promise<void>((release) => {
      letCommit = release
    })
    let hasTold = (): void => undefined
    const told = new Promise<void>((done) => {
      hasTold = done
    })
    const slow = inTransaction(app, async (tx) => {
      await tell(tx, 'records.changed', ['slow'], at)
      hasTold()
      await held
    })
    await told
    await tell(app, 'records.changed', ['quick'], at)
    const first = await hear(app, 'records.changed', START)
    assert.deepEqual(
      first.events.map((event) => event.subject),
      ['quick'],
    )
    letCommit()
    await slow
    const second = await hear(app, 'records.changed', first.next)
    assert.deepEqual(second.events.map((event) => event.subject).sort(), ['quick', 'slow'])
    assert.deepEqual(
      await heardAtLast(app, second.next),
      [],
      'nothing comes again once all before it are over',
    )
  })

  test('tells nothing when its transaction is rolled back', async () => {
    const { next } = await hear(database.app, 'records.changed', START)
    await assert.rejects(
      inTransaction(database.app, async (tx) => {
        await tell(tx, 'records.changed', ['never'], at)
        throw new Error('changed our mind')
      }),
    )
    assert.deepEqual(await heardAtLast(database.app, next), [])
  })

  test('wakes who listens', async () => {
    await new Promise<void>((heard) => {
      const stop = listen(database.app, () => {
        stop()
        heard()
      })
    })
  })

  test('listens again after its connection was cut, with one connection and no more', async () => {
    const listening = async () => {
      const { rows } = await database.owner.query<{ pid: number }>(
        "select a.pid from pg_stat_activity a where a.datname = current_database() and a.query like 'listen %'",
      )
      return rows.map((row) => row.pid)
    }
    const untilOne = async (not: number): Promise<number> => {
      for (;;) {
        const pids = await listening()
        assert.ok(pids.length <= 1, `${pids.length} connections listen`)
        if (pids[0] !== undefined && pids[0] !== not) return pids[0]
        await new Promise(setImmediate)
      }
    }
    const stop = listen(database.app, () => undefined)
    const first = await untilOne(0)
    await database.owner.query('select pg_terminate_backend($1)', [first])
    await untilOne(first)
    stop()
  })

  test('forgets what is older than a week, and nothing younger', async () => {
    const { app } = database
    await tell(app, 'records.changed', ['week-old'], at)
    assert.equal(await forgetOld(app, new Date(at.getTime() + KEPT_MS)), 0)
    assert.ok((await forgetOld(app, new Date(at.getTime() + KEPT_MS + 1))) > 0)
    const { events } = await hear(app, 'records.changed', START)
    assert.deepEqual(events, [])
  })

  test('knows a cursor of another database by its lying ahead', async () => {
    assert.equal(await isAhead(database.app, '999999999999'), true)
    assert.equal(await isAhead(database.app, START), false)
  })
})
