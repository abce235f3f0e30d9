import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { mayBeAbroad } from './phone-plans.ts'

const codes = [
  ...new Set<string>(getCountries().map((country) => getCountryCallingCode(country))),
  '800',
  '870',
  '979',
  '999',
]
const digits = fc
  .tuple(
    fc.constantFrom(...codes),
    fc.constantFrom('', '', '', '0', '1', '8', '15'),
    fc.stringMatching(/^\d{4,13}$/),
  )
  .map((parts) => parts.join(''))

describe('a number whose plus sign was lost', () => {
  it('is ruled out only where the library finds none', () => {
    const tried = fc.sample(digits, { numRuns: 15_000, seed: 1 })
    const valid = tried.filter((one) => parsePhoneNumberFromString(`+${one}`, { extract: false })?.isValid())
    assert.ok(valid.length > 300)
    for (const one of valid) assert.ok(mayBeAbroad(one), one)
    const asked = tried.filter(mayBeAbroad)
    assert.ok(asked.length < tried.length / 3, `${asked.length} are asked of the library`)
  })

  it('has the form of one of the countries that share a code, or a prefix', () => {
    for (const one of ['351210004477', '79161234567', '77011234567', '80012345678'])
      assert.ok(mayBeAbroad(one))
    for (const one of ['3512100044771', '999123', '12345', '']) assert.ok(!mayBeAbroad(one))
  })
})
