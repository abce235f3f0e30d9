import { createHash, hash } from 'node:crypto'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { arrayOf } from './binary-array.ts'
import { type Db, inTransaction, type Tx } from './db.ts'

/** One process at a time puts acts in order. */
const SEQUENCER_LOCK = 20_261_122
const BATCH = 1000

type ActRow = {
  id: string
  at: Date
  actor_kind: string
  actor_id: string
  bureau: string
  purpose: string
  act: string
  outcome: string
  subject: string
  /** JSON as the database writes it. */
  detail: string
  salt: Buffer
  /** Null on acts of earlier versions, which numbered nothing and watched no changes. */
  writer: number | null
  number: number | null
  tx: string | null
}

const ACT_COLUMNS =
  'a.id, a.at, a.actor_kind, a.actor_id, a.bureau, a.purpose, a.act, a.outcome, a.subject, a.detail::text as detail, a.salt, a.writer, a.number, a.tx'

/**
 * What an act is, in one spelling: that of `canonicalJson`, written out because every act passes here. `changes` is the
 * digest of what its transaction changed in the tables.
 */
function spellAct(row: ActRow, changes: string | null): string {
  const text = JSON.stringify
  const isNumbered = row.writer !== null
  return [
    `{"act":${text(row.act)},"actor_id":${text(row.actor_id)},"actor_kind":${text(row.actor_kind)}`,
    `"at":${text(row.at)},"bureau":${text(row.bureau)}`,
    ...(isNumbered ? [`"changes":${text(changes)}`] : []),
    `"detail":${spellDetail(row.detail)},"id":${text(row.id)}`,
    ...(isNumbered ? [`"number":${row.number}`] : []),
    `"outcome":${text(row.outcome)},"purpose":${text(row.purpose)}`,
    `"subject":${text(row.subject)}${isNumbered ? `,"writer":${row.writer}` : ''}}`,
  ].join(',')
}

/** Spelt details by their text in the database: checks that found nothing say the same thing over and over. */
const spelt = new Map<string, string>()
const SPELT_KEPT = 500
const LONGEST_KEPT = 1000

function spellDetail(detail: string): string {
  const known = spelt.get(detail)
  if (known !== undefined) return known
  const text = canonicalJson(JSON.parse(detail) as Json)
  if (spelt.size >= SPELT_KEPT) spelt.clear()
  if (detail.length <= LONGEST_KEPT) spelt.set(detail, text)
  return text
}

/** The entry of the log for an act: its salted hash, which tells nothing once act and salt are erased. */
export function entryOf(salt: Buffer, text: string): Buffer {
  const salted = Buffer.concat([ZERO, salt, Buffer.from(text, 'utf8')])
  return Buffer.from(hash('sha256', salted), 'hex')
}

const ZERO = Buffer.of(0)

/** An act as the log vouches for it. */
export type SpeltAct = {
  readonly id: string
  readonly text: string
  readonly salt: Buffer
  readonly entry: Buffer
}

async function spell(tx: Tx, rows: readonly ActRow[]): Promise<readonly SpeltAct[]> {
  const changes = await changesOf(tx, [...new Set(rows.map((row) => row.tx).filter((name) => name !== null))])
  return rows.map((row) => {
    const text = spellAct(row, row.tx === null ? null : (changes.get(row.tx) ?? null))
    return { id: row.id, text, salt: row.salt, entry: entryOf(row.salt, text) }
  })
}

/** For each transaction the digest over its changes in their order; none for one that changed no watched table. */
async function changesOf(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const { rows } = await tx.query<{ tx: string; digest: Buffer }>(
    `select c.tx, journal.digest_of(c) as digest
       from journal.change c
      where c.tx = any($1::text[])
      order by c.tx, c.id`,
    [names],
  )
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  for (const row of rows) {
    const digest = hashes.get(row.tx) ?? createHash('sha256')
    hashes.set(row.tx, digest.update(row.digest))
  }
  return new Map([...hashes].map(([name, digest]) => [name, digest.digest('hex')]))
}

/** Gives every act that waits its place; answers how many there were, and how many entries there are now. */
export async function sequence(
  db: Db,
  at: Date,
): Promise<{ readonly sequenced: number; readonly size: number }> {
  let total = 0
  for (;;) {
    const { taken, size } = await inTransaction(db, sequenceBatch)
    total += taken
    if (taken === BATCH) continue
    await inTransaction(db, (tx) => noteHoles(tx, size, at))
    return { sequenced: total, size }
  }
}

async function sequenceBatch(tx: Tx): Promise<{ taken: number; size: number }> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK])
  const before = await countEntries(tx)
  const { rows } = await tx.query<ActRow>(
    `select ${ACT_COLUMNS}
       from journal.waiting w
       join journal.act a on a.id = w.act_id
      order by w.act_id
      limit ${BATCH}`,
  )
  if (rows.length === 0) return { taken: 0, size: before }
  const acts = await spell(tx, rows)
  const ids = acts.map((act) => act.id)
  await tx.query(
    `insert into journal.leaf (index, act_id, entry)
     select e.index, e.act_id, e.entry from unnest($1::bigint[], $2::uuid[], $3::bytea[]) as e (index, act_id, entry)`,
    [
      arrayOf(
        'bigint',
        acts.map((_, place) => before + place),
      ),
      arrayOf('uuid', ids),
      arrayOf(
        'bytea',
        acts.map((act) => act.entry),
      ),
    ],
    'give-places',
  )
  await tx.query('delete from journal.waiting w where w.act_id = any($1::uuid[])', [arrayOf('uuid', ids)])
  await tx.query(
    `insert into journal.counted as c (pid, number)
     select e.pid, count(*) from unnest($1::integer[]) as e (pid) where e.pid is not null group by e.pid
         on conflict (pid) do update set number = c.number + excluded.number`,
    [rows.map((row) => row.writer)],
  )
  return { taken: rows.length, size: before + rows.length }
}

/**
 * Compares the numbers that writers took with the acts that are there. One that is missing was taken away before it
 * reached the tree: it is noted for good, and every later verdict names it.
 */
async function noteHoles(tx: Tx, size: number, at: Date): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK])
  await tx.query(
    `with waiting as (
       select a.writer, count(*) as acts
         from journal.waiting q
         join journal.act a on a.id = q.act_id
        group by a.writer),
     found as (
       select w.pid, w.last - coalesce(c.number, 0) - coalesce(q.acts, 0) as missing
         from journal.writer w
         left join journal.counted c on c.pid = w.pid
         left join waiting q on q.writer = w.pid),
     noted as (
       insert into journal.hole (pid, missing, index, found_at)
       select f.pid, f.missing, $1, $2 from found f where f.missing <> 0
       returning pid, missing)
     insert into journal.counted as c (pid, number)
     select n.pid, n.missing from noted n
         on conflict (pid) do update set number = c.number + excluded.number`,
    [size, at],
  )
}

/** How many acts have their place: the size of the tree. */
export async function countEntries(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ size: number }>(
    'select coalesce(max(l.index) + 1, 0)::bigint as size from journal.leaf l',
  )
  return rows[0]?.size ?? 0
}

/** Entries from a place on, in their order, as far as they follow without a gap. */
export async function entriesFrom(tx: Tx, index: number, limit: number): Promise<readonly Buffer[]> {
  const { rows } = await tx.query<{ index: number; entry: Buffer }>(
    `select l.index, l.entry
       from journal.leaf l
      where l.index >= $1
      order by l.index
      limit $2`,
    [index, limit],
  )
  const gap = rows.findIndex((row, place) => row.index !== index + place)
  return (gap < 0 ? rows : rows.slice(0, gap)).map((row) => row.entry)
}

/** A place of the tree with what lies there. `act` is null where there is none any more. */
export type Place = { readonly index: number; readonly entry: Buffer; readonly act: SpeltAct | null }

/** Places from one on, with their acts. */
export async function placesFrom(tx: Tx, index: number): Promise<readonly Place[]> {
  const { rows } = await tx.query<
    { index: number; entry: Buffer } & { [K in keyof ActRow]: ActRow[K] | null }
  >(
    `select l.index, l.entry, ${ACT_COLUMNS}
       from journal.leaf l
       left join journal.act a on a.id = l.act_id
      where l.index >= $1
      order by l.index
      limit ${BATCH}`,
    [index],
  )
  const acts = new Map((await spell(tx, rows.filter(isWhole))).map((act) => [act.id, act]))
  return rows.map((row) => ({ index: row.index, entry: row.entry, act: acts.get(row.id ?? '') ?? null }))
}

function isWhole<T extends { [K in keyof ActRow]: ActRow[K] | null }>(row: T): row is T & ActRow {
  return row.id !== null && row.salt !== null
}

/** An act with its place; null when it is not there, or not in the tree yet. */
export async function placeOf(tx: Tx, actId: string): Promise<(Place & { readonly act: SpeltAct }) | null> {
  const { rows } = await tx.query<ActRow & { index: number; entry: Buffer }>(
    `select l.index, l.entry, ${ACT_COLUMNS}
       from journal.act a
       join journal.leaf l on l.act_id = a.id
      where a.id = $1`,
    [actId],
  )
  const [act] = await spell(tx, rows)
  const [row] = rows
  return act === undefined || row === undefined ? null : { index: row.index, entry: row.entry, act }
}
