import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issuerCountry, issuerMeaning, issuerOf } from './mrz-issuers.ts'

/** The code of a zone, whom it means as an issuer, as a nationality, and what it is. Doc 9303-3 (8th ed.) §5. */
const CODES = [
  ['PRT', 'PRT', 'PRT', 'country'],
  ['D', 'DEU', 'DEU', 'country'],
  ['RKS', 'XKX', 'XKX', 'country'],
  ['GBD', 'GBR', 'GBR', 'british_class'],
  ['GBN', 'GBR', 'GBR', 'british_class'],
  ['GBO', 'GBR', 'GBR', 'british_class'],
  ['GBP', 'GBR', 'GBR', 'british_class'],
  ['GBS', 'GBR', 'GBR', 'british_class'],
  ['UNO', 'UNO', null, 'organisation'],
  ['UNA', 'UNO', null, 'organisation'],
  ['UNK', 'UNO', null, 'organisation'],
  ['EUE', 'EUE', null, 'organisation'],
  ['XOM', 'XOM', null, 'organisation'],
  ['XEC', 'XEC', null, 'organisation'],
  ['XPO', 'XPO', null, 'interpol'],
  // It signs lists of certificates and issues nothing.
  ['IAO', null, null, 'organisation'],
  ['XXA', null, null, 'stateless_or_refugee'],
  ['XXB', null, null, 'stateless_or_refugee'],
  ['XXC', null, null, 'stateless_or_refugee'],
  ['XXX', null, null, 'unspecified'],
  ['UTO', null, null, 'specimen'],
  ['YUG', null, null, 'historic'],
  ['QQQ', null, null, 'unknown'],
  ['UN', null, null, 'unknown'],
] as const

test('a code of a zone means a country, an organisation, or nobody that could be compared', () => {
  assert.deepEqual(
    CODES.map(([code]) => [code, issuerOf(code), issuerCountry(code), issuerMeaning(code)]),
    CODES,
  )
})
