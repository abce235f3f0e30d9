import { type Actor, type BureauCode, type Role, roles, scopes } from '../../kernel/actor.ts'
import { type Level, levels } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import { type Purpose, purposes } from '../../kernel/purpose.ts'

/** Everybody of one bureau who sees the same; they ask one after the other in the same two worlds. */
export type Askers = {
  readonly bureau: BureauCode
  readonly clearance: Level
  readonly purpose: Purpose
  readonly roles: readonly Role[]
}

/** Roles that every bureau fills; each has one of the rest besides. */
const USUAL_ROLES: readonly Role[] = ['officer', 'bureau_head', 'analyst', 'auditor']
const OTHER_ROLES: readonly Role[] = ['bureau_operator', 'watch_officer', 'coordinator']

/** Five roles of each bureau, with clearances and purposes in turn; the hub has its own. */
export function askersOf(bureaus: readonly string[]): Askers[] {
  return bureaus.map((bureau, place) => ({
    bureau: bureau as BureauCode,
    clearance: levels[place % levels.length] ?? 'fouo',
    purpose: purposes[place % purposes.length] ?? 'wanted',
    roles: [...USUAL_ROLES, OTHER_ROLES[place % OTHER_ROLES.length] ?? 'officer'],
  }))
}

/** The hub's people see different things by their role: each is a bureau of one. */
export function askersOfTheHub(): Askers[] {
  return roles.map((role) => ({
    bureau: 'HUB' as BureauCode,
    clearance: 'confidential',
    purpose: 'security_check',
    roles: [role],
  }))
}

/** Somebody of them; the same one each time it is asked. */
export function actorAs({ bureau, clearance, purpose }: Askers, role: Role, now: Date): Actor {
  const code = Buffer.from(bureau).toString('hex')
  const place = String(roles.indexOf(role)).padStart(12, '0')
  return {
    kind: 'user',
    id: `0198c5a0-0000-7000-8${code.slice(0, 3)}-${code.slice(3)}${place.slice(code.length - 3)}` as Id<'Actor'>,
    bureau,
    roles: new Set([role]),
    scopes: new Set(scopes),
    clearance,
    purpose,
    proof: { method: 'passkey', at: now },
    bureauState: 'active',
  }
}
