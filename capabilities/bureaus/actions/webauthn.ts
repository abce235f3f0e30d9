import { randomBytes } from 'node:crypto'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { NewPasskey, PasskeyAssertion } from '../contract.ts'
import type { Passkey } from '../store/passkeys.ts'
import { formatSignInName, parseUserHandle, type User, userHandle } from '../user.ts'

/** The site that passkeys are bound to. `id` is its host without port. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/** EdDSA, ES256, RS256 by their COSE numbers: what authenticators in use have. */
const ALGORITHMS = [-8, -7, -257]
/** How long an authenticator waits for its owner, within the five minutes of the ceremony. */
const TIMEOUT_MS = 240_000

export function creationOptions(rp: RelyingParty, user: User, passkeys: readonly Passkey[]) {
  return {
    rp: { id: rp.id, name: 'Comity' },
    user: {
      id: Buffer.from(userHandle(user), 'utf8').toString('base64url'),
      name: formatSignInName(user),
      displayName: user.name,
    },
    challenge: newChallenge(),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
    timeout: TIMEOUT_MS,
    excludeCredentials: passkeys.map(({ credentialId }) => ({
      id: credentialId,
      type: 'public-key' as const,
    })),
    authenticatorSelection: {
      residentKey: 'required' as const,
      requireResidentKey: true,
      userVerification: 'required' as const,
    },
    attestation: 'none' as const,
  }
}

export function requestOptions(rp: RelyingParty) {
  return {
    challenge: newChallenge(),
    timeout: TIMEOUT_MS,
    rpId: rp.id,
    userVerification: 'required' as const,
  }
}

/** WebAuthn Level 3 §13.4.3 asks for at least 16 random bytes. */
function newChallenge(): string {
  return randomBytes(32).toString('base64url')
}

/** What the passkey says about whose it is, before that is proven. */
export function claimedUser(response: PasskeyAssertion['response']) {
  return parseUserHandle(Buffer.from(response.response.userHandle, 'base64url').toString('utf8'))
}

type Fresh = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** Null when the authenticator did not answer this challenge for this site with its owner verified. */
export async function verifyNew(
  { id, rawId, type, response }: NewPasskey['response'],
  challenge: string,
  rp: RelyingParty,
): Promise<Fresh | null> {
  const { clientDataJSON, attestationObject, transports } = response
  const verified = await verifyRegistrationResponse({
    response: {
      id,
      rawId,
      type,
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null)
  if (verified?.registrationInfo === undefined) return null
  const { credential } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: transports ?? [],
  }
}

/** The new count of signatures; null when the signature, the challenge, the site or the count is not right. */
export async function verifyAssertion(
  { id, rawId, type, response }: PasskeyAssertion['response'],
  passkey: Passkey,
  challenge: string,
  rp: RelyingParty,
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response: { id, rawId, type, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => null)
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null
}
