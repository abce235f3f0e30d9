// Writes db/schema.sql and db/migrations.sha256 from a freshly migrated database. Run it after adding a migration.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Db, openDb } from '../infra/db.ts'
import { migrate } from '../infra/migrate.ts'
import { startPostgres } from '../infra/postgres.ts'

const DB = path.resolve(import.meta.dirname, '../db')

const OURS =
  "n.nspname !~ '^(pg_|information_schema)' and not (n.nspname = 'public' and c.relname <> 'migration')"

/** The tables of a database as text: columns, constraints, indexes, triggers, rights of the program, walls. */
export async function dumpSchema(db: Db): Promise<string> {
  const { rows } = await db.query<{ line: string }>(
    `with ours as (
       select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.relpartbound
         from pg_catalog.pg_class c
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${OURS})
     select o.name || ' column ' || a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
            || case when a.attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') as line, 1 as part,
            lpad(a.attnum::text, 4, '0') as place, o.name
       from ours o
       join pg_catalog.pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
       left join pg_catalog.pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
      where o.relpartbound is null
  union all
     select o.name || ' constraint ' || k.conname || ' ' || pg_catalog.pg_get_constraintdef(k.oid), 2, k.conname, o.name
       from ours o
       join pg_catalog.pg_constraint k on k.conrelid = o.oid and k.contype <> 'n'
  union all
     select o.name || ' index ' || pg_catalog.pg_get_indexdef(i.indexrelid), 3, i.indexrelid::regclass::text, o.name
       from ours o
       join pg_catalog.pg_index i on i.indrelid = o.oid
      where not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
  union all
     select o.name || ' trigger ' || pg_catalog.pg_get_triggerdef(t.oid), 4, t.tgname, o.name
       from ours o
       join pg_catalog.pg_trigger t on t.tgrelid = o.oid and not t.tgisinternal
  union all
     select o.name || ' grant ' || lower(g.privilege_type) || ' to ' || g.grantee, 5, g.privilege_type, o.name
       from ours o
       join information_schema.role_table_grants g
         on g.table_schema || '.' || g.table_name = o.name and g.grantee = 'comity_app'
  union all
     select o.name || ' parted by ' || pg_catalog.pg_get_partkeydef(o.oid), 6, 'parts', o.name
       from ours o
      where o.relkind = 'p'
  union all
     select o.name || ' part ' || pg_catalog.pg_get_expr(o.relpartbound, o.oid), 6, 'parts', o.name
       from ours o
      where o.relpartbound is not null
  union all
     select o.name || ' row security' || case when c.relforcerowsecurity then ', for its owner too' else '' end, 6, '',
            o.name
       from ours o
       join pg_catalog.pg_class c on c.oid = o.oid and c.relrowsecurity
  union all
     select o.name || ' policy ' || p.policyname || ' for ' || lower(p.cmd) || ' to ' || array_to_string(p.roles, ', ')
            || coalesce(' using ' || regexp_replace(p.qual, '\\s+', ' ', 'g'), '')
            || coalesce(' with check ' || regexp_replace(p.with_check, '\\s+', ' ', 'g'), ''), 7, p.policyname,
            o.name
       from ours o
       join pg_catalog.pg_policies p on p.schemaname || '.' || p.tablename = o.name
      order by name, part, place`,
  )
  const head =
    '-- The present shape of the database, for reading. Written by tools/dump-schema.ts; a test compares it.\n'
  return head + rows.map((row) => `${row.line}\n`).join('')
}

async function migrationHashes(): Promise<string> {
  const folder = path.join(DB, 'migrations')
  const lines = (await readdir(folder)).sort().map(async (name) => {
    const sha256 = createHash('sha256').update(await readFile(path.join(folder, name)))
    return `${sha256.digest('hex')}  ${name}\n`
  })
  return (await Promise.all(lines)).join('')
}

if (import.meta.main) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-schema-'))
  const started = await startPostgres({ dataDir: folder, ephemeral: true })
  if (!started.ok) throw new Error(started.error.detail)
  const db = openDb(started.value.url, { as: 'owner', connections: 1 })
  await migrate(db)
  await writeFile(path.join(DB, 'schema.sql'), await dumpSchema(db))
  await writeFile(path.join(DB, 'migrations.sha256'), await migrationHashes())
  await db.close()
  await started.value.stop()
  await rm(folder, { recursive: true, force: true })
}
