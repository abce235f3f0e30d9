import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { tell } from '../../infra/outbox.ts'
import { systemActor } from '../../kernel/actor.ts'
import { remindBefore } from './consultation.ts'
import { addMonths } from './deadline.ts'
import { markReminded } from './store/consultations.ts'
import { removeClosedBefore } from './store/requests.ts'

/** Months that a closed request is kept, for a person who asks for a review of it. Ours to confirm. */
const KEPT_MONTHS = 24

/** Reminds owners whose answer is due soon, once each. Works as Comity itself. */
export async function remindOwners(system: Db, now: Date): Promise<number> {
  return await inTransaction(system, async (tx) => {
    const reminded = await markReminded(tx, remindBefore(now), now)
    await tell(
      tx,
      'rights.changed',
      reminded.map(({ id }) => id),
      now,
    )
    await record(
      tx,
      ...reminded.map(({ id, owner }) => ({
        ...({ actor: systemActor, act: 'rights.reminded', outcome: 'done', at: now } as const),
        subject: `consultation:${id}`,
        detail: { owner },
      })),
    )
    return reminded.length
  })
}

/** Removes requests that were closed long ago, with everything that they said of the person. */
export async function forgetRequests(system: Db, now: Date): Promise<number> {
  return await inTransaction(system, async (tx) => {
    const gone = await removeClosedBefore(tx, addMonths(now, -KEPT_MONTHS))
    await record(
      tx,
      ...gone.map((id) => ({
        ...({ actor: systemActor, act: 'rights.forgotten', outcome: 'done', detail: {}, at: now } as const),
        subject: `rights_request:${id}`,
      })),
    )
    return gone.length
  })
}
