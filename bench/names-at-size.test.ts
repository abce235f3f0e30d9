import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { benchNamesAtSize } from './names-at-size.ts'

describe('bench of names at a size', () => {
  test('measures building, asking, memory and loading for each size', async () => {
    const rows = await benchNamesAtSize([200, 400], 20)
    assert.equal(rows.length, 14)
    assert.ok(rows.every(({ value }) => Number.isFinite(value) && value >= 0))
  })
})
