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
  const also = [...blurred(askers), ...renumbered]
  await owner.query(['set local session_replication_role = replica', ...deletions, ...also].join(';\n'))
}

/** Of a record that others see in its core alone, the rest is another one; what binds a reader belongs to the core. */
function blurred({ bureau }: Askers): readonly string[] {
  const rest = `case r.kind
      when 'person' then '{"remarks": "something else", "positions": ["Diver"], "addresses": [{"text": "Elsewhere", "country": null}]}'
      when 'travel_document' then '{"circumstances": "other", "fraud": "invalid"}'
      when 'vehicle' then '{"colour": "something else", "marks": ["scratched"]}'
      when 'work_of_art' then '{"description": "something else"}'
      else '{"remarks": "something else"}' end::jsonb`
  const isCore = `r.owner <> '${bureau}' and (r.disclosure = 'on_release' or 'H3' = any (r.handling))
    and not exists (select 1 from hits.hit h
                     where h.record_id = r.id and h.asker = '${bureau}' and h.released_at is not null)`
  return [
    `update records.version v set body = v.body || ${rest}
       from records.record r where r.owner = v.owner and r.id = v.id and v.body is not null and ${isCore}`,
    `update records.record r set body = r.body || ${rest}
      where r.body is not null and ${isCore}`,
  ]
}

/** Acts that are not there leave no gap in the numbers: the log must be whole in both worlds. */
const renumbered = [
  `update journal.act a set number = -dense.number
     from (select n.id, row_number() over (partition by n.writer order by n.number) as number from journal.act n) dense
    where dense.id = a.id and a.number is not null`,
  'update journal.act set number = -number where number < 0',
  `update journal.writer w
      set last = coalesce((select max(a.number) from journal.act a where a.writer = w.pid), 0)`,
]

/** Columns that make a row somebody's own: theirs to change. */
const OWNERS = ['owner', 'bureau', 'desk', 'to_bureau', 'asker']

type IdTable = { readonly schema: string; readonly name: string; readonly owners: readonly string[] }

/** Every id in the database, by the name of its table; with askers, those of rows that they may see. */
export async function idsOf(owner: Tx, askers: Askers | null = null): Promise<Ids> {
  return await idsWhere(owner, ({ schema, name }) =>
    askers === null ? 'true' : (rowsSeenBy[`${schema}.${name}`]?.(askers) ?? 'false'),
  )
}

export type Ids = ReadonlyMap<string, ReadonlySet<string>>

/** Of those, the ids of rows that are the bureau's own. */
export async function ownIdsOf(owner: Tx, bureau: string): Promise<Ids> {
  return await idsWhere(owner, ({ owners }) =>
    owners.length === 0 ? 'false' : `'${bureau}' in (${owners.map((column) => `t.${column}`).join(', ')})`,
  )
}

async function idsWhere(owner: Tx, where: (table: IdTable) => string): Promise<Ids> {
  tablesWithIds ??= findTablesWithIds(owner)
  const tables = await tablesWithIds
  const parts = tables.map(
    (table) =>
      `(select distinct '${table.name}' as kind, t.id from ${table.schema}.${table.name} t where ${where(table)})`,
  )
  const found = new Map<string, Set<string>>(tables.map(({ name }) => [name, new Set<string>()]))
  const { rows } = await owner.query<{ kind: string; id: string }>(
    `${parts.join(' union all ')} order by 1, 2`,
  )
  for (const { kind, id } of rows) found.get(kind)?.add(id)
  return found
}

/** All worlds of a process have the same tables, and the catalogue answers slowly. */
let tablesWithIds: Promise<readonly IdTable[]> | null = null

async function findTablesWithIds(owner: Tx): Promise<readonly IdTable[]> {
  const { rows } = await owner.query<IdTable>(
    `select c.table_schema as schema, c.table_name as name,
            coalesce(array_agg(o.column_name::text) filter (where o.column_name is not null), '{}') as owners
       from information_schema.columns c
       left join information_schema.columns o
         on o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = any($1)
      where c.column_name = 'id'
        and c.data_type = 'uuid'
        and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
      group by c.table_schema, c.table_name
      order by 1, 2`,
    [OWNERS],
  )
  return rows
}
