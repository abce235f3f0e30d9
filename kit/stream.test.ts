import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { pauseMs } from './stream.ts'
import { FrameReader } from './stream-frames.ts'

const TOLD = ': still here\n\nevent: counts\ndata: {"a":1}\n\nevent: hit\r\ndata: {"id":\r\ndata: 2}\r\n\r\n'
const EVENTS = [
  { event: 'counts', data: '{"a":1}' },
  { event: 'hit', data: '{"id":\n2}' },
]

describe('a line of events', () => {
  test('is read the same wherever the network cuts it', () => {
    for (let cut = 0; cut <= TOLD.length; cut++) {
      const reader = new FrameReader()
      assert.deepEqual(
        [...reader.read(TOLD.slice(0, cut)), ...reader.read(TOLD.slice(cut))],
        EVENTS,
        `${cut}`,
      )
    }
  })

  test('half an event is none, and the name of one is not the name of the next', () => {
    const reader = new FrameReader()
    assert.deepEqual(reader.read('event: hit\ndata: 1\n'), [])
    assert.deepEqual(reader.read('\ndata: 2\n\n'), [
      { event: 'hit', data: '1' },
      { event: 'message', data: '2' },
    ])
  })

  test('is opened again later and later, never at once and never beyond half a minute', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 20].map((failures) => pauseMs(failures, 1)),
      [500, 1000, 2000, 4000, 30_000],
    )
    assert.equal(pauseMs(0, 0), 250)
    assert.equal(pauseMs(20, 0), 15_000)
  })
})
