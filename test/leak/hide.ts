import type { Tx } from '../../infra/db.ts'
import type { Askers } from './askers.ts'
import { rowsSeenBy } from './who-sees-rows.ts'

/** Tables of the program, with their schema; the list of migrations is nobody's. */
export async function tablesOf(owner: Tx): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select t.table_schema || '.' || t.table_name as name
       from information_schema.tables t
      where t.table_type = 'BASE TABLE'
        and t.table_schema not in ('pg_catalog', 'information_schema', 'public')
      order by 1`,
  )
  return rows.map((row) => row.name)
}

/** Removes everything that the askers may not see: the world that they are told they live in. */
export async function hideFrom(owner: Tx, askers: Askers): Promise<void> {
  const tables = new Set(await tablesOf(owner))
  // One statement, so that one connection sees the setting: triggers and references must not stand in the way.
  const deletions = Object.entries(rowsSeenBy)
    .filter(([table]) => tables.has(table))
    .map(([table, seen]) => `delete from ${table} t where (${seen(askers)}) is not true`)
  await owner.query(['set local session_replication_role = replica', ...deletions].join(';\n'))
}

/** Every id in the database, by the name of its table; with askers, those of rows that they may see. */
export async function idsOf(
  owner: Tx,
  askers: Askers | null = null,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows: tables } = await owner.query<{ schema: string; name: string }>(
    `select c.table_schema as schema, c.table_name as name
       from information_schema.columns c
      where c.column_name = 'id'
        and c.data_type = 'uuid'
        and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
      order by 1, 2`,
  )
  const found = new Map<string, ReadonlySet<string>>()
  for (const { schema, name } of tables) {
    const seen = askers === null ? 'true' : (rowsSeenBy[`${schema}.${name}`]?.(askers) ?? 'false')
    const { rows } = await owner.query<{ id: string }>(
      `select distinct t.id from ${schema}.${name} t where ${seen} order by 1`,
    )
    found.set(name, new Set(rows.map((row) => row.id)))
  }
  return found
}
