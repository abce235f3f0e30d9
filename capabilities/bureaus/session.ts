import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { SignInMethod } from './sign-in.ts'
import type { UserId, UserProof } from './user.ts'

export type SessionId = Id<'Session'>

/** A browser that somebody signed in with. What has ended is deleted; the journal remembers it. */
export type Session = {
  readonly id: SessionId
  readonly bureau: BureauCode
  readonly userId: UserId
  readonly method: SignInMethod
  readonly browser: string
  readonly startedAt: Date
  /** The last time that its user proved who they are. */
  readonly authenticatedAt: Date
  /** The last request made by hand, exact to `SEEN_STEP_MS`. */
  readonly seenAt: Date
  readonly rotatedAt: Date
  /** The last time that a passkey was shown anew for a guarded act; null since the sign-in. */
  readonly steppedUpAt: Date | null
}

/** CJIS Security Policy AC-11: the screen locks after at most 30 minutes. */
const IDLE_LOCK_MS = 30 * 60_000
/** NIST SP 800-63B §4.2.3: at the second assurance level both factors are shown again after at most 12 hours. */
export const SESSION_MS = 12 * 60 * 60_000
/** A stolen cookie is worth less the sooner it is replaced. Ours to confirm. */
const ROTATION_MS = 15 * 60_000
/** How long requests that were on their way during a rotation may still come with the token before. Ours to confirm. */
const ROTATION_GRACE_MS = 30_000
/** Writing the time of every request would be a write for every read. It makes the lock early, never late. */
const SEEN_STEP_MS = 60_000

/** `locked`: goes on after its user signs in again. `over`: never. */
export type SessionState = 'live' | 'locked' | 'over'

export function sessionState({ authenticatedAt, seenAt }: Session, now: Date): SessionState {
  if (now >= endOf(authenticatedAt)) return 'over'
  return now.getTime() - seenAt.getTime() >= IDLE_LOCK_MS ? 'locked' : 'live'
}

/** By what and when the user of a session last proved who they are. */
export function proofOf({ method, authenticatedAt, steppedUpAt }: Session): UserProof {
  return { method, at: steppedUpAt ?? authenticatedAt }
}

export function endOf(authenticatedAt: Date): Date {
  return new Date(authenticatedAt.getTime() + SESSION_MS)
}

export function isRotationDue(session: Session, now: Date): boolean {
  return now.getTime() - session.rotatedAt.getTime() >= ROTATION_MS
}

export function isSeenDue(session: Session, now: Date): boolean {
  return now.getTime() - session.seenAt.getTime() >= SEEN_STEP_MS
}

/** A token replaced before this moment is refused. */
export function graceStart(now: Date): Date {
  return new Date(now.getTime() - ROTATION_GRACE_MS)
}
