import type { Tx } from '../../../infra/db.ts'
import type { Finding } from '../review.ts'

export type Review = {
  readonly bureau: string
  /** Its Monday. */
  readonly week: string
  readonly openedAt: Date
  readonly lateAt: Date
  readonly isLate: boolean
  readonly finding: Finding | null
  readonly signedAt: Date | null
  readonly signedBy: string | null
}

const COLUMNS = `r.bureau, r.week, r.opened_at as "openedAt", r.late_at as "lateAt", r.is_late as "isLate", r.finding,
  r.signed_at as "signedAt", r.signed_by as "signedBy"`

/** Opens a week for every bureau that acted in it and has none; answers for which. */
export async function openReviews(
  tx: Tx,
  week: { readonly monday: string; readonly from: Date; readonly to: Date },
  openedAt: Date,
  lateAt: Date,
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ bureau: string }>(
    `insert into journal.review (bureau, week, opened_at, late_at)
     select distinct a.bureau, $1::date, $4::timestamptz, $5::timestamptz
       from journal.act a
      where a.at >= $2
        and a.at < $3
        and a.actor_kind <> 'system'
         on conflict (bureau, week) do nothing
     returning bureau`,
    [week.monday, week.from, week.to, openedAt, lateAt],
  )
  return rows.map((row) => row.bureau)
}

/** Marks the weeks that nobody signed off in time; answers those that were not marked before. */
export async function markLate(
  tx: Tx,
  now: Date,
): Promise<readonly { readonly bureau: string; readonly week: string }[]> {
  const { rows } = await tx.query<{ bureau: string; week: string }>(
    `update journal.review as r
        set is_late = true
      where r.signed_at is null
        and not r.is_late
        and r.late_at <= $1
     returning r.bureau, r.week`,
    [now],
  )
  return rows
}

/** The newest weeks. `bureau` null means every bureau: the hub's auditor sees all, so that a late one has a second reader. */
export async function listReviews(tx: Tx, bureau: string | null, limit: number): Promise<readonly Review[]> {
  const { rows } = await tx.query<Review>(
    `select ${COLUMNS}
       from journal.review r
      where $1::text is null or r.bureau = $1
      order by (r.signed_at is null) desc, r.week desc, r.bureau
      limit $2`,
    [bureau, limit],
  )
  return rows
}

/** Signs a week off; false when it is not there or signed already. */
export async function signReview(
  tx: Tx,
  { bureau, week }: { readonly bureau: string; readonly week: string },
  { finding, by }: { readonly finding: Finding; readonly by: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update journal.review as r
        set finding = $3, signed_by = $4, signed_at = $5
      where r.bureau = $1
        and r.week = $2::date
        and r.signed_at is null`,
    [bureau, week, finding, by, now],
  )
  return rowCount === 1
}

/** How many weeks of a bureau wait to be signed off; null counts those of every bureau that are late. */
export async function countReviews(tx: Tx, bureau: string | null): Promise<number> {
  const { rows } = await tx.query<{ open: number }>(
    `select count(*) as open
       from journal.review r
      where r.signed_at is null
        and (r.bureau = $1 or ($1::text is null and (r.is_late or r.bureau = 'HUB')))`,
    [bureau],
  )
  return rows[0]?.open ?? 0
}
