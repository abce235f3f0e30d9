import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isImoNumber, readImoCompany, readImoShip } from './imo.ts'

const UNKNOWN = { kind: null, country: null }

describe('IMO numbers', () => {
  test('a ship and a company are counted differently', () => {
    assert.equal(readImoShip('IMO 9074729', UNKNOWN)?.verdict, 'valid')
    assert.equal(readImoCompany('9074729', UNKNOWN), null)
    assert.equal(readImoCompany('0289239', UNKNOWN)?.verdict, 'valid')
    assert.ok(isImoNumber('9074729') && !isImoNumber('9074728') && !isImoNumber('IMO9074729'))
  })

  test('no single changed digit is accepted of a company; of a ship only where its weight hides it', () => {
    const altered = (number: string) =>
      [...number].flatMap((was, at) =>
        [...'0123456789']
          .filter((digit) => digit !== was)
          .map((digit) => number.slice(0, at) + digit + number.slice(at + 1)),
      )
    const companies = altered('0289239').filter((number) => readImoCompany(number, UNKNOWN) !== null)
    assert.deepEqual(companies, [])
    // Weights 6, 5, 4 and 2 share a factor with ten: five more or less, and for 5 any even step, is unseen.
    const ships = altered('9074729').filter((number) => readImoShip(number, UNKNOWN) !== null)
    assert.deepEqual(ships, ['9574729', '9014729', '9034729', '9054729', '9094729', '9079729', '9074779'])
  })

  test('a wrong number is invalid where it is called one, and none where it is not', () => {
    assert.equal(readImoShip('9074728', UNKNOWN), null)
    assert.equal(readImoShip('9074728', { kind: 'imo_ship', country: null })?.verdict, 'invalid')
  })

  test('zeroes that a spreadsheet dropped are put back for companies', () => {
    const reading = readImoCompany('289239', { kind: 'imo_company', country: null })
    assert.deepEqual([reading?.canonical, reading?.verdict], ['0289239', 'valid'])
    assert.equal(reading?.notes[0]?.name, 'leading_zero_restored')
    assert.equal(readImoCompany('289239', UNKNOWN), null)
  })

  test('Arabic digits and direction marks are read', () => {
    assert.equal(readImoShip('\u200fIMO ٩٠٧٤٧٢٩', UNKNOWN)?.canonical, '9074729')
  })
})
