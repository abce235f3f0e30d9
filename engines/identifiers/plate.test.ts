import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readPlate } from './plate.ts'
import { plateCountries } from './plate-patterns.ts'

const UNKNOWN = { kind: null, country: null }

function keys(text: string, grade: 'exact' | 'folded' | 'lookalike'): readonly string[] {
  return readPlate(text, UNKNOWN)?.keys[grade] ?? []
}

function meet(one: string, other: string, grade: 'exact' | 'folded' | 'lookalike'): boolean {
  return keys(one, grade).some((key) => keys(other, grade).includes(key))
}

describe('plates', () => {
  test('Cyrillic and Greek letters are the Latin ones they look like', () => {
    assert.ok(meet('АА 1234 ВВ', 'AA1234BB', 'exact'))
    assert.ok(meet('ΙΒΗ-1234', 'IBH 1234', 'exact'))
    assert.ok(!meet('Д123АВ 77', 'A123AB77', 'lookalike'))
  })

  test('an umlaut is found by one letter and by two, and both by it', () => {
    for (const typed of ['KO AB 12', 'KOE AB 12', 'kö-ab 12'])
      assert.ok(meet('KÖ AB 12', typed, 'folded'), typed)
    assert.ok(meet('ŠI 123 AB', 'SI123AB', 'folded'))
    assert.ok(!meet('KÖ AB 12', 'KO AB 12', 'exact'))
  })

  test('what cameras take for each other meets in the last grade alone', () => {
    assert.ok(meet('B8 123 QD', '88 I23 0O', 'lookalike'))
    assert.ok(!meet('B8 123 QD', '88 I23 0O', 'folded'))
    assert.ok(meet('AO 123 BC', 'A0 123 BC', 'folded'))
  })

  test('a country whose plates begin with one letter is not that of another letter', () => {
    const countries = (plate: string) => plateCountries(plate).map(({ country }): string => country)
    for (const [own, other, country] of [
      ['FL123', 'FM123', 'LIE'],
      ['G1234A', 'H1234A', 'GIB'],
      ['B123ABC', 'C123ABC', 'ROU'],
    ] as const) {
      // Of one form: what is known of it from one plate must not be said of another.
      assert.ok(countries(own).includes(country), own)
      assert.ok(!countries(other).includes(country), other)
    }
    assert.deepEqual(countries('А123АА77'), countries('A123AA77'))
  })

  test('countries are named and never guessed', () => {
    const reading = readPlate('B MW 1234', UNKNOWN)
    assert.equal(reading?.country, null)
    assert.match(
      reading?.notes.find((note) => note.name === 'plate_patterns')?.values['countries'] ?? '',
      /DEU/,
    )
    const moldovan = readPlate('ABC 123', { kind: null, country: parseCountry('MDA') })
    assert.equal(moldovan?.facts['issued'], '1992-2015 2015-')
    assert.ok((moldovan?.likelihood ?? 0) > (readPlate('ABC 123', UNKNOWN)?.likelihood ?? 1))
  })

  test('no plate is ever valid, and no other pattern makes one wrong', () => {
    for (const text of ['ABC 123', 'X1', '粤B·12345', '12 أ ب 345'])
      assert.equal(readPlate(text, { kind: 'plate', country: parseCountry('NOR') })?.verdict, 'unverifiable')
  })

  test('Arabic digits are read as digits', () => {
    assert.equal(readPlate('\u200fAB ١٢٣٤', UNKNOWN)?.canonical, 'AB1234')
  })

  test('a name, a sentence and noise are none', () => {
    for (const text of [
      'Viktor',
      'Viktor 1984 Tarasenko',
      'Nagant 1895',
      '',
      '...',
      '0'.repeat(300),
      'A1'.repeat(1e5),
    ])
      assert.equal(readPlate(text, UNKNOWN), null, text.slice(0, 20))
  })
})
