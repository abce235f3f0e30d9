import { makeDemoRecords } from '../../capabilities/records/actions/demo-records.ts'
import type { Sharing } from '../../capabilities/records/record.ts'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { handlingCodes, levels } from '../../kernel/handling.ts'
import { makeWorld, type World } from '../world.ts'
import { builders } from './builders.ts'
import { START } from './start.ts'

export type BaseWorld = { readonly world: World; readonly bureaus: readonly BureauCode[] }

export type BaseWish = { readonly seed: number; readonly bureaus: number; readonly records: number }

/** Records of many bureaus with every kind of sharing, level and handling, and what every capability adds to them. */
export async function makeBaseWorld({ seed, bureaus: wanted, records }: BaseWish): Promise<BaseWorld> {
  const random = seededRandom(seed, 'leak test')
  const world = await makeWorld(START)
  const { rows } = await world.database.owner.query<{ code: BureauCode }>(
    "select b.code from bureaus.bureau b where b.kind = 'member' order by b.code",
  )
  const bureaus = random.shuffle(rows.map((row) => row.code)).slice(0, wanted)
  const invented = [...demoRecords({ seed, bureaus, now: START, size: records })].map((one) => ({
    ...one,
    level: random.pick(levels),
    handling: [random.pick(handlingCodes)],
    sharing: sharingOf(bureaus, random),
  }))
  await makeDemoRecords(world.db, systemActor, invented, START)
  await world.keeper.settle()
  for (const build of builders) await build({ world, bureaus, random })
  return { world, bureaus }
}

/** More is kept back than in the demo world: what is hidden is what is tested. */
function sharingOf(bureaus: readonly BureauCode[], random: Random): Sharing {
  const to = random.weighted([
    ['all', 4],
    ['owner', 2],
    ['listed', 3],
    ['all_except', 3],
  ] as const)
  if (to === 'all' || to === 'owner') return { to }
  return { to, bureaus: random.shuffle(bureaus).slice(0, random.int(0, Math.ceil(bureaus.length / 3))) }
}
