import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { STEP_UP_FRESH_MS } from '../../../kernel/decision.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { StepUp } from '../contract.ts'
import { proofOf } from '../session.ts'
import { type CeremonyId, takeChallenge } from '../store/ceremonies.ts'
import { findPasskey, markPasskeyUsed } from '../store/passkeys.ts'
import { markSteppedUp, rotateToken } from '../store/sessions.ts'
import { formatToken, newToken } from '../store/tokens.ts'
import { userActor } from '../user.ts'
import { type ReadSession, readSession, type Shape } from './read-session.ts'
import { refused } from './refusal.ts'
import { beginCeremony } from './sign-in.ts'
import { claimedUser, type RelyingParty, requestOptions, verifyAssertion } from './webauthn.ts'

export type StepUpParts = { readonly db: Db; readonly shape: Shape }
export type StepUpError = { readonly kind: 'not_signed_in' | 'passkey_needed' | 'passkey_refused' }

/** `actor` is whom the edge took the caller for; by now the session may be another, or none. */
type Shown = { readonly actor: Actor; readonly cookie: string | null; readonly rp: RelyingParty | null }

/** What to do to confirm a guarded act: a challenge for this session alone, or a click in the demo world. */
export async function beginStepUp({ db, shape }: StepUpParts, { actor, cookie, rp }: Shown, now: Date) {
  const open = await readSession(db, shape, cookie, now)
  if (open?.state !== 'live') return await refused(db, ofNobody(actor, now), 'not_signed_in')
  if (open.session.method === 'demo') return ok({ by: 'demo' as const })
  if (open.session.method === 'password' || rp === null)
    return await refused(db, confirming(open, now), 'passkey_needed')
  const owner = { ...open.user, session: open.session.id }
  return ok({ by: 'passkey' as const, ...(await beginCeremony(db, owner, requestOptions(rp), now)) })
}

export type SteppedUp = { readonly until: Date; readonly newCookie: string | null }

/** The session counts as proven anew, and its token is replaced (OWASP ASVS 5.0, 7.2.4). */
export async function confirmStepUp(
  { db, shape }: StepUpParts,
  { actor, cookie, rp }: Shown,
  answer: StepUp,
  now: Date,
): Promise<Result<SteppedUp, StepUpError>> {
  return await inTransaction(db, async (tx) => {
    const open = await readSession(tx, shape, cookie, now)
    if (open?.state !== 'live') return await refused(tx, ofNobody(actor, now), 'not_signed_in')
    const why = await whyNot(tx, open, { answer, rp, now })
    if (why !== null) return await refused(tx, confirming(open, now), why)
    await markSteppedUp(tx, open.session, now)
    const next = newToken(open.session.bureau)
    const isReplaced = open.isCurrent && (await rotateToken(tx, open.token, next, now))
    await record(tx, { ...confirming(open, now), outcome: 'done', detail: { by: answer.by } })
    const until = new Date(now.getTime() + STEP_UP_FRESH_MS)
    return ok({ until, newCookie: isReplaced ? formatToken(next) : null })
  })
}

type Given = { readonly answer: StepUp; readonly rp: RelyingParty | null; readonly now: Date }

async function whyNot(
  tx: Tx,
  open: ReadSession,
  { answer, rp, now }: Given,
): Promise<'passkey_needed' | 'passkey_refused' | null> {
  if (open.session.method !== answer.by) return 'passkey_needed'
  if (answer.by === 'demo') return null
  const { user, session } = open
  const owner = { ...user, session: session.id }
  const challenge = await takeChallenge(tx, answer.ceremony as CeremonyId, owner, now)
  const passkey = await findPasskey(tx, user.bureau, user.id, answer.response.id)
  const claimed = claimedUser(answer.response)
  if (challenge === null || passkey === null || claimed?.id !== user.id || rp === null)
    return 'passkey_refused'
  const counter = await verifyAssertion(answer.response, passkey, challenge, rp)
  const isUsable = counter !== null && (await markPasskeyUsed(tx, user, passkey, { counter, now }))
  return isUsable ? null : 'passkey_refused'
}

function ofNobody(actor: Actor, at: Date) {
  return { actor, act: 'session.confirmed', subject: 'none', at } as const
}

function confirming({ session, user }: ReadSession, at: Date) {
  const actor = userActor(user, proofOf(session))
  return { actor, act: 'session.confirmed', subject: `session:${session.id}`, at } as const
}
