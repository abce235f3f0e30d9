import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { systemActor } from '../kernel/actor.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { inTransaction } from './db.ts'
import { record } from './journal.ts'
import { realFiles } from './journal-files.ts'
import { sequence } from './journal-order.ts'
import { Sequencer } from './journal-sequencer.ts'
import { type Verdict, verifyDatabase, verifyFolder } from './journal-verify.ts'

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
  let dataDir: string
  let sequencer: Sequencer
  const folder = () => path.join(dataDir, 'journal')
  const verify = (): Promise<Verdict> => verifyDatabase(database.app, () => undefined)
  const verifyFiles = (): Promise<Verdict> => verifyFolder({ folder: folder(), files: realFiles, keys: null })
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
    for (const table of 'leaf waiting act writer counted hole checkpoint proof chain'.split(' '))
      await tamper(`delete from journal.${table}`)
    dataDir = await mkdtemp(path.join(tmpdir(), 'comity-journal-'))
    sequencer = new Sequencer({ db: database.system, dataDir, clock: () => at })
    for (let place = 0; place < 5; place++) await record(database.app, act(place))
    assert.equal((await sequencer.publishNow()).ok, true)
  })

  test('an untouched journal is clean in the database and in its files, under one root', async () => {
    const inDatabase = await verify()
    assert.equal(inDatabase.state, 'clean')
    assert.deepEqual(inDatabase, await verifyFiles())
    assert.equal(inDatabase.state === 'clean' && inDatabase.entries, 5)
    await rm(dataDir, { recursive: true })
  })

  test('acts that wait are counted, and have their place after the next turn', async () => {
    await record(database.app, act(6), act(7))
    const found = await verify()
    assert.deepEqual(found.state === 'clean' && [found.entries, found.waiting], [5, 2])
    assert.deepEqual(await sequence(database.system, at), { sequenced: 2, size: 7 })
  })

  test('two sequencers at once put every act in once', async () => {
    await record(database.app, ...Array.from({ length: 50 }, (_, place) => act(place + 10)))
    const turns = await Promise.all([1, 2, 3].map(() => sequence(database.system, at)))
    assert.equal(
      turns.reduce((sum, turn) => sum + turn.sequenced, 0),
      50,
    )
    assert.equal((await verify()).state, 'clean')
  })

  const third = '(select l.act_id from journal.leaf l where l.index = 3)'
  const breaks: readonly (readonly [string, string, object])[] = [
    [
      'a changed act',
      `update journal.act set bureau = 'XXX' where id = ${third}`,
      { index: 3, why: 'entry_changed' },
    ],
    [
      'a changed detail',
      `update journal.act set detail = jsonb_set(detail, '{nested,a}', 'false') where id = ${third}`,
      { index: 3, why: 'entry_changed' },
    ],
    [
      'an act under another transaction’s changes',
      `insert into journal.change (tx, relation, operation, columns, keys, salt, old, new)
       select a.tx, 'x', 'update', '{}', '{}', '', '{}', '{}' from journal.act a where a.id = ${third}`,
      { index: 3, why: 'entry_changed' },
    ],
    ['a removed act', `delete from journal.act where id = ${third}`, { index: 3, why: 'entry_missing' }],
    ['a removed place', 'delete from journal.leaf where index = 3', { index: 3, why: 'entry_missing' }],
    [
      'a rewritten entry',
      "update journal.leaf set entry = sha256('x') where index = 3",
      { index: 3, why: 'entry_changed' },
    ],
    [
      'two acts in each other’s place',
      'update journal.leaf l set act_id = (select d.act_id from journal.leaf d where d.index = 5 - l.index) where l.index in (2, 3)',
      { index: 2, why: 'entry_changed' },
    ],
    [
      'two acts in each other’s place with their entries',
      `update journal.leaf l set (act_id, entry) = (select d.act_id, d.entry from journal.leaf d where d.index = 5 - l.index)
        where l.index in (2, 3)`,
      { index: 0, why: 'root_changed' },
    ],
    ['an end that is cut off', 'delete from journal.leaf where index >= 3', { index: 3, why: 'end_cut_off' }],
  ]
  for (const [what, statement, verdict] of breaks) {
    test(`${what} is named as the first broken entry`, async () => {
      // The constraint on act_id is checked row by row: exchange two by way of dropping it for the moment.
      await database.owner.query('alter table journal.leaf drop constraint if exists leaf_act')
      await tamper(statement)
      const found = await verify()
      assert.deepEqual(pick(found), verdict)
    })
  }

  test('an act taken out of the queue before it had its place is missed', async () => {
    await record(database.app, act(6))
    await tamper('delete from journal.waiting')
    await sequence(database.system, at)
    assert.deepEqual(pick(await verify()), { index: 5, why: 'entry_not_sequenced' })
  })

  test('an act taken away together with its queue entry is missed, and stays missed', async () => {
    await record(database.app, act(6))
    await record(database.app, act(7))
    await tamper(
      "delete from journal.waiting w using journal.act a where a.id = w.act_id and a.subject = 'record:6'",
    )
    await tamper("delete from journal.act where subject = 'record:6'")
    await sequence(database.system, at)
    assert.deepEqual(pick(await verify()), { index: 6, why: 'act_missing' })
    await record(database.app, act(8))
    await sequence(database.system, at)
    assert.deepEqual(pick(await verify()), { index: 6, why: 'act_missing' })
    const { rows } = await database.owner.query('select h.missing from journal.hole h')
    assert.deepEqual(rows, [{ missing: 1 }])
  })

  test('a transaction that was rolled back leaves no gap', async () => {
    await assert.rejects(
      inTransaction(database.app, async (tx) => {
        await record(tx, act(9))
        throw new Error('changed our mind')
      }),
    )
    const { rows } = await database.owner.query("select 1 from journal.act a where a.subject = 'record:9'")
    assert.equal(rows.length, 0)
    await record(database.app, act(10))
    await sequence(database.system, at)
    assert.equal((await verify()).state, 'clean')
  })

  test('neither the program nor the owner may change or remove an act', async () => {
    for (const statement of [
      "update journal.act set bureau = 'XXX'",
      'delete from journal.act',
      'truncate journal.act',
      'delete from journal.leaf',
      "update journal.leaf set entry = ''",
      'delete from journal.checkpoint',
    ]) {
      await assert.rejects(database.app.query(statement), /permission denied/)
      await assert.rejects(database.system.query(statement), /permission denied/)
      await assert.rejects(database.owner.query(statement), /append-only|foreign key/)
    }
    for (const statement of [
      'delete from journal.waiting',
      'insert into journal.leaf values (9, null, null)',
    ])
      await assert.rejects(database.app.query(statement), /permission denied/)
  })

  test('what an earlier version chained comes first, in its order, and its links are still judged', async () => {
    await tamper('alter table journal.chain disable trigger all')
    for (let seq = 1; seq <= 5; seq++)
      await tamper(
        `insert into journal.chain (seq, act_id, leaf, link)
         select ${seq}, l.act_id, l.entry,
                sha256('\\x01'::bytea || coalesce((select c.link from journal.chain c where c.seq = ${seq - 1}),
                                                  decode(repeat('00', 32), 'hex')) || l.entry)
           from journal.leaf l where l.index = ${seq - 1}`,
      )
    assert.equal((await verify()).state, 'clean')
    await tamper("update journal.chain set link = sha256('x') where seq = 4")
    assert.deepEqual(pick(await verify()), { index: 3, why: 'link_changed' })
  })

  describe('on disk', () => {
    test('grows by partial and full tiles, and every step of it verifies', async () => {
      for (const more of [1, 250, 5, 300]) {
        await record(database.app, ...Array.from({ length: more }, (_, place) => act(place)))
        await sequencer.publishNow()
        assert.deepEqual(await verifyFiles(), await verify())
      }
      const leaves = (await readdir(path.join(folder(), 'tile/0'), { recursive: true })).sort()
      assert.deepEqual(leaves, ['000', '001', '002.p', '002.p/49'])
    })

    test('goes on after a new start, and begins nothing anew', async () => {
      const again = new Sequencer({ db: database.system, dataDir, clock: () => at })
      await record(database.app, act(11))
      const published = await again.publishNow()
      assert.equal(published.ok && published.value.size, 6)
      assert.equal((await verifyFiles()).state, 'clean')
    })

    const reopened = async (): Promise<unknown> => {
      const again = new Sequencer({ db: database.system, dataDir, clock: () => at })
      const published = await again.publishNow()
      return published.ok ? 'ok' : published.error
    }

    test('a checkpoint that is not there, not readable or not signed is noticed, never begun anew', async () => {
      const file = path.join(folder(), 'checkpoint')
      const kept = await readFile(file, 'utf8')
      await rm(file)
      assert.equal(await reopened(), 'checkpoint_missing')
      assert.deepEqual(pick(await verifyFiles()), { index: 5, why: 'checkpoint_missing' })
      await writeFile(file, '\u0000garbled')
      assert.equal(await reopened(), 'checkpoint_unreadable')
      assert.deepEqual(pick(await verifyFiles()), { index: 5, why: 'checkpoint_unreadable' })
      await writeFile(file, kept.replace('\n5\n', '\n4\n'))
      assert.equal(await reopened(), 'signature_wrong')
      assert.deepEqual(pick(await verifyFiles()), { index: 5, why: 'signature_wrong' })
      await writeFile(file, kept)
      assert.equal(await reopened(), 'ok')
      await rm(path.join(folder(), 'key'))
      assert.equal(await reopened(), 'key_missing')
    })

    test('another log in its place, or a database that knows less, is noticed', async () => {
      const other = await mkdtemp(path.join(tmpdir(), 'comity-journal-'))
      const kept = path.join(other, 'kept')
      await cp(folder(), kept, { recursive: true })
      await record(database.app, act(12))
      await sequencer.publishNow()
      await rm(folder(), { recursive: true })
      await cp(kept, folder(), { recursive: true })
      assert.equal(await reopened(), 'swapped')
      await tamper('delete from journal.checkpoint where size > 5')
      await tamper('delete from journal.leaf where index >= 3')
      await tamper('delete from journal.act where id not in (select l.act_id from journal.leaf l)')
      assert.equal(await reopened(), 'database_behind')
    })
  })
})

function pick(found: Verdict): object {
  return found.state === 'broken' ? { index: found.index, why: found.why } : {}
}
