import { Guards } from '../capabilities/checks/jobs/guards.ts'
import { type Guarded, guardOf, writtenGuard } from '../capabilities/records/guard.ts'
import { type Reader, readerOf } from '../capabilities/records/policy.ts'
import { seededRandom } from '../db/seed/random.ts'
import type { BureauCode } from '../kernel/actor.ts'
import { levels } from '../kernel/handling.ts'
import { purposes } from '../kernel/purpose.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { benchId } from './data.ts'
import { cpuMs, type Row } from './table.ts'

const RECORDS = 50_000
/** Guards that differ: what owners, levels and lists make of a world of this size. */
const GUARDS = 400
const ROUNDS = 20
const SEED = 7
const codes = ['FRA', 'DEU', 'ESP', 'PRT', 'ITA', 'CHE', 'AUT', 'BEL'] as const

/** Who asks. */
export const benchReader: Reader = {
  bureau: 'FRA' as BureauCode,
  clearance: 'restricted',
  purpose: 'border',
  bureauState: 'active',
  roles: new Set(['officer']),
}

/** Asking the rule for every candidate of checks: alone, and as the index asks it, by id. */
export function benchPolicy(setting: Setting): Row[] {
  const guards = benchGuards()
  const index = new Guards()
  const ids = Array.from({ length: RECORDS }, (_, place) => benchId(place))
  const candidates = ids.flatMap((id, place) => {
    const guard = guards[place % GUARDS]
    if (guard !== undefined) index.set(id, guard)
    return guard === undefined ? [] : [{ id, guard }]
  })
  let seen = 0
  const perCandidate = (judge: () => (candidate: (typeof candidates)[number]) => boolean): number => {
    const ms = cpuMs(() => {
      for (let round = 0; round < ROUNDS; round++) {
        const may = judge()
        for (const candidate of candidates) if (may(candidate)) seen++
      }
    })
    return (1000 * ROUNDS * RECORDS) / ms
  }
  const alone = perCandidate(() => {
    const may = readerOf(benchReader)
    return ({ guard }) => may(guard)
  })
  const indexed = perCandidate(() => {
    const may = index.readableBy(benchReader)
    return ({ id }) => may(id)
  })
  if (seen === 0) throw new Error('nobody sees anything: nothing was measured')
  return [
    rateRow('candidates judged by the rule', alone, setting),
    rateRow('candidates judged by the index', indexed, setting),
  ]
}

/** Guards of a world, that differ. */
export function benchGuards(): readonly Guarded[] {
  const random = seededRandom(SEED, 'guards')
  return Array.from({ length: GUARDS }, () => inventGuard(random))
}

function inventGuard(random: ReturnType<typeof seededRandom>) {
  const some = (share: number) => codes.filter(() => random.chance(share))
  return guardOf(
    writtenGuard.parse({
      ...{ owner: random.pick(codes), isOwnerActive: true, level: random.pick(levels), handling: ['H0'] },
      ...{ audience: random.chance(0.6) ? ['*'] : some(0.5), denied: some(0.1), purposes: [...purposes] },
      ...{ grade: random.pick(['', 'A1', 'B2', 'E3']), disclosure: 'full', isLimited: random.chance(0.02) },
    }),
  )
}
