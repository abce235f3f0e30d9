import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readDocumentNumber } from './document-number.ts'

const UNKNOWN = { kind: null, country: null }

function noteNames(text: string, country: string): readonly string[] {
  const reading = readDocumentNumber(text, { kind: 'document_number', country: parseCountry(country) })
  return (reading?.notes ?? []).map((note) => note.name)
}

describe('document numbers', () => {
  test('separators go, and nothing is ever valid', () => {
    for (const text of ['AA 123456', 'aa-123456', 'АА123456', 'L898902C3', '007666667ZZ0', '٩٨٧٦٥٤٣'])
      assert.equal(readDocumentNumber(text, UNKNOWN)?.verdict, 'unverifiable', text)
    assert.equal(readDocumentNumber('aa-123.456', UNKNOWN)?.canonical, 'AA123456')
  })

  test('letters of another alphabet meet in the second grade, look-alikes in the third', () => {
    const keys = (text: string) => readDocumentNumber(text, UNKNOWN)?.keys
    assert.deepEqual(keys('АА123456')?.folded, keys('AA123456')?.folded)
    assert.notDeepEqual(keys('АА123456')?.exact, keys('AA123456')?.exact)
    assert.deepEqual(keys('C01X0I06H')?.lookalike, keys('CO1XO1O6H')?.lookalike)
  })

  test('ten characters that may be copied from a zone are like the nine of the number', () => {
    const copied = readDocumentNumber('L898902C36', UNKNOWN)
    assert.deepEqual(copied?.keys.folded, ['L898902C36'])
    assert.ok(copied?.keys.lookalike.includes('1898902C3'))
    assert.ok(readDocumentNumber('L898902C3<6', UNKNOWN)?.keys.folded.includes('L898902C3'))
    assert.equal(copied?.notes[0]?.values['number'], 'L898902C3')
    assert.deepEqual(readDocumentNumber('L898902C37', UNKNOWN)?.keys.folded, ['L898902C37'])
  })

  test('an unusual shape is a note, and never a fault', () => {
    assert.ok(noteNames('AAEIO1234', 'DEU').includes('document_number_unlike_issuer'))
    assert.deepEqual(noteNames('C01X0006H', 'DEU'), [])
    assert.deepEqual(noteNames('AAEIO1234', 'MLI'), [])
    assert.ok(noteNames('AA999999', 'MLI').includes('document_number_all_one_digit'))
  })

  test('words and sentences are none, unless called a number', () => {
    for (const text of [
      'Mohamed 1984',
      'Anna',
      '12',
      '',
      '#'.repeat(300),
      '1'.repeat(1e6),
      'seen at 5 of 12',
      '192.168.1.7',
      '192.168.1.7.',
    ])
      assert.equal(readDocumentNumber(text, UNKNOWN), null, text.slice(0, 20))
    assert.equal(readDocumentNumber('AB1', { kind: 'document_number', country: null })?.canonical, 'AB1')
  })
})
