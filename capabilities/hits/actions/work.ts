import type { Db } from '../../../infra/db.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { HitView } from '../contract.ts'
import { advance, type OutcomeWord, OWNERS_OUTCOMES } from '../hit.ts'
import type { Hit } from '../matter.ts'
import { mayDecide, mayReport } from '../policy.ts'
import { dropClaim } from '../store/claims.ts'
import { type Call, claimFor, type Done, type HitRefusal, type InHand, onHit } from './on-hit.ts'

type Answer = Promise<Result<HitView, HitRefusal>>

/** Takes a hit up, again each time it is called, or gives it back. Only the own bureau hears of it. */
export function claim(db: Db, call: Call, wish: { readonly leave: boolean }): Answer {
  return onHit(db, { ...call, act: 'hit.claimed' }, async (held) => {
    const { tx, actor, hit, id } = held
    if (hit.progress.state === 'closed') return movedOn(hit)
    if (wish.leave) await dropClaim(tx, actor, id)
    const claimed = wish.leave ? ok(null) : await claimFor(held)
    if (!claimed.ok) return claimed
    const word = wish.leave ? 'left' : 'taken'
    return ok({ hit, line: { what: 'claimed', word, onlyFor: actor.bureau }, detail: { word } })
  })
}

/** The owner shows the asking bureau the whole record, on this hit alone. */
export function release(db: Db, call: Call, note: string | null): Answer {
  return onHit(db, { ...call, act: 'hit.released' }, async (held) => {
    const { actor, side, hit, at } = held
    if (!mayDecide(actor, side)) return fail({ kind: 'not_your_part' })
    if (!hit.isCore || hit.releasedAt !== null || hit.origin === 'restricted')
      return fail({ kind: 'nothing_to_release' })
    if (hit.progress.state === 'closed') return movedOn(hit)
    const claimed = await claimFor(held)
    if (!claimed.ok) return claimed
    return ok({ hit: { ...hit, releasedAt: at }, line: { what: 'released', note } })
  })
}

/** The asking bureau wants more than the core: the hit comes back into the owner's queue. */
export function requestDetails(db: Db, call: Call, note: string | null): Answer {
  return onHit(db, { ...call, act: 'hit.details_requested' }, async ({ side, hit, at }) => {
    if (!mayReport(side)) return fail({ kind: 'not_your_part' })
    if (!hit.isCore || hit.releasedAt !== null) return fail({ kind: 'nothing_to_release' })
    if ('outcome' in hit.progress) return movedOn(hit)
    const asked = { ...hit, detailsRequestedAt: hit.detailsRequestedAt ?? at }
    return ok({ hit: asked, line: { what: 'details_requested', note } })
  })
}

/** A line for colleagues, or for both bureaus. */
export function leaveNote(
  db: Db,
  call: Call,
  wish: { readonly note: string; readonly to: 'own' | 'both' },
): Answer {
  return onHit(db, { ...call, act: 'hit.noted' }, async ({ actor, hit }) => {
    if (hit.progress.state === 'closed') return movedOn(hit)
    // The asker must not learn that the owner knows.
    const isOwn = wish.to === 'own' || hit.origin === 'restricted'
    const line = { what: 'noted', note: wish.note, onlyFor: isOwn ? actor.bureau : null } as const
    return ok({ hit, line, detail: { to: isOwn ? 'own' : 'both' } })
  })
}

type OutcomeWish = { readonly word: OutcomeWord; readonly note: string | null }

/** What was done; the hit then waits for the owner to look at it, unless it is the owner's own. */
export function recordOutcome(db: Db, call: Call, wish: OutcomeWish): Answer {
  return onHit(db, { ...call, act: 'hit.outcome_recorded' }, async (held) => {
    const { actor, hit, at } = held
    if (!mayRecord(held, wish.word)) return fail({ kind: 'not_your_part' })
    const claimed = await claimFor(held)
    if (!claimed.ok) return claimed
    const outcome = { word: wish.word, by: actor.id, at }
    const recorded = advance(hit.progress, { step: 'record_outcome', outcome })
    if (!recorded.ok) return recorded
    const isSeen = hit.desk === hit.asker || hit.origin === 'restricted'
    const progress = isSeen ? advance(recorded.value, { step: 'close', at }) : recorded
    if (!progress.ok) return progress
    const line = { what: 'outcome_recorded', word: wish.word, note: wish.note } as const
    return ok({ hit: { ...hit, progress: progress.value }, line, detail: { word: wish.word } })
  })
}

function mayRecord({ actor, side }: InHand, word: OutcomeWord): boolean {
  return OWNERS_OUTCOMES.includes(word) ? mayDecide(actor, side) : mayReport(side)
}

/** The owner has seen what was done. */
export function close(db: Db, call: Call): Answer {
  return onHit(db, { ...call, act: 'hit.closed' }, async ({ actor, side, hit, at }) => {
    if (!mayDecide(actor, side)) return fail({ kind: 'not_your_part' })
    const closed = advance(hit.progress, { step: 'close', at })
    if (!closed.ok) return closed
    return ok({ hit: { ...hit, progress: closed.value }, line: { what: 'closed' } })
  })
}

function movedOn({ progress }: Hit): Result<Done, HitRefusal> {
  return fail({ kind: 'hit_moved_on', state: progress.state })
}
