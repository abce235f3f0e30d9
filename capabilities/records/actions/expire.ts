import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { type ActName, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import { type Actor, type BureauCode, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { remindedUntil } from '../retention.ts'
import { endRecords } from '../store/deletion.ts'
import { forgetDeltas } from '../store/deltas.ts'
import { findExpiredForUpdate, type Owned, takeLapsed, takeUnreminded } from '../store/expiry.ts'
import { openReviews } from '../store/reviews.ts'
import { forgetKeys } from '../store/save.ts'

/** Records of one transaction: small enough that checks and imports are not kept waiting. Ours to confirm. */
const BATCH = 200
/** How long a contribution sent again is known as the same. Ours to confirm. */
const KEYS_KEPT_MS = 7 * 86_400_000

export type Expired = { readonly reminded: number; readonly lapsed: number; readonly deleted: number }

/**
 * What time does to records, in this order: owners are asked six months ahead; what nobody decided by its review date
 * leaves search; what is past its last date is deleted, unless it is held. Batch by batch, so that it may be killed
 * between any two; twice is once. As Comity itself.
 */
export async function expireRecords(system: Db, now: Date): Promise<Expired> {
  const reminded = await repeat(system, (tx) => remind(tx, now))
  const lapsed = await repeat(system, (tx) => lapse(tx, now))
  const deleted = await repeat(system, (tx) => end(tx, now))
  await repeat(system, (tx) => forgetKeys(tx, new Date(now.getTime() - KEYS_KEPT_MS), BATCH))
  await repeat(system, (tx) => forgetDeltas(tx, new Date(now.getTime() - KEYS_KEPT_MS), BATCH))
  return { reminded, lapsed, deleted }
}

async function repeat(system: Db, batch: (tx: Tx) => Promise<number>): Promise<number> {
  let done = 0
  for (;;) {
    const more = await inTransaction(system, batch)
    done += more
    if (more < BATCH) return done
  }
}

async function remind(tx: Tx, now: Date): Promise<number> {
  const due = await takeUnreminded(tx, remindedUntil(now), BATCH)
  const reviews = due.map(({ owner, id: recordId, reviewAt: dueAt }) => {
    const ground = 'expiry_ahead' as const
    return { owner, id: newId<'Review'>(now), recordId, ground, dueAt, openedAt: now }
  })
  await openReviews(tx, reviews)
  await record(tx, ...due.map((one) => actOf('review.opened', one, { ground: 'expiry_ahead' }, now)))
  return due.length
}

async function lapse(tx: Tx, now: Date): Promise<number> {
  const lapsed = await takeLapsed(tx, { at: now, by: systemActor.id }, BATCH)
  const ids = lapsed.map((one) => one.id)
  await tell(tx, 'records.changed', ids, now)
  await record(tx, ...lapsed.map((one) => actOf('record.lapsed', one, { ground: 'review_missed' }, now)))
  return lapsed.length
}

async function end(tx: Tx, now: Date): Promise<number> {
  const expired = await findExpiredForUpdate(tx, now, BATCH)
  await endRecords(tx, actingFor, { endings: expired, ground: 'expired' }, now)
  return expired.length
}

/** Comity itself, on a record of this bureau, whose auditors find the act. */
function actingFor(bureau: BureauCode): Actor {
  return { ...systemActor, bureau }
}

function actOf(act: ActName, { owner, id }: Owned, detail: { readonly ground: string }, at: Date) {
  return { actor: actingFor(owner), act, outcome: 'done', subject: `record:${id}`, detail, at } as const
}
