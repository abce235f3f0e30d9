import { type Actor, type BureauCode, hasRole, type Role } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import type { Id } from '../../kernel/id.ts'

export type ApprovalId = Id<'Approval'>

/** `asked → approved → used`, or `refused`, or `expired` while it was one of the first two. */
export const approvalStates = ['asked', 'approved', 'refused', 'used', 'expired'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** The request that waits. Its address and body are forgotten when the approval is over. */
type WaitingRequest = { readonly url: string; readonly ifMatch: string | null; readonly body: Json }

/** A request of one person that another of the same bureau approves, and that then may come once. */
export type Approval = {
  readonly id: ApprovalId
  readonly bureau: BureauCode
  readonly state: ApprovalState
  readonly askedBy: Actor['id']
  readonly askedKind: 'user' | 'program'
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly method: string
  readonly route: string
  readonly request: WaitingRequest | null
  readonly requestHash: Buffer
  readonly roles: readonly Role[]
  readonly decidedBy: Actor['id'] | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly usedAt: Date | null
}

/** From asking until it is used: a day covers the next shift. Ours to confirm. */
export const APPROVAL_MS = 24 * 60 * 60_000

/** What an approval is at `now`; the sweep writes it down within a minute. */
export function stateAt(
  { state, expiresAt }: Pick<Approval, 'state' | 'expiresAt'>,
  now: Date,
): ApprovalState {
  const isOpen = state === 'asked' || state === 'approved'
  return isOpen && now >= expiresAt ? 'expired' : state
}

export type DecideFault = 'not_found' | 'own_request' | 'approval_over'

/**
 * Why somebody may not decide; null when they may. Who could not do the act does not even learn that it was asked for. `behind`
 * is the person behind the asker: whoever issued the key would otherwise be both of the two persons.
 */
export function decideFault(actor: Actor, approval: Approval, behind: string, now: Date): DecideFault | null {
  if (!maySee(actor, approval)) return 'not_found'
  if (approval.askedBy === actor.id || behind === actor.id) return 'own_request'
  return stateAt(approval, now) === 'asked' ? null : 'approval_over'
}

/** The asker, and every person of the bureau who may do what is asked. */
export function maySee(actor: Actor, approval: Pick<Approval, 'bureau' | 'askedBy' | 'roles'>): boolean {
  if (actor.bureau !== approval.bureau) return false
  return approval.askedBy === actor.id || (actor.kind === 'user' && hasRole(actor, ...approval.roles))
}
