import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { lateAt, weeksOver } from './review.ts'
import { eraseActs } from './store/holds.ts'
import { markLate, openReviews } from './store/reviews.ts'

/** Opens the weeks that are over for review, and tells of those that nobody signed off in time. Run it hourly. */
export async function openWeeks(system: Db, now: Date): Promise<void> {
  await inTransaction(system, async (tx) => {
    for (const week of weeksOver(now)) {
      const bureaus = await openReviews(tx, week, now, lateAt(now))
      await record(
        tx,
        ...bureaus.map((bureau) =>
          done('journal.review_opened', `review:${bureau}/${week.monday}`, null, now),
        ),
      )
    }
    const late = await markLate(tx, now)
    await record(
      tx,
      ...late.map(({ bureau, week }) => done('journal.review_late', `review:${bureau}/${week}`, null, now)),
    )
  })
}

/** Erases acts whose time is over and that no legal hold keeps; their hashes stay in the tree. Run it hourly. */
export async function eraseOld(system: Db, years: number, now: Date): Promise<number> {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - years)
  return await inTransaction(system, async (tx) => {
    const { erased, below } = await eraseActs(tx, before)
    if (erased > 0) await record(tx, done('journal.erased', 'none', { erased, below }, now))
    return erased
  })
}

function done(
  act: 'journal.review_opened' | 'journal.review_late' | 'journal.erased',
  subject: string,
  detail: Json,
  at: Date,
) {
  return { actor: systemActor, act, outcome: 'done', subject, detail, at } as const
}
