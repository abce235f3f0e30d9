import type { Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { findUserByName } from '../store/users.ts'
import { HANDLE, isWithinClearance, rolesHeld, type User } from '../user.ts'
import type { Vouched } from './authenticate.ts'

/** What a program may do for an officer; all else of its grant is its own. Ours to confirm. */
const LENT_SCOPES = ['check'] as const

export type Spoken = { readonly handle: string; readonly method: string; readonly route: string }

/**
 * A program asks for an officer of its own bureau, who is named: it then has the lesser of both rights, whichever way
 * the link between the two is trusted (OWASP ASVS 5.0, 8.3.3). Null, and an act, when there is no such officer, or one
 * whose roles all need a passkey.
 */
export async function speakFor(
  tx: Tx,
  { actor, credential }: Vouched,
  { handle, method, route }: Spoken,
  at: Date,
): Promise<Vouched | null> {
  const named = handle.trim().toLowerCase()
  const officer = HANDLE.test(named)
    ? await findUserByName(tx, { bureau: actor.bureau, handle: named })
    : null
  // No passkey was shown: guarded roles stay behind, as after a password.
  const roles = rolesHeld(officer?.roles ?? [], 'password')
  const isThere = officer?.state === 'active' && roles.length > 0
  const subject = isThere ? (`user:${officer.id}` as const) : 'none'
  const outcome = isThere ? 'done' : 'refused'
  await record(tx, { actor, act: 'key.spoke_for', outcome, subject, detail: { method, route }, at })
  return isThere ? { actor: { ...lesser(actor, officer), roles: new Set(roles) }, credential } : null
}

function lesser(program: Actor, officer: User): Actor {
  const isLower = isWithinClearance(officer.clearance, program.clearance)
  return {
    ...program,
    scopes: new Set(LENT_SCOPES.filter((scope) => program.scopes.has(scope))),
    clearance: isLower ? officer.clearance : program.clearance,
  }
}
