import type { Tx } from '../../../infra/db.ts'
import type { Id } from '../../../kernel/id.ts'

export type Hold = {
  readonly id: Id<'Hold'>
  readonly bureau: string | null
  readonly subject: string | null
  readonly reason: string
  readonly placedAt: Date
  readonly placedBy: string
  readonly releasedAt: Date | null
}

export async function addHold(tx: Tx, hold: Omit<Hold, 'releasedAt'>): Promise<void> {
  await tx.query(
    `insert into journal.hold (id, bureau, subject, reason, placed_at, placed_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [hold.id, hold.bureau, hold.subject, hold.reason, hold.placedAt, hold.placedBy],
  )
}

/** Ends a hold; false when there is none in force that `bureau` may end. Null may end every bureau's. */
export async function endHold(
  tx: Tx,
  { id, bureau }: { readonly id: Id<'Hold'>; readonly bureau: string | null },
  by: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update journal.hold as h
        set released_at = $4, released_by = $3
      where h.id = $1
        and h.released_at is null
        and ($2::text is null or h.bureau = $2)`,
    [id, bureau, by, now],
  )
  return rowCount === 1
}

export async function listHolds(tx: Tx, bureau: string | null): Promise<readonly Hold[]> {
  const { rows } = await tx.query<Hold>(
    `select h.id, h.bureau, h.subject, h.reason, h.placed_at as "placedAt", h.placed_by as "placedBy",
            h.released_at as "releasedAt"
       from journal.hold h
      where $1::text is null or h.bureau = $1
      order by h.placed_at desc
      limit 200`,
    [bureau],
  )
  return rows
}

/** Erases acts older than an instant that no hold keeps. */
export async function eraseActs(
  tx: Tx,
  before: Date,
): Promise<{ readonly erased: number; readonly below: number }> {
  const { rows } = await tx.query<{ erased: number; below: number }>(
    'select e.erased, e.below from journal.erase_acts($1) e',
    [before],
  )
  return rows[0] ?? { erased: 0, below: 0 }
}
