import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readDrivingLicence } from './driving-licence.ts'
import { readEngineNumber } from './engine-number.ts'
import type { Reading } from './types.ts'

function licence(text: string, country: string | null): Reading | null {
  return readDrivingLicence(text, {
    kind: 'driving_licence',
    country: country === null ? null : parseCountry(country),
  })
}

describe('driving licences', () => {
  test('a British number tells birth and sex, and is not valid for it', () => {
    const reading = readDrivingLicence('MORGA 657054 SM9IJ', { kind: null, country: null })
    assert.deepEqual([reading?.verdict, reading?.country], ['unverifiable', 'GBR'])
    assert.deepEqual(reading?.facts, { surname_begins: 'MORGA', born: 'XX64-07-05', sex: 'F' })
  })

  test('German and Spanish numbers are checked where the country is known', () => {
    assert.equal(licence('B072RRE2I55', 'DEU')?.verdict, 'valid')
    assert.equal(licence('B072RRE2I65', 'DEU')?.verdict, 'invalid')
    assert.equal(licence('B072RRE2I55', null)?.verdict, 'unverifiable')
    assert.equal(licence('12345678Z', 'ESP')?.verdict, 'valid')
    assert.equal(licence('12345679Z', 'ESP')?.verdict, 'invalid')
  })

  test('no digit of a German or Spanish number is altered unseen', () => {
    for (const [number, country] of [
      ['B072RRE2I55', 'DEU'],
      ['12345678Z', 'ESP'],
    ] as const) {
      const altered = [...number].flatMap((was, at) =>
        /\d/.test(was) && !(country === 'DEU' && at === 10)
          ? [...'0123456789']
              .filter((digit) => digit !== was)
              .map((digit) => number.slice(0, at) + digit + number.slice(at + 1))
          : [],
      )
      for (const text of altered) assert.notEqual(licence(text, country)?.verdict, 'valid', text)
    }
  })

  test('other numbers are licences where they are called so', () => {
    assert.equal(readDrivingLicence('123456789', { kind: null, country: null }), null)
    assert.equal(licence('123456789', 'MDA')?.verdict, 'unverifiable')
    assert.equal(licence('no number', null), null)
  })
})

describe('engine numbers', () => {
  test('are read where they are called so, and are only alike without their type', () => {
    assert.equal(readEngineNumber('K9K 782 D123456', { kind: null, country: null }), null)
    const reading = readEngineNumber('K9K D123456', { kind: 'engine_number', country: null })
    assert.deepEqual(
      [reading?.canonical, reading?.verdict, reading?.facts['type']],
      ['K9KD123456', 'unverifiable', 'K9K'],
    )
    assert.deepEqual(reading?.keys.folded, ['K9KD123456'])
    assert.ok(reading?.keys.lookalike.includes('0123456'))
  })
})
