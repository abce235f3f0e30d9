import type { FastifyReply } from 'fastify'
import { problem } from '../../../infra/http.ts'
import type { SignedIn } from '../actions/open-session.ts'
import type { ApiKey } from '../api-key.ts'
import { type Bureau, footnoteOf } from '../bureau.ts'
import type { ApiKeyAnswer, Me, UserAnswer } from '../contract.ts'
import { endOf } from '../session.ts'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../sign-in.ts'
import { formatSignInName, rolesHeld, type User } from '../user.ts'

/** Status and advice of each refusal; the code is its kind. */
const refusals = {
  not_signed_in: [401, 'Sign in, then try again.'],
  sign_in_refused: [401, 'Check name, password and code. After five failures wait 15 minutes.'],
  slow_down: [429, 'Too many tries from this address. Wait 15 minutes.'],
  invitation_void: [410, 'This link was used, replaced or is older than a day. Ask for a new one.'],
  password_too_short: [422, `Use at least ${PASSWORD_MIN_LENGTH} characters; a sentence does well.`],
  password_too_long: [422, `Use at most ${PASSWORD_MAX_LENGTH} characters.`],
  password_too_plain: [422, 'This would be guessed first. Leave out your name and common words.'],
  password_not_chosen: [409, 'Choose the password first, then confirm it with a code.'],
  wrong_code: [422, 'The code does not fit. Use the one that the app shows now, and check its clock.'],
  passkey_refused: [422, 'The passkey did not answer as asked. Start again.'],
  passkey_known: [409, 'This passkey is set up already.'],
  passkey_needed: [
    409,
    'Sign in with a passkey. Without one, ask the head of your bureau for a new link and set it up.',
  ],
  passkey_unavailable: [409, 'Passkeys need a host name. Open Comity at http://localhost instead.'],
  last_way_in: [409, 'Add another passkey before you remove the last one.'],
  not_allowed: [403, 'Your role does not include this. Ask the head of your bureau.'],
  not_found: [404, 'There is nothing here, or it is not yours.'],
  hub_stays: [409, 'The hub itself cannot be suspended.'],
  same_state: [409, 'The bureau is in this state already.'],
  handle_taken: [409, 'Somebody of your bureau has this name. Choose another.'],
  role_not_for_bureau: [422, 'Reviewers for all bureaus belong to the hub. Leave the role out.'],
  role_stands_alone: [422, 'The commission is independent. Give its role with no other.'],
  beyond_own_clearance: [422, 'You cannot give more clearance than you have.'],
  own_account: [409, 'Your own account is changed by another head of the bureau.'],
  user_disabled: [409, 'This account is closed. Add the person anew.'],
  expiry_passed: [422, 'Choose a day to come.'],
  expiry_too_far: [422, 'A key holds for a year at most.'],
} as const satisfies Record<string, readonly [status: number, advice: string]>

export type RefusalKind = keyof typeof refusals

export function refuse(reply: FastifyReply, { kind }: { readonly kind: RefusalKind }): FastifyReply {
  const [status, advice] = refusals[kind]
  return problem(reply, status, kind, advice)
}

export function toBureauName({ code, names }: Bureau) {
  return { code, names, footnote: footnoteOf(code) }
}

export function toMe({ user, bureau, session }: SignedIn): Me {
  const held = rolesHeld(user.roles, session.method)
  return {
    id: user.id,
    name: user.name,
    signInName: formatSignInName(user),
    bureau: toBureauName(bureau),
    post: user.post,
    roles: [...held],
    rolesNeedingPasskey: user.roles.filter((role) => !held.includes(role)),
    clearance: user.clearance,
    purpose: user.purpose,
    language: user.language,
    signedInBy: session.method,
    endsAt: endOf(session.authenticatedAt).toISOString(),
  }
}

export function toUser(user: User): UserAnswer {
  return { ...user, roles: [...user.roles], signInName: formatSignInName(user) }
}

export function toKey(key: ApiKey): ApiKeyAnswer {
  return {
    ...key,
    scopes: [...key.scopes],
    expiresAt: key.expiresAt.toISOString(),
    issuedAt: key.issuedAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }
}
