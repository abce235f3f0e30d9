import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { type Db, inOneTrip, inTransaction, openDb, type Tx } from './db.ts'

const TABLE = 'public.one_trip'

describe('a transaction', () => {
  let database: TestDatabase
  let db: Db
  before(async () => {
    database = await testDatabase()
    await database.owner.query(`create table ${TABLE} (number integer primary key)`)
    await database.owner.query(`insert into ${TABLE} values (0)`)
    db = openDb(database.url, { as: 'owner', connections: 1 })
  })
  after(async () => {
    await db?.close()
    await database?.close()
  })

  const add = (number: number) => `insert into ${TABLE} values (${number})`
  const numbers = async () => {
    const { rows } = await database.owner.query<{ number: number }>(
      `select t.number from ${TABLE} t order by 1`,
    )
    return rows.map(({ number }) => number)
  }

  for (const [name, run] of [
    ['whose statements go out one by one', inTransaction],
    ['whose statements go out with the commit', inOneTrip],
  ] as const) {
    test(`${name} keeps all or nothing`, async () => {
      const start = await numbers()
      const next = start.length
      await run(db, (tx) => Promise.all([tx.query(add(next)), tx.query(add(next + 1))]))
      assert.deepEqual(await numbers(), [...start, next, next + 1])
      for (const order of [
        [add(next + 2), add(0)],
        [add(0), add(next + 2)],
      ])
        await assert.rejects(
          run(db, (tx) => Promise.all(order.map((text) => tx.query(text)))),
          /duplicate key/,
        )
      assert.deepEqual(await numbers(), [...start, next, next + 1])
    })

    test(`${name} fails with its connection, and the next one has another`, async () => {
      const start = await numbers()
      const strays: unknown[] = []
      const stray = (cause: unknown) => strays.push(cause)
      process.on('uncaughtException', stray)
      const cut = 'select pg_terminate_backend(pg_backend_pid())'
      await assert.rejects(run(db, (tx) => Promise.all([tx.query(add(1000)), tx.query(cut)])))
      assert.deepEqual(await numbers(), start)
      await run(db, (tx) => tx.query('select 1'))
      process.off('uncaughtException', stray)
      assert.deepEqual(strays, [])
    })
  }

  test('in one trip is not called done when the commit itself is refused', async () => {
    await database.owner.query(
      `create table public.one_trip_child (number integer references ${TABLE} deferrable initially deferred)`,
    )
    const orphan = 'insert into public.one_trip_child values (-1)'
    await assert.rejects(
      inOneTrip(db, (tx) => tx.query(orphan)),
      /violates foreign key/,
    )
  })

  test('in one trip is not called done when its failure was swallowed on the way', async () => {
    await assert.rejects(
      inOneTrip(db, (tx) => tx.query(add(0)).catch(() => null)),
      /duplicate key/,
    )
  })

  test('in one trip does not leave when what gathers it fails', async () => {
    const start = await numbers()
    const broken = async (tx: Tx) => {
      const added = tx.query(add(2000))
      added.catch(() => undefined)
      await tx.query('select $1', [{}])
    }
    await assert.rejects(inOneTrip(db, broken), /takes bytes, texts, dates/)
    assert.deepEqual(await numbers(), start)
  })

  test('in one trip has the rows of each statement, prepared once, and takes none afterwards', async () => {
    const answer = (tx: Tx) =>
      Promise.all([
        tx.query('select $1::integer as one, $2::text as two', [1, null], 'both'),
        tx.query('select 1 as three where false'),
        tx.query("select $1::timestamptz as four, $2::boolean as five union all select '2026-01-02', true", [
          new Date(0),
          false,
        ]),
      ])
    // Another statement of the same name is no other's: each is known by its text.
    await inOneTrip(db, (tx) => tx.query('select 2 as other', [], 'both'))
    for (let times = 0; times < 2; times++) {
      const results = await inOneTrip(db, answer)
      assert.deepEqual(
        results.map(({ rows }) => rows),
        [
          [{ one: 1, two: null }],
          [],
          [
            { four: new Date(0), five: false },
            { four: new Date('2026-01-02'), five: true },
          ],
        ],
      )
    }
    let late: Tx | null = null
    await inOneTrip(db, async (tx) => {
      late = tx
    })
    await assert.rejects(async () => await late?.query('select 1'), /has left/)
  })

  test('in one trip says what became of each statement, even where the commit is refused', async () => {
    await assert.rejects(
      inOneTrip(db, async (tx) => {
        const [{ rowCount }] = await Promise.all([
          tx.query(`delete from ${TABLE} where number = -7`),
          tx.query('insert into public.one_trip_child values (-1)'),
        ])
        if (rowCount === 0) throw new Error('there was nothing to delete')
      }),
      /nothing to delete/,
    )
  })

  test('in one trip that failed while it prepared a statement leaves a connection that works', async () => {
    const twice = (tx: Tx) => Promise.all([tx.query('select 1', [], 'again'), tx.query(add(0))])
    await assert.rejects(inOneTrip(db, twice), /duplicate key/)
    const { rows } = await inOneTrip(db, (tx) => tx.query('select 1 as one', [], 'again'))
    assert.deepEqual(rows, [{ one: 1 }])
  })
})
