import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { scrollTo, windowOf } from './row-window.ts'

describe('a list of ten thousand rows', () => {
  test('draws what is seen and a little more, at the top, within and at the end', () => {
    assert.deepEqual(windowOf(0, 600, 50, 10_000), { first: 0, end: 24 })
    assert.deepEqual(windowOf(50_000, 600, 50, 10_000), { first: 988, end: 1024 })
    assert.deepEqual(windowOf(499_400, 600, 50, 10_000), { first: 9976, end: 10_000 })
    assert.deepEqual(windowOf(0, 600, 50, 0), { first: 0, end: 0 })
    assert.deepEqual(windowOf(9000, 600, 50, 3), { first: 2, end: 3 })
  })

  test('scrolls no further than needed to show a row whole', () => {
    assert.equal(scrollTo(3, 0, 600, 50), 0)
    assert.equal(scrollTo(12, 0, 600, 50), 50)
    assert.equal(scrollTo(2, 500, 600, 50), 100)
  })
})
