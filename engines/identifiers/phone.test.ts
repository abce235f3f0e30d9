import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readPhone } from './phone.ts'
import type { ReadingHint } from './types.ts'

const bare: ReadingHint = { kind: null, country: null }
const from = (code: string): ReadingHint => ({ kind: null, country: parseCountry(code) })
const asPhone: ReadingHint = { kind: 'phone', country: null }

describe('a telephone number', () => {
  it('is one E.164 number however it is written', () => {
    const writings = [
      '+41 44 668 18 00',
      '+41 (0)44 668 18 00',
      '+41-44-668.18.00',
      '(+41) 44 668 18 00',
      'tel. (+41) 44 668-18-00',
      '0041 44 668 18 00',
      '٠٠٤١٤٤٦٦٨١٨٠٠',
      '＋４１ ４４ ６６８ １８ ００',
      '\u202a+41 44 668 18 00\u202c',
      'tel:+41446681800',
      'Tel.: +41 44 668 18 00',
    ]
    for (const text of writings) {
      const reading = readPhone(text, bare)
      assert.deepEqual([reading?.canonical, reading?.verdict], ['+41446681800', 'valid'], text)
      assert.equal(reading?.country, parseCountry('CH'))
    }
  })

  it('is read in the country of the form, by the international prefix of that country', () => {
    assert.equal(readPhone('044 668 18 00', from('CH'))?.canonical, '+41446681800')
    assert.equal(readPhone('8 495 123-45-67', from('RU'))?.canonical, '+74951234567')
    assert.equal(readPhone('011 41 44 668 18 00', from('US'))?.canonical, '+41446681800')
    assert.equal(readPhone('044 668 18 00', bare), null)
  })

  it('keeps an extension beside the number', () => {
    for (const text of ['+7 495 123-45-67 доб. 12', '+7 495 123-45-67 ext. 12', '+7 495 123-45-67 x12']) {
      const reading = readPhone(text, bare)
      assert.deepEqual([reading?.canonical, reading?.facts['extension']], ['+74951234567', '12'], text)
    }
  })

  it('outside its plan is invalid, and the plan may be newer than ours', () => {
    const reading = readPhone('+1 999 999 9999', bare)
    assert.equal(reading?.verdict, 'invalid')
    assert.ok(reading?.notes.some(({ name }) => name === 'number_plan_may_have_changed'))
  })

  it('without a country or too short for one is unverifiable, and only where a number was asked for', () => {
    assert.equal(readPhone('0691 234 567', asPhone)?.verdict, 'unverifiable')
    assert.equal(readPhone('112', asPhone)?.verdict, 'unverifiable')
    assert.equal(readPhone('112', bare), null)
  })

  it('always says that the number shown to the called can be forged', () => {
    for (const text of ['+41 44 668 18 00', '41446681800'])
      assert.ok(readPhone(text, bare)?.notes.some(({ name }) => name === 'caller_number_can_be_forged'))
  })

  it('without its plus sign is likely something else', () => {
    const reading = readPhone('41446681800', bare)
    assert.equal(reading?.canonical, '+41446681800')
    assert.ok((reading?.likelihood ?? 1) < 0.2)
    assert.equal(readPhone('353160000000009', bare), null)
  })

  it('of a mobile in Argentina or Mexico has one key with and without the digit for calls from abroad', () => {
    const folded = (text: string) => readPhone(text, bare)?.keys.folded
    assert.deepEqual(folded('+54 9 11 2345 6789'), folded('+54 11 2345 6789'))
    assert.deepEqual(folded('+52 1 55 1234 5678'), folded('+52 55 1234 5678'))
    assert.notDeepEqual(folded('+54 11 2345 6789'), folded('+54 11 2345 6780'))
  })

  it('is not made of a date, a name or a passport', () => {
    for (const text of ['2024-11-29', '29.11.2024', 'AB1234567', 'Orlan Teski', '+', '((((', '+999 123'])
      assert.equal(readPhone(text, bare), null, text)
  })
})
