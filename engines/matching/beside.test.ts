import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { firstFrom } from './beside.ts'

describe('the first in order that is not below a value', () => {
  const sorted = Uint32Array.of(2, 2, 5, 9, 9, 9, 40, 41)
  const slowly = (value: number, from: number, end: number): number => {
    for (let at = from; at < end; at++) if ((sorted[at] ?? 0) >= value) return at
    return end
  }
  test('is where looking at each finds it, from anywhere to anywhere', () => {
    for (let from = 0; from <= sorted.length; from++)
      for (let end = from; end <= sorted.length; end++)
        for (const value of [0, 2, 3, 5, 9, 10, 40, 41, 42])
          assert.equal(
            firstFrom(sorted, value, from, end),
            slowly(value, from, end),
            `${value} ${from} ${end}`,
          )
  })
})
