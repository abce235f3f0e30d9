import type { Actor } from '../../kernel/actor.ts'

/** Requests of persons: the commission alone. A program acts for it by a key that only Comity itself can issue at the hub. */
export const commissionDesk = { roles: ['commission'], scope: 'rights', bureau: 'HUB' } as const

/** A second member confirms a decision: what is deleted by it is gone, so a passkey is asked for anew. */
export const commissionDecides = { ...commissionDesk, needs: ['step_up'] } as const

/** What the commission puts to a bureau, and what it must take over: its head. */
export const headDesk = { roles: ['bureau_head'], scope: 'rights' } as const

/** Incidents are read by the hub's reviewers and by the heads of the bureaus that they concern. */
export const readIncidents = { roles: ['hub_reviewer', 'bureau_head'], scope: 'rights' } as const

/** The hub's reviewers assess and lead; heads add measures and confirm that they were told. */
export const leadIncidents = { roles: ['hub_reviewer'], scope: 'rights', bureau: 'HUB' } as const

/** Whoever sees something amiss says so. */
export const reportIncidents = 'signed_in'

/** Where somebody sits; row-level security opens rows by it. */
const desks = ['commission', 'head', 'reviewer'] as const
export type Desk = (typeof desks)[number]

/** The desks at which the caller sits. A key with the scope sits at those of its bureau. */
export function desksOf(actor: Pick<Actor, 'kind' | 'bureau' | 'roles' | 'scopes'>): readonly Desk[] {
  const isProgram = actor.kind === 'program'
  const sits: Readonly<Record<Desk, boolean>> = {
    commission: actor.bureau === 'HUB' && (isProgram || actor.roles.has('commission')),
    head: isProgram || actor.roles.has('bureau_head'),
    reviewer: actor.bureau === 'HUB' && (isProgram || actor.roles.has('hub_reviewer')),
  }
  return actor.kind === 'system' || !actor.scopes.has('rights') ? [] : desks.filter((desk) => sits[desk])
}

export function sitsAt(actor: Pick<Actor, 'kind' | 'bureau' | 'roles' | 'scopes'>, desk: Desk): boolean {
  return desksOf(actor).includes(desk)
}
