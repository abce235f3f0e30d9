import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { userNames } from '../../bureaus/public.ts'
import type { Anomaly } from '../anomaly.ts'
import { bureauSeen } from '../policy.ts'
import type { Finding } from '../review.ts'
import { nightBursts, noHitNames, readsWithoutCheck, refusedRuns } from '../store/anomalies.ts'
import { addHold, endHold, type Hold, listHolds } from '../store/holds.ts'
import { listReviews, type Review, signReview } from '../store/reviews.ts'

type NotFound = { readonly kind: 'not_found' }

const REVIEWS_SHOWN = 100

export type NamedReview = Review & { readonly signerName: string | null }

/** The weeks of the own bureau; the hub's auditor sees those of all. */
export function readReviews(db: Db, actor: Actor, at: Date): Promise<readonly NamedReview[]> {
  return inTransaction(db, async (tx) => {
    const reviews = await listReviews(tx, bureauSeen(actor), REVIEWS_SHOWN)
    await record(tx, readingOf(actor, 'reviews', at))
    const names = await userNames(tx, [...new Set(reviews.flatMap((review) => review.signedBy ?? []))])
    return reviews.map((review) => ({ ...review, signerName: names.get(review.signedBy ?? '') ?? null }))
  })
}

function readingOf(actor: Actor, what: string, at: Date) {
  const act = { actor, act: 'journal.read', outcome: 'done', subject: 'none' } as const
  return { ...act, detail: { what }, at }
}

/** Signs a week of the own bureau off, once. */
export function signOff(
  db: Db,
  actor: Actor,
  { week, finding }: { readonly week: string; readonly finding: Finding },
  at: Date,
): Promise<Result<null, NotFound>> {
  return inTransaction(db, async (tx) => {
    const isSigned = await signReview(tx, { bureau: actor.bureau, week }, { finding, by: actor.id }, at)
    const act = { actor, act: 'journal.reviewed', subject: `review:${actor.bureau}/${week}`, at } as const
    await record(tx, { ...act, outcome: isSigned ? 'done' : 'refused', detail: { finding } })
    return isSigned ? ok(null) : fail({ kind: 'not_found' })
  })
}

export type NamedAnomaly = Anomaly & { readonly actorName: string | null }

/** What was unlike the usual work in a span of time, newest first. */
export function findAnomalies(
  db: Db,
  actor: Actor,
  { from, to }: { readonly from: Date; readonly to: Date },
  at: Date,
): Promise<readonly NamedAnomaly[]> {
  return inTransaction(db, async (tx) => {
    const span = { bureau: bureauSeen(actor), from, to }
    const found: Anomaly[] = []
    for (const rule of [nightBursts, noHitNames, readsWithoutCheck, refusedRuns])
      found.push(...(await rule(tx, span)))
    await record(tx, readingOf(actor, 'anomalies', at))
    const names = await userNames(tx, [...new Set(found.map((one) => one.actorId))])
    return found
      .map((one) => ({ ...one, actorName: names.get(one.actorId) ?? null }))
      .sort((one, other) => other.to.getTime() - one.to.getTime())
  })
}

export function readHolds(db: Db, actor: Actor, at: Date): Promise<readonly Hold[]> {
  return inTransaction(db, async (tx) => {
    await record(tx, readingOf(actor, 'holds', at))
    return await listHolds(tx, bureauSeen(actor))
  })
}

/** Keeps acts beyond their time: those on one subject, or all of the own bureau; the hub's auditor holds those of all. */
export function placeHold(
  db: Db,
  actor: Actor,
  { subject, reason }: { readonly subject: string | null; readonly reason: string },
  at: Date,
): Promise<Id<'Hold'>> {
  return inTransaction(db, async (tx) => {
    const id = newId<'Hold'>(at)
    await addHold(tx, { id, bureau: bureauSeen(actor), subject, reason, placedAt: at, placedBy: actor.id })
    const detail = { subject, bureau: bureauSeen(actor) }
    await record(tx, { actor, act: 'journal.held', outcome: 'done', subject: `hold:${id}`, detail, at })
    return id
  })
}

export function releaseHold(db: Db, actor: Actor, id: Id<'Hold'>, at: Date): Promise<Result<null, NotFound>> {
  return inTransaction(db, async (tx) => {
    const isEnded = await endHold(tx, { id, bureau: bureauSeen(actor) }, actor.id, at)
    const act = { actor, act: 'journal.hold_released', subject: `hold:${id}`, detail: null, at } as const
    await record(tx, { ...act, outcome: isEnded ? 'done' : 'refused' })
    return isEnded ? ok(null) : fail({ kind: 'not_found' })
  })
}
