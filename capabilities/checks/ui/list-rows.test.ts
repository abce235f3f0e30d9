import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inOrder, listCsv, loudest, noCounts, quietRows, rowOf } from './list-rows.ts'

const fault = { kind: 'not_a_date', detail: 'That is no date.' }
const quiet = [{ line: 2, document: '=cmd()', imo: null }]
const checkId = '0198c5a0-0000-7000-8000-000000000000'
const lines = [
  { line: 3, outcome: 'unreadable', checkId: null, fault: 'not_a_date' },
  { line: 4, outcome: 'no_hit', checkId, fault: null },
] as const

describe('a list that was checked', () => {
  const kept = quietRows({ quiet, lines: [...lines] }, 'name\n=cmd()\nx\nQuixwyth,1990')

  test('shows the lines in their order, those that met nothing among them', () => {
    const rows = inOrder([rowOf({ line: 3, outcome: 'unreadable', fault }, 0), ...kept])
    assert.deepEqual(
      rows.map(({ line, outcome }) => [line, outcome]),
      [
        [2, 'no_hit'],
        [3, 'unreadable'],
        [4, 'no_hit'],
      ],
    )
  })

  test('goes out as a file of which no cell is a formula', () => {
    const [, number, name] = listCsv(kept).split('\r\n')
    assert.equal(number, "2,no_hit,'=cmd(),,0,,,,,,")
    assert.equal(name, `4,no_hit,"Quixwyth,1990",,0,,,,,${checkId},`)
  })

  test('opens at the loudest of what it found', () => {
    assert.equal(loudest({ ...noCounts, no_hit: 9, possible: 1 }), 'possible')
    assert.equal(loudest({ ...noCounts, no_hit: 9, incomplete: 1 }), 'incomplete')
    assert.equal(loudest(noCounts), 'no_hit')
  })
})
