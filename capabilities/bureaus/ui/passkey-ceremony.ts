import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import { z } from 'zod'
import { fail, type Result } from '../../../kernel/result.ts'
import { post } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import {
  type Me,
  passkeyCreation,
  passkeyRequest,
  paths,
  signedIn,
  steppedUp,
  stepUpRequest,
} from '../contract.ts'

/** The authenticator or its owner said no, or there is none. Made in the browser, so no status of the server's. */
const notGiven: Problem = { code: 'passkey_not_given', status: 400, detail: '' }
const alreadyHeld: Problem = { code: 'passkey_known', status: 409, detail: '' }

/** Asks the server for a challenge, the person for a passkey, the server whether it is right. */
export async function signInWithPasskey(): Promise<Result<{ readonly user: Me }, Problem>> {
  const begun = await post(paths.passkeySignInOptions, passkeyRequest)
  if (!begun.ok) return begun
  const response = await startAuthentication({ optionsJSON: begun.value.options }).catch(() => null)
  if (response === null) return fail(notGiven)
  return await post(paths.passkeySignIn, signedIn, { ceremony: begun.value.ceremony, response })
}

/** Shows the passkey again within the session, or, for a demo person, takes the click for it. */
export async function confirmMyself(): Promise<Result<unknown, Problem>> {
  const begun = await post(paths.stepUpOptions, stepUpRequest)
  if (!begun.ok) return begun
  if (begun.value.by === 'demo') return await post(paths.stepUp, steppedUp, { by: 'demo' })
  const { ceremony, options } = begun.value
  const response = await startAuthentication({ optionsJSON: options }).catch(() => null)
  if (response === null) return fail(notGiven)
  return await post(paths.stepUp, steppedUp, { by: 'passkey', ceremony, response })
}

/** Where a passkey is set up, and what goes with each request: the token of an invitation, or nothing for who is signed in. */
type Place = { readonly options: string; readonly answer: string; readonly with: { readonly token?: string } }

export const forMyself: Place = { options: paths.myPasskeyOptions, answer: paths.myPasskeys, with: {} }

export function byInvitation(token: string): Place {
  return { options: paths.enrolPasskeyOptions, answer: paths.enrolPasskey, with: { token } }
}

export async function setUpPasskey(place: Place, label: string): Promise<Result<null, Problem>> {
  const wish = Object.keys(place.with).length === 0 ? undefined : place.with
  const begun = await post(place.options, passkeyCreation, wish)
  if (!begun.ok) return begun
  const { ceremony, options } = begun.value
  const made = await startRegistration({ optionsJSON: options }).catch((cause: unknown) =>
    cause instanceof WebAuthnError && cause.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      ? alreadyHeld
      : notGiven,
  )
  if ('code' in made) return fail(made)
  return await post(place.answer, z.null(), { ...place.with, ceremony, label, response: made })
}
