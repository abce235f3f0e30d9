import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Askers, actorAs, askersOf, askersOfTheHub } from '../leak/askers.ts'
import { makeBaseWorld } from '../leak/base-world.ts'
import { idsOf } from '../leak/hide.ts'
import { mayCall } from '../leak/leak-run.ts'
import { poolsOf } from '../leak/pools.ts'
import { START } from '../leak/start.ts'
import { requestFor } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import type { TestRoute, World } from '../world.ts'
import { mutate } from './mutate.ts'
import { parsers } from './parsers.ts'

const RUNS = 12_000
/** Damaged bodies of each route that takes one. */
const BODIES = 25
/** What broke here; 503 is a refusal with its reason. */
const BROKEN = 500

const execute = promisify(execFile)

describe('what others send, at length,', () => {
  // A new seed in every run: what it finds is kept in kept.json.
  const seed = randomInt(2 ** 40)

  test(`is read or refused, never broken on (seed ${seed})`, async ({ signal }) => {
    const file = path.join(import.meta.dirname, 'at-length.ts')
    const { stdout } = await execute(process.execPath, [file, `${RUNS}`, `${seed}`], { signal })
    assert.deepEqual(JSON.parse(stdout), { readers: parsers.length, faults: [] })
  })

  test(`as the body of any request is taken or refused, never broken on (seed ${seed})`, async () => {
    const { world, bureaus } = await makeBaseWorld({ seed: 1, bureaus: 4, records: 40, times: 2 })
    const random = seededRandom(seed, 'bodies')
    const broken: string[] = []
    const people = [...askersOf(bureaus).slice(0, 1), ...askersOfTheHub()].flatMap((askers) =>
      askers.roles.map((role) => ({ askers, actor: actorAs(askers, role, START) })),
    )
    const writes = world.routes.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/demo'))
    for (const route of writes) {
      const who = people.find(({ actor }) => mayCall(route.access, actor))
      if (who !== undefined) broken.push(...(await brokenBy(world, route, who, random)))
    }
    await world.close()
    assert.deepEqual(broken, [])
  })
})

type Somebody = { readonly askers: Askers; readonly actor: Actor }

/** What a route answers as broken when its bodies are damaged. */
async function brokenBy(
  world: World,
  route: TestRoute,
  { askers, actor }: Somebody,
  random: Random,
): Promise<string[]> {
  const { owner } = world.database
  const pools = await poolsOf({ owner, random, askers, seen: await idsOf(owner, askers) })
  const requests = await Promise.all(times(BODIES, () => requestFor(route, pools.facts('visible'))))
  const broken: string[] = []
  for (const request of requests) {
    if (request.payload === null) continue
    const payload = mutate(request.payload, random)
    const { status, body } = await send(world, actor, { ...request, payload })
    if (status === BROKEN) broken.push(`${route.method} ${request.url}: ${body.slice(0, 200)} of ${payload}`)
  }
  return broken
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}
