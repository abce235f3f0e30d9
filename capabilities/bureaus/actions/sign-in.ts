import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { PasskeyAssertion, PasswordSignIn } from '../contract.ts'
import { type Attempts, afterFailure, isLocked, type SignInMethod } from '../sign-in.ts'
import { findAttemptsForUpdate, forgetAttempts, saveAttempts } from '../store/attempts.ts'
import { type CeremonyId, type ChallengeOwner, saveCeremony, takeChallenge } from '../store/ceremonies.ts'
import { findPasskey, markPasskeyUsed, type Passkey } from '../store/passkeys.ts'
import { consumeTotpStep, findPassword } from '../store/passwords.ts'
import { findDemoUser, findUser, findUserByName } from '../store/users.ts'
import { type DemoUser, parseSignInName, type User, userActor } from '../user.ts'
import { type Browser, openSession, type Started } from './open-session.ts'
import { isPassword, NOBODYS_HASH } from './password-hash.ts'
import { keyedHash, unseal } from './sealed.ts'
import { totpStep } from './totp.ts'
import { claimedUser, type RelyingParty, requestOptions, verifyAssertion } from './webauthn.ts'

/** Unknown, wrong and locked are one answer; the journal alone knows which. */
export type SignInRefused = { readonly kind: 'sign_in_refused' }
const REFUSED = fail({ kind: 'sign_in_refused' } satisfies SignInRefused)

export type SignInParts = { readonly db: Db; readonly secret: Buffer }

/** What was found out about a password sign-in before it is decided, outside any transaction: hashing takes its time. */
type Proof = {
  readonly nameKey: Buffer
  readonly user: User | null
  readonly isPasswordRight: boolean
  readonly step: number | null
}

/** Password and code in one request: whoever has only one of them learns nothing and gets nothing. */
export async function signInWithPassword(
  parts: SignInParts,
  { signInName, password, code }: PasswordSignIn,
  browser: Browser,
  now: Date,
): Promise<Result<Started, SignInRefused>> {
  const { db, secret } = parts
  const name = parseSignInName(signInName)
  const user = await findUserByName(db, name ?? { handle: '', bureau: '' })
  const held = await findPassword(db, user ?? systemActor)
  const isPasswordRight = await isPassword(held?.hash ?? NOBODYS_HASH, password)
  const totp = user === null || held === null ? null : unseal(secret, user.id, held.totp)
  const proof: Proof = {
    nameKey: keyedHash(secret, signInName.trim().toLowerCase()),
    user,
    isPasswordRight: isPasswordRight && held !== null,
    step: totp === null ? null : totpStep(totp, code, now),
  }
  return await inTransaction(db, (tx) => decide(tx, proof, browser, now))
}

async function decide(
  tx: Tx,
  proof: Proof,
  browser: Browser,
  now: Date,
): Promise<Result<Started, SignInRefused>> {
  const attempts = await findAttemptsForUpdate(tx, proof.nameKey, now)
  const why = await whyNot(tx, proof, attempts, now)
  if (why === null && proof.user !== null) {
    await forgetAttempts(tx, proof.nameKey)
    return ok(await openSession(tx, proof.user, { method: 'password', browser }, now))
  }
  const after = afterFailure(attempts, now)
  await saveAttempts(tx, proof.nameKey, after)
  const isNewlyLocked = !isLocked(attempts, now) && isLocked(after, now)
  await record(
    tx,
    refusal('password', proof.user, why ?? 'unknown', now),
    ...(isNewlyLocked && proof.user !== null ? [lockOf(proof.user, after, now)] : []),
  )
  return REFUSED
}

async function whyNot(
  tx: Tx,
  { user, isPasswordRight, step }: Proof,
  attempts: Attempts,
  now: Date,
): Promise<string | null> {
  if (isLocked(attempts, now)) return 'locked'
  if (user === null) return 'unknown'
  if (!isPasswordRight) return 'wrong_password'
  if (step === null) return 'wrong_code'
  if (user.state !== 'active') return 'disabled'
  return (await consumeTotpStep(tx, user, step)) ? null : 'code_used'
}

function refusal(by: SignInMethod, user: User | null, why: string, at: Date): Act {
  return {
    actor: user === null ? systemActor : userActor(user, { method: by, at }),
    act: 'session.refused',
    outcome: 'refused',
    subject: user === null ? 'none' : `user:${user.id}`,
    detail: { by, why },
    at,
  }
}

function lockOf(user: User, { failures, lockedUntil }: Attempts, at: Date): Act {
  const detail = { failures, until: lockedUntil?.toISOString() ?? null }
  return { actor: systemActor, act: 'user.locked', outcome: 'done', subject: `user:${user.id}`, detail, at }
}

/** How long a challenge waits for its answer. WebAuthn Level 3 §15.1 recommends five to ten minutes. */
const CEREMONY_MS = 5 * 60_000

export type BegunCeremony<Options> = { readonly ceremony: CeremonyId; readonly options: Options }

export async function beginCeremony<Options extends { readonly challenge: string }>(
  tx: Tx,
  owner: ChallengeOwner | null,
  options: Options,
  now: Date,
): Promise<BegunCeremony<Options>> {
  const ceremony = newId<'Ceremony'>(now)
  const expiresAt = new Date(now.getTime() + CEREMONY_MS)
  await saveCeremony(tx, { id: ceremony, challenge: options.challenge, expiresAt }, owner)
  return { ceremony, options }
}

export async function beginPasskeySignIn(db: Db, rp: RelyingParty, now: Date) {
  return await beginCeremony(db, null, requestOptions(rp), now)
}

export type PasskeySignIn = {
  readonly assertion: { readonly ceremony: CeremonyId; readonly response: PasskeyAssertion['response'] }
  readonly rp: RelyingParty
  readonly browser: Browser
}

/** A passkey with its owner verified is two factors in one. Its lock-out is its own: it cannot be guessed over the wire. */
export async function signInWithPasskey(
  db: Db,
  { assertion, rp, browser }: PasskeySignIn,
  now: Date,
): Promise<Result<Started, SignInRefused>> {
  const { response } = assertion
  const challenge = await takeChallenge(db, assertion.ceremony, null, now)
  const claimed = claimedUser(response)
  const user = claimed === null ? null : await findUser(db, claimed.bureau, claimed.id)
  const passkey = user === null ? null : await findPasskey(db, user.bureau, user.id, response.id)
  const isWhole = user !== null && passkey !== null && challenge !== null
  const counter = isWhole ? await verifyAssertion(response, passkey, challenge, rp) : null
  return await inTransaction(db, async (tx) => {
    if (user === null || passkey === null) return await refusePasskey(tx, null, 'unknown', now)
    if (challenge === null) return await refusePasskey(tx, user, 'challenge_over', now)
    if (counter === null) return await refusePasskey(tx, user, 'wrong_signature', now)
    const why = await whyNotPasskey(tx, user, passkey, { counter, now })
    if (why !== null) return await refusePasskey(tx, user, why, now)
    return ok(await openSession(tx, user, { method: 'passkey', browser }, now))
  })
}

async function whyNotPasskey(
  tx: Tx,
  user: User,
  passkey: Passkey,
  use: { readonly counter: number; readonly now: Date },
): Promise<string | null> {
  if (user.state !== 'active') return 'disabled'
  return (await markPasskeyUsed(tx, user, passkey, use)) ? null : 'counter_used'
}

async function refusePasskey(tx: Tx, user: User | null, why: string, now: Date): Promise<typeof REFUSED> {
  await record(tx, refusal('passkey', user, why, now))
  return REFUSED
}

/** The chooser of the laptop shape: no proof at all, so only its own people can be chosen. */
export async function signInAsDemo(
  db: Db,
  chosen: DemoUser | null,
  browser: Browser,
  now: Date,
): Promise<Result<Started, SignInRefused>> {
  return await inTransaction(db, async (tx) => {
    const user = chosen === null ? null : await findDemoUser(tx, chosen.bureau, chosen.key)
    if (user !== null) return ok(await openSession(tx, user, { method: 'demo', browser }, now))
    await record(tx, refusal('demo', null, 'unknown', now))
    return REFUSED
  })
}
