import type { InjectOptions } from 'fastify'
import { makeDemoRecords } from '../../capabilities/records/actions/demo-records.ts'
import type { Sharing } from '../../capabilities/records/record.ts'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import type { Tx } from '../../infra/db.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { levels } from '../../kernel/handling.ts'
import { makeWorld, type World } from '../world.ts'
import { builders } from './builders.ts'
import { START } from './start.ts'

export type BaseWorld = {
  readonly world: World
  readonly bureaus: readonly BureauCode[]
  /** Routes that answered with success while the world was being filled. */
  readonly answered: ReadonlySet<string>
  /** Of those, the routes that left no act. */
  readonly silent: ReadonlySet<string>
}

export type BaseWish = {
  readonly seed: number
  readonly bureaus: number
  readonly records: number
  readonly times: number
}

/** Records of many bureaus with every kind of sharing, level and handling, and what every capability adds to them. */
export async function makeBaseWorld({ seed, bureaus: wanted, records, times }: BaseWish): Promise<BaseWorld> {
  const random = seededRandom(seed, 'leak test')
  const world = await makeWorld(START)
  const { rows } = await world.database.owner.query<{ code: BureauCode }>(
    "select b.code from bureaus.bureau b where b.kind = 'member' order by b.code",
  )
  const bureaus = random.shuffle(rows.map((row) => row.code)).slice(0, wanted)
  const invented = [...demoRecords({ seed, bureaus, now: START, size: records })].map((one) => ({
    ...one,
    level: random.pick(levels),
    handling: [random.pick(['H0', 'H1', 'H2'] as const)],
    sharing: sharingOf(bureaus, random),
  }))
  await makeDemoRecords(world.database.system, systemActor, invented, START)
  await tightenSome(world.database.owner, random)
  await world.keeper.settle()
  const { answered, silent } = listen(world)
  for (const build of builders) await build({ world, bureaus, random, times })
  return { world, bureaus, answered, silent }
}

/** More is kept back than in the demo world: what is hidden is what is tested. */
function sharingOf(bureaus: readonly BureauCode[], random: Random): Sharing {
  const to = random.weighted([
    ['all', 4],
    ['owner', 2],
    ['listed', 3],
    ['all_except', 3],
  ] as const)
  const some = () => random.shuffle(bureaus).slice(0, random.int(0, Math.ceil(bureaus.length / 3)))
  switch (to) {
    case 'listed':
      return { to, bureaus: some(), lists: [], denied: [] }
    case 'all_except':
      return { to, bureaus: some(), lists: [] }
    default:
      return { to }
  }
}

/** Notes the route of every request that succeeds from now on. */
function listen({ server, routes, database }: World): Pick<BaseWorld, 'answered' | 'silent'> {
  const answered = new Set<string>()
  const silent = new Set<string>()
  const patterns = routes.map(({ method, url }) => ({
    name: `${method} ${url}`,
    text: new RegExp(`^${method} ${url.replace(/:\w+/g, '[^/]+')}$`),
  }))
  const inject = server.inject.bind(server)
  const noting = async (asked: InjectOptions) => {
    const before = await countActs(database.owner)
    const response = await inject(asked)
    const leftNone = (await countActs(database.owner)) === before
    const said = `${asked.method} ${String(asked.url).split('?')[0]}`
    const names = patterns.flatMap(({ name, text }) => (text.test(said) ? [name] : []))
    if (response.statusCode < 300) for (const name of names) answered.add(name)
    if (response.statusCode < 300 && leftNone) for (const name of names) silent.add(name)
    return response
  }
  Object.assign(server, { inject: noting })
  return { answered, silent }
}

export async function countActs(owner: Tx): Promise<number> {
  const { rows } = await owner.query<{ acts: number }>('select count(*) as acts from journal.act a')
  return rows[0]?.acts ?? 0
}

/** Terms that the generator does not know: each on its share of the records. */
const terms: readonly (readonly [share: number, change: string])[] = [
  [0.15, "disclosure = 'on_release'"],
  [0.1, "handling = '{H3}', handling_text = 'Ask before anything'"],
  [0.15, "purposes = '{wanted,locate,investigate}'"],
  [0.1, "grade = 'E5'"],
  [0.06, 'limited = true'],
  [0.06, "caveat = 'under_review'"],
  [0.1, "status = 'withdrawn', ground = 'owner'"],
]

async function tightenSome(owner: Tx, random: Random): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('select r.id from records.record r order by r.id')
  for (const [share, change] of terms) {
    const chosen = rows.filter(() => random.chance(share)).map((row) => row.id)
    await owner.query(`update records.record set ${change} where id = any($1::uuid[])`, [chosen])
  }
}
