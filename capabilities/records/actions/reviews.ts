import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { LifeRefusal } from '../life.ts'
import type { Review } from '../review.ts'
import { decideReviews, findOpenReview, listOpenReviews } from '../store/reviews.ts'

export type ReviewPage = Parameters<typeof listOpenReviews>[2]

/** What waits for the bureau's decision, the most urgent first. */
export async function readReviews(
  db: Db,
  actor: Actor,
  page: ReviewPage,
  at: Date,
): Promise<readonly Review[]> {
  return await inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'review.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await listOpenReviews(tx, actor.bureau, page)
  })
}

/** Keeps a record that a hit called obsolete and that is not. What expires is renewed instead, with new dates. */
export async function keepReviewed(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: Id<'Review'>; readonly reason: string },
  at: Date,
): Promise<Result<Review, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const review = await findOpenReview(tx, actor.bureau, id)
    const act = { actor, act: 'review.decided', subject: `review:${id}`, at } as const
    if (review === null || review.ground !== 'obsolete') {
      const kind = review === null ? 'not_found' : 'renew_instead'
      await record(tx, { ...act, outcome: 'refused', detail: { kind } })
      return fail({ kind })
    }
    const { owner, recordId, ground } = review
    const decided = { decision: 'kept', reason, at, by: actor.id } as const
    await decideReviews(tx, { owner, recordId, ground }, decided)
    await record(tx, { ...act, outcome: 'done', detail: { decision: 'kept', record: recordId } })
    return ok(review)
  })
}
