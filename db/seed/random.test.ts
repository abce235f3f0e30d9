import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { seededRandom } from './random.ts'

function first(count: number, seed: number, use: string): readonly number[] {
  const random = seededRandom(seed, use)
  return Array.from({ length: count }, random.next)
}

describe('seeded numbers', () => {
  test('come again for the same seed and use, and only then', () => {
    assert.deepEqual(first(50, 1, 'a'), first(50, 1, 'a'))
    assert.notDeepEqual(first(50, 1, 'a'), first(50, 1, 'b'))
    assert.notDeepEqual(first(50, 1, 'a'), first(50, 2, 'a'))
    assert.notDeepEqual(first(50, 1, 'a'), first(50, 1 + 2 ** 32, 'a'))
  })

  test('fall evenly between 0 and 1', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (const value of first(20_000, 5, 'even')) {
      const tenth = Math.floor(value * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) assert.ok(Math.abs(count - 2000) < 200, String(tenths))
  })

  test('reach both ends of a whole-number range', () => {
    const random = seededRandom(9, 'ends')
    const seen = new Set(Array.from({ length: 200 }, () => random.int(3, 6)))
    assert.deepEqual([...seen].sort(), [3, 4, 5, 6])
  })

  test('pick by weight, and never what weighs nothing', () => {
    const random = seededRandom(9, 'weights')
    const picks = Array.from({ length: 2000 }, () =>
      random.weighted([
        ['rare', 1],
        ['never', 0],
        ['often', 9],
      ]),
    )
    const rare = picks.filter((picked) => picked === 'rare').length
    assert.ok(rare > 120 && rare < 280, String(rare))
    assert.ok(!picks.includes('never'))
  })

  test('shuffle without losing or changing anything', () => {
    const cards = [1, 2, 3, 4, 5, 6, 7, 8]
    const shuffled = seededRandom(4, 'cards').shuffle(cards)
    assert.notDeepEqual(shuffled, cards)
    assert.deepEqual([...shuffled].sort(), cards)
    assert.deepEqual(cards, [1, 2, 3, 4, 5, 6, 7, 8])
  })
})
