import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { partsOf, readDeadline } from './deadline.ts'

const said = (seconds: number) => partsOf(seconds).map(({ unit, count }) => `${count} ${unit}`)

describe('a clock', () => {
  test('runs, is soon over, and is late from the second on which it ends', () => {
    const at = (nowMs: number) => readDeadline(0, 600_000, nowMs)
    assert.deepEqual(at(0), { standing: 'running', share: 1, seconds: 600 })
    assert.equal(at(450_000).standing, 'running')
    assert.deepEqual(at(540_500), { standing: 'soon', share: 59_500 / 600_000, seconds: 60 })
    assert.deepEqual(at(600_000), { standing: 'late', share: 0, seconds: 0 })
    assert.deepEqual(at(720_000), { standing: 'late', share: 0, seconds: 120 })
  })

  test('a length of time is said in the units of its size', () => {
    assert.deepEqual(said(0), ['0 second'])
    assert.deepEqual(said(42), ['42 second'])
    assert.deepEqual(said(192), ['3 minute', '12 second'])
    assert.deepEqual(said(180), ['3 minute'])
    assert.deepEqual(said(2500), ['41 minute'])
    assert.deepEqual(said(7500), ['2 hour', '5 minute'])
    assert.deepEqual(said(90_000), ['1 day', '1 hour'])
  })
})
