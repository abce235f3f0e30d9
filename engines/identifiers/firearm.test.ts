import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { calibresOf, compareCalibres } from './calibres.ts'
import { mayBeSameSerial, readFirearmSerial, serialsInOrder } from './firearm-serial.ts'
import table from './tables/calibres.json' with { type: 'json' }

const NAMED = { kind: 'firearm_serial', country: null } as const

function meet(one: string, other: string, grade: 'exact' | 'folded' | 'lookalike'): boolean {
  const [a, b] = [one, other].map((text) => readFirearmSerial(text, NAMED)?.keys[grade] ?? [])
  return (a ?? []).some((key) => (b ?? []).includes(key))
}

describe('serial numbers', () => {
  test('letter O is zero, and letters between digits are ignored', () => {
    assert.ok(meet('AO1234', 'A01234', 'folded') && !meet('AO1234', 'A01234', 'exact'))
    for (const other of ['369257', '369M257', '369 J-257']) assert.ok(meet('369J257', other, 'folded'), other)
  })

  test('letters in front and at the end count', () => {
    assert.ok(!meet('A369257', '369257', 'lookalike'))
    assert.ok(!meet('369257A', '369257', 'lookalike'))
  })

  test('an embedded letter may also be a digit misread', () => assert.ok(meet('12B45', '12845', 'lookalike')))

  test('a defaced character may be any', () => {
    assert.ok(mayBeSameSerial('AB12?456', 'AB-123456'))
    assert.ok(mayBeSameSerial('A*12_45', 'AO12845'))
    assert.ok(!mayBeSameSerial('AB12?456', 'AB124456X'))
    assert.ok(!mayBeSameSerial('AB12?456', 'AC123456'))
    assert.equal(
      readFirearmSerial('AB12?456', NAMED)?.notes.find((note) => note.name === 'firearm_serial_defaced')
        ?.values['characters'],
      '1',
    )
  })

  test('no serial is ever valid, and one that nobody called so has a narrow form', () => {
    assert.equal(readFirearmSerial('КМ 1234', NAMED)?.canonical, 'KM1234')
    assert.equal(readFirearmSerial('KM1234', { kind: null, country: null })?.verdict, 'unverifiable')
    for (const text of ['1', '??????????1', 'ABC', '', '9'.repeat(99)])
      assert.equal(readFirearmSerial(text, NAMED), null, text)
  })

  test('unnamed it may have single letters between its digits, or one that is defaced', () => {
    for (const text of ['369J257', '36J9J257', 'A12B34C56', '36?257', 'AB12?456', 'KM1234', '4417K'])
      assert.equal(readFirearmSerial(text, { kind: null, country: null })?.canonical, text)
    for (const text of ['12AB34', '12A34', '34ABC12', '369257', 'A061D9', 'WVWZZZ1JZXW386752', '??'])
      assert.equal(readFirearmSerial(text, { kind: null, country: null }), null, text)
  })

  test('the frame is searched first, and one serial once', () => {
    const parts = serialsInOrder([
      { part: 'barrel', text: 'B 123' },
      { part: 'slide', text: 'A123' },
      { part: 'frame', text: 'a-123' },
    ])
    assert.deepEqual(
      parts.map(({ part }) => part),
      ['frame', 'barrel'],
    )
  })
})

describe('calibres', () => {
  test('written in many ways they are one', () => {
    for (const text of ['9x19', '9 x 19', '9×19mm', '9X19 MM', '9 mm Luger', 'cal. 9x19', '9х19'])
      assert.deepEqual(
        calibresOf(text).map(({ id }) => id),
        ['9x19 Parabellum'],
        text,
      )
    for (const [text, id] of [
      ['7,62x39', '7.62x39'],
      ['.380 ACP', '9x17 (.380 ACP)'],
      ['12/70', '12 gauge'],
      ['45 ACP', '.45 ACP'],
      ['.22 Long Rifle', '.22 LR'],
      ['9mm P.A.K.', '9mm P.A.K.'],
      ['.380', '9x17 (.380 ACP)'],
      ['.223 Rem', '.223 Remington'],
      ['.308 Win', '.308 Winchester'],
      ['40 SW', '.40 S&W'],
      ['.40 S & W', '.40 S&W'],
      ['9,0x19', '9x19 Parabellum'],
      ['кал. 9х18', '9x18 Makarov'],
      ['Калибр: 7,62х39', '7.62x39'],
      ['.30-06', '.30-06 Springfield'],
    ] as const)
      assert.deepEqual(
        calibresOf(text).map((calibre) => calibre.id),
        [id],
        text,
      )
  })

  test('what looks alike and is not the same is said to be so', () => {
    assert.equal(compareCalibres('9x19', '9 mm Luger'), 'same')
    assert.equal(compareCalibres('9x18', '9x19'), 'not_equivalent')
    assert.equal(compareCalibres('.223', '5,56x45'), 'not_equivalent')
    assert.equal(compareCalibres('9mm P.A.K.', '9mm'), 'not_equivalent')
    assert.equal(compareCalibres('9x18 Makarov', '9x18 Police'), 'not_equivalent')
    assert.equal(compareCalibres('9x18 Ultra', '9x18'), 'not_equivalent')
    assert.equal(compareCalibres('7.62x25 Tokarev', '7,63x25 Mauser'), 'not_equivalent')
    assert.equal(compareCalibres('12/70', '9x19'), 'different')
    assert.equal(compareCalibres('9x19', 'catapult'), 'unknown')
  })

  test('that are not to be merged are both in the table', () => {
    const ids = table.calibres.map(({ id }) => id)
    const others = table.calibres.flatMap(({ notEquivalentTo = [] }) => notEquivalentTo)
    assert.deepEqual(
      others.filter((other) => !ids.includes(other)),
      [],
    )
  })
})
