import { type Actor, type BureauCode, hasRole, type Role, roles, type Scope } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import { isWithinClearance } from './user.ts'

/** Signing in, signing out and asking who I am: whoever has no session yet must be able to. */
export const open = 'anyone'

/** Who is a member is known to everybody who is let in. */
export const signedIn = 'signed_in'

/** People of a bureau are added and dismissed by its head, or by a program that its head trusted with it. */
export const administration = { roles: ['bureau_head'], scope: 'administer' } as const

/** Whoever adds, changes or dismisses people shows the passkey again; a program cannot. */
export const guardedAdministration = { ...administration, scope: null, needs: ['step_up'] } as const

/** The hub suspends and restores bureaus, by two persons with fresh passkeys (RPD art. 131: suspend, withdraw rights). */
export const governing = {
  roles: ['bureau_head', 'hub_reviewer'],
  scope: null,
  bureau: 'HUB',
  needs: ['step_up', 'second_person'],
} as const

export function mayGovern(actor: Actor): boolean {
  return actor.kind === 'user' && actor.bureau === 'HUB' && hasRole(actor, ...governing.roles)
}

/** Why a bureau does not take part is told to itself and to the hub. */
export function mayReadStateReason(actor: Actor, bureau: BureauCode): boolean {
  return actor.bureau === bureau || actor.bureau === 'HUB'
}

/** Keys are issued by people only: a key cannot make itself a successor. */
export const keyReading = { roles: ['bureau_head'], scope: null } as const
export const keyIssue = { ...keyReading, needs: ['step_up'] } as const

/** Own sessions and passkeys: any person, no program. */
export const ownAccount = { roles, scope: null } as const

/** A passkey is what everything guarded hangs on: only a passkey adds or removes one, or an invitation. */
export const ownPasskeys = { ...ownAccount, needs: ['step_up'] } as const

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

export type GrantFault = 'beyond_own_clearance' | 'role_not_for_bureau' | 'role_stands_alone'

/**
 * What may be given to somebody: nothing above the giver's clearance, reviewing and deciding for all at the hub only, and
 * the commission's role with no other: whom it decides about must not be its member.
 */
export function grantFault(
  actor: Actor,
  bureau: BureauCode,
  { roles, clearance }: { readonly roles: readonly Role[]; readonly clearance: Level },
): GrantFault | null {
  if (!isWithinClearance(clearance, actor.clearance)) return 'beyond_own_clearance'
  const isForHub = roles.includes('hub_reviewer') || roles.includes('commission')
  if (isForHub && bureau !== 'HUB') return 'role_not_for_bureau'
  return roles.includes('commission') && roles.length > 1 ? 'role_stands_alone' : null
}
