import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noteReach, onReachChange, readReach } from './connection.ts'

describe('the connection', () => {
  test('tells a change once, with the time of the last answer', () => {
    const heard: unknown[] = []
    const stop = onReachChange(() => heard.push(readReach()))
    noteReach(true, 1_000)
    noteReach(true, 2_000)
    noteReach(false, 3_000)
    noteReach(false, 4_000)
    noteReach(true, 5_000)
    stop()
    noteReach(false, 6_000)
    assert.deepEqual(heard, [{ isReached: false, answeredAtMs: 2_000 }, { isReached: true }])
  })
})
