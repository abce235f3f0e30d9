import type { Tx } from './db.ts'
import { readSuccession, type Succession } from './journal-succession.ts'
import type { Head } from './journal-tree.ts'

/** A checkpoint as it was published. */
export type KeptCheckpoint = Head & { readonly at: Date; readonly note: string }

const COLUMNS = 'c.size, c.root, c.at, c.note'

/** Keeps a published checkpoint; a second one of the same size adds nothing. */
export async function keepCheckpoint(tx: Tx, { size, root, at, note }: KeptCheckpoint): Promise<void> {
  await tx.query(
    `insert into journal.checkpoint (size, root, at, note) values ($1, $2, $3, $4)
         on conflict (size) do nothing`,
    [size, root, at, note],
  )
}

export async function newestCheckpoint(tx: Tx): Promise<KeptCheckpoint | null> {
  const { rows } = await tx.query<KeptCheckpoint>(
    `select ${COLUMNS} from journal.checkpoint c order by c.size desc limit 1`,
  )
  return rows[0] ?? null
}

/** The first checkpoint that covers a place of the tree. */
export async function checkpointAfter(tx: Tx, index: number): Promise<KeptCheckpoint | null> {
  const { rows } = await tx.query<KeptCheckpoint>(
    `select ${COLUMNS} from journal.checkpoint c where c.size > $1 order by c.size limit 1`,
    [index],
  )
  return rows[0] ?? null
}

/** Heads that were published for trees of more than `size` leaves, smallest first. */
export async function headsAfter(tx: Tx, size: number, limit: number): Promise<readonly Head[]> {
  const { rows } = await tx.query<Head>(
    'select c.size, c.root from journal.checkpoint c where c.size > $1 order by c.size limit $2',
    [size, limit],
  )
  return rows
}

/** Keeps a succession of our log: from the commit on the new key is its key. */
export async function keepSuccession(tx: Tx, { at, note }: Succession): Promise<void> {
  await tx.query(
    `insert into journal.succession (place, at, note)
     select coalesce(max(h.place) + 1, 0), $1, $2 from journal.succession h`,
    [at, note],
  )
}

/** Every succession of our log, in their order; null when one cannot be believed. */
export async function ownSuccessions(tx: Tx): Promise<readonly Succession[] | null> {
  const { rows } = await tx.query<{ note: string }>(
    'select h.note from journal.succession h order by h.place',
  )
  const read = rows.flatMap(({ note }) => readSuccession(note) ?? [])
  return read.length === rows.length ? read : null
}

/** The successions of other logs that we know of, those of each in their order. */
export async function successionsFollowed(tx: Tx, origins: readonly string[]): Promise<readonly string[]> {
  if (origins.length === 0) return []
  const { rows } = await tx.query<{ note: string }>(
    `select h.note
       from journal.followed_succession h
      where h.origin = any ($1)
      order by h.origin, h.place`,
    [origins],
  )
  return rows.map(({ note }) => note)
}

/** Keeps the successions of another log from a place on. */
export async function followSuccessions(
  tx: Tx,
  {
    origin,
    from,
    notes,
  }: { readonly origin: string; readonly from: number; readonly notes: readonly string[] },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into journal.followed_succession (origin, place, at, note)
     select $1, $2 + n.place - 1, $4, n.note
       from unnest($3::text[]) with ordinality as n (note, place)`,
    [origin, from, notes, at],
  )
}

/** Notes when the journal was last proved; `record` refuses when that is too long ago. */
export async function noteProof(tx: Tx, at: Date): Promise<void> {
  await tx.query(
    `insert into journal.proof (at) values ($1)
         on conflict (alone) do update set at = excluded.at`,
    [at],
  )
}

/** Starts the clock of the proof where it never ran. */
export async function noteFirstProof(tx: Tx, at: Date): Promise<void> {
  await tx.query('insert into journal.proof (at) values ($1) on conflict (alone) do nothing', [at])
}

export async function provedAt(tx: Tx): Promise<Date | null> {
  const { rows } = await tx.query<{ at: Date }>('select p.at from journal.proof p')
  return rows[0]?.at ?? null
}

export type Cosignature = {
  readonly witness: string
  readonly size: number
  readonly at: Date
  readonly line: string
}

export async function keepCosignature(tx: Tx, { witness, size, at, line }: Cosignature): Promise<void> {
  await tx.query(
    `insert into journal.cosignature as c (witness, size, at, line) values ($1, $2, $3, $4)
         on conflict (witness, size) do update set at = excluded.at, line = excluded.line
      where c.at < excluded.at`,
    [witness, size, at, line],
  )
}

/** The newest cosignature of each of these witnesses that has given one. */
export async function newestCosignatures(
  tx: Tx,
  witnesses: readonly string[],
): Promise<readonly Cosignature[]> {
  if (witnesses.length === 0) return []
  const { rows } = await tx.query<Cosignature>(
    `select c.witness, c.size, c.at, c.line
       from unnest($1::text[]) as w (name)
      cross join lateral (select n.witness, n.size, n.at, n.line
                            from journal.cosignature n
                           where n.witness = w.name
                           order by n.size desc
                           limit 1) c`,
    [witnesses],
  )
  return rows
}

/** Cosignatures of one checkpoint, by witness. */
export async function cosignaturesOf(tx: Tx, size: number): Promise<readonly Cosignature[]> {
  const { rows } = await tx.query<Cosignature>(
    'select c.witness, c.size, c.at, c.line from journal.cosignature c where c.size = $1 order by c.witness',
    [size],
  )
  return rows
}

/** The newest head of another log that we cosigned, locked until the transaction ends: two may not race past each other. */
export async function findWitnessedForUpdate(tx: Tx, origin: string): Promise<Head | null> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`witness ${origin}`])
  const { rows } = await tx.query<Head>(
    'select w.size, w.root from journal.witnessed w where w.origin = $1',
    [origin],
  )
  return rows[0] ?? null
}

export type Witnessed = KeptCheckpoint & { readonly origin: string }

export async function keepWitnessed(tx: Tx, { origin, size, root, at, note }: Witnessed): Promise<void> {
  await tx.query(
    `insert into journal.witnessed (origin, size, root, at, note) values ($1, $2, $3, $4, $5)
         on conflict (origin) do update
        set size = excluded.size, root = excluded.root, at = excluded.at, note = excluded.note`,
    [origin, size, root, at, note],
  )
}

export async function listWitnessed(tx: Tx): Promise<readonly Omit<Witnessed, 'root' | 'note'>[]> {
  const { rows } = await tx.query<Omit<Witnessed, 'root' | 'note'>>(
    'select w.origin, w.size, w.at from journal.witnessed w order by w.origin',
  )
  return rows
}
