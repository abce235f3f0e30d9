import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { describe, test } from 'node:test'
import { seededRandom } from '../../db/seed/random.ts'
import { actorAs, askersOf, askersOfTheHub } from '../leak/askers.ts'
import { makeBaseWorld } from '../leak/base-world.ts'
import { idsOf } from '../leak/hide.ts'
import { mayCall } from '../leak/leak-run.ts'
import { poolsOf } from '../leak/pools.ts'
import { START } from '../leak/start.ts'
import { requestFor } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import { fuzz } from './fuzz.ts'
import { mutate } from './mutate.ts'
import { parsers } from './parsers.ts'

const RUNS = 12_000
/** Damaged bodies of each route that takes one. */
const BODIES = 25

describe('what others send, at length,', () => {
  // A new seed in every run: what it finds is kept in kept.json.
  const seed = randomInt(2 ** 40)

  test(`is read or refused, never broken on (seed ${seed})`, async () => {
    for (const parser of parsers) assert.deepEqual(await fuzz(parser, RUNS, seed), [])
  })

  test(`as the body of any request is taken or refused, never broken on (seed ${seed})`, async () => {
    const { world, bureaus } = await makeBaseWorld({ seed: 1, bureaus: 4, records: 40, times: 2 })
    const random = seededRandom(seed, 'bodies')
    const { owner } = world.database
    const broken: string[] = []
    const people = [...askersOf(bureaus).slice(0, 1), ...askersOfTheHub()].flatMap((askers) =>
      askers.roles.map((role) => ({ askers, actor: actorAs(askers, role, START) })),
    )
    const writes = world.routes.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/demo'))
    for (const route of writes) {
      const who = people.find(({ actor }) => mayCall(route.access, actor))
      if (who === undefined) continue
      const seen = await idsOf(owner, who.askers)
      const pools = await poolsOf({ owner, random, askers: who.askers, seen })
      const requests = await Promise.all(times(BODIES, () => requestFor(route, pools.facts('visible'))))
      for (const request of requests.filter(({ payload }) => payload !== null)) {
        const payload = mutate(request.payload ?? Buffer.alloc(0), random)
        const { status, body } = await send(world, who.actor, { ...request, payload })
        if (status >= 500) broken.push(`${route.method} ${request.url}: ${body.slice(0, 200)} of ${payload}`)
      }
    }
    await world.close()
    assert.deepEqual(broken, [])
  })
})

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}
