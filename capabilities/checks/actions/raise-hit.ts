import { inTransaction, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { raiseHits } from '../../hits/public.ts'
import { liveRecords, maskOf } from '../../records/public.ts'
import type { CheckId } from '../check.ts'
import { findCheck, type KeptCheck } from '../store/checks.ts'
import type { CheckParts } from './answer-check.ts'
import type { Found } from './candidate-view.ts'
import { hitFrom, type Occasion } from './raising.ts'
import { searchAll } from './search.ts'
import { weighNumbers } from './weigh-numbers.ts'

export type RaiseWish = { readonly checkId: CheckId; readonly recordId: string }

/** An officer makes a hit of a weak candidate: the owner's desk decides on it as on any other. */
export async function raiseHit(
  parts: CheckParts,
  actor: Actor,
  { checkId, recordId }: RaiseWish,
): Promise<Result<{ readonly hitId: string }, { readonly kind: 'not_found' }>> {
  const at = parts.clock()
  const check = await ownCheck(parts, actor, checkId)
  const found = check === null ? null : await foundAgain(parts, actor, check, recordId)
  if (check === null || found === null) {
    const subject = `check:${checkId}`
    const detail = { kind: 'not_found' }
    await record(parts.db, { actor, act: 'hit.raised', outcome: 'refused', subject, detail, at })
    return fail({ kind: 'not_found' })
  }
  const { asked, about, purpose } = check
  const occasion: Occasion = {
    ...{ asker: { ...actor, purpose }, asked, checkId, standingId: null, about, origin: 'officer', at },
    isHeld: purpose === 'border',
  }
  const hit = hitFrom(parts.hits, occasion, found)
  const raised = await inTransaction(parts.system, (tx) => raiseHits(tx, [hit]))
  return ok({ hitId: raised.get(hit.id) ?? hit.id })
}

/** A check of the own bureau: one's own, or a colleague's for the duty desk. */
async function ownCheck({ db }: CheckParts, actor: Actor, id: CheckId): Promise<KeptCheck | null> {
  const mayTakeUp = hasRole(actor, 'bureau_operator', 'bureau_head')
  const check = await inTransactionAs(db, actor, (tx) => findCheck(tx, actor, id, mayTakeUp))
  return check?.bureau === actor.bureau ? check : null
}

/** The candidate as it meets the question now; null when it does not any more, or is not for the actor. */
async function foundAgain(
  { db, keeper }: CheckParts,
  actor: Actor,
  check: KeptCheck,
  recordId: string,
): Promise<Pick<Found, 'candidate' | 'record' | 'mask'> | null> {
  if (!check.candidates.some(({ id }) => id === recordId)) return null
  const asker = { ...actor, purpose: check.purpose }
  const maySee = keeper.maySee(asker)
  const how = { mode: check.mode, maySee, mayGuess: maySee }
  const met = searchAll(keeper, check.asked, how).candidates.find(({ id }) => id === recordId)
  const [held] = await inTransactionAs(db, asker, (tx) => liveRecords(tx, [recordId]))
  const mask = held === undefined ? 'none' : maskOf(asker, held)
  if (met === undefined || held === undefined || mask === 'none') return null
  const candidate = weighNumbers(met, check.asked, held.body)
  return candidate === null ? null : { candidate, record: held, mask }
}
