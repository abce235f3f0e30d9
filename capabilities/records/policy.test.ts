import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inTransaction, inTransactionAs } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import { rowSecurityOf } from '../../kernel/policy-sql.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import {
  comparePolicies,
  inventCases,
  inventReaders,
  notInBoth,
  seenInMemory,
  silence,
  writeCases,
} from '../../test/policy-cases.ts'
import { addBureaus, personOf } from '../../test/world.ts'
import { EVERYBODY, type Guarded, writtenGuard } from './guard.ts'
import {
  maskFor,
  mayRead,
  onwardUse,
  type Reader,
  recordPolicy,
  usualPurposes,
  whyVisible,
} from './policy.ts'
import { visibleTo } from './store/visible.ts'

const plain: Guarded = {
  owner: personOf('PRT').bureau,
  isOwnerActive: true,
  level: 'fouo',
  handling: new Set(['H0']),
  audience: new Set(['ESP']),
  denied: new Set(),
  purposes: new Set(usualPurposes),
  grade: 'B2',
  disclosure: 'full',
  isLimited: false,
}
const officer = personOf('ESP', 'officer')
const owners = personOf('PRT', 'officer')

/** Whether the officer of the bureau shared with, and one of the owner's, see a record that differs in this. */
function seen(change: Partial<Guarded>, reader: Partial<Reader> = {}): readonly [boolean, boolean] {
  const guarded = { ...plain, ...change }
  return [mayRead({ ...officer, ...reader }, guarded), mayRead(owners, guarded)]
}

describe('who sees a record', () => {
  const OWNER_ALONE = [false, true]
  const BOTH = [true, true]

  test('its owner, and whom the owner shares it with', () => {
    assert.deepEqual(seen({}), BOTH)
    assert.deepEqual(seen({ audience: new Set([EVERYBODY]) }), BOTH)
    assert.deepEqual(seen({ audience: new Set(['FRA']) }), OWNER_ALONE)
  })

  test('an empty audience is the owner alone, and so is everything that nobody here knows', () => {
    assert.deepEqual(seen({ audience: new Set() }), OWNER_ALONE)
    assert.deepEqual(seen({ level: 'secret' as Guarded['level'] }), OWNER_ALONE)
    assert.deepEqual(seen({ handling: new Set(['H0', 'H9']) as Guarded['handling'] }), OWNER_ALONE)
    assert.deepEqual(seen({ grade: 'Z9' }), OWNER_ALONE)
    assert.deepEqual(seen({ purposes: new Set() }), OWNER_ALONE)
    assert.deepEqual(seen({}, { clearance: 'secret' as Reader['clearance'] }), OWNER_ALONE)
    assert.deepEqual(seen({}, { purpose: 'curiosity' as Reader['purpose'] }), OWNER_ALONE)
    assert.deepEqual(seen({}, { bureauState: 'unknown' as Reader['bureauState'] }), OWNER_ALONE)
    const everybody = { audience: new Set([EVERYBODY]) }
    for (const bureau of ['', EVERYBODY, 'esp'])
      assert.deepEqual(seen(everybody, { bureau: bureau as Reader['bureau'] }), OWNER_ALONE, bureau)
  })

  test('a restriction wins over every audience, and never over the owner', () => {
    assert.deepEqual(seen({ audience: new Set([EVERYBODY]), denied: new Set(['ESP', 'PRT']) }), OWNER_ALONE)
    assert.deepEqual(seen({ denied: new Set(['ESP']) }), OWNER_ALONE)
  })

  test('only with a clearance that reaches its level, for a use that the owner permits', () => {
    assert.deepEqual(seen({ level: 'confidential' }, { clearance: 'restricted' }), OWNER_ALONE)
    assert.deepEqual(seen({ level: 'confidential' }, { clearance: 'confidential' }), BOTH)
    assert.deepEqual(seen({ purposes: new Set(['wanted']) }, { purpose: 'investigate' }), OWNER_ALONE)
    assert.deepEqual(seen({ purposes: new Set(['investigate']) }, { purpose: 'investigate' }), BOTH)
  })

  test('what is unreliable or cannot be judged is not offered where somebody is held on the spot', () => {
    for (const grade of ['E1', 'F2', 'A5', 'B6']) {
      assert.deepEqual(seen({ grade }, { purpose: 'border' }), OWNER_ALONE, grade)
      assert.deepEqual(seen({ grade }, { purpose: 'security_check' }), OWNER_ALONE, grade)
      assert.deepEqual(seen({ grade }, { purpose: 'investigate' }), BOTH, grade)
    }
    assert.deepEqual(seen({ grade: '' }, { purpose: 'border' }), BOTH)
    assert.deepEqual(seen({ grade: 'D4' }, { purpose: 'border' }), BOTH)
  })

  test('a bureau that is suspended or has left is shown nothing of others, and others nothing of it', () => {
    for (const bureauState of ['suspended', 'left'] as const) {
      assert.deepEqual(seen({}, { bureauState }), OWNER_ALONE)
      assert.equal(mayRead({ ...owners, bureauState }, plain), true)
    }
    assert.deepEqual(seen({ isOwnerActive: false }), OWNER_ALONE)
  })

  test('one that the commission limited: the head of its owner, and at the hub who reviews, as far as shared', () => {
    const limited = { ...plain, isLimited: true, audience: new Set([EVERYBODY]) }
    assert.equal(mayRead(officer, limited), false)
    assert.equal(mayRead(owners, limited), false)
    assert.equal(mayRead(personOf('ESP', 'bureau_head'), limited), false)
    assert.equal(mayRead(personOf('PRT', 'bureau_head'), limited), true)
    assert.equal(mayRead(personOf('HUB', 'hub_reviewer'), limited), true)
    assert.equal(mayRead(personOf('HUB', 'commission'), limited), true)
    assert.equal(mayRead(personOf('HUB', 'watch_officer'), limited), false)
    assert.equal(mayRead(personOf('ESP', 'hub_reviewer'), limited), false)
    assert.equal(mayRead(personOf('HUB', 'hub_reviewer'), { ...limited, audience: new Set() }), false)
  })

  test('the hub is a bureau like others: what is not shared with it, it does not see', () => {
    assert.equal(mayRead({ ...personOf('HUB', 'hub_reviewer'), clearance: 'confidential' }, plain), false)
  })
})

describe('how much of it is shown', () => {
  test('all to its owner; to others the core until a release, where the owner or H3 says so', () => {
    const onRelease = { ...plain, disclosure: 'on_release' as const }
    const other = { ...plain, handling: new Set(['H3' as const]) }
    assert.deepEqual([maskFor(officer, plain), maskFor(owners, plain)], ['full', 'full'])
    assert.deepEqual([maskFor(officer, onRelease), maskFor(owners, onRelease)], ['core', 'full'])
    assert.deepEqual([maskFor(officer, other), maskFor(owners, other)], ['core', 'full'])
    assert.equal(maskFor(officer, { ...plain, disclosure: 'often' as Guarded['disclosure'] }), 'core')
    assert.equal(maskFor(personOf('FRA', 'officer'), onRelease), 'none')
  })

  test('the reason says by which way', () => {
    assert.equal(whyVisible(owners, plain), 'owner')
    assert.equal(whyVisible(officer, plain), 'shared_with_you')
    assert.equal(whyVisible(officer, { ...plain, audience: new Set([EVERYBODY]) }), 'shared_with_all')
    assert.equal(whyVisible(personOf('FRA', 'officer'), plain), null)
  })

  test('H1 asks before a court sees it, H2 before it is passed on, H3 and no code at all before both', () => {
    const uses = (...codes: ('H0' | 'H1' | 'H2' | 'H3')[]) => {
      const { asEvidence, passOn } = onwardUse(officer, { ...plain, handling: new Set(codes) })
      return `${asEvidence} ${passOn}`
    }
    assert.equal(uses('H0'), 'allowed allowed')
    assert.equal(uses('H1'), 'ask_owner allowed')
    assert.equal(uses('H0', 'H2'), 'allowed ask_owner')
    assert.equal(uses('H1', 'H2'), 'ask_owner ask_owner')
    assert.equal(uses('H3'), 'ask_owner ask_owner')
    assert.equal(uses(), 'ask_owner ask_owner')
    const own = { asEvidence: 'allowed', passOn: 'allowed' }
    assert.deepEqual(onwardUse(owners, { ...plain, handling: new Set(['H2']) }), own)
  })

  test('a guard that cannot be read is refused, not guessed', () => {
    const written = { ...plain, handling: ['H0'], audience: [], denied: [], purposes: [] }
    assert.equal(writtenGuard.safeParse(written).success, true)
    for (const wrong of [{ level: 'secret' }, { handling: ['H9'] }, { disclosure: '' }, { audience: null }])
      assert.equal(writtenGuard.safeParse({ ...written, ...wrong }).success, false)
  })
})

describe('the second wall', () => {
  const tables = ['record', 'version', 'import', 'import_rejection', 'sharing_list', 'sharing_list_version']
  let database: TestDatabase

  before(async () => {
    database = await testDatabase()
    await addBureaus(database.app, new Date())
  })
  after(() => database.close())

  test('SQL and memory agree on 100,000 cases', async () => {
    const {
      cases,
      seen: found,
      differences,
    } = await comparePolicies(database.owner, {
      ...{ seed: 20_261_121, records: 500, readers: 200 },
    })
    assert.equal(cases, 100_000)
    assert.deepEqual(differences.slice(0, 3), [])
    assert.ok(
      found > cases / 20 && found < cases / 2,
      `${found} of ${cases} are seen: too few or too many tell little`,
    )
  })

  test('the text of the row-level policy is the rule itself', () => {
    const file = path.resolve(import.meta.dirname, '../../db/migrations/0007-records-policy.sql')
    const bare = (text: string) => text.replaceAll(/\s+/g, ' ')
    const rule = bare(rowSecurityOf(recordPolicy.see).replaceAll(/\br\./g, 'record.'))
    assert.ok(bare(readFileSync(file, 'utf8')).includes(` using ( ${rule} );`))
  })

  test('without a predicate of ours, the answering role sees what the rule says, of records and of versions', async () => {
    const cases = inventCases(7, 300, true)
    await inTransaction(database.owner, async (tx) => {
      await silence(tx)
      await writeCases(tx, cases)
    })
    let found = 0
    for (const reader of inventReaders(11, 150)) {
      const expected = seenInMemory(cases, reader)
      const [records, versions] = await inTransactionAs(database.app, reader, async (tx) => [
        (await tx.query<{ id: string }>('select r.id from records.record r')).rows.map((row) => row.id),
        (await tx.query<{ id: string }>('select v.id from records.version v')).rows.map((row) => row.id),
      ])
      found += expected.length
      assert.deepEqual(notInBoth(records ?? [], expected), [], JSON.stringify(reader))
      assert.deepEqual(notInBoth(versions ?? [], expected), [], JSON.stringify(reader))
    }
    assert.ok(found > 1000)
  })

  test('without settings the answering role sees nothing; Comity itself sees all', async () => {
    for (const table of [
      'record',
      'version',
      'import',
      'import_rejection',
      'sharing_list',
      'sharing_list_version',
    ])
      assert.equal(Number((await database.app.query(`select 1 from records.${table}`)).rowCount), 0, table)
    const { rowCount } = await database.system.query('select 1 from records.record')
    assert.equal(rowCount, 300)
    const half = await inTransaction(database.app, async (tx) => {
      await tx.query("set local app.bureau = 'FRA'")
      return await tx.query<{ owner: string }>('select distinct r.owner from records.record r')
    })
    assert.deepEqual(half.rows, [{ owner: 'FRA' }])
  })

  test('what a reader sees is found by keys: the owner and the audience, before and behind the wall', async () => {
    const reader = personOf('ESP', 'officer')
    const { sql, values } = visibleTo(reader, 1)
    for (const [db, where] of [
      [database.system, { sql, values }],
      [database.app, { sql, values }],
      [database.app, { sql: 'true', values: [] }],
    ] as const) {
      const { rows } = await inTransactionAs(db, reader, async (tx) => {
        await tx.query('set local enable_seqscan = off')
        const query = `explain (costs off) select r.id from records.record r where ${where.sql}`
        return await tx.query<{ 'QUERY PLAN': string }>(query, where.values)
      })
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      assert.match(plan, /BitmapOr[\s\S]*Index Cond: \(owner = [\s\S]*record_audience_of/, plan)
      assert.doesNotMatch(plan, /Seq Scan on record/)
    }
  })

  test('nobody writes, changes or removes the record of another bureau, though it is seen', async () => {
    const esp = { ...personOf('ESP', 'bureau_head'), clearance: 'confidential' } as const
    const write = (sql: string) =>
      inTransactionAs(database.app, esp, async (tx) => {
        const act = { actor: systemActor, act: 'record.changed', outcome: 'done', subject: 'none' } as const
        await record(tx, { ...act, detail: null, at: new Date() })
        return await tx.query(sql)
      })
    const others = await write("select r.id from records.record r where r.owner <> 'ESP'")
    assert.ok(Number(others.rowCount) > 10)
    assert.equal((await write("update records.record set caveat = 'x' where owner <> 'ESP'")).rowCount, 0)
    assert.equal((await write("delete from records.record where owner <> 'ESP'")).rowCount, 0)
    const copy = `insert into records.version (owner, id, version, change, body, status, at, by)
                  select v.owner, v.id, 2, 'changed', v.body, v.status, v.at, v.by from records.version v`
    await assert.rejects(write(`${copy} where v.owner <> 'ESP'`), /row-level security/)
    await assert.rejects(
      write("update records.record set owner = 'FRA' where owner = 'ESP'"),
      /row-level security/,
    )
    assert.ok(
      Number((await write("update records.record set caveat = 'x' where owner = 'ESP'")).rowCount) > 0,
    )
  })

  test('every table that holds records or lists is walled, for its owner too', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select c.relname as name
         from pg_catalog.pg_class c
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'records'
          and c.relkind = 'r'
          and c.relrowsecurity
          and c.relforcerowsecurity`,
    )
    const walled = new Set(rows.map((row) => row.name))
    assert.deepEqual(
      tables.filter((table) => !walled.has(table)),
      [],
    )
  })
})
