import { z } from 'zod'
import { ensureDemoUsers } from '../../capabilities/bureaus/actions/ensure.ts'
import { listBureaus } from '../../capabilities/bureaus/public.ts'
import { makeDemoRecords, removeDemo } from '../../capabilities/records/actions/demo-records.ts'
import { demoUsers } from '../../db/seed/demo-users.ts'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type Db, inTransaction } from '../../infra/db.ts'
import { actorOf, type Server } from '../../infra/http.ts'
import type { Actor } from '../../kernel/actor.ts'
import { ensureDemoRights, forgetDemoRights } from './demo-rights.ts'

/** The demo world is the same on every machine. */
const SEED = 20_261_121

export type DemoParts = {
  readonly db: Db
  readonly system: Db
  readonly clock: () => Date
  readonly demoRecordCount: number
}

/** The invented people and records, if none are there; leaves a database with records of any kind alone. */
export async function ensureDemoWorld(
  { db, system, clock, demoRecordCount }: DemoParts,
  actor: Actor,
): Promise<number> {
  const now = clock()
  await inTransaction(system, (tx) => ensureDemoUsers(tx, demoUsers, now))
  const bureaus = (await listBureaus(db))
    .filter((bureau) => bureau.kind === 'member')
    .map((bureau) => bureau.code)
  const invented = demoRecords({ seed: SEED, bureaus, now, size: demoRecordCount })
  const { made } = await makeDemoRecords(system, actor, invented, now)
  if (made > 0) await ensureDemoRights(system, actor, now)
  return made
}

const manageDemo = { roles: ['hub_reviewer'], scope: 'administer' } as const

/** Only the laptop shape registers these. */
export function demoRoutes(server: Server, parts: DemoParts): void {
  const { system, clock } = parts
  const removed = z.object({ removed: z.number().int() })
  server.delete(
    '/api/v1/demo',
    { config: { access: manageDemo }, schema: { response: { 200: removed } } },
    async (request) => {
      await forgetDemoRights(system, actorOf(request), clock())
      return await removeDemo(system, actorOf(request), clock())
    },
  )
  server.post(
    '/api/v1/demo',
    {
      config: { access: manageDemo },
      schema: { response: { 200: removed.extend({ made: z.number().int() }) } },
    },
    async (request) => {
      await forgetDemoRights(system, actorOf(request), clock())
      const { removed: gone } = await removeDemo(system, actorOf(request), clock())
      return { removed: gone, made: await ensureDemoWorld(parts, actorOf(request)) }
    },
  )
}
