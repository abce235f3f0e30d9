import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Bureau } from '../bureau.ts'
import type { NewBureauState } from '../contract.ts'
import { mayGovern } from '../policy.ts'
import { findBureauForUpdate, saveState } from '../store/bureaus.ts'
import { refused } from './refusal.ts'

export type StateError = { readonly kind: 'not_allowed' | 'not_found' | 'hub_stays' | 'same_state' }

/** Suspends, withdraws or restores a bureau; holds from the next request of its people and keys on. */
export async function setBureauState(
  db: Db,
  actor: Actor,
  { code, wish }: { readonly code: BureauCode; readonly wish: NewBureauState },
  now: Date,
): Promise<Result<Bureau, StateError>> {
  return await inTransaction(db, async (tx) => {
    const act = { actor, act: 'bureau.changed', subject: `bureau:${code}`, at: now } as const
    if (!mayGovern(actor)) return await refused(tx, act, 'not_allowed')
    const bureau = await findBureauForUpdate(tx, code)
    if (bureau === null) return await refused(tx, act, 'not_found')
    if (bureau.kind === 'hub') return await refused(tx, act, 'hub_stays')
    if (bureau.state === wish.state) return await refused(tx, act, 'same_state')
    const reason = wish.state === 'active' ? null : wish.reason
    await saveState(tx, bureau, { state: wish.state, reason, since: now })
    await tell(tx, 'bureaus.changed', [code], now)
    await record(tx, { ...act, outcome: 'done', detail: { from: bureau.state, to: wish.state } })
    return ok({ ...bureau, state: wish.state, stateReason: reason, stateSince: now })
  })
}
