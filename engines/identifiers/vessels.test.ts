import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readCallSign } from './call-sign.ts'
import { callSignCountry } from './call-sign-series.ts'
import { readContainer } from './container.ts'
import { readHin } from './hin.ts'
import { readMmsi } from './mmsi.ts'
import { midCountry } from './mmsi-mid.ts'

const UNKNOWN = { kind: null, country: null }

describe('MMSI', () => {
  const stations = [
    ['214182000', 'ship', 'MDA'],
    ['002320001', 'coast_station', 'GBR'],
    ['023200001', 'group_of_ships', 'GBR'],
    ['111232506', 'search_and_rescue_aircraft', 'GBR'],
    ['992351000', 'aid_to_navigation', 'GBR'],
    ['982351000', 'craft_of_a_ship', 'GBR'],
    ['970123456', 'search_and_rescue_transmitter', null],
    ['972123456', 'man_overboard', null],
    ['974123456', 'emergency_beacon', null],
  ] as const
  for (const [number, station, country] of stations)
    test(`${number} is of a ${station}`, () => {
      const reading = readMmsi(number, UNKNOWN)
      assert.deepEqual(
        [reading?.facts['station'], reading?.country, reading?.verdict],
        [station, country, 'unverifiable'],
      )
    })

  test('nine digits of nobody are one only where they are called so', () => {
    assert.equal(readMmsi('280123456', UNKNOWN), null)
    const named = readMmsi('MMSI 280 123 456', { kind: 'mmsi', country: null })
    assert.ok(named?.notes.some((note) => note.name === 'mmsi_country_unknown'))
    assert.deepEqual([midCountry('999'), readMmsi('12345678', UNKNOWN)], [null, null])
  })

  test('what begins as no station does is wrong, and read only where it is called so', () => {
    assert.equal(readMmsi('123456789', UNKNOWN), null)
    const named = readMmsi('123456789', { kind: 'mmsi', country: null })
    assert.equal(named?.verdict, 'invalid')
    assert.deepEqual(
      named?.checks.map(({ name, passed }) => [name, passed]),
      [['mmsi_station', false]],
    )
  })

  test('Persian digits are read', () => assert.equal(readMmsi('۲۱۴۱۸۲۰۰۰', UNKNOWN)?.canonical, '214182000'))
})

describe('call signs', () => {
  test('tell the country of their series', () => {
    const signs = {
      ERBA: 'MDA',
      '9HA1234': 'MLT',
      V7AB1: 'MHL',
      '3FXY7': 'PAN',
      '3DA1': 'SWZ',
      '3DN1': 'FJI',
      SSA1: 'EGY',
      SSN1: 'SDN',
      UBCD: 'RUS',
      '4UAB': null,
    }
    for (const [sign, country] of Object.entries(signs)) assert.equal(callSignCountry(sign), country, sign)
  })

  test('four letters are one only where they are called so', () => {
    assert.equal(readCallSign('UBCD', UNKNOWN), null)
    assert.equal(readCallSign('UBCD', { kind: 'call_sign', country: null })?.country, 'RUS')
    assert.equal(readCallSign('9HA 1234', UNKNOWN)?.verdict, 'unverifiable')
    assert.equal(readCallSign('QQ1234', UNKNOWN), null)
  })
})

describe('hull numbers', () => {
  test('without a country are of the United States, and alike with any', () => {
    const [with_, without, home] = ['FR-ABC12345C919', 'ABC12345C919', 'US-ABC12345C919'].map((text) =>
      readHin(text, UNKNOWN),
    )
    assert.deepEqual([with_?.country, with_?.facts['maker_code'], with_?.facts['month']], ['FRA', 'ABC', '3'])
    assert.deepEqual(home?.keys.folded, without?.keys.folded)
    assert.ok(!with_?.keys.folded.some((key) => without?.keys.folded.includes(key)))
    assert.ok(with_?.keys.lookalike.some((key) => without?.keys.lookalike.includes(key)))
    assert.deepEqual([with_?.verdict, without?.verdict], ['unverifiable', 'unverifiable'])
  })

  test('years that do not follow each other are noted', () => {
    const names = (text: string) => readHin(text, UNKNOWN)?.notes.map((note) => note.name)
    assert.ok(names('FR-ABC12345C319')?.includes('hin_years_apart'))
    assert.ok(!names('FR-ABC12345C819')?.includes('hin_years_apart'))
  })
})

describe('containers', () => {
  /** Examples of ISO 6346 and of the register of owners. */
  const sound = ['CSQU3054383', 'MSKU6011672', 'TGHU7599330', 'MSCU6639870']

  test('the digit holds', () => {
    for (const number of sound) assert.equal(readContainer(number, UNKNOWN)?.verdict, 'valid', number)
    assert.equal(readContainer('csqu 305438-3', UNKNOWN)?.display, 'CSQU 305438 3')
  })

  test('of altered digits only those are accepted whose remainder is ten instead of nought', () => {
    const altered = sound.flatMap((number) =>
      [4, 5, 6, 7, 8, 9, 10].flatMap((at) =>
        [...'0123456789']
          .filter((digit) => digit !== number[at])
          .map((digit) => number.slice(0, at) + digit + number.slice(at + 1)),
      ),
    )
    const accepted = altered.filter((number) => readContainer(number, UNKNOWN)?.verdict === 'valid')
    assert.deepEqual(
      accepted.filter((number) => !number.endsWith('0')),
      [],
    )
    // One in each place at most: nought and ten are both written 0.
    assert.ok(accepted.length <= 14, accepted.join())
  })

  test('without its digit it is read where it is called one, and told what the digit is', () => {
    assert.equal(readContainer('CSQU305438', UNKNOWN), null)
    const reading = readContainer('CSQU305438', { kind: 'container', country: null })
    assert.deepEqual([reading?.verdict, reading?.notes[0]?.values['expected']], ['unverifiable', '3'])
    assert.deepEqual(reading?.keys.exact, readContainer('CSQU3054383', UNKNOWN)?.keys.exact)
  })

  test('HELLOJ123456 is none', () => assert.equal(readContainer('HELLOJ123456', UNKNOWN), null))
})
