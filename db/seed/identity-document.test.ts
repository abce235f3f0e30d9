import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentMaker } from './identity-document.ts'
import { knownCountry } from './name-pools/pool.ts'
import { seededRandom } from './random.ts'

describe('documents of one world', () => {
  test('never share a number, however many there are', () => {
    const make = documentMaker(seededRandom(1, 'documents'))
    const country = knownCountry('FRA')
    // Of ten million numbers, some twenty of these would come twice by chance.
    const numbers = Array.from({ length: 20_000 }, () => make('registration', country).number)
    assert.equal(new Set(numbers).size, numbers.length)
  })

  test('have the shape of their issuer', () => {
    const make = documentMaker(seededRandom(1, 'documents'))
    assert.match(make('passport', knownCountry('FRA')).number, /^\d{2}[A-Z]{2}\d{5}$/)
    assert.match(make('passport', knownCountry('DEU')).number, /^C[CFGHJKLMNPRTVWXYZ0-9]{8}$/)
    assert.match(make('national_number', knownCountry('ESP')).number, /^99\d{6}[A-Z]$/)
  })
})
