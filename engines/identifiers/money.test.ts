import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readBic } from './bic.ts'
import { cardReader } from './card.ts'
import { luhnDigit } from './luhn.ts'
import { moneyReadersWith } from './readers-money.ts'
import type { ReadingHint } from './types.ts'

const bare: ReadingHint = { kind: null, country: null }
const secret = new TextEncoder().encode('invented for tests')

describe('the code of a bank', () => {
  it('is one head office with and without XXX', () => {
    const [short, long] = ['DEUTDEFF', 'BIC: DEUT DE FF XXX'].map((text) => readBic(text, bare))
    assert.deepEqual([short?.country, short?.verdict], [parseCountry('DE'), 'unverifiable'])
    assert.deepEqual(short?.keys.folded, long?.keys.folded)
    assert.notDeepEqual(short?.keys.folded, readBic('DEUTDEFF500', bare)?.keys.folded)
  })

  it('may be any word of eight letters, so that a bare one is unlikely', () => {
    const word = readBic('DOCUMENT', bare)
    assert.equal(word?.country, parseCountry('ME'))
    assert.ok((word?.likelihood ?? 1) < 0.2)
    assert.ok((readBic('SWIFT: DOCUMENT', bare)?.likelihood ?? 0) > 0.9)
  })

  it('of a test network says so, and words apart are none', () => {
    assert.equal(readBic('DEUTDEF0', bare)?.notes[0]?.name, 'bank_code_for_tests')
    for (const text of ['Tel Aviv', 'ABCDXX12', 'DEUTDEF', '12345678', 'DEUTDEFFXX'])
      assert.equal(readBic(text, bare), null, text)
  })
})

describe('a payment card', () => {
  const read = cardReader(secret)

  it('is valid by check digit and scheme', () => {
    for (const [number, scheme] of [
      ['4111 1111 1111 1111', 'Visa'],
      ['5555-5555-5555-4444', 'Mastercard'],
      ['2223003122003222', 'Mastercard'],
      ['378282246310005', 'American Express'],
      ['30569309025904', 'Diners Club'],
      ['6011111111111117', 'Discover'],
      ['3530111333300000', 'JCB'],
      ['6200000000000005', 'UnionPay'],
      ['2200000000000004', 'Mir'],
      ['٤١١١١١١١١١١١١١١١', 'Visa'],
    ] as const) {
      const reading = read(number, bare)
      assert.deepEqual([reading?.verdict, reading?.facts['scheme']], ['valid', scheme], number)
    }
  })

  it('leaves nothing of its number but the first six and the last four digits', () => {
    for (const hint of [bare, { kind: 'card', country: null } as const])
      for (const number of ['4111111111111111', '5555555555554444', '4111111111111112', '999999999999']) {
        const told = JSON.stringify(read(number, hint))
        assert.ok(!told.includes(number), told)
        assert.ok(!told.includes(number.slice(4)) && !told.includes(number.slice(0, 9)), told)
      }
    assert.equal(read('4111111111111111', bare)?.display, '4111 11** **** 1111')
  })

  it('has a key under the secret of its place, and none without', () => {
    const keys = (text: string, by: Uint8Array | null) => cardReader(by)(text, bare)?.keys
    assert.deepEqual(keys('4111 1111 1111 1111', secret), keys('4111111111111111', secret))
    assert.notDeepEqual(keys('4111111111111111', secret), keys('4012888888881881', secret))
    assert.notDeepEqual(
      keys('4111111111111111', secret),
      keys('4111111111111111', new TextEncoder().encode('another')),
    )
    assert.deepEqual(keys('4111111111111111', null), { exact: [], folded: [], lookalike: [] })
    const found = moneyReadersWith(secret).flatMap((reader) => reader('4111111111111111', bare) ?? [])
    assert.equal(found[0]?.keys.exact.length, 1)
  })

  it('with one wrong digit is never valid', () => {
    const body = '453201511283036'
    const right = body + luhnDigit(body)
    const mutants = [...right].flatMap((here, at) =>
      [...'0123456789']
        .filter((digit) => digit !== here)
        .map((digit) => right.slice(0, at) + digit + right.slice(at + 1)),
    )
    assert.deepEqual(
      mutants.filter((mutant) => read(mutant, bare)?.verdict === 'valid'),
      [],
    )
  })

  it('of a scheme that we do not know is unverifiable, and read only where one was asked for', () => {
    const body = '999999999999999'
    const number = body + luhnDigit(body)
    assert.equal(read(number, bare), null)
    assert.equal(read(number, { kind: 'card', country: null })?.verdict, 'unverifiable')
  })
})
