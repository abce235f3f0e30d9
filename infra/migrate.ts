import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Db, inTransaction, type Tx } from './db.ts'
import { watchTables } from './journal-watch.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, '../db/migrations')
/** Any number that nothing else locks by: one process migrates at a time. */
const MIGRATION_LOCK = 20_261_121

/** The oldest server whose SQL all our statements keep to. */
const OLDEST_POSTGRES = 150_000

/** Brings the schema up to date in one transaction. Throws when an applied file was edited or the server is too old. */
export async function migrate(owner: Db): Promise<readonly string[]> {
  await refuseOldServer(owner)
  return await inTransaction(owner, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await tx.query(
      `create table if not exists public.migration (
         name text primary key, sha256 text not null, at timestamptz not null default now())`,
    )
    const done = await appliedHashes(tx)
    const applied: string[] = []
    for (const name of (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(MIGRATIONS, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === sha256) continue
      if (before !== undefined)
        throw new Error(`migration ${name} was edited after it was applied; add a new one`)
      await tx.query(text)
      await tx.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
      applied.push(name)
    }
    await watchTables(tx)
    return applied
  })
}

async function appliedHashes(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ name: string; sha256: string }>(
    'select m.name, m.sha256 from public.migration m',
  )
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function refuseOldServer(owner: Db): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  )
  const version = Number(rows[0]?.version ?? 0)
  if (version < OLDEST_POSTGRES) throw new Error(`PostgreSQL ${version} is too old; Comity needs 15 or newer`)
}
