import { type Db, forPurpose } from '../../../infra/db.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { judge, markObsolete } from '../../records/public.ts'
import type { HitView, VerdictRequest } from '../contract.ts'
import { advance, fits, type Verdict } from '../hit.ts'
import { mayDecide, mayReport } from '../policy.ts'
import { hasOpenTwin, settle, unsettle } from '../store/settled.ts'
import { type Call, claimFor, type Done, type HitRefusal, type InHand, onHit } from './on-hit.ts'

type Wish<As extends VerdictRequest['as']> = Extract<VerdictRequest, { as: As }>

/** The owner's desk decides. The same pair called different is not raised again; an obsolete record must be reviewed. */
export function decide(db: Db, call: Call, wish: Wish<'desk'>): Promise<Result<HitView, HitRefusal>> {
  return onHit(db, { ...call, act: 'hit.decided' }, async (held) => {
    const { actor, hit, at } = held
    if (!mayDecide(actor, held.side)) return fail({ kind: 'not_your_part' })
    if (!fits(wish.word, wish.reason)) return fail({ kind: 'reason_does_not_fit' })
    const claimed = await claimFor(held)
    if (!claimed.ok) return claimed
    const verdict: Verdict = { word: wish.word, reason: wish.reason, by: actor.id, at }
    const decided = advance(hit.progress, { step: 'decide', verdict })
    if (!decided.ok) return decided
    await takeEffect(held, verdict.word)
    const { word, reason } = wish
    const line = { what: 'decided', word, reason, note: wish.note ?? null } as const
    return ok({ hit: { ...hit, progress: decided.value }, line, detail: { word, reason } })
  })
}

/** A publisher takes an entry off its list by the next edition; only a bureau's own record can be reviewed here. */
async function takeEffect({ tx, actor, hit, at }: InHand, word: Verdict['word']): Promise<void> {
  if (word === 'not_identical') await settle(tx, hit, at)
  if (word === 'record_obsolete' && hit.desk === hit.owner)
    await markObsolete(tx, actor, { owner: hit.owner, id: hit.record.id }, at)
}

/** Who gave the verdict takes it back, while it has had no effect. */
export function undo(db: Db, call: Call): Promise<Result<HitView, HitRefusal>> {
  return onHit(db, { ...call, act: 'hit.undone' }, async ({ tx, actor, hit, side, at }) => {
    if (!mayDecide(actor, side)) return fail({ kind: 'not_your_part' })
    const undone = advance(hit.progress, { step: 'undo', by: actor.id, at })
    if (!undone.ok) return undone
    if (await hasOpenTwin(tx, hit)) return fail({ kind: 'undo_too_late' })
    await unsettle(tx, hit)
    return ok({ hit: { ...hit, progress: undone.value }, line: { what: 'undone' } })
  })
}

/** The asking bureau says what it sees: the same or another. Both sayings are kept. */
export function compare(db: Db, call: Call, wish: Wish<'asker'>): Promise<Result<HitView, HitRefusal>> {
  return onHit(db, { ...call, act: 'hit.compared' }, async (held): Promise<Result<Done, HitRefusal>> => {
    const { actor, hit, at } = held
    if (!mayReport(held.side)) return fail({ kind: 'not_your_part' })
    if ('outcome' in hit.progress) return fail({ kind: 'hit_moved_on', state: hit.progress.state })
    const claimed = await claimFor(held)
    if (!claimed.ok) return claimed
    await judgePair(held, wish.word)
    const { word } = wish
    const line = { what: 'compared', word, note: wish.note ?? null } as const
    return ok({ hit: { ...hit, compared: { word, by: actor.id, at } }, line, detail: { word } })
  })
}

const judged = { identical: 'same', not_identical: 'not_same', unsure: 'unsure' } as const

/** Where the question was about a record of the own bureau, what is said holds for the two records from now on. */
async function judgePair({ tx, actor, hit, at }: InHand, word: Wish<'asker'>['word']): Promise<void> {
  if (hit.about === null) return
  await forPurpose(tx, hit.purpose)
  const judgement = {
    pair: [hit.about, hit.record.id],
    verdict: judged[word],
    reason: `hit ${hit.id}`,
  } as const
  await judge(tx, { ...actor, purpose: hit.purpose }, judgement, at)
}
