import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordId } from '../record.ts'
import type { Ending } from './deletion.ts'

// Every statement takes at most `limit` rows, passes over those that another process has locked, and finds nothing the
// second time: a run that was killed goes on where it was.

export type Owned = { readonly owner: BureauCode; readonly id: RecordId }

/** For Comity itself: live records with a review date up to `until` whose owner was not asked about that date, now marked as asked. */
export async function takeUnreminded(
  tx: Tx,
  until: Date,
  limit: number,
): Promise<readonly (Owned & { readonly reviewAt: Date })[]> {
  const { rows } = await tx.query<Owned & { reviewAt: Date }>(
    `with due as (
       select r.owner, r.id
         from records.record r
        where r.status = 'live'
          and r.reminded_for is distinct from r.review_at
          and r.review_at <= $1
        order by r.review_at
        limit $2
          for update skip locked)
     update records.record as r
        set reminded_for = r.review_at
       from due
      where r.owner = due.owner
        and r.id = due.id
     returning r.owner, r.id, r.review_at as "reviewAt"`,
    [until, limit],
  )
  return rows
}

/** For Comity itself: takes live records past their review date, but not to be deleted yet, out of search; each keeps a version of it. */
export async function takeLapsed(
  tx: Tx,
  { at, by }: { readonly at: Date; readonly by: Id<'Actor'> },
  limit: number,
): Promise<readonly Owned[]> {
  const { rows } = await tx.query<Owned>(
    `with due as (
       select r.owner, r.id
         from records.record r
        where r.status = 'live'
          and r.review_at <= $1
          and (r.delete_at > $1 or r.held_since is not null)
        order by r.review_at
        limit $3
          for update skip locked),
     lapsed as (
       update records.record as r
          set status = 'withdrawn', ground = 'review_missed', version = r.version + 1, updated_at = $1, updated_by = $2
         from due
        where r.owner = due.owner
          and r.id = due.id
       returning r.owner, r.id, r.version, r.body)
     insert into records.version (owner, id, version, change, body, status, at, by)
     select l.owner, l.id, l.version, 'lapsed', l.body, 'withdrawn', $1, $2
       from lapsed l
     returning owner, id`,
    [at, by, limit],
  )
  return rows
}

/** For Comity itself: records past their date that no hold keeps, locked until the transaction ends. */
export async function findExpiredForUpdate(tx: Tx, now: Date, limit: number): Promise<readonly Ending[]> {
  const { rows } = await tx.query<Ending>(
    `select r.id, r.owner, r.kind, r.version, r.created_at as "createdAt", false as "isHeld", r.status
       from records.record r
      where r.status <> 'deleted'
        and r.held_since is null
        and r.delete_at <= $1
      order by r.delete_at
      limit $2
        for update skip locked`,
    [now, limit],
  )
  return rows
}
