import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentText } from './sent-text.ts'

test('a line that could not be asked is shown as it was sent, in one line, with its cards masked', () => {
  const shown = [
    [['Quixwyth\nOther', '', 'the day before'], 'Quixwyth Other, the day before'],
    [['5555-5555-5555-4444', 'x'], '5555 55** **** 4444, x'],
    [['1984-02-13 5555555555554444 1990-01-02'], '1984-02-13 5555 55** **** 4444 1990-01-02'],
    [['born 1984-02-13', 'X1234567'], 'born 1984-02-13, X1234567'],
    [['0'.repeat(2000)], '0'.repeat(1000)],
    [[], ''],
  ] as const
  for (const [cells, text] of shown) assert.equal(sentText(cells), text)
})
