import { type Actor, hasRole, roles } from '../../kernel/actor.ts'
import type { StandingCheck } from './standing.ts'

/** Who may ask. An auditor looks at the asking, not at the answers. */
export const askChecks = {
  roles: [
    'officer',
    'bureau_operator',
    'bureau_head',
    'hub_reviewer',
    'watch_officer',
    'analyst',
    'coordinator',
  ],
  scope: 'check',
} as const

/** Who may look at a past question: who asked it, the head of that bureau, and auditors. */
export const readChecks = { roles, scope: 'check' } as const

/** Figures: whoever may check, and the auditor. */
export const readFigures = { roles: [...askChecks.roles, 'auditor'], scope: 'check' } as const

/** Ending a standing check of the own bureau: whoever made it, the duty desk, the head. A key that administers as well. */
export function mayEndStanding(actor: Actor, standing: Pick<StandingCheck, 'madeBy'>): boolean {
  const isKey = actor.kind === 'program' && actor.scopes.has('administer')
  return standing.madeBy === actor.id || isKey || hasRole(actor, 'bureau_operator', 'bureau_head')
}
