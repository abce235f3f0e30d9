import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Asked, CheckId } from '../check.ts'
import { askedFrom, askedOfNumbers } from '../recognise.ts'
import { keepCursor, type PastBatch, type PastQuestion, type QuietQuestion, readCursor } from './later.ts'

/** What was asked with a check, or on a line of a batch. */
export type AskedThere = {
  readonly id: Id<'Check'> | Id<'Batch'>
  /** Of the line in the arrays of its batch, from 1; null for a check. */
  readonly place: number | null
  readonly asked: Asked
}

export type AskedKey = Omit<AskedThere, 'asked'> & { readonly key: number; readonly slot: number }

/** Ids that are looked through: from after one to before another. */
export type Stretch = { readonly after: string; readonly before: string; readonly limit: number }

/** The number of a transaction that begins and ends now: every other one that writes already has a lower one. */
export async function transactionNow(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ xid: number }>('select pg_current_xact_id()::text::bigint as xid')
  return rows[0]?.xid ?? 0
}

/** The lowest number of a transaction that is not over yet, or is to come. */
export async function oldestTransaction(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ xid: number }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xid',
  )
  return rows[0]?.xid ?? 0
}

/** Checks in the order of their ids, with what was asked, as it was kept. */
export async function nextChecks(
  tx: Tx,
  { after, before, limit }: Stretch,
): Promise<readonly (AskedThere & { readonly id: CheckId })[]> {
  const { rows } = await tx.query<AskedThere & { readonly id: CheckId }>(
    `select c.id, c.asked, null as place
       from checks.check c
      where c.id > $1::uuid
        and c.id < $2::uuid
      order by c.id
      limit $3`,
    [after, before, limit],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

/** Batches in the order of their ids, with the numbers that met nothing. */
export async function nextBatches(
  tx: Tx,
  { after, before, limit }: Stretch,
): Promise<readonly (Pick<PastBatch, 'documents' | 'imos'> & { readonly id: Id<'Batch'> })[]> {
  const { rows } = await tx.query<Pick<PastBatch, 'documents' | 'imos'> & { readonly id: Id<'Batch'> }>(
    `select b.id, b.documents, b.imos
       from checks.batch b
      where b.id > $1::uuid
        and b.id < $2::uuid
      order by b.id
      limit $3`,
    [after, before, limit],
  )
  return rows
}

export async function addAskedKeys(tx: Tx, keys: readonly AskedKey[]): Promise<void> {
  if (keys.length === 0) return
  await tx.query(
    `insert into checks.asked_key (key, asked_in, place, slot)
     select * from unnest($1::bigint[], $2::uuid[], $3::integer[], $4::integer[])`,
    [
      arrayOf(
        'bigint',
        keys.map(({ key }) => key),
      ),
      arrayOf(
        'uuid',
        keys.map(({ id }) => id),
      ),
      arrayOf(
        'integer',
        keys.map(({ place }) => place),
      ),
      arrayOf(
        'integer',
        keys.map(({ slot }) => slot),
      ),
    ],
    'add-asked-keys',
  )
}

/** Drops everything in a slot, whatever it holds. */
export async function emptySlot(tx: Tx, slot: number): Promise<void> {
  // A name cannot be a parameter: it is made of a whole number.
  await tx.query(`truncate checks.asked_key_${Math.trunc(slot)}`)
}

/** Up to which check and batch the keys are written; null before the first. Another `mark` begins anew. */
export type Reached = { readonly checks: string | null; readonly batches: string | null }

const placeOf = (mark: string, kind: keyof Reached): string => `asked-keys/${mark}/${kind}`
const EMPTIED = 'asked-keys/emptied'

export async function readReached(tx: Tx, mark: string): Promise<Reached> {
  const [checks, batches] = await Promise.all([
    readCursor(tx, placeOf(mark, 'checks')),
    readCursor(tx, placeOf(mark, 'batches')),
  ])
  return { checks, batches }
}

export async function keepReached(tx: Tx, mark: string, kind: keyof Reached, id: string): Promise<void> {
  await keepCursor(tx, placeOf(mark, kind), id)
}

/** The last period whose slot was emptied for it; null before the first. */
export async function readEmptied(tx: Tx): Promise<number | null> {
  const kept = await readCursor(tx, EMPTIED)
  return kept === null ? null : Number(kept)
}

export async function keepEmptied(tx: Tx, period: number): Promise<void> {
  await keepCursor(tx, EMPTIED, String(period))
}

/** `age` is 1 for the newest of a key. */
type Met = { readonly id: string; readonly place: number | null; readonly age: number }

/** Questions that were asked under one of the keys from the id `from` on; of each key the newest, its newest first. */
export async function findAskedUnder(
  tx: Tx,
  keys: readonly number[],
  { from, ofKey, limit }: { readonly from: string; readonly ofKey: number; readonly limit: number },
): Promise<readonly Met[]> {
  const { rows } = await tx.query<Met>(
    // Most keys of new records were never asked for: one look tells that, before their questions are ordered.
    `select k.asked_in as id, k.place, k.age
       from unnest($1::bigint[]) as n (key)
      cross join lateral (
              select 1
                from checks.asked_key ever
               where ever.key = n.key
                 and ever.asked_in >= $2::uuid
               limit 1) as met
      cross join lateral (
              select a.asked_in, a.place, row_number() over (order by a.asked_in desc) as age
                from checks.asked_key a
               where a.key = n.key
                 and a.asked_in >= $2::uuid
               order by a.asked_in desc
               limit $3) as k
      order by k.age, k.asked_in desc
      limit $4`,
    [arrayOf('bigint', keys), from, ofKey, limit],
  )
  return rows
}

/** So far is counted: of a name that very many bear there may be millions. */
export const COUNTED = 100_000

/** How many there are, for who could not take them all. */
export async function countAskedUnder(tx: Tx, keys: readonly number[], from: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*) as count
       from (select from checks.asked_key a
              where a.key = any($1::bigint[])
                and a.asked_in >= $2::uuid
              limit $3) as k`,
    [arrayOf('bigint', keys), from, COUNTED],
  )
  return rows[0]?.count ?? 0
}

/** Those of the checks that are still kept, newest first. */
export async function pastChecks(tx: Tx, ids: readonly string[]): Promise<readonly PastQuestion[]> {
  const { rows } = await tx.query<PastQuestion>(
    `select c.bureau, c.id, c.asked_by as "askedBy", c.purpose, c.clearance, c.mode, c.asked, c.about
       from checks.check c
      where c.id = any($1::uuid[])
      order by c.id desc`,
    [ids],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

type PastLine = Omit<QuietQuestion, 'asked'> & {
  readonly document: string | null
  readonly imo: string | null
}

/** Those of the lines whose batches are still kept, newest first; the id is the batch's. */
export async function pastLines(
  tx: Tx,
  lines: readonly { readonly id: string; readonly place: number }[],
): Promise<readonly QuietQuestion[]> {
  const { rows } = await tx.query<PastLine>(
    `select b.bureau, b.id, b.list_id as "listId", b.at, b.asked_by as "askedBy", b.purpose, b.clearance, b.mode, b.versions,
            b.documents[n.place] as document, b.imos[n.place] as imo, null::uuid as about
       from unnest($1::uuid[], $2::integer[]) as n (id, place)
       join checks.batch b on b.id = n.id
      order by b.id desc, n.place`,
    [lines.map(({ id }) => id), lines.map(({ place }) => place)],
  )
  return rows.map(({ document, imo, ...line }) => ({ ...line, asked: askedOfNumbers(document, imo) }))
}
