import { parseBureauCode } from '../../capabilities/bureaus/bureau.ts'
import { findUserByName } from '../../capabilities/bureaus/store/users.ts'
import { nameOfRecord, pageOfLiveRecords } from '../../capabilities/records/public.ts'
import { makeDemoRights, removeDemoRights } from '../../capabilities/rights/actions/demo.ts'
import { demoIncident, demoIncidentId, demoRequestIds, demoRequests } from '../../db/seed/demo-rights.ts'
import { type Db, inTransaction, type Tx } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'

/** The bureau whose record the invented requests are about: its head is one of the chooser. */
const OWNER = 'COL'

/** Invented requests and an incident, told beside the invented records. */
export async function ensureDemoRights(system: Db, actor: Actor, now: Date): Promise<void> {
  const owner = parseBureauCode(OWNER)
  if (owner === null) throw new Error(`the demo bureau ${OWNER} is no code`)
  const cast = await inTransaction(system, async (tx) => {
    const before = { owner, id: '00000000-0000-0000-0000-000000000000' as Id<'Record'> }
    const [first] = await pageOfLiveRecords(tx, before, 1)
    if (first === undefined || first.owner !== owner) return null
    const record = { id: first.id, owner, name: nameOfRecord(first.body) }
    const member = await idOf(tx, 'HUB', 'commission-member')
    const reviewer = await idOf(tx, 'HUB', 'hub-reviewer')
    return { now, record, member, reviewer, officer: await idOf(tx, 'MAR', 'border-officer') }
  })
  if (cast === null) return
  await makeDemoRights(
    system,
    actor,
    { requests: demoRequests(cast), incident: demoIncident(cast), owner },
    now,
  )
}

/** The people of the chooser are there before their work. */
async function idOf(tx: Tx, bureau: string, handle: string): Promise<Id<'Actor'>> {
  const found = await findUserByName(tx, { bureau, handle })
  if (found === null) throw new Error(`the demo world has no ${handle}`)
  return found.id as string as Id<'Actor'>
}

export async function forgetDemoRights(system: Db, actor: Actor, now: Date): Promise<void> {
  await removeDemoRights(system, actor, { requests: demoRequestIds, incident: demoIncidentId }, now)
}
