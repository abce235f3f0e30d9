import { compareNames } from '../engines/matching/score.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { benchPeople, withSlip } from './data.ts'
import { cpuMs, type Row } from './table.ts'

export type Pair = readonly [one: string, other: string]

const PAIRS = 4000
const SEED = 21
/** Each is scored so often; in the first rounds the compiler is still at work, which a server that runs for days is not. */
const ROUNDS = 12
const WARM_UP_ROUNDS = 4

/** Names in Latin letters: a third with a slip, a third with their parts in another order, a third of two people. */
export function benchPairList(): readonly Pair[] {
  const people = [...benchPeople(PAIRS + 1, SEED)]
  return people.slice(1).map(({ name }, place): Pair => {
    if (place % 3 === 0) return [name, withSlip(name)]
    if (place % 3 === 1) return [name, name.split(' ').reverse().join(' ')]
    return [name, people[place]?.name ?? '']
  })
}

/** Pairs scored a CPU second. */
export function pairsPerSecond(): number {
  const pairs = benchPairList()
  const score = (): void => {
    for (const [one, other] of pairs) compareNames(one, other, 'person')
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round++) score()
  const ms = cpuMs(() => {
    for (let round = WARM_UP_ROUNDS; round < ROUNDS; round++) score()
  })
  return (1000 * pairs.length * (ROUNDS - WARM_UP_ROUNDS)) / ms
}

export function benchPairs(setting: Setting): Row[] {
  return [rateRow('pairs of names scored', pairsPerSecond(), setting)]
}
