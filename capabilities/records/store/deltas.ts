import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { DeedCounts, KeptPiece } from '../delta.ts'

/** One piece of a bureau at a time: two that name the same records in other orders would wait for each other. */
export async function lockDeltas(tx: Tx, owner: BureauCode): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [owner])
}

type Row = Omit<KeptPiece, 'counts' | 'by'> & DeedCounts

/** The piece as it was taken, or null. */
export async function findPiece(
  tx: Tx,
  owner: BureauCode,
  { key, piece }: Pick<KeptPiece, 'key' | 'piece'>,
): Promise<Omit<KeptPiece, 'by'> | null> {
  const { rows } = await tx.query<Row>(
    `select p.owner, p.delta_key as key, p.piece, p.at, p.salt, p.root, p.added, p.changed, p.renewed, p.unchanged,
            p.withdrawn, p.deleted, p.refused
       from records.delta_piece p
      where p.owner = $1
        and p.delta_key = $2
        and p.piece = $3`,
    [owner, key, piece],
  )
  const [row] = rows
  if (row === undefined) return null
  const { added, changed, renewed, unchanged, withdrawn, deleted, ...rest } = row
  return { ...rest, counts: { added, changed, renewed, unchanged, withdrawn, deleted } }
}

export type DeltaSoFar = {
  /** The number of the last piece, 0 when none was taken. */
  readonly pieces: number
  readonly lastAt: Date | null
  readonly counts: DeedCounts & { readonly refused: number }
}

export async function sumPieces(tx: Tx, owner: BureauCode, key: string): Promise<DeltaSoFar> {
  const { rows } = await tx.query<DeltaSoFar['counts'] & Omit<DeltaSoFar, 'counts'>>(
    `select coalesce(max(p.piece), 0) as pieces, max(p.at) as "lastAt", coalesce(sum(p.added), 0) as added,
            coalesce(sum(p.changed), 0) as changed, coalesce(sum(p.renewed), 0) as renewed,
            coalesce(sum(p.unchanged), 0) as unchanged, coalesce(sum(p.withdrawn), 0) as withdrawn,
            coalesce(sum(p.deleted), 0) as deleted, coalesce(sum(jsonb_array_length(p.refused)), 0) as refused
       from records.delta_piece p
      where p.owner = $1
        and p.delta_key = $2`,
    [owner, key],
  )
  const [row] = rows
  if (row === undefined) throw new Error('a sum without group by returned no row')
  const { pieces, lastAt, ...counts } = row
  return { pieces, lastAt, counts }
}

export async function keepPiece(tx: Tx, kept: KeptPiece): Promise<void> {
  const { counts } = kept
  await tx.query(
    `insert into records.delta_piece (owner, delta_key, piece, at, by, salt, root, added, changed, renewed, unchanged,
                                      withdrawn, deleted, refused)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[kept.owner, kept.key, kept.piece, kept.at, kept.by, kept.salt, kept.root],
      ...[counts.added, counts.changed, counts.renewed, counts.unchanged, counts.withdrawn, counts.deleted],
      JSON.stringify(kept.refused),
    ],
  )
}

/** Forgets pieces of deltas that nobody went on with since this instant, at most `limit`; returns how many. */
export async function forgetDeltas(tx: Tx, before: Date, limit: number): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from records.delta_piece p
      where (p.owner, p.delta_key, p.piece) in (
              select old.owner, old.delta_key, old.piece
                from records.delta_piece old
               where old.at < $1
                 and not exists (select 1
                                   from records.delta_piece later
                                  where later.owner = old.owner
                                    and later.delta_key = old.delta_key
                                    and later.at >= $1)
               order by old.at
               limit $2)`,
    [before, limit],
  )
  return rowCount ?? 0
}
