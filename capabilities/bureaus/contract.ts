import { z } from 'zod'
import { bureauStates, roles, scopes } from '../../kernel/actor.ts'
import { languages } from '../../kernel/country.ts'
import { levels } from '../../kernel/handling.ts'
import { purposes } from '../../kernel/purpose.ts'
import { bureauKinds } from './bureau.ts'
import { signInMethods } from './sign-in.ts'
import { HANDLE, userStates } from './user.ts'

const v1 = '/api/v1'
export const paths = {
  bureaus: `${v1}/bureaus`,
  bureauState: (code: string) => `${v1}/bureaus/${code}/state`,
  session: `${v1}/session`,
  passwordSignIn: `${v1}/session/password`,
  passkeySignIn: `${v1}/session/passkey`,
  passkeySignInOptions: `${v1}/session/passkey/options`,
  demoSignIn: `${v1}/session/demo`,
  stepUp: `${v1}/session/step-up`,
  stepUpOptions: `${v1}/session/step-up/options`,
  enrolment: `${v1}/enrolment`,
  enrolPassword: `${v1}/enrolment/password`,
  confirmPassword: `${v1}/enrolment/password/confirm`,
  enrolPasskey: `${v1}/enrolment/passkey`,
  enrolPasskeyOptions: `${v1}/enrolment/passkey/options`,
  mySessions: `${v1}/account/sessions`,
  mySession: (id: string) => `${v1}/account/sessions/${id}`,
  myPasskeys: `${v1}/account/passkeys`,
  myPasskeyOptions: `${v1}/account/passkeys/options`,
  myPasskey: (id: string) => `${v1}/account/passkeys/${id}`,
  users: `${v1}/users`,
  user: (id: string) => `${v1}/users/${id}`,
  userRoles: (id: string) => `${v1}/users/${id}/roles`,
  disableUser: (id: string) => `${v1}/users/${id}/disable`,
  inviteUser: (id: string) => `${v1}/users/${id}/invitation`,
  keys: `${v1}/keys`,
  key: (id: string) => `${v1}/keys/${id}`,
} as const

/** The page that an invitation leads to; the token stands behind `#`, so that no server log sees it. */
export const enrolmentPage = (token: string): string => `/enrol#${token}`

const code = z.string().regex(/^[A-Z]{3}$/)
const instant = z.iso.datetime()
const names = z.object(
  Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<
    (typeof languages)[number],
    z.ZodString
  >,
)

// Bureaus

const bureau = z.object({
  code,
  kind: z.enum(bureauKinds),
  names,
  /** Must be shown wherever the name is. */
  footnote: z.string().nullable(),
  isMember: z.boolean(),
  /** As exact as known (`2023`, `2023-11-29`); null on a member: not entered yet. */
  memberSince: z.string().nullable(),
  memberUntil: z.string().nullable(),
  state: z.enum(bureauStates),
  stateSince: instant.nullable(),
  /** For the bureau itself and the hub; null for all others. */
  stateReason: z.string().nullable(),
})
export type BureauAnswer = z.infer<typeof bureau>

export const bureauList = z.object({ bureaus: z.array(bureau) })
export const bureauAnswer = bureau

export const codeParams = z.object({ code })

/** The reason is for the bureau and the hub to read. */
export const newBureauState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('active') }),
  z.strictObject({ state: z.enum(['suspended', 'left']), reason: z.string().trim().min(1).max(1000) }),
])
export type NewBureauState = z.infer<typeof newBureauState>

const bureauName = bureau.pick({ code: true, names: true, footnote: true })

// Who I am

const me = z.object({
  id: z.uuid(),
  name: z.string(),
  /** `handle@BUREAU`. */
  signInName: z.string(),
  bureau: bureauName,
  post: z.string(),
  roles: z.array(z.enum(roles)),
  /** Roles of mine that this session does not carry; they need a passkey. */
  rolesNeedingPasskey: z.array(z.enum(roles)),
  clearance: z.enum(levels),
  purpose: z.enum(purposes),
  language: z.enum(languages),
  signedInBy: z.enum(signInMethods),
  /** When the session ends whatever happens. */
  endsAt: instant,
})
export type Me = z.infer<typeof me>

export const sessionAnswer = z.object({
  user: me.nullable(),
  /** Set when my session is locked for idleness: sign in again as the same person and it goes on. */
  locked: z.object({ name: z.string(), signInName: z.string() }).nullable(),
  /** Whether this installation offers the demo chooser. */
  chooser: z.boolean(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

/** The answer to every sign-in. */
export const signedIn = z.object({ user: me })

/** Requests that nobody's hand made (polling, refreshing) carry this header; they do not keep a session from locking. */
export const BACKGROUND_HEADER = 'x-comity-background'
/** Names the officer of its own bureau for whom a program asks, by handle: it then has the lesser of both rights. */
export const OFFICER_HEADER = 'x-comity-officer'

// Signing in

export const passwordSignIn = z.strictObject({
  signInName: z.string().max(120),
  password: z.string().max(512),
  /** Six digits of the authenticator app. */
  code: z.string().max(12),
})
export type PasswordSignIn = z.infer<typeof passwordSignIn>

const demoPerson = z.object({
  /** What the chooser sends. */
  key: z.string(),
  name: z.string(),
  bureau: bureauName,
  post: z.string(),
  roles: z.array(z.enum(roles)),
  language: z.enum(languages),
})
export const demoPeople = z.object({ people: z.array(demoPerson) })
export type DemoPerson = z.infer<typeof demoPerson>
export const demoSignIn = z.strictObject({ user: z.string().max(60) })

// Passkeys: the shapes of WebAuthn Level 3, §5.1.9 and §5.1.10, in JSON

const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(16_384)
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
const publicKeyType = z.literal('public-key')
const knownCredential = z.object({ id: base64url, type: publicKeyType })
const userVerification = z.enum(['required', 'preferred', 'discouraged'])

export const passkeyRequest = z.object({
  /** Goes back with the response; good for one try within five minutes. */
  ceremony: z.uuid(),
  options: z.object({
    challenge: base64url,
    timeout: z.number(),
    rpId: z.string(),
    userVerification,
  }),
})

export const passkeyCreation = z.object({
  ceremony: z.uuid(),
  options: z.object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
    challenge: base64url,
    pubKeyCredParams: z.array(z.object({ alg: z.number(), type: publicKeyType })),
    timeout: z.number(),
    excludeCredentials: z.array(knownCredential),
    authenticatorSelection: z.object({
      residentKey: z.enum(['required', 'preferred', 'discouraged']),
      requireResidentKey: z.boolean(),
      userVerification,
    }),
    attestation: z.literal('none'),
  }),
})

const credential = {
  id: base64url,
  rawId: base64url,
  type: publicKeyType,
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  /** Nothing of it is used. */
  clientExtensionResults: z.record(z.string().max(60), z.unknown()).optional(),
}

export const passkeyAssertion = z.strictObject({
  ceremony: z.uuid(),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url,
    }),
  }),
})
export type PasskeyAssertion = z.infer<typeof passkeyAssertion>

/** What the page does to confirm: ask the authenticator, or, in the demo world, a click. */
export const stepUpRequest = z.discriminatedUnion('by', [
  passkeyRequest.extend({ by: z.literal('passkey') }),
  z.object({ by: z.literal('demo') }),
])

export const stepUp = z.discriminatedUnion('by', [
  passkeyAssertion.extend({ by: z.literal('passkey') }),
  z.strictObject({ by: z.literal('demo') }),
])
export type StepUp = z.infer<typeof stepUp>

/** Until when guarded acts go through without asking again. */
export const steppedUp = z.object({ until: instant })

export const newPasskey = z.strictObject({
  ceremony: z.uuid(),
  /** What its owner calls it, e.g. "key on my ring". */
  label: z.string().trim().min(1).max(60),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: transports.optional(),
    }),
  }),
})
export type NewPasskey = z.infer<typeof newPasskey>

// Enrolment by a one-time link

const token = z.string().regex(/^[A-Z]{3}\.[\w-]{43}$/)
export const withToken = z.strictObject({ token })
/** Who the invitation is for and until when it holds. */
export const enrolment = z.object({
  name: z.string(),
  signInName: z.string(),
  bureau: bureauName,
  language: z.enum(languages),
  expiresAt: instant,
})
export type Enrolment = z.infer<typeof enrolment>

export const enrolPassword = z.strictObject({ token, password: z.string().max(512) })
/** For the authenticator app: the secret in base32, and the same as an `otpauth://` address. */
export const totpSecret = z.object({ secret: z.string(), uri: z.string() })
export const confirmPassword = z.strictObject({ token, code: z.string().max(12) })
export const enrolPasskey = newPasskey.extend({ token })

// My account

export const mySessions = z.object({
  sessions: z.array(
    z.object({
      id: z.uuid(),
      isThis: z.boolean(),
      startedAt: instant,
      lastSeenAt: instant,
      signedInBy: z.enum(signInMethods),
      isLocked: z.boolean(),
      /** The browser as it names itself, cut to 200 characters. */
      browser: z.string(),
    }),
  ),
})
export type MySession = z.infer<typeof mySessions>['sessions'][number]

export const myPasskeys = z.object({
  passkeys: z.array(
    z.object({ id: z.uuid(), label: z.string(), addedAt: instant, lastUsedAt: instant.nullable() }),
  ),
})
export type MyPasskey = z.infer<typeof myPasskeys>['passkeys'][number]

// People of my bureau

const post = {
  name: z.string().trim().min(1).max(120),
  post: z.string().trim().min(1).max(120),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  clearance: z.enum(levels),
  purpose: z.enum(purposes),
  language: z.enum(languages),
}
export const newUser = z.strictObject({ ...post, handle: z.string().regex(HANDLE) })
export type NewUser = z.infer<typeof newUser>

export const user = z.object({
  ...post,
  id: z.uuid(),
  bureau: code,
  handle: z.string(),
  signInName: z.string(),
  state: z.enum(userStates),
})
export type UserAnswer = z.infer<typeof user>

export const listQuery = z.strictObject({
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const userList = z.object({ users: z.array(user), next: z.string().nullable() })

/** Shown once: who has the token can set up how to sign in. */
export const invitation = z.object({ token, expiresAt: instant })
export const userAdded = z.object({ user, invitation })
/** What changes of somebody; what is left out stays. Roles have a route of their own. */
export const userChange = z
  .strictObject({
    name: post.name.optional(),
    post: post.post.optional(),
    clearance: post.clearance.optional(),
    purpose: post.purpose.optional(),
    language: post.language.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'nothing to change')
export type UserChange = z.infer<typeof userChange>

export const newRoles = z.strictObject({ roles: post.roles })

// Keys for programs

const keyGrant = {
  label: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  purpose: z.enum(purposes),
  clearance: z.enum(levels),
  /** At most a year ahead. */
  expiresAt: instant,
}
export const newKey = z.strictObject(keyGrant)

const apiKey = z.object({
  ...keyGrant,
  id: z.uuid(),
  bureau: code,
  issuedAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
})
export type ApiKeyAnswer = z.infer<typeof apiKey>
export const keyList = z.object({ keys: z.array(apiKey), next: z.string().nullable() })
/** `secret` is the whole key, for `Authorization: Bearer`; shown once. */
export const keyIssued = z.object({ key: apiKey, secret: z.string() })

export const idParams = z.object({ id: z.uuid() })
