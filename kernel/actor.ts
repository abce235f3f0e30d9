import type { Level } from './handling.ts'
import type { Brand, Id } from './id.ts'
import type { Purpose } from './purpose.ts'

/**
 * Who contributes and who asks: a member country by ISO 3166-1 alpha-3 ("FRA"), the hub ("HUB"),
 * or a partner organisation by its code ("UNO").
 */
export type BureauCode = Brand<string, 'BureauCode'>

export const roles = [
  'officer',
  'bureau_operator',
  'bureau_head',
  'hub_reviewer',
  'watch_officer',
  'analyst',
  'coordinator',
  'auditor',
  /** Decides on requests of persons about their data, independent of everybody else at the hub. */
  'commission',
] as const
export type Role = (typeof roles)[number]

/** What an API key may do. A signed-in user holds every scope and is limited by roles. */
export const scopes = ['check', 'import', 'verify', 'administer', 'rights'] as const
export type Scope = (typeof scopes)[number]

/** Who acts, for which bureau, and why. Every read or write of police data names one. */
export type Actor = {
  /** A user signed in, a program with a key, or Comity itself (start, sequencing, demo world). */
  readonly kind: 'user' | 'program' | 'system'
  readonly id: Id<'Actor'>
  readonly bureau: BureauCode
  /** Of a program: none, or those of the officer whom it says it asks for. */
  readonly roles: ReadonlySet<Role>
  readonly scopes: ReadonlySet<Scope>
  readonly clearance: Level
  readonly purpose: Purpose
  /** How and when the caller last proved who they are; guarded acts want a fresh passkey. */
  readonly proof: Proof
  /** Of the caller's bureau. One that is not active sees its own data alone (RPD art. 131: suspension of rights). */
  readonly bureauState: BureauState
}

/** `demo` is the chooser of the laptop shape, `key` a program's key, `system` Comity itself. */
type Proof = {
  readonly method: 'passkey' | 'password' | 'demo' | 'key' | 'system'
  readonly at: Date
}

export const bureauStates = ['active', 'suspended', 'left'] as const
export type BureauState = (typeof bureauStates)[number]

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => actor.roles.has(role))
}

/** Comity itself: what nobody asked for (start, expiry), and a failed sign-in of somebody unknown. */
export const systemActor: Actor = {
  kind: 'system',
  id: '00000000-0000-0000-0000-000000000000' as Id<'Actor'>,
  bureau: 'HUB' as BureauCode,
  roles: new Set(),
  scopes: new Set(scopes),
  clearance: 'confidential',
  purpose: 'security_check',
  proof: { method: 'system', at: new Date(0) },
  bureauState: 'active',
}
