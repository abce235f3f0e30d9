import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readAircraftRegistration } from './aircraft-registration.ts'
import { readIcao24bit } from './icao-24bit.ts'
import { addressOfUs, isUsRegistration, usOfAddress } from './us-registration.ts'

const UNKNOWN = { kind: null, country: null }

describe('American registrations and addresses', () => {
  test('published pairs', () => {
    const pairs = { N1: 'A00001', N1A: 'A00002', N12345: 'A061D9', N99999: 'ADF7C7' }
    for (const [mark, address] of Object.entries(pairs)) {
      assert.equal(usOfAddress(address), mark)
      assert.equal(addressOfUs(mark), address, mark)
    }
  })

  test('every address of the block has one mark, and it has that address', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xa00001, max: 0xadf7c7 }), (value) => {
        const address = value.toString(16).toUpperCase()
        const mark = usOfAddress(address) ?? ''
        assert.ok(isUsRegistration(mark), mark)
        assert.equal(addressOfUs(mark), address)
      }),
      { numRuns: 2000 },
    )
    assert.deepEqual(
      [usOfAddress('A00000'), usOfAddress('ADF7C8'), addressOfUs('N0'), addressOfUs('N1I')],
      [null, null, null, null],
    )
  })
})

describe('aircraft', () => {
  test('a mark tells the country', () => {
    const marks = {
      'G-ABCD': 'GBR',
      'ER-AXV': 'MDA',
      'D-AIBL': 'DEU',
      N12345: 'USA',
      'VP-BAA': 'BMU',
      'B-2345': 'CHN',
      'RA-85001': 'RUS',
      JA8089: 'JPN',
      '9Q-CLK': 'COD',
    }
    for (const [mark, country] of Object.entries(marks)) {
      const reading = readAircraftRegistration(mark, UNKNOWN)
      assert.deepEqual([reading?.country, reading?.verdict], [country, 'unverifiable'], mark)
    }
    assert.equal(readAircraftRegistration('n12345', UNKNOWN)?.facts['icao_24bit'], 'A061D9')
  })

  test('without its hyphen it is read where it is called one', () => {
    assert.equal(readAircraftRegistration('GABCD', UNKNOWN), null)
    assert.equal(
      readAircraftRegistration('GABCD', { kind: 'aircraft_registration', country: null })?.display,
      'G-ABCD',
    )
  })

  test('an address tells the country and, of America, the mark', () => {
    assert.equal(readIcao24bit('504C1A', UNKNOWN)?.country, 'MDA')
    assert.equal(readIcao24bit('a061d9', UNKNOWN)?.facts['us_registration'], 'N12345')
    assert.equal(readIcao24bit('0x3C6444', UNKNOWN)?.country, 'DEU')
    for (const text of ['123456', 'ABCDEF', 'B00001', 'A061D', ''])
      assert.equal(readIcao24bit(text, UNKNOWN), null, text)
    assert.equal(readIcao24bit('B00001', { kind: 'icao_24bit', country: null })?.verdict, 'unverifiable')
  })
})
