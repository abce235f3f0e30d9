import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { letterSum, mayBeOneSlip } from './letter-sums.ts'

const mayBe = (a: string, b: string): boolean => mayBeOneSlip(letterSum(a), letterSum(b))

describe('the letters of two texts in one number each', () => {
  for (const [what, asked, held] of [
    ['nothing', 'halvek', 'halvek'],
    ['their order', 'halvek', 'klevah'],
    ['a letter more', 'halvek', 'halvezk'],
    ['a letter less', 'halvek', 'hlvek'],
    ['another letter', 'halvek', 'halvik'],
    ['a digit for a letter', 'halvek', 'ha1vek'],
    ['a letter that is no Latin one', 'halvek', 'halvək'],
  ] as const)
    test(`may be one slip apart: ${what}`, () => assert.ok(mayBe(asked, held) && mayBe(held, asked)))

  test('are seldom taken for one slip apart when they are more', () => {
    const words = ['tibor', 'anselm', 'jorik', 'ondrej', 'matyas', 'bertok', 'zsolt', 'lorant', 'kelemen']
    const others = words.flatMap((word, at) => words.slice(at + 1).map((other) => mayBe(word, other)))
    assert.ok(others.filter(Boolean).length <= 3, `${others.filter(Boolean).length} of ${others.length}`)
  })
})
