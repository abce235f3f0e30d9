import type { Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { type Role, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { knownBureaus, parseBureauCode } from '../bureau.ts'
import { saveBureaus } from '../store/bureaus.ts'
import { findDemoUser, saveDemoUser } from '../store/users.ts'
import type { DemoUser, User } from '../user.ts'

/** Brings the bureaus that Comity knows into the database; twice is once. */
export async function ensureBureaus(tx: Tx, now = new Date()): Promise<void> {
  const changed = await saveBureaus(tx, knownBureaus())
  if (changed === 0) return
  const act = { actor: systemActor, act: 'bureau.listed', outcome: 'done', subject: 'none' } as const
  await record(tx, { ...act, detail: { bureaus: changed }, at: now })
}

/** Brings the people of the demo world into the database, without any way to sign in but the chooser; twice is once. */
export async function ensureDemoUsers(tx: Tx, people: readonly DemoUser[], now: Date): Promise<void> {
  for (const person of people) {
    const user = asUser(person, now)
    const saved = await saveDemoUser(tx, user, now)
    if (saved === 'same') continue
    const detail = { bureau: user.bureau, roles: user.roles, demo: true }
    const known = saved === 'added' ? user : await findDemoUser(tx, user.bureau, user.handle)
    const subject = `user:${known?.id ?? user.id}`
    const act = saved === 'added' ? 'user.added' : 'user.changed'
    await record(tx, { actor: systemActor, act, outcome: 'done', subject, detail, at: now })
  }
}

const SEEING_MORE: ReadonlySet<Role> = new Set(['bureau_head', 'hub_reviewer', 'auditor', 'commission'])

function asUser({ key, bureau, ...person }: DemoUser, now: Date): User {
  const code = parseBureauCode(bureau)
  if (code === null) throw new Error(`demo person ${key} names bureau ${bureau}, which is no code`)
  const seesMore = person.roles.some((role) => SEEING_MORE.has(role))
  const clearance = seesMore ? 'confidential' : 'restricted'
  return {
    ...person,
    id: newId<'User'>(now),
    bureau: code,
    handle: key,
    clearance,
    state: 'active',
    bureauState: 'active',
  }
}
