import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listCsv, loudest, noCounts, rowsOf } from './list-rows.ts'

const fault = { kind: 'not_a_date', detail: 'That is no date.' }
const checkId = '0198c5a0-0000-7000-8000-000000000000'
const nothing = { name: null, born: null, document: null, imo: null, checkId: null }
const piece = {
  answers: [
    {
      line: 3,
      outcome: 'unreadable' as const,
      fault,
      text: 'Quixwyth Other, the day before;=cmd()',
    },
  ],
  unmet: [
    { ...nothing, line: 2, document: '=cmd()' },
    { ...nothing, line: 4, name: 'Quixwyth', born: '1990', document: 'Y1', checkId },
    { ...nothing, line: 4, document: 'Y2' },
    { ...nothing, line: 5, imo: '9074729' },
  ],
}

describe('a list that was checked', () => {
  test('shows the lines in their order with what each asked, those that met nothing among them', () => {
    assert.deepEqual(
      rowsOf(piece, 0).map(({ line, outcome, name, born, document, text }) => [
        ...[line, outcome, name, born, document, text],
      ]),
      [
        [2, 'no_hit', null, null, '=cmd()', null],
        [3, 'unreadable', null, null, null, 'Quixwyth Other, the day before;=cmd()'],
        [4, 'no_hit', 'Quixwyth', '1990', 'Y1', null],
        [4, 'no_hit', null, null, 'Y2', null],
        [5, 'no_hit', null, null, '9074729', null],
      ],
    )
    const ids = [...rowsOf(piece, 0), ...rowsOf(piece, 5)].map(({ id }) => id)
    assert.equal(new Set(ids).size, 10)
  })

  test('goes out as a file that says what each line asked, and of which no cell is a formula', () => {
    assert.deepEqual(listCsv(rowsOf(piece, 0), 0).split('\r\n'), [
      'line,outcome,name,born,document,records,owner,reference,label,hit,check,fault,text',
      "2,no_hit,,,'=cmd(),0,,,,,,,",
      // Where a semicolon parts cells, what stands behind one is a cell as well.
      `3,unreadable,,,,0,,,,,,not_a_date,"Quixwyth Other, the day before;'=cmd()"`,
      `4,no_hit,Quixwyth,1990,Y1,0,,,,,${checkId},,`,
      '4,no_hit,,,Y2,0,,,,,,,',
      '5,no_hit,,,9074729,0,,,,,,,',
      '',
    ])
  })

  test('that was cut says in the file, too, how much of it nobody asked', () => {
    assert.deepEqual(listCsv([], 88).split('\r\n').slice(1), [',not_asked,,,,,,,,,,,88', ''])
  })

  test('opens at the loudest of what it found', () => {
    assert.equal(loudest({ ...noCounts, no_hit: 9, possible: 1 }), 'possible')
    assert.equal(loudest({ ...noCounts, no_hit: 9, incomplete: 1 }), 'incomplete')
    assert.equal(loudest(noCounts), 'no_hit')
  })
})
