import { type Actor, type BureauCode, hasRole } from '../../kernel/actor.ts'
import type { Side } from './hit.ts'
import type { Hit } from './matter.ts'

/** Who works with hits: whoever may check, and the watch. An auditor looks at the acts. */
export const workHits = {
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

/** Its watch officers look at what is late. */
export const HUB = 'HUB' as BureauCode

/** The hub's watch officers see what is late between any two bureaus. A key of the hub that administers does so for them. */
export function sitsAtWatch(actor: Actor): boolean {
  return actor.bureau === HUB && (hasRole(actor, 'watch_officer') || administers(actor))
}

/** A key acts for the desk when the head of the bureau gave it the scope to administer. */
function administers(actor: Actor): boolean {
  return actor.kind === 'program' && actor.scopes.has('administer')
}

/** From where the actor looks at the hit; null when it is not for the actor. Row-level security says the same. */
export function sideOf(
  actor: Actor,
  hit: Pick<Hit, 'owner' | 'desk' | 'asker' | 'origin' | 'progress'>,
): Side | null {
  const isDesk = hit.desk === actor.bureau || hit.owner === actor.bureau
  // A suspended bureau sees nothing of what others own (RPD art. 131).
  const isAsker = hit.asker === actor.bureau && hit.origin !== 'restricted' && actor.bureauState === 'active'
  if (isDesk) return isAsker ? 'both' : 'desk'
  if (isAsker) return 'asker'
  // Late once is the watch's for good: whoever hands over to the next shift still finds it.
  return sitsAtWatch(actor) && hit.progress.escalatedAt !== null ? 'watch' : null
}

/** Deciding for the owner is the duty desk's; an officer who happens to be of that bureau does not. Ours to confirm. */
export function mayDecide(actor: Actor, side: Side): boolean {
  if (side !== 'desk' && side !== 'both') return false
  if (actor.kind === 'program') return administers(actor)
  return hasRole(actor, 'bureau_operator', 'bureau_head', 'hub_reviewer', 'watch_officer')
}

/** What was seen and done is said by the bureau that asked. */
export function mayReport(side: Side): boolean {
  return side === 'asker' || side === 'both'
}
