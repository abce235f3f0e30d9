import { type Actor, type BureauCode, hasRole, type Role, roles, type Scope } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import { isWithinClearance } from './user.ts'

/** Signing in, signing out and asking who I am: whoever has no session yet must be able to. */
export const open = 'anyone'

/** Who is a member is known to everybody who is let in. */
export const signedIn = 'signed_in'

/** People of a bureau are added and dismissed by its head, or by a program that its head trusted with it. */
export const administration = { roles: ['bureau_head'], scope: 'administer' } as const

/** Keys are issued by people only: a key cannot make itself a successor. */
export const keyIssue = { roles: ['bureau_head'], scope: null } as const

/** Own sessions and passkeys: any person, no program. */
export const ownAccount = { roles, scope: null } as const

export function mayAdminister(actor: Actor, bureau: BureauCode): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'program':
      return actor.bureau === bureau && actor.scopes.has('administer')
    case 'user':
      return actor.bureau === bureau && hasRole(actor, 'bureau_head')
  }
}

/** Keys are read, issued and revoked by the head of the bureau, and by Comity itself for the command line beside it. */
export function mayIssueKeys(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && hasRole(actor, 'bureau_head'))
}

/**
 * A key with the scope `rights` acts at the hub for the commission, which nobody else there may make itself; the command
 * line beside the server gets one from Comity itself.
 */
export function mayGrantScopes(actor: Actor, scopes: readonly Scope[]): boolean {
  return actor.bureau !== 'HUB' || actor.kind === 'system' || !scopes.includes('rights')
}

export type GrantFault = 'beyond_own_clearance' | 'role_not_for_bureau'

/** What may be given to somebody: nothing above the giver's clearance, and reviewing for all at the hub only. */
export function grantFault(
  actor: Actor,
  bureau: BureauCode,
  { roles, clearance }: { readonly roles: readonly Role[]; readonly clearance: Level },
): GrantFault | null {
  if (!isWithinClearance(clearance, actor.clearance)) return 'beyond_own_clearance'
  const isForHub = roles.includes('hub_reviewer') || roles.includes('commission')
  return isForHub && bureau !== 'HUB' ? 'role_not_for_bureau' : null
}
