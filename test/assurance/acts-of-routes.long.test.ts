import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Askers, actorAs, askersOf, askersOfTheHub } from '../leak/askers.ts'
import { countActs, makeBaseWorld } from '../leak/base-world.ts'
import { goWholeCourses } from '../leak/courses.ts'
import { idsOf } from '../leak/hide.ts'
import { lastOfAll, mayCall } from '../leak/leak-run.ts'
import { type Choice, poolsOf } from '../leak/pools.ts'
import { START } from '../leak/start.ts'
import { neverAnswered } from '../requests/recipes.ts'
import { requestFor, type TestRequest } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import type { TestRoute, World } from '../world.ts'

const SEED = 20_261_123
/** A busy machine takes its time. */
const LIMIT_MS = 600_000
/** Tries of each role of each bureau: for what is there, for what is not. */
const CHOICES: readonly Choice[] = ['own', 'own', 'visible', 'absent']
/** Whom the policy refuses is refused whatever they ask for. */
const REFUSED: readonly Choice[] = ['absent']

/** Routes that leave no act when they answer somebody who is signed in, and why none is missing. */
const leavesNone: Readonly<Record<string, string>> = {
  'GET /api/v1/health': 'for the machine that watches the server: says whether it runs',
  'GET /api/v1/openapi.json': 'says what the interface is, the same to everybody',
  'GET /api/v1/bureaus': 'names bureaus, which are public; holds no police data',
  'GET /api/v1/import-templates/:kind/:format': 'an empty table, the same for everybody',
  'GET /api/v1/journal/state': 'says how long the log is; every page asks it each few seconds',
  'GET /api/v1/live':
    'tells how much waits; every page keeps it open, and what it leads to is read by an act',
  'GET /api/v1/session': 'says who I am; starting and ending a session are acts',
  'GET /api/v1/session/demo': 'names the invented people, in the laptop shape alone',
  'DELETE /api/v1/session': 'leaves its act when there is a session; these callers have none',
  'GET /api/v1/account/sessions': 'shows people their own sessions',
  'GET /api/v1/account/passkeys': 'shows people their own passkeys',
  'POST /api/v1/account/passkeys/options': 'gives a challenge; setting the passkey up is the act',
  'POST /api/v1/session/passkey/options': 'gives a challenge before anybody is known',
  'POST /api/v1/enrolment': 'whoever has the token reads their own name; setting up is the act',
  'POST /api/v1/enrolment/passkey/options': 'gives a challenge; setting the passkey up is the act',
  'POST /api/v1/session/step-up': 'refused before a session is known; these callers have none',
  'POST /api/v1/session/step-up/options': 'refused before a session is known; these callers have none',
  'POST /api/v1/readings':
    'says what a text may be, by its own form and digits; looks nothing up and keeps nothing',
  'GET /api/v1/users': 'shows a head the accounts of the own bureau, no police data; each change is an act',
  'GET /api/v1/keys': 'shows a head the keys of the own bureau, no police data; each change is an act',
}

/** Routes that answer everybody who is signed in, whatever they ask, and why. */
const refusesNobody: Readonly<Record<string, string>> = {
  'GET /api/v1/approvals': 'shows each what waits for them or was asked by them; nothing is an answer',
  'POST /api/v1/incidents': 'anybody who is signed in must be able to report an incident',
}

/** An address that fails too often is not even read: it could else fill the journal. The failures before are acts. */
const SLOW_DOWN = 429

type Tally = { done: number; refused: number }

describe('every act of the interface', () => {
  let base: Awaited<ReturnType<typeof makeBaseWorld>>
  before(async () => {
    base = await makeBaseWorld({ seed: SEED, bureaus: 6, records: 60, times: 4 })
    await goWholeCourses(base.world, base.bureaus)
  })
  after(() => base?.world.close())

  test('is in the journal, whether it was done or refused', { timeout: LIMIT_MS }, async () => {
    const silent = [...base.silent].filter((route) => leavesNone[route] === undefined)
    const tallies = new Map<string, Tally>()
    const random = seededRandom(SEED, 'acts')
    // The reviewer comes last, who can take the invented world away.
    const hub = askersOfTheHub().sort((one) => (one.roles.includes('hub_reviewer') ? 1 : -1))
    for (const askers of [...askersOf(base.bureaus).slice(0, 2), ...hub])
      for (const role of askers.roles) {
        const actor = actorAs(askers, role, START)
        const tried = tryAll({ world: base.world, askers, actor, random }, tallies)
        silent.push(...(await tried))
      }
    silent.push(...(await tryWithoutScope(base.world, hub, random, tallies)))
    assert.deepEqual([...new Set(silent)].sort(), [])
    const lacking = [...tallies].flatMap(([route, { done, refused }]) => {
      const isExcused = neverAnswered[route] !== undefined || base.answered.has(route)
      const needsRefusal = leavesNone[route] === undefined && refusesNobody[route] === undefined
      return [
        ...(done === 0 && !isExcused ? [`${route} never succeeded`] : []),
        ...(refused === 0 && needsRefusal ? [`${route} was never refused`] : []),
      ]
    })
    assert.deepEqual(lacking, [])
  })

  test('that leaves none is one of the routes', () => {
    const routes = new Set(base.world.routes.map(nameOf))
    assert.deepEqual(
      [...Object.keys(leavesNone), ...Object.keys(neverAnswered)].filter((route) => !routes.has(route)),
      [],
    )
  })
})

const nameOf = ({ method, url }: TestRoute) => `${method} ${url}`

type Trying = {
  readonly world: World
  readonly askers: Askers
  readonly actor: Actor
  readonly random: Random
}

/** The routes whose answers left nothing in the journal. */
async function tryAll(trying: Trying, tallies: Map<string, Tally>): Promise<string[]> {
  const { world, askers, actor, random } = trying
  const { owner } = world.database
  const pools = await poolsOf({ owner, askers, random, seen: await idsOf(owner, askers) })
  const silent: string[] = []
  const tryOne = await trierOf(trying)
  for (const route of [...world.routes].sort(lastOfAll))
    for (const choice of mayCall(route.access, actor) ? CHOICES : REFUSED) {
      const { status, acts, body } = await tryOne(await requestFor(route, pools.facts(choice)))
      const name = nameOf(route)
      count(tallies, name, status)
      if (acts === 0 && status !== SLOW_DOWN && leavesNone[name] === undefined)
        silent.push(`${name}: ${status} ${body.slice(0, 120)}`)
    }
  return silent
}

/** A key with no scope is refused everywhere, where every role may come in too. */
async function tryWithoutScope(
  world: World,
  [askers]: readonly Askers[],
  random: Random,
  tallies: Map<string, Tally>,
): Promise<string[]> {
  if (askers === undefined) return []
  const actor: Actor = { ...actorAs(askers, 'officer', START), kind: 'program', scopes: new Set() }
  const { owner } = world.database
  const pools = await poolsOf({ owner, askers, random, seen: await idsOf(owner, askers) })
  const silent: string[] = []
  const tryOne = await trierOf({ world, actor })
  for (const route of world.routes.filter(({ access }) => typeof access === 'object')) {
    const request = await requestFor(route, pools.facts('absent'))
    const { status, acts } = await tryOne(request)
    count(tallies, nameOf(route), status)
    if (acts === 0) silent.push(`${nameOf(route)}: ${status} to a key without a scope`)
  }
  return silent
}

function count(tallies: Map<string, Tally>, route: string, status: number): void {
  const { done, refused } = tallies.get(route) ?? { done: 0, refused: 0 }
  tallies.set(route, status < 300 ? { done: done + 1, refused } : { done, refused: refused + 1 })
}

/** Sends one request after the other; what one leaves is counted before the next, and nobody else is there to leave any. */
async function trierOf({ world, actor }: Pick<Trying, 'world' | 'actor'>) {
  const { owner } = world.database
  let counted = await countActs(owner)
  return async (request: TestRequest) => {
    const { status, body } = await send(world, actor, request)
    const before = counted
    counted = await countActs(owner)
    return { status, body, acts: counted - before }
  }
}
