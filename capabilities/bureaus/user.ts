import { type Actor, type BureauCode, type BureauState, type Role, scopes } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/country.ts'
import type { Level } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { SignInMethod } from './sign-in.ts'

export type UserId = Id<'User'>

/** What the head of a bureau decides about somebody. */
export type Post = {
  readonly name: string
  /** Where the person serves, in the words of the bureau. */
  readonly post: string
  readonly roles: readonly Role[]
  readonly clearance: Level
  /** Why this person usually asks; a check may name another purpose. */
  readonly purpose: Purpose
  readonly language: Language
}

export const userStates = ['active', 'disabled'] as const

/** A person of one bureau. Disabled is for good: who comes back is added anew, so that acts stay with their doer. */
export type User = Post & {
  readonly id: UserId
  readonly bureau: BureauCode
  /** Unique within the bureau; `handle@BUREAU` is the name to sign in with. */
  readonly handle: string
  readonly state: (typeof userStates)[number]
  /** Of the bureau: its people see their own data alone while it is not active. */
  readonly bureauState: BureauState
}

/** What is typed to sign in. */
export type SignInName = { readonly handle: string; readonly bureau: string }

/** Lower-case Latin letters, digits, dot and hyphen: the same on every keyboard and in every log. */
export const HANDLE = /^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])$/

/** Reads `handle@BUREAU` in any case; null when it cannot be one. */
export function parseSignInName(text: string): SignInName | null {
  const [handle = '', bureau = '', ...rest] = text.trim().toLowerCase().split('@')
  if (rest.length > 0 || !HANDLE.test(handle) || !/^[a-z]{3}$/.test(bureau)) return null
  return { handle, bureau: bureau.toUpperCase() }
}

export function formatSignInName({ handle, bureau }: SignInName): string {
  return `${handle}@${bureau}`
}

/** Roles that administer people or decide for others: they need a sign-in that cannot be phished (OWASP ASVS 5.0, 6.3.3). */
const GUARDED_ROLES: readonly Role[] = ['bureau_head', 'hub_reviewer', 'commission']

/** The roles that a session carries. A password with a code can be phished, so it does not carry the guarded ones. */
export function rolesHeld(roles: readonly Role[], method: SignInMethod): readonly Role[] {
  return method === 'password' ? roles.filter((role) => !GUARDED_ROLES.includes(role)) : roles
}

/** By what and when a person proved who they are. */
export type UserProof = { readonly method: SignInMethod; readonly at: Date }

/** Who acts when this user does, signed in by `method`. */
export function userActor(user: User, proof: UserProof): Actor {
  return {
    kind: 'user',
    id: user.id as string as Actor['id'],
    bureau: user.bureau,
    roles: new Set(rolesHeld(user.roles, proof.method)),
    scopes: new Set(scopes),
    clearance: user.clearance,
    purpose: user.purpose,
    proof,
    bureauState: user.bureauState,
  }
}

/** The user behind an actor; null for programs and Comity itself. */
export function userIdOf(actor: Actor): UserId | null {
  return actor.kind === 'user' ? (actor.id as string as UserId) : null
}

const CLEARANCE_ORDER: Readonly<Record<Level, number>> = { fouo: 0, restricted: 1, confidential: 2 }

export function isWithinClearance(level: Level, clearance: Level): boolean {
  return CLEARANCE_ORDER[level] <= CLEARANCE_ORDER[clearance]
}

/** Somebody of the invented demo world, for the chooser of the laptop shape. `key` is also the handle. */
export type DemoUser = Pick<Post, 'name' | 'post' | 'roles' | 'purpose' | 'language'> & {
  readonly key: string
  readonly bureau: string
}

/** How an authenticator remembers whose passkey it holds (WebAuthn's user handle, at most 64 bytes). */
export function userHandle({ bureau, id }: Pick<User, 'bureau' | 'id'>): string {
  return `${bureau}:${id}`
}

/** Null when the text cannot be a user handle. */
export function parseUserHandle(text: string): Pick<User, 'bureau' | 'id'> | null {
  const found = /^([A-Z]{3}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  return found === null ? null : { bureau: found[1] as BureauCode, id: found[2] as UserId }
}
