import type { Actor } from './actor.ts'

/** What a policy answers. The two in the middle are no refusals: the act may go on once somebody has proven something. */
export type Decision = 'allow' | 'allow_with_step_up' | 'needs_second_person' | 'deny'

/** What a route asks for beyond a role: a fresh passkey, or another person of the same bureau. */
export type Need = 'step_up' | 'second_person'

/** How long a passkey counts as fresh. OWASP ASVS 5.0, 7.5.3 asks for it anew; the five minutes are ours to confirm. */
export const STEP_UP_FRESH_MS = 5 * 60_000

/**
 * Whether the caller proved just now who they are, in a way that cannot be phished. Passwords with a code can be, and a
 * key proves that a program has it, not that a person wants this. `demo` exists in the laptop shape only.
 */
export function isFresh({ proof }: Pick<Actor, 'proof'>, now: Date): boolean {
  switch (proof.method) {
    case 'system':
      return true
    case 'passkey':
    case 'demo':
      return now.getTime() - proof.at.getTime() < STEP_UP_FRESH_MS
    case 'password':
    case 'key':
      return false
  }
}
