import { createHash } from 'node:crypto'
import type { Tx } from './db.ts'
import { unwatched } from './journal-unwatched.ts'

/** Rows of one entry: a list of a million records must not become one value of a gigabyte. */
const ROWS_OF_ENTRY = 5000

/** A table as it is watched. */
export type WatchedTable = {
  readonly relation: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
}

/** Every table that is watched, with the columns whose change wants an act. */
export async function watchedTables(tx: Tx): Promise<readonly WatchedTable[]> {
  const { rows } = await tx.query<WatchedTable>(
    `select n.nspname || '.' || c.relname as relation,
            array(select a.attname::text
                    from pg_catalog.pg_index i
                   cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
                    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                   where i.indrelid = c.oid and i.indisprimary
                   order by k.place) as key,
            array(select a.attname::text
                    from pg_catalog.pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   order by a.attnum) as columns
       from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r'
        and n.nspname !~ '^(pg_|information_schema)'
      order by 1`,
  )
  return rows.flatMap(({ relation, key, columns }) => {
    const left = unwatched[relation]?.columns ?? []
    return left === 'all' ? [] : [{ relation, key, columns: columns.filter((name) => !left.includes(name)) }]
  })
}

/**
 * Puts triggers on every watched table and takes them off the others. Called at the end of migrating, so that a new
 * table or column is watched by itself; does nothing when nothing changed.
 */
export async function watchTables(tx: Tx): Promise<void> {
  const tables = await watchedTables(tx)
  const text = tables.map(triggersOf).join('\n')
  const sha256 = createHash('sha256').update(text).digest('hex')
  const { rows } = await tx.query<{ sha256: string }>(
    'select m.sha256 from public.migration m where m.name = $1',
    [MARK],
  )
  if (rows[0]?.sha256 === sha256) return
  await takeOff(tx)
  await tx.query(text)
  await tx.query(
    `insert into public.migration (name, sha256) values ($1, $2)
         on conflict (name) do update set sha256 = excluded.sha256, at = now()`,
    [MARK, sha256],
  )
}

/** Names the triggers among the migrations: what they were made from. */
const MARK = 'watched tables'

async function takeOff(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ statement: string }>(
    `select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass) as statement
       from pg_catalog.pg_trigger t
      where t.tgname in ('watch_insert', 'watch_update', 'watch_delete')`,
  )
  for (const { statement } of rows) await tx.query(statement)
}

/**
 * One function and three triggers of a table. Written out column by column: it is planned once, and NULL is a value. Rows
 * that come or go are hashed before they are sorted: their hashes are a tenth of them.
 */
function triggersOf({ relation, key, columns }: WatchedTable): string {
  if (key.length === 0) throw new Error(`${relation} has no primary key, so its changes cannot be named`)
  const name = `journal.watch_${relation.replace('.', '_')}`
  const keyOf = (row: string): string =>
    `concat_ws('/', ${key.map((column) => `${row}.${quote(column)}`).join(', ')})`
  const changed = columns.map(
    (column) => `case when o.${quote(column)} is distinct from n.${quote(column)} then '${column}' end`,
  )
  const onKey = key.map((column) => `o.${quote(column)} = n.${quote(column)}`).join(' and ')
  const hashOf = (text: string): string => `sha256(entry.salt || convert_to(${text}, 'UTF8'))`
  const hash = (text: string): string => `array_agg(${hashOf(text)} order by r.key)`
  const into = 'insert into journal.change (tx, relation, operation, columns, keys, salt, old, new)'
  const part = `(row_number() over () - 1) / ${ROWS_OF_ENTRY} as part`
  return `
create or replace function ${name}() returns trigger
  language plpgsql security definer set search_path = '' as $watch$
<<entry>>
declare
  salt constant bytea := uuid_send(gen_random_uuid());
begin
  if tg_op = 'INSERT' then
    ${into}
    select journal.this_tx(), '${relation}', 'insert', '{}', array_agg(r.key order by r.key), entry.salt, '{}', array_agg(r.hash order by r.key)
      from (select ${keyOf('f')} as key, ${hashOf('f::text')} as hash, ${part} from fresh f) r
     group by r.part;
  elsif tg_op = 'DELETE' then
    ${into}
    select journal.this_tx(), '${relation}', 'delete', '{}', array_agg(r.key order by r.key), entry.salt, array_agg(r.hash order by r.key), '{}'
      from (select ${keyOf('s')} as key, ${hashOf('s::text')} as hash, ${part} from stale s) r
     group by r.part;
  else
    ${into}
    select journal.this_tx(), '${relation}', 'update', r.columns, array_agg(r.key order by r.key), entry.salt,
           ${hash("coalesce(r.before, '')")}, ${hash("coalesce(r.after, '')")}
      from (select coalesce(nullif(${keyOf('n')}, ''), ${keyOf('o')}) as key, o::text as before, n::text as after,
                   array_remove(array[${changed.join(', ')}]::text[], null) as columns, ${part}
              from stale o
              full join fresh n on ${onKey}) r
     where r.columns <> '{}'
     group by r.columns, r.part;
  end if;
  return null;
end $watch$;
create trigger watch_insert after insert on ${relation} referencing new table as fresh
  for each statement execute function ${name}();
create trigger watch_update after update on ${relation} referencing old table as stale new table as fresh
  for each statement execute function ${name}();
create trigger watch_delete after delete on ${relation} referencing old table as stale
  for each statement execute function ${name}();`
}

function quote(column: string): string {
  return `"${column}"`
}
