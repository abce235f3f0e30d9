import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { systemActor } from '../kernel/actor.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { inTransaction } from './db.ts'
import { record } from './journal.ts'
import { type Head, sequence, type Verdict, verifyChain } from './journal-chain.ts'

const at = new Date('2026-03-01T10:00:00.123Z')

function act(place: number) {
  const detail = { place, text: 'é ü ✓', nested: { b: [1, 2.5, null], a: true } }
  return {
    actor: systemActor,
    act: 'record.read',
    outcome: 'done',
    subject: `record:${place}`,
    detail,
    at,
  } as const
}

describe('the journal', () => {
  let database: TestDatabase
  let head: Head
  const verify = (kept: Head | null = null): Promise<Verdict> =>
    verifyChain(database.app, kept, () => undefined)
  /** As somebody with the owner's password would, triggers switched off. */
  const tamper = (statement: string): Promise<unknown> =>
    inTransaction(database.owner, async (tx) => {
      await tx.query('set local session_replication_role = replica')
      await tx.query(statement)
    })

  before(async () => {
    database = await testDatabase()
  })
  after(() => database.close())
  beforeEach(async () => {
    await tamper('delete from journal.chain')
    await tamper('delete from journal.waiting')
    await tamper('delete from journal.act')
    for (let place = 1; place <= 5; place++) await record(database.app, act(place))
    head = (await sequence(database.app)).head
  })

  test('an untouched chain is clean, and its head is the last link', async () => {
    assert.deepEqual(await verify(head), {
      state: 'clean',
      entries: 5,
      waiting: 0,
      head: head.link.toString('hex'),
    })
  })

  test('acts that wait are counted, and chained by the next turn', async () => {
    await record(database.app, act(6), act(7))
    assert.equal((await verify()).state === 'clean' && (await verify()).entries, 5)
    const next = await sequence(database.app)
    assert.deepEqual([next.sequenced, next.head.seq], [2, 7])
  })

  test('two sequencers at once put every act in once', async () => {
    await record(database.app, ...Array.from({ length: 50 }, (_, place) => act(place + 10)))
    const turns = await Promise.all([sequence(database.app), sequence(database.app), sequence(database.app)])
    assert.equal(
      turns.reduce((sum, turn) => sum + turn.sequenced, 0),
      50,
    )
    assert.equal((await verify()).state, 'clean')
  })

  const third = '(select c.act_id from journal.chain c where c.seq = 3)'
  const breaks: readonly (readonly [string, string, Partial<Verdict>])[] = [
    [
      'a changed act',
      `update journal.act set bureau = 'XXX' where id = ${third}`,
      { seq: 3, why: 'entry_changed' },
    ],
    [
      'a changed detail',
      `update journal.act set detail = jsonb_set(detail, '{nested,a}', 'false') where id = ${third}`,
      { seq: 3, why: 'entry_changed' },
    ],
    ['a removed act', `delete from journal.act where id = ${third}`, { seq: 3, why: 'entry_missing' }],
    ['a removed link', 'delete from journal.chain where seq = 3', { seq: 3, why: 'entry_missing' }],
    [
      'a rewritten link',
      "update journal.chain set link = sha256('x') where seq = 3",
      { seq: 3, why: 'link_changed' },
    ],
    [
      'a rewritten leaf',
      "update journal.chain set leaf = sha256('x') where seq = 3",
      { seq: 3, why: 'entry_changed' },
    ],
    [
      'two acts in each other’s place',
      `update journal.chain c set act_id = (select d.act_id from journal.chain d where d.seq = 7 - c.seq) where c.seq in (3, 4)`,
      { seq: 3, why: 'entry_changed' },
    ],
    [
      'a chain cut off at its end',
      'delete from journal.chain where seq >= 4',
      { seq: 4, why: 'end_cut_off' },
    ],
  ]
  for (const [what, statement, verdict] of breaks) {
    test(`${what} is named as the first broken entry`, async () => {
      // The constraint on act_id is checked row by row: exchange two by way of dropping it for the moment.
      await database.owner.query('alter table journal.chain drop constraint if exists chain_act_id_key')
      await tamper(statement)
      const found = await verify(head)
      assert.deepEqual({ state: found.state, ...pick(found) }, { state: 'broken', ...verdict })
    })
  }

  test('an act taken out of the queue before it was chained is missed', async () => {
    await record(database.app, act(6))
    await tamper('delete from journal.waiting')
    assert.deepEqual(pick(await verify(head)), { seq: 6, why: 'entry_not_sequenced' })
  })

  test('the program may not change or remove an act, nor may the owner', async () => {
    for (const statement of [
      "update journal.act set bureau = 'XXX'",
      'delete from journal.act',
      'truncate journal.act',
      'delete from journal.chain',
    ]) {
      await assert.rejects(database.app.query(statement), /permission denied/)
      await assert.rejects(database.owner.query(statement), /append-only|foreign key/)
    }
  })

  test('an act goes with the transaction that it describes', async () => {
    await assert.rejects(
      inTransaction(database.app, async (tx) => {
        await record(tx, act(9))
        throw new Error('changed our mind')
      }),
    )
    const { rows } = await database.owner.query("select 1 from journal.act a where a.subject = 'record:9'")
    assert.equal(rows.length, 0)
  })
})

function pick(found: Verdict): Partial<Verdict> {
  return found.state === 'broken' ? { seq: found.seq, why: found.why } : {}
}
