import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { languages } from '../../kernel/country.ts'
import { issuerName, organisations } from '../../kernel/issuer.ts'
import { readIssuerName } from './issuer-names.ts'

describe('who issued a document', () => {
  test('is read by the name in every language, and no two have one name', () => {
    for (const { code } of organisations)
      for (const language of languages) assert.equal(readIssuerName(issuerName(code, language)), code)
  })

  test('is read as people write it', () => {
    for (const [written, code] of [
      ['the United Nations', 'UNO'],
      ['U.N.', 'UNO'],
      ['ONU', 'UNO'],
      ['Organización de las Naciones Unidas', 'UNO'],
      ['الامم المتحدة', 'UNO'],
      ['E.U.', 'EUE'],
      ['Interpol', 'XPO'],
      ['OIPC-INTERPOL', 'XPO'],
      ['Caribbean Community', 'XCC'],
      ['CARICOM', 'XCC'],
      ['CEDEAO', 'XEC'],
      ['Order of Malta', 'XOM'],
      ['Malta', 'MLT'],
      ['Portugal', 'PRT'],
      ['Korea, North', 'PRK'],
    ])
      assert.equal(readIssuerName(written ?? ''), code, written)
  })

  test('is nobody where no name is known, or none of a single issuer', () => {
    for (const written of ['', 'Atlantis', 'Union', 'Red Cross', 'stateless'])
      assert.equal(readIssuerName(written), null, written)
  })
})
