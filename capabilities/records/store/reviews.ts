import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordId } from '../record.ts'
import type { Review, ReviewDecision, ReviewGround } from '../review.ts'

export type NewReview = {
  readonly owner: BureauCode
  readonly id: Id<'Review'>
  readonly recordId: RecordId
  readonly ground: ReviewGround
  readonly dueAt: Date
  readonly openedAt: Date
}

/** Opens reviews; answers how many, since a record has one of a ground at a time. */
export async function openReviews(tx: Tx, reviews: readonly NewReview[]): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into records.review (owner, id, record_id, ground, due_at, opened_at)
     select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[])
         on conflict do nothing`,
    [
      reviews.map((one) => one.owner),
      reviews.map((one) => one.id),
      reviews.map((one) => one.recordId),
      reviews.map((one) => one.ground),
      reviews.map((one) => one.dueAt),
      reviews.map((one) => one.openedAt),
    ],
  )
  return rowCount ?? 0
}

/** Closes the open reviews of a record, all or those of one ground. Answers how many there were. */
export async function decideReviews(
  tx: Tx,
  of: { readonly owner: BureauCode; readonly recordId: RecordId; readonly ground: ReviewGround | null },
  decided: {
    readonly decision: ReviewDecision
    /** For people; goes with the record. */
    readonly reason?: string
    readonly at: Date
    readonly by: Id<'Actor'>
  },
): Promise<number> {
  const { rowCount } = await tx.query(
    `update records.review as w
        set decided_at = $4, decided_by = $5, decision = $6, reason = $7
      where w.owner = $1
        and w.record_id = $2
        and ($3::text is null or w.ground = $3)
        and w.decided_at is null`,
    [of.owner, of.recordId, of.ground, decided.at, decided.by, decided.decision, decided.reason ?? null],
  )
  return rowCount ?? 0
}

/** Closes the open reviews of many records of one owner, all or those of one ground. */
export async function decideReviewsOf(
  tx: Tx,
  of: {
    readonly owner: BureauCode
    readonly records: readonly RecordId[]
    readonly ground: ReviewGround | null
  },
  decided: { readonly decision: ReviewDecision; readonly at: Date; readonly by: Id<'Actor'> },
): Promise<void> {
  if (of.records.length === 0) return
  await tx.query(
    `update records.review as w
        set decided_at = $4, decided_by = $5, decision = $6
      where w.owner = $1
        and w.record_id = any($2::uuid[])
        and ($3::text is null or w.ground = $3)
        and w.decided_at is null`,
    [of.owner, of.records, of.ground, decided.at, decided.by, decided.decision],
  )
}

const REVIEW_COLUMNS = `w.id, w.owner, w.record_id as "recordId", w.ground, w.due_at as "dueAt",
  w.opened_at as "openedAt", r.kind, r.reference, r.status, r.review_at as "reviewAt", r.delete_at as "deleteAt",
  r.held_since is not null as "isHeld", r.version`

/** Reviews that wait for the bureau's decision, the most urgent first. */
export async function listOpenReviews(
  tx: Tx,
  owner: BureauCode,
  page: {
    readonly after: { readonly dueAt: Date; readonly id: string } | null
    readonly limit: number
  },
): Promise<readonly Review[]> {
  const { rows } = await tx.query<Review>(
    `select ${REVIEW_COLUMNS}
       from records.review w
       join records.record r on r.owner = w.owner and r.id = w.record_id
      where w.owner = $1
        and w.decided_at is null
        and (w.due_at, w.id) > ($2, $3::uuid)
      order by w.due_at, w.id
      limit $4`,
    [
      owner,
      page.after?.dueAt ?? new Date(0),
      page.after?.id ?? '00000000-0000-0000-0000-000000000000',
      page.limit,
    ],
  )
  return rows
}

export async function findOpenReview(tx: Tx, owner: BureauCode, id: Id<'Review'>): Promise<Review | null> {
  const { rows } = await tx.query<Review>(
    `select ${REVIEW_COLUMNS}
       from records.review w
       join records.record r on r.owner = w.owner and r.id = w.record_id
      where w.owner = $1
        and w.id = $2
        and w.decided_at is null`,
    [owner, id],
  )
  return rows[0] ?? null
}
