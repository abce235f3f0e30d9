import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countries, countryName } from '../../kernel/country.ts'
import { readCountryName, readCountryOfPlace } from './country-names.ts'

describe('country names as lists write them', () => {
  test('every country is found by the English name the kernel shows', () => {
    for (const country of countries) assert.equal(readCountryName(countryName(country, 'en')), country)
  })

  test('spellings of the UN and of OFAC mean the same country', () => {
    const expected: Record<string, string | null> = {
      'Iran (Islamic Republic of)': 'IRN',
      'Korea, North': 'PRK',
      'Korea, South': 'KOR',
      "Democratic People's Republic of Korea": 'PRK',
      'Democratic People’s Republic of Korea': 'PRK',
      'Congo, Democratic Republic of the': 'COD',
      'Congo, Republic of the': 'COG',
      'Virgin Islands, British': 'VGB',
      'China, Hong Kong Special Administrative Region': 'HKG',
      'Cote d Ivoire': 'CIV',
      'CÔTE D’IVOIRE': 'CIV',
      'The Gambia': 'GMB',
      'Bahamas, The': 'BHS',
      'State of Palestine': 'PSE',
      'United Kingdom': 'GBR',
      Turkey: 'TUR',
      Türkiye: 'TUR',
      Syria: 'SYR',
      Kosovo: 'XKX',
      'Macedonia, The Former Yugoslav Republic of': 'MKD',
      'Viet Nam': 'VNM',
      أفغانستان: 'AFG',
      UK: 'GBR',
    }
    const read = Object.fromEntries(Object.keys(expected).map((name) => [name, readCountryName(name)]))
    assert.deepEqual(read, expected)
  })

  test('what names no country today stays unread', () => {
    for (const name of [
      'former Soviet Union',
      'Netherlands Antilles',
      'Region: Crimea',
      'na',
      'undetermined',
      '',
      '?',
      'possibly Palestinian',
    ])
      assert.equal(readCountryName(name), null, name)
  })

  test('Guinea and Guinea-Bissau, Niger and Nigeria, the two Congos and Sudans stay apart', () => {
    const names = [
      'Guinea',
      'Guinea-Bissau',
      'Equatorial Guinea',
      'Niger',
      'Nigeria',
      'Sudan',
      'South Sudan',
      'Congo',
      'Dominica',
      'Dominican Republic',
    ]
    assert.equal(new Set(names.map(readCountryName)).size, names.length)
  })

  test('the country of a place is its last part', () => {
    assert.equal(readCountryOfPlace('Cali, Valle, Colombia'), 'COL')
    assert.equal(readCountryOfPlace('Somewhere, Korea, North'), 'PRK')
    assert.equal(readCountryOfPlace('Colombia'), 'COL')
    assert.equal(readCountryOfPlace('Some Town'), null)
    assert.equal(readCountryOfPlace('Mar del Plata, AR'), null)
  })
})
