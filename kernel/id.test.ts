import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId, timeOfId } from './id.ts'

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

  test('tell the millisecond in which they were made', () => {
    for (const time of ['1970-01-01T00:00:00.001Z', '2026-03-01T10:00:00.123Z', '9999-12-31T23:59:59.999Z'])
      assert.equal(timeOfId(newId(new Date(time))).toISOString(), time)
  })

  test('do not tell how many were made for others in between', () => {
    const steps = Array.from({ length: 50 }, (_, at) => {
      const [mine, next] = [new Date(2_000_000_000_000 + 2 * at), new Date(2_000_000_000_001 + 2 * at)]
      return counterOf(newId(next)) - counterOf(newId(mine))
    })
    assert.ok(new Set(steps).size > 45, 'a counter that goes on from one millisecond to the next can be read')
  })

  test('of a millisecond keep their order when another one comes in between', () => {
    const [early, late] = [new Date('2026-03-01T10:00:00.500Z'), new Date('2026-03-01T10:00:00.501Z')]
    const ids = Array.from({ length: 200 }, (_, at) => newId(at % 2 === 0 ? early : late))
    const ofEarly = ids.filter((_, at) => at % 2 === 0)
    assert.deepEqual([...ofEarly].sort(), ofEarly)
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

function counterOf(id: string): number {
  const hex = id.replaceAll('-', '')
  return (Number.parseInt(hex.slice(13, 16), 16) << 14) | (Number.parseInt(hex.slice(16, 20), 16) & 0x3fff)
}
