import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readBareRows } from './import-bare.ts'

/** What the cells of a line ask, without what was left out; two lines as they stand follow on each other. */
function asked(...lines: readonly (string | readonly string[])[]): unknown[] {
  const rows = lines.map((line, at) => ({ line: at + 1, cells: typeof line === 'string' ? [line] : line }))
  return readBareRows(rows).map(({ question }) => {
    if (!question.ok) return question.error.kind
    return Object.fromEntries(Object.entries(question.value).filter(([, held]) => held !== undefined))
  })
}

describe('a line of a list without words over its columns', () => {
  const whole = { name: 'John Fooman', born: '1990-02-01', document: 'QX7719345' }
  const lines: readonly (readonly [string | readonly string[], ...unknown[]])[] = [
    ['John Fooman,1990-02-01,QX7719345', whole],
    ['John Fooman;1990-02-01;QX7719345', whole],
    ['John Fooman\t1990-02-01\tQX7719345', whole],
    ['1|QX7719345|John Fooman| 1990-02-01 |', whole],
    [['John Fooman', '', '1990-02-01', 'QX7719345'], whole],
    ['QX7719345,John Fooman', { name: 'John Fooman', document: 'QX7719345' }],
    ['John Fooman;1990;QX7719345', { ...whole, born: '1990' }],
    ['John Fooman;2031-05-06;1990-02-01;QX7719345', whole],
    ['John Fooman;M;COL;QX7719345', { ...whole, born: undefined, sex: 'M', nationality: 'COL' }],
    ['John Fooman;XXA;QX7719345', { ...whole, born: undefined, nationality: 'XXA' }],
    ['John Fooman;GBN;QX7719345', { ...whole, born: undefined, nationality: 'GBN' }],
    ['Name: John Fooman; DOB: 1990-02-01; Passport: QX7719345', whole],
    ['"Fooman, John";1990-02-01;QX7719345', { ...whole, name: 'Fooman, John' }],
    ['Fooman,John,QX7719345', { name: 'Fooman, John', document: 'QX7719345' }],
    [
      'John Fooman;AB 123 456;QX7719345',
      { name: 'John Fooman', document: 'AB 123 456' },
      { document: 'QX7719345' },
    ],
    ['John Fooman;AB12CDE', { name: 'John Fooman', document: 'AB12CDE' }],
    // One name, as the box reads it.
    ['Harrowgate, John', { text: 'Harrowgate, John' }],
    ['Harrowgate, John 1984', { text: 'Harrowgate, John 1984' }],
    ['John Fooman QX7719345', { text: 'John Fooman QX7719345' }],
    ['https://example.org/a;b,c', { text: 'https://example.org/a;b,c' }],
    // Both ways are asked.
    ['John Fooman;Tangier', { name: 'John Fooman Tangier' }, { name: 'John Fooman' }],
    // What cannot be told is not asked, and the rest is.
    ['John Fooman;P9;1990-02-01', { name: 'John Fooman', born: '1990-02-01' }, 'no_header'],
    ['Fooman;John;Master;QX7719345', { document: 'QX7719345' }, 'no_header'],
    ['YILMAZ;CAN;QX7719345', { document: 'QX7719345' }, 'no_header'],
    ['Fooman;John;Master', 'no_header'],
  ]
  for (const [line, ...questions] of lines)
    test(`asks what its cells are: ${JSON.stringify(line)}`, () => {
      const expected: unknown = JSON.parse(JSON.stringify(questions))
      assert.deepEqual(asked(line), expected)
    })

  test('that stands as words above figures is over the columns, and is not asked', () =>
    assert.deepEqual(asked('Sitz;Gast', 'John Fooman;QX7719345'), [
      'no_header',
      { name: 'John Fooman', document: 'QX7719345' },
    ]))
})
