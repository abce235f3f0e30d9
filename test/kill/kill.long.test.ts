import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { killAtRandomPoints } from './kill-run.ts'

const LIMIT_MS = 400_000

// A sample; `npm run test:kill` dies a thousand times.
describe('a program that is killed while it writes', () => {
  test('leaves no change without its act and no act without its change, and keeps what it promised', {
    timeout: LIMIT_MS,
  }, async () => {
    const { kills, promised, faults } = await killAtRandomPoints({
      ...{ points: 25, seed: 20_261_121, lanes: 2, postgresEvery: 10 },
      say: () => undefined,
    })
    assert.deepEqual(faults, [])
    assert.equal(kills, 25)
    assert.ok(promised > 25, `only ${promised} writes were answered`)
  })
})
