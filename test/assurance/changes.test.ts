import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction, type Tx } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { unwatched } from '../../infra/journal-unwatched.ts'
import { watchedTables, watchTables } from '../../infra/journal-watch.ts'
import { systemActor } from '../../kernel/actor.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

type Column = { readonly table: string; readonly column: string; readonly type: string }

/** Two values of each type that our tables use; a new type fails here until it has two. */
const values: Readonly<Record<string, readonly [string, string]>> = {
  bigint: ['1', '2'],
  boolean: ['true', 'false'],
  bytea: ["'\\x01'", "'\\x02'"],
  date: ["'2026-01-01'", "'2026-01-02'"],
  'double precision': ['1', '2'],
  integer: ['1', '2'],
  jsonb: ["'[1]'", "'[2]'"],
  numeric: ['1', '2'],
  real: ['1', '2'],
  smallint: ['1', '2'],
  text: ["'a'", "'b'"],
  'text[]': ["'{a}'", "'{b}'"],
  'integer[]': ["'{1}'::integer[]", "'{2,3}'::integer[]"],
  'timestamp with time zone': ["'2026-01-01'", "'2026-01-02'"],
  uuid: ["'00000000-0000-7000-8000-000000000001'", "'00000000-0000-7000-8000-000000000002'"],
  'uuid[]': ["'{00000000-0000-7000-8000-000000000001}'", "'{}'"],
  xid8: ["'1'", "'2'"],
}

/** Undone at the end, so that one table after the other can be taken apart. */
class Undo extends Error {}

describe('every change of every table', () => {
  let database: TestDatabase
  let columns: readonly Column[]

  before(async () => {
    database = await testDatabase()
    const { rows } = await database.owner.query<Column>(
      `select n.nspname || '.' || c.relname as table, a.attname as column,
              pg_catalog.format_type(a.atttypid, a.atttypmod) as type
         from pg_catalog.pg_attribute a
         join pg_catalog.pg_class c on c.oid = a.attrelid
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and n.nspname !~ '^(pg_|information_schema)'
        order by 1, a.attnum`,
    )
    columns = rows
  })
  after(() => database.close())

  test('is watched by three triggers on every table that is not named as an exception, and on no other', async () => {
    const { rows } = await database.owner.query<{ table: string; triggers: string }>(
      `select n.nspname || '.' || c.relname as table, string_agg(t.tgname, ' ' order by t.tgname) as triggers
         from pg_catalog.pg_trigger t
         join pg_catalog.pg_class c on c.oid = t.tgrelid
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where t.tgname like 'watch\\_%' and t.tgenabled = 'O'
        group by 1`,
    )
    const watched = new Map(rows.map((row) => [row.table, row.triggers]))
    const tables = [...new Set(columns.map((one) => one.table))]
    for (const table of tables) {
      const expected =
        unwatched[table]?.columns === 'all' ? undefined : 'watch_delete watch_insert watch_update'
      assert.equal(watched.get(table), expected, table)
    }
  })

  test('has exceptions that are there, each with its reason', () => {
    const known = new Set(columns.flatMap(({ table, column }) => [table, `${table}.${column}`]))
    for (const [table, { columns: named, why }] of Object.entries(unwatched)) {
      const places = named === 'all' ? [table] : named.map((column) => `${table}.${column}`)
      assert.deepEqual(
        places.filter((place) => !known.has(place)),
        [],
      )
      assert.ok(why.length > 10, table)
    }
  })

  test('leaves an entry that names table, key and column, to and from NULL, and holds no value', async () => {
    let seen = 0
    for (const { relation, key, columns: watched } of await watchedTables(database.owner)) {
      const mine = columns.filter((one) => one.table === relation)
      await undone(async (tx) => {
        await bare(tx, relation)
        await insert(tx, relation, mine)
        const [added] = await entries(tx)
        assert.deepEqual(
          [added?.relation, added?.operation, added?.keys.length],
          [relation, 'insert', 1],
          relation,
        )
        for (const { column, type } of mine.filter(
          (one) => watched.includes(one.column) && !key.includes(one.column),
        )) {
          const [, second] = valuesOf(type)
          for (const value of ['null', second, 'null']) {
            const before = (await entries(tx)).length
            await tx.query(`update ${relation} set "${column}" = ${value}`)
            const changes = (await entries(tx)).slice(before)
            assert.deepEqual(
              changes.map((change) => [change.operation, change.columns, change.keys.length]),
              [['update', [column], 1]],
              `${relation}.${column} = ${value}`,
            )
            assert.notDeepEqual(changes[0]?.old, changes[0]?.new)
            seen += 1
          }
        }
        await rekeyed(tx, relation, key, mine)
        await tx.query(`delete from ${relation}`)
        const last = (await entries(tx)).at(-1)
        assert.deepEqual([last?.operation, last?.keys.length, last?.new.length], ['delete', 1, 0], relation)
      })
    }
    assert.ok(seen > 300, `${seen} changes`)
  })

  test('that changes nothing, or an unwatched column alone, leaves none', async () => {
    for (const relation of ['bureaus.session', 'records.record'])
      await undone(async (tx) => {
        const mine = columns.filter((one) => one.table === relation)
        await bare(tx, relation)
        await insert(tx, relation, mine)
        await tx.query(`update ${relation} set id = id`)
        if (relation === 'bureaus.session') await tx.query(`update ${relation} set seen_at = now()`)
        assert.equal((await entries(tx)).length, 1)
      })
  })

  test('without an act does not commit for the program; with one it does, and the act vouches for it', async () => {
    const add = (tx: Tx, code: string) =>
      tx.query(
        `insert into bureaus.bureau (code, kind, name_en, name_fr, name_es, name_ar)
         values ($1, 'partner', 'a', 'a', 'a', 'a')`,
        [code],
      )
    for (const db of [database.app, database.system]) {
      await assert.rejects(
        inTransaction(db, (tx) => add(tx, 'ZZY')),
        /bureaus\.bureau has no act in its transaction/,
      )
    }
    await inTransaction(database.app, async (tx) => {
      await add(tx, 'ZZZ')
      const act = {
        actor: systemActor,
        act: 'demo.made',
        outcome: 'done',
        subject: 'none',
        detail: null,
      } as const
      await record(tx, { ...act, at: new Date() })
    })
    const { rows } = await database.owner.query(
      `select c.keys from journal.change c join journal.act a on a.tx = c.tx where c.relation = 'bureaus.bureau'`,
    )
    assert.deepEqual(rows, [{ keys: ['ZZZ'] }])
  })

  test('of five thousand rows at once is one entry, not five thousand', async () => {
    await undone(async (tx) => {
      await bare(tx, 'records.import_rejection')
      await tx.query(
        `insert into records.import_rejection (owner, import_id, line, position, reason, detail, excerpt)
         select 'FRA', '00000000-0000-7000-8000-000000000001', n, n, 'x', 'x', 'x' from generate_series(1, 5001) n`,
      )
      assert.deepEqual(
        (await entries(tx)).map((entry) => entry.keys.length),
        [5000, 1],
      )
    })
  })

  test('of a table that is made later is watched as soon as its migration ran', async () => {
    await undone(async (tx) => {
      await tx.query('create table bureaus.later (id uuid primary key, word text)')
      await watchTables(tx)
      await tx.query("insert into bureaus.later values ('00000000-0000-7000-8000-000000000001', 'x')")
      assert.equal((await entries(tx)).at(-1)?.relation, 'bureaus.later')
    })
  })

  async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
    await assert.rejects(
      inTransaction(database.owner, async (tx) => {
        await tx.query("set local statement_timeout = '60s'")
        await work(tx)
        throw new Undo()
      }),
      Undo,
    )
  }
})

/** Takes everything off a table but its columns, its key and its watch: any value can then be written. */
async function bare(tx: Tx, relation: string): Promise<void> {
  const { rows } = await tx.query<{ statement: string }>(
    `select format('alter table %s drop constraint if exists %I cascade', k.conrelid::regclass, k.conname) as statement
       from pg_catalog.pg_constraint k
      where (k.conrelid = $1::regclass and k.contype in ('c', 'f', 'u')) or (k.confrelid = $1::regclass)
  union all
     select format('alter table %s alter column %I drop not null', a.attrelid::regclass, a.attname)
       from pg_catalog.pg_attribute a
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
        and not exists (select 1 from pg_catalog.pg_index i
                         where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey::int2[]))
  union all
     select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
       from pg_catalog.pg_trigger t
      where t.tgrelid = $1::regclass and not t.tgisinternal and t.tgname not like 'watch\\_%'`,
    [relation],
  )
  for (const { statement } of rows) await tx.query(statement)
  await tx.query(`delete from ${relation}`)
  await tx.query("set local journal.erasing = 'on'")
  await tx.query('delete from journal.change')
}

async function insert(tx: Tx, relation: string, columns: readonly Column[]): Promise<void> {
  await tx.query(
    `insert into ${relation} (${columns.map((one) => `"${one.column}"`).join(', ')}) overriding system value
     values (${columns.map((one) => valuesOf(one.type)[0]).join(', ')})`,
  )
}

/** A row under another key is one that went and one that came. */
async function rekeyed(
  tx: Tx,
  relation: string,
  key: readonly string[],
  columns: readonly Column[],
): Promise<void> {
  const first = columns.find((one) => one.column === key.at(-1))
  if (first === undefined || first.type === 'boolean') return
  const before = (await entries(tx)).length
  await tx.query(`update ${relation} set "${first.column}" = ${valuesOf(first.type)[1]}`)
  const changes = (await entries(tx)).slice(before)
  const keys = changes.flatMap((change) => change.keys)
  assert.equal(new Set(keys).size, 2, `${relation} under another key`)
  assert.ok(changes.every((change) => change.columns.includes(first.column)))
}

function valuesOf(type: string): readonly [string, string] {
  const found = values[type]
  if (found === undefined) throw new Error(`no values of type ${type} to try`)
  return found
}

type Entry = {
  readonly relation: string
  readonly operation: string
  readonly columns: readonly string[]
  readonly keys: readonly string[]
  readonly old: readonly Buffer[]
  readonly new: readonly Buffer[]
}

async function entries(tx: Tx): Promise<readonly Entry[]> {
  const { rows } = await tx.query<Entry>(
    'select c.relation, c.operation, c.columns, c.keys, c.old, c.new from journal.change c order by c.id',
  )
  return rows
}
