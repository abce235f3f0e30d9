import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { logKey, newSigningKey, spellKey } from '../../infra/journal-note.ts'
import { signSuccession } from '../../infra/journal-succession.ts'
import { readSuccessionLines } from './succession-lines.ts'

describe('the lines of a succession', () => {
  const [from, to] = [newSigningKey(() => 'log.example'), newSigningKey(() => 'log.example')]
  const at = new Date('2026-03-01T10:00:00Z')
  const { note } = signSuccession(from, to, { size: 4711, root: Buffer.alloc(32, 1) }, at)

  test('say what was signed', () => {
    assert.deepEqual(readSuccessionLines(note), {
      ...{ from: spellKey(logKey(from)), to: spellKey(logKey(to)) },
      ...{ size: 4711, at },
    })
  })

  test('are none in a note of another form', () => {
    for (const other of [
      '',
      'no note',
      note.replace('/1', '/2'),
      note.replace('4711', 'x'),
      note.replace('time', 'at'),
    ])
      assert.equal(readSuccessionLines(other), null)
  })
})
