import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { keptNumber } from './asked-number.ts'
import { withoutCards } from './cards-in-text.ts'
import { noQuestion, understand } from './recognise.ts'

/** Numbers that schemes publish for tests. */
const CLEAR = /4111[ -]?1111[ -]?1111[ -]?111[12]|5555[ -]?5555[ -]?5555[ -]?4444/
const now = new Date('2026-03-01T10:00:00Z')

describe('a payment card', () => {
  const texts: readonly (readonly [string, string | null])[] = [
    ['Aruna Velkamp 4111 1111 1111 1111', 'Aruna Velkamp'],
    ['Aruna Velkamp 4111111111111111', 'Aruna Velkamp'],
    ['visa 4111 1111 1111 1111 Aruna Velkamp', 'Aruna Velkamp'],
    ['card: 4111 1111 1111 1111 exp 12/27', null],
    ['4111-1111-1111-1111, exp. 12/27', null],
    ['4111 1111 1111 1112', null],
    ['Aruna Velkamp 4111 1111 1111 1112', 'Aruna Velkamp'],
    ['4111 1111 1111 1111 / 5555 5555 5555 4444', null],
    ['4111 1111 1111 1111, X1234567', null],
    ['4111 1111 1111 1111 Aruna Velkamp and 5555-5555-5555-4444', 'Aruna Velkamp and'],
    [')4111 1111 1111 1111', null],
    ['4111 1111 1111 1111 1234567', null],
    ['4111 1111 1111 1111 P', 'P'],
    ['4111111111111111', null],
    ['VISA 4111111111111111', null],
  ]
  for (const [text, name] of texts)
    test(`is kept nowhere in clear, and asked: ${text}`, () => {
      const read = understand({ ...noQuestion, text }, now)
      assert.ok(read.ok)
      const { number, ...asked } = read.value
      assert.equal(asked.name, name)
      assert.doesNotMatch(JSON.stringify([asked, keptNumber(number)]), CLEAR)
      assert.doesNotMatch(JSON.stringify(number?.readings), CLEAR)
      const first = number?.several?.[0] ?? number
      assert.deepEqual(first?.readings[0]?.kind, 'card')
    })

  test('beside another number hides nothing of that', () => {
    const read = understand({ ...noQuestion, text: '4111 1111 1111 1111, X1234567' }, now)
    assert.ok(read.ok)
    assert.deepEqual(keptNumber(read.value.number)?.anyKeys?.exact, ['X1234567'])
  })

  test('at the head of a longer number leaves that to be found', () => {
    const read = understand({ ...noQuestion, text: '4111 1111 1111 1111 1234567' }, now)
    assert.ok(read.ok && read.value.number?.anyKeys?.exact.includes('41111111111111111234567'))
  })

  test('in the field for numbers is told from what stands beside it', () => {
    const read = understand({ ...noQuestion, document: '4111 1111 1111 1111 exp 12/27' }, now)
    assert.equal(read.ok && read.value.document, '4111 11** **** 1111')
  })

  test('in a field for names is masked', () => {
    const read = understand({ ...noQuestion, name: 'Velkamp 4111 1111 1111 1111' }, now)
    assert.equal(read.ok && read.value.name, 'Velkamp 4111 11** **** 1111')
  })

  test('is told from figures that are none', () => {
    const others = ['Velkamp 4111 1111 1111 1112', 'GB82 WEST 1234 5698 7654 32', 'Brigade 313', '1975-1980']
    for (const text of [...others, '1'.repeat(300), 'A4111111111111111'])
      assert.equal(withoutCards(text), text)
  })
})
