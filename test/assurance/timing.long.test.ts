import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeDemoRecords } from '../../capabilities/records/actions/demo-records.ts'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { makeWorld, personOf, type World } from '../world.ts'
import { sameDistribution, trimmed } from './two-samples.ts'

const START = new Date('2026-03-01T10:00:00Z')
/** assurance.md, A-8. */
const LOOK_UPS = 10_000
const LEAST_CHANCE = 0.01
/** Chance alone lets one of a hundred tries differ; a real difference shows in all. */
const TRIES = 3
const TRIMMED = 0.05
const WARM_UP = 500
const LIMIT_MS = 400_000

describe('the time of an answer', () => {
  let world: World
  let hidden: readonly string[] = []
  before(async () => {
    world = await makeWorld(START)
    const invented = demoRecords({ seed: 5, bureaus: ['NLD' as BureauCode], now: START, size: 500 })
    const kept = [...invented].map((one) => ({ ...one, sharing: { to: 'owner' } as const }))
    await makeDemoRecords(world.database.system, systemActor, kept, START)
    const { rows } = await world.database.owner.query<{ id: string }>('select r.id from records.record r')
    hidden = rows.map((row) => row.id)
    await world.database.owner.query('analyze records.record')
  })
  after(() => world?.close())

  test('is the same for a hidden record and for none: 10,000 look-ups', { timeout: LIMIT_MS }, async () => {
    const chances: number[] = []
    for (let turn = 1; turn <= TRIES; turn++) {
      const chance = await tryOnce(seededRandom(turn, 'timing'))
      chances.push(chance)
      if (chance > LEAST_CHANCE) break
    }
    assert.ok((chances.at(-1) ?? 0) > LEAST_CHANCE, `the times differ: p = ${chances.join(', ')}`)
  })

  async function tryOnce(random: Random): Promise<number> {
    const asker = personOf('FRA', 'officer')
    // As many as there are hidden ones, of the same moment: what is asked for again and again is quick to write down.
    const absent = hidden.map(() => newId(START))
    const times = { hidden: [] as number[], absent: [] as number[] }
    for (let turn = 0; turn < WARM_UP + LOOK_UPS; turn++) {
      const kind = random.chance(0.5) ? 'hidden' : 'absent'
      const id = random.pick(kind === 'hidden' ? hidden : absent)
      const since = performance.now()
      const { status } = await world.call(asker, 'GET', `/api/v1/records/${id}`)
      if (turn >= WARM_UP) times[kind].push(performance.now() - since)
      assert.equal(status, 404)
    }
    return sameDistribution(trimmed(times.hidden, TRIMMED), trimmed(times.absent, TRIMMED))
  }
})
