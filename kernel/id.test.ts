import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from './id.ts'

describe('ids', () => {
  test('sort in the order in which they were made, within a millisecond and across them', () => {
    const early = new Date('2026-03-01T10:00:00.000Z')
    const late = new Date('2026-03-01T10:00:00.001Z')
    const ids = [
      ...Array.from({ length: 20_000 }, () => newId(early)),
      ...Array.from({ length: 5 }, () => newId(late)),
    ]
    assert.deepEqual([...ids].sort(), ids)
    assert.equal(new Set(ids).size, ids.length)
  })

  test('are UUIDs of version 7 that carry their time', () => {
    const id = newId(new Date('2026-03-01T10:00:00.123Z'))
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal(
      Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16),
      Date.parse('2026-03-01T10:00:00.123Z'),
    )
  })
})
