import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Reading, ReadingHint } from './types.ts'
import { readVin } from './vin.ts'

const UNKNOWN: ReadingHint = { kind: null, country: null }
/** Well-known examples of 49 CFR 565 and of makers' documents. */
const AMERICAN = ['1M8GDM9AXKP042788', '1HGCM82633A004352', '5YJSA1E18HF000337']

function read(text: string, hint = UNKNOWN): Reading {
  const reading = readVin(text, hint)
  assert.ok(reading, text)
  return reading
}

function noteNames(reading: Reading): readonly string[] {
  return reading.notes.map((note) => note.name)
}

describe('vehicle identification numbers', () => {
  test('the digit binds in North America', () => {
    for (const vin of AMERICAN.filter((own) => /[A-Z]/.test(own)))
      assert.equal(read(vin).verdict, 'valid', vin)
    assert.equal(read('1HGCM82634A004352').verdict, 'invalid')
  })

  test('no single changed digit is taken for a valid American number', () => {
    // Where a letter stands, a digit may have its value (A, J and 1): the rule cannot tell those apart.
    const altered = AMERICAN.flatMap((vin) =>
      [...vin].flatMap((was, at) =>
        /\d/.test(was) && at > 0
          ? [...'0123456789']
              .filter((digit) => digit !== was)
              .map((digit) => vin.slice(0, at) + digit + vin.slice(at + 1))
          : [],
      ),
    )
    assert.ok(altered.length > 200)
    for (const vin of altered) assert.notEqual(readVin(vin, UNKNOWN)?.verdict, 'valid', vin)
  })

  test('no other check digit is accepted', () => {
    for (const vin of AMERICAN)
      for (const digit of [...'0123456789X'].filter((own) => own !== vin[8]))
        assert.equal(
          readVin(vin.slice(0, 8) + digit + vin.slice(9), UNKNOWN)?.verdict,
          'invalid',
          vin + digit,
        )
  })

  test('elsewhere a digit that does not hold says nothing, and one that holds makes nothing valid', () => {
    const porsche = read('WP0ZZZ99ZTS392124')
    assert.equal(porsche.verdict, 'unverifiable')
    assert.ok(noteNames(porsche).includes('vin_digit_does_not_apply'))
    assert.deepEqual([porsche.facts['maker'], porsche.country], ['Porsche', 'DEU'])
    assert.equal(read('UU1LSDAAH12345678').facts['maker'], 'Dacia')
    assert.equal(read('LGBH52E01FY123456').facts['maker'], 'Dong Feng (DFM)')
  })

  test('the model year of American cars is one, of others one of two', () => {
    assert.equal(read('1HGCM82633A004352').facts['model_years'], '2003')
    assert.equal(read('5YJSA1E18HF000337').facts['model_years'], '2017')
    assert.equal(read('TMBZZZ1Z4A2123456').facts['model_years'], '1980 2010')
  })

  test('letters that no number has are read as digits, and it is said', () => {
    const reading = read('iHGCM82633AOO4352')
    assert.equal(reading.canonical, '1HGCM82633A004352')
    assert.ok(noteNames(reading).includes('vin_letters_read_as_digits'))
  })

  test('separators, other digits and other alphabets are one number', () => {
    for (const text of ['1HG-CM826 33A004352', '\u202a1HGСМ82633А004352\u202c', '١HGCM٨٢٦٣٣A٠٠٤٣٥٢'])
      assert.equal(read(text).canonical, '1HGCM82633A004352', text)
  })

  test('an old chassis number is read where it is called one, and never valid', () => {
    assert.equal(readVin('115 287 4963', UNKNOWN), null)
    assert.equal(read('115 287 4963', { kind: 'vin', country: null }).verdict, 'unverifiable')
  })

  test('a small maker is told apart by more characters', () => {
    assert.ok(noteNames(read('SA9ABCDE1FG123456')).includes('vin_small_maker'))
  })

  test('words that come to seventeen characters are hardly one', () => {
    assert.ok(read('Ruger LCP 371-123456').likelihood < read('RUGERLCP371123456').likelihood)
    assert.ok(read('RUGERLCP371123456').likelihood < read('WP0ZZZ 99ZTS 392124').likelihood)
  })

  test('a word of seventeen letters is none', () => {
    for (const text of ['INTERNATIONALISES', '12345678901234567', '', 'x'.repeat(1e5)])
      assert.equal(readVin(text, UNKNOWN), null)
  })
})
