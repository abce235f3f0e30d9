import type { Role } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { answering } from '../policy.ts'

/** Of who is signed in, what these pages need. */
export type Asker = {
  readonly bureau: { readonly code: string }
  readonly roles: readonly Role[]
  readonly clearance: Level
  readonly purpose: Purpose
}

export function maySayAnswer({ roles }: Asker): boolean {
  return answering.roles.some((role) => roles.includes(role))
}
