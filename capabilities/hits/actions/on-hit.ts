import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { type ActName, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { userNames } from '../../bureaus/public.ts'
import type { HitView } from '../contract.ts'
import type { HitId, Side, StepRefusal } from '../hit.ts'
import type { Hit } from '../matter.ts'
import { sideOf } from '../policy.ts'
import { takeClaim } from '../store/claims.ts'
import { addEvents, type EventLine, PLAIN } from '../store/events.ts'
import { findHitForUpdate, saveHit } from '../store/hits.ts'
import { viewOf } from './view.ts'

export type HitRefusal =
  | StepRefusal
  | { readonly kind: 'not_found' }
  /** A colleague works on it; the name is told within the own bureau alone. */
  | { readonly kind: 'claimed_by_other'; readonly name: string | null }
  /** It is the other bureau's to say, or the duty desk's. */
  | { readonly kind: 'not_your_part' }
  | { readonly kind: 'reason_does_not_fit' }
  | { readonly kind: 'nothing_to_release' }

/** Somebody does something to a hit. */
export type Call = { readonly actor: Actor; readonly id: HitId; readonly at: Date }

/** A hit under the hand of one caller: nobody else changes it until the transaction ends. */
export type InHand = Call & { readonly tx: Tx; readonly hit: Hit; readonly side: Side }

export type Done = {
  readonly hit: Hit
  /** What the story of the hit says; null when it is not worth a line. */
  readonly line: Pick<EventLine, 'what'> & Partial<Pick<EventLine, 'word' | 'reason' | 'note' | 'onlyFor'>>
  readonly detail?: Json
}

/** Loads, lets `work` decide, and keeps what it answers with its line, its act and the news for both bureaus. */
export async function onHit(
  db: Db,
  call: Call & { readonly act: ActName },
  work: (held: InHand) => Promise<Result<Done, HitRefusal>>,
): Promise<Result<HitView, HitRefusal>> {
  const { actor, id, at } = call
  const act = { actor, act: call.act, subject: `hit:${id}`, at } as const
  return await inTransactionAs(db, actor, async (tx) => {
    const hit = await findHitForUpdate(tx, id)
    const side = hit === null ? null : sideOf(actor, hit)
    const done =
      hit === null || side === null
        ? fail({ kind: 'not_found' })
        : await work({ actor, id, at, tx, hit, side })
    if (!done.ok) {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: done.error.kind } })
      return done
    }
    const { hit: changed, line, detail } = done.value
    await saveHit(tx, changed)
    const whole = {
      ...PLAIN,
      ...line,
      owner: changed.owner,
      hitId: id,
      at,
      bureau: actor.bureau,
      by: actor.id,
    }
    await addEvents(tx, [whole])
    await record(tx, { ...act, outcome: 'done', detail: detail ?? {} })
    await tell(tx, 'hits.changed', [subjectOf(id, whole.onlyFor)], at)
    return ok(await viewOf({ tx, actor, at }, changed))
  })
}

/** `id`, or `id@bureau` where one bureau alone may know that something happened: a claim, a note to colleagues. */
function subjectOf(id: HitId, onlyFor: BureauCode | null): string {
  return onlyFor === null ? id : `${id}@${onlyFor}`
}

/** Somebody who takes a hit up keeps it for this long from the last touch. Ours to confirm. */
const CLAIM_MS = 600_000

/** Takes the hit up for the caller, unless a colleague has it. Works on different sides do not meet. */
export async function claimFor({ tx, actor, id, at }: InHand): Promise<Result<Date, HitRefusal>> {
  const until = new Date(at.getTime() + CLAIM_MS)
  const { claim, isMine } = await takeClaim(tx, actor, id, { at, until })
  if (isMine) return ok(until)
  const names = await userNames(tx, [claim.by])
  return fail({ kind: 'claimed_by_other', name: names.get(claim.by) ?? null })
}
