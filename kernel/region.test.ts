import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countries } from './country.ts'
import { regionOf, regions } from './region.ts'

describe('regions', () => {
  test('every country and territory has one, and nothing else does', () => {
    const without = countries.filter((code) => !regionOf.has(code))
    assert.deepEqual(
      without.filter((code) => code !== 'ZZZ'),
      [],
    )
    const known = new Set<string>(countries)
    assert.deepEqual(
      [...regionOf.keys()].filter((code) => !known.has(code)),
      [],
    )
  })

  test('are the six of M49, and a country counts in one', () => {
    assert.deepEqual(new Set(regionOf.values()), new Set(regions))
    const examples = { MAR: '002', BRA: '019', TUR: '142', CYP: '142', RUS: '150', GRL: '019', FJI: '009' }
    assert.deepEqual(
      Object.fromEntries(Object.keys(examples).map((code) => [code, regionOf.get(code)])),
      examples,
    )
  })
})
