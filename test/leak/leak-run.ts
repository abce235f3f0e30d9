import { type Random, seededRandom } from '../../db/seed/random.ts'
import { type Actor, type Role, roles } from '../../kernel/actor.ts'
import { requestFor } from '../requests/request-maker.ts'
import type { TestRoute, WorldWish } from '../world.ts'
import { type Askers, actorAs } from './askers.ts'
import type { Determinism } from './determinism.ts'
import { idsOf } from './hide.ts'
import { type Answer, isMeantToLearn } from './masks.ts'
import { type Choice, type Pools, poolsOf } from './pools.ts'
import { START } from './start.ts'
import { makeTwins, type Twins } from './twins.ts'

/** What a run has seen. */
export type Findings = {
  asked: number
  /** One for each part of an answer that differed, with where it begins to. */
  readonly leaks: string[]
  /** What broke: a fault hides a leak. */
  readonly faults: string[]
  /** Routes that answered somebody with success. */
  readonly answered: Set<string>
}

export function noFindings(): Findings {
  return { asked: 0, leaks: [], faults: [], answered: new Set() }
}

export type Run = {
  readonly template: string
  readonly askers: Askers
  readonly seed: number
  readonly determinism: Determinism
  readonly extend?: WorldWish['extend']
  /** Share of the questions that are asked; all when it is left out. */
  readonly share?: number
  /** Which routes are asked; all when it is left out. */
  readonly only?: (route: TestRoute) => boolean
}

/** Every route as every role of the askers, in both worlds: reads, then writes, then reads of what the writes left. */
export async function runAskers(run: Run, findings: Findings): Promise<void> {
  const { template, askers, determinism, extend, only = () => true } = run
  const more = extend === undefined ? {} : { extend }
  const twins = await makeTwins({ template, askers, start: START, determinism, ...more })
  try {
    const routes = twins.whole.routes.filter(only)
    const random = seededRandom(run.seed, `${askers.bureau} ${askers.roles.join(' ')}`)
    const reads = routes.filter((route) => route.method === 'GET')
    const writes = random.shuffle(routes.filter((route) => route.method !== 'GET')).sort(lastOfAll)
    const turns = [
      { part: reads, as: askers.roles },
      { part: writes, as: askers.roles },
      { part: reads, as: [random.pick(askers.roles)] },
    ]
    for (const { part, as } of turns) {
      const pools = await poolsNow(twins, random, askers)
      for (const role of as) await askAs(role, { part, twins, pools, run, random }, findings)
    }
  } finally {
    await twins.close()
  }
}

/** Hidden is what only the whole world has. */
async function poolsNow({ whole, hidden }: Twins, random: Random, askers: Askers): Promise<Pools> {
  const seen = await idsOf(hidden.database.owner)
  return await poolsOf({ owner: whole.database.owner, askers, random, seen })
}

/** Whatever takes the world away is asked when all else has been. */
export function lastOfAll(one: TestRoute, other: TestRoute): number {
  const weight = ({ method, url }: TestRoute) =>
    (method === 'DELETE' ? 1 : 0) + (url.endsWith('/demo') ? 2 : 0)
  return weight(one) - weight(other)
}

type Asking = {
  readonly part: readonly TestRoute[]
  readonly twins: Twins
  readonly pools: Pools
  readonly run: Run
  readonly random: Random
}

async function askAs(role: Role, asking: Asking, findings: Findings): Promise<void> {
  const { part, twins, pools, run, random } = asking
  const actor = actorAs(run.askers, role, START)
  for (const route of part)
    for (const choice of choicesFor(route, actor, asking)) {
      if (!random.chance(run.share ?? 1)) continue
      const request = await requestFor(route, pools.facts(choice))
      const asked = { route: `${route.method} ${route.url}`, url: request.url, actor, choice }
      note(asked, await twins.ask(actor, request), findings)
    }
}

/** One in so many bureaus asks what its role is refused, whatever it asks for. */
const REFUSED_IN = 8
/** Share of the routes that a role asks a second time, for something else. */
const AGAIN = 0.4
const OTHERS: readonly Choice[] = ['own', 'own', 'visible', 'absent']
/** A role that one bureau alone has is asked for all. */
const ALONE: readonly Choice[] = [
  'hidden',
  'absent',
  'own',
  'own',
  ...Array.from({ length: 6 }, (): Choice => 'visible'),
]

/** What is hidden is asked for by everybody who may ask at all. */
function choicesFor(route: TestRoute, actor: Actor, { run, random }: Asking): readonly Choice[] {
  if (!mayCall(route.access, actor)) return random.int(1, REFUSED_IN) === 1 ? ['hidden'] : []
  if (run.askers.roles.length === 1) return ALONE
  return random.chance(AGAIN) ? ['hidden', random.pick(OTHERS)] : ['hidden']
}

export function mayCall(access: TestRoute['access'], actor: Actor): boolean {
  if (typeof access === 'string') return true
  const isItsBureau = access.bureau === undefined || access.bureau === actor.bureau
  return isItsBureau && access.roles.some((role) => actor.roles.has(role))
}

type Asked = {
  readonly route: string
  readonly url: string
  readonly actor: Actor
  readonly choice: Choice
}

function note(
  { route, url, actor, choice }: Asked,
  [whole, hidden]: readonly [Answer, Answer],
  findings: Findings,
): void {
  findings.asked++
  const role = roles.find((one) => actor.roles.has(one))
  const where = `${route} as ${role ?? 'nobody'} of ${actor.bureau}, ${choice} (${url})`
  if (whole.status === BROKEN) findings.faults.push(`${where}: ${whole.status} ${whole.body.slice(0, 300)}`)
  if (whole.status < 300) findings.answered.add(route)
  if (isMeantToLearn(route, role)) return
  for (const part of ['status', 'headers', 'body'] as const)
    if (whole[part] !== hidden[part])
      findings.leaks.push(`${where}: ${part}: ${difference(String(whole[part]), String(hidden[part]))}`)
}

const BROKEN = 500
const AROUND = 80

function difference(left: string, right: string): string {
  let at = 0
  while (left[at] === right[at]) at++
  const from = Math.max(0, at - AROUND)
  return `…${left.slice(from, at + AROUND)}… without: …${right.slice(from, at + AROUND)}…`
}
