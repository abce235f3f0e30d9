import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { seededRandom } from '../../db/seed/random.ts'
import { sameDistribution, trimmed } from './two-samples.ts'

describe('two samples', () => {
  const random = seededRandom(1, 'samples')
  const sample = (size: number, shift: number) =>
    Array.from({ length: size }, () => random.next() + random.next() + random.next() + shift)

  test('of one distribution are taken for that in all but one of a hundred cases', () => {
    const chances = Array.from({ length: 300 }, () => sameDistribution(sample(200, 0), sample(200, 0)))
    assert.ok(chances.filter((chance) => chance < 0.01).length <= 9)
  })

  test('of distributions that lie apart are told apart', () => {
    assert.ok(sameDistribution(sample(2000, 0), sample(2000, 0.2)) < 1e-4)
  })

  test('give the value of the tables', () => {
    // Kolmogorov's distribution: 1.36 is its 5 % point, 1.63 its 1 % point.
    const apart = (size: number, steps: number) =>
      sameDistribution(
        Array.from({ length: size }, (_, at) => at),
        Array.from({ length: size }, (_, at) => at + steps),
      )
    assert.ok(Math.abs(apart(10_000, 192) - 0.05) < 0.005)
    assert.ok(Math.abs(apart(10_000, 230) - 0.01) < 0.003)
  })

  test('lose their ends when they are trimmed', () => {
    assert.deepEqual(trimmed([9, 1, 5, 2, 8, 3, 7, 4, 6, 0], 0.1), [1, 2, 3, 4, 5, 6, 7, 8])
  })
})
