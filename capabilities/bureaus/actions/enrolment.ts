import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { type ActName, record } from '../../../infra/journal.ts'
import { type Actor, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Bureau } from '../bureau.ts'
import type { NewPasskey } from '../contract.ts'
import { type PasswordFault, passwordFault } from '../sign-in.ts'
import { type CeremonyId, takeChallenge } from '../store/ceremonies.ts'
import {
  deleteInvitation,
  findInvitationForUpdate,
  type Invitation,
  saveChosenPassword,
} from '../store/invitations.ts'
import { deletePasskeysBut, insertPasskey, type PasskeyId } from '../store/passkeys.ts'
import { deletePassword, savePassword } from '../store/passwords.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { parseToken } from '../store/tokens.ts'
import { type User, userActor } from '../user.ts'
import { ended } from './my-sessions.ts'
import { bureauOf } from './open-session.ts'
import { hashPassword } from './password-hash.ts'
import { refused } from './refusal.ts'
import { seal, unseal } from './sealed.ts'
import { beginCeremony, type SignInParts } from './sign-in.ts'
import { newTotpSecret, type TotpSecret, totpStep } from './totp.ts'
import { creationOptions, type RelyingParty, verifyNew } from './webauthn.ts'

/** Used, replaced, expired and never made are one answer. */
export type InvitationVoid = { readonly kind: 'invitation_void' }

async function findInvitation(tx: Tx, text: string, now: Date): Promise<Invitation | null> {
  const token = parseToken(text)
  return token === null ? null : await findInvitationForUpdate(tx, token, now)
}

async function refuseVoid(tx: Tx, act: ActName, at: Date) {
  return await refused(tx, { actor: systemActor, act, subject: 'none', at }, 'invitation_void')
}

/** For whom an invitation is. */
export async function readInvitation(
  db: Db,
  token: string,
  now: Date,
): Promise<Result<Invitation & { readonly bureau: Bureau }, InvitationVoid>> {
  return await inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, token, now)
    if (invitation === null) return fail({ kind: 'invitation_void' })
    return ok({ ...invitation, bureau: await bureauOf(tx, invitation.user) })
  })
}

/** Takes the wished password and gives the secret for the authenticator app; both wait for the first code. */
export async function choosePassword(
  { db, secret }: SignInParts,
  { token, password }: { readonly token: string; readonly password: string },
  now: Date,
): Promise<Result<TotpSecret, InvitationVoid | { readonly kind: PasswordFault }>> {
  const known = await readInvitation(db, token, now)
  if (!known.ok) return await refuseVoid(db, 'user.changed', now)
  const { user } = known.value
  const fault = passwordFault(password, user.handle)
  if (fault !== null) return await refused(db, changeOf(user, now), fault)
  const hash = await hashPassword(password)
  const totp = newTotpSecret(user)
  return await inTransaction(db, async (tx) => {
    // Hashing took a while, in which the link may have been used or replaced.
    if ((await findInvitation(tx, token, now)) === null) return await refuseVoid(tx, 'user.changed', now)
    await saveChosenPassword(tx, user, { hash, totp: seal(secret, user.id, totp.secret) })
    await record(tx, { ...changeOf(user, now), outcome: 'done', detail: { what: 'password_chosen' } })
    return ok(totp)
  })
}

type ConfirmError = InvitationVoid | { readonly kind: 'password_not_chosen' | 'wrong_code' }

/** The first code proves that the app holds the secret; the password counts from here on. */
export async function confirmPassword(
  { db, secret }: SignInParts,
  { token, code }: { readonly token: string; readonly code: string },
  now: Date,
): Promise<Result<null, ConfirmError>> {
  return await inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, token, now)
    if (invitation === null) return await refuseVoid(tx, 'user.changed', now)
    const { user, chosen } = invitation
    if (chosen === null) return await refused(tx, changeOf(user, now), 'password_not_chosen')
    const step = totpStep(unseal(secret, user.id, chosen.totp), code, now)
    if (step === null) return await refused(tx, changeOf(user, now), 'wrong_code')
    await closeInvitation(tx, user, { kept: null, now })
    await savePassword(tx, user, { ...chosen, step }, now)
    await record(tx, { ...changeOf(user, now), outcome: 'done', detail: { what: 'password_set' } })
    return ok(null)
  })
}

function changeOf(user: User, at: Date) {
  const actor: Actor = userActor(user, { method: 'password', at })
  return { actor, act: 'user.changed', subject: `user:${user.id}`, at } as const
}

/** An invitation makes everything new: what let the user in before, on a lost device perhaps, does so no more. */
async function closeInvitation(
  tx: Tx,
  user: User,
  { kept, now }: { readonly kept: PasskeyId | null; readonly now: Date },
): Promise<void> {
  await deleteInvitation(tx, user)
  await deletePassword(tx, user)
  await deletePasskeysBut(tx, user, kept)
  const sessions = await deleteSessionsOf(tx, user)
  const acts = sessions.map((id) =>
    ended(userActor(user, { method: 'password', at: now }), id, 'enrolled_anew', now),
  )
  if (acts.length > 0) await record(tx, ...acts)
}

export async function beginPasskeyEnrolment(db: Db, token: string, rp: RelyingParty, now: Date) {
  return await inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, token, now)
    if (invitation === null) return await refuseVoid(tx, 'passkey.added', now)
    const { user } = invitation
    return ok(await beginCeremony(tx, user, creationOptions(rp, user, []), now))
  })
}

export type OfferedPasskey = {
  readonly ceremony: CeremonyId
  readonly label: string
  readonly response: NewPasskey['response']
  readonly rp: RelyingParty
}

export type PasskeyRefused = { readonly kind: 'passkey_refused' | 'passkey_known' }

export async function enrolPasskey(
  db: Db,
  token: string,
  offered: OfferedPasskey,
  now: Date,
): Promise<Result<null, InvitationVoid | PasskeyRefused>> {
  return await inTransaction(db, async (tx) => {
    const invitation = await findInvitation(tx, token, now)
    if (invitation === null) return await refuseVoid(tx, 'passkey.added', now)
    const { user } = invitation
    return await addPasskeyTo(tx, user, offered, {
      actor: userActor(user, { method: 'passkey', at: now }),
      now,
      after: (kept) => closeInvitation(tx, user, { kept, now }),
    })
  })
}

type Adding = { readonly actor: Actor; readonly now: Date; readonly after: (id: PasskeyId) => Promise<void> }

/** Checks what the authenticator made and keeps it. `after` runs once it is kept. */
export async function addPasskeyTo(
  tx: Tx,
  user: User,
  { ceremony, label, response, rp }: OfferedPasskey,
  { actor, now, after }: Adding,
): Promise<Result<null, PasskeyRefused>> {
  const act = { actor, act: 'passkey.added', subject: `user:${user.id}`, at: now } as const
  const challenge = await takeChallenge(tx, ceremony, user, now)
  const fresh = challenge === null ? null : await verifyNew(response, challenge, rp)
  if (fresh === null) return await refused(tx, act, 'passkey_refused')
  const id = newId<'Passkey'>(now)
  const isNew = await insertPasskey(tx, user, { ...fresh, id, label, addedAt: now, lastUsedAt: null })
  if (!isNew) return await refused(tx, act, 'passkey_known')
  await after(id)
  await record(tx, { ...act, outcome: 'done', detail: { passkey: id } })
  return ok(null)
}
