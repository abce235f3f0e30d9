import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodAt, periodsToEmpty, slotOf, windowAt } from './past-window.ts'

const DAY_MS = 86_400_000
const now = new Date('2026-03-01T10:00:00Z')
test('every day of the window lies in another slot than the one that is emptied next', () => {
  for (let day = 0; day < 100; day++) {
    const today = new Date(now.getTime() + day * DAY_MS)
    const used = new Set<number>()
    for (let at = windowAt(today).getTime(); at <= today.getTime(); at += DAY_MS)
      used.add(slotOf(periodAt(new Date(at))))
    assert.ok(!used.has(slotOf(periodAt(today) + 1)), today.toISOString())
  }
})

test('each period is emptied for once, and a long sleep empties no slot twice', () => {
  const period = periodAt(now)
  assert.deepEqual(periodsToEmpty(period + 1, now), [])
  assert.deepEqual(periodsToEmpty(period, now), [period + 1])
  const afterYears = periodsToEmpty(period - 500, now)
  assert.deepEqual(
    [afterYears.length, new Set(afterYears.map(slotOf)).size, afterYears.at(-1)],
    [8, 8, period + 1],
  )
})
