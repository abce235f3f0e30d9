import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readEmail } from './email.ts'
import { readHandle } from './handle.ts'
import { readIccid } from './iccid.ts'
import { readImei } from './imei.ts'
import { readImsi } from './imsi.ts'
import { luhnDigit } from './luhn.ts'
import { recognise } from './recognise.ts'
import type { Reading, ReadingHint } from './types.ts'

const bare: ReadingHint = { kind: null, country: null }
const noteNames = (reading: Reading | null) => reading?.notes.map(({ name }) => name) ?? []

describe('an address of electronic mail', () => {
  it('is one address however it is written', () => {
    for (const text of [
      'Orlan.Teski@Example.COM',
      '<orlan.teski@example.com>',
      'mailto:orlan.teski@example.com?subject=x',
      'orlan.teski[at]example[.]com',
      'orlan.teski (at) example (dot) com',
      'E-mail: orlan.teski@example.com',
      '\u200forlan.teski@example.com',
    ])
      assert.equal(readEmail(text)?.canonical, 'orlan.teski@example.com', text)
  })

  it('meets the one without its tag by the folded key, and dots make two people', () => {
    const folded = (text: string) => readEmail(text)?.keys.folded
    assert.deepEqual(folded('orlan+shop@example.com'), folded('orlan@example.com'))
    assert.notDeepEqual(folded('or.lan@gmail.com'), folded('orlan@gmail.com'))
    assert.ok(noteNames(readEmail('orlan+shop@example.com')).includes('tag_after_plus'))
  })

  it('at a domain in other letters is compared in ASCII and shown as it is read', () => {
    const reading = readEmail('info@bücher.de')
    assert.deepEqual([reading?.canonical, reading?.display], ['info@xn--bcher-kva.de', 'info@bücher.de'])
  })

  it('that imitates another meets it by the look-alike key only', () => {
    const [fake, real] = ['0rIan@paypa1.com', 'orlan@paypal.com'].map((text) => readEmail(text))
    assert.deepEqual(fake?.keys.lookalike, real?.keys.lookalike)
    assert.notDeepEqual(fake?.keys.folded, real?.keys.folded)
  })

  it('is never valid, and is not made of other texts', () => {
    assert.equal(readEmail('orlan@example.com')?.verdict, 'unverifiable')
    for (const text of [
      '@orlan',
      'orlan@',
      'a b@example.com',
      '.a@example.com',
      'a@b',
      'a@1.2.3.4',
      `${'a'.repeat(65)}@b.com`,
    ])
      assert.equal(readEmail(text), null, text)
  })
})

describe('the number of a mobile device', () => {
  it('is valid by its check digit', () => {
    for (const text of [
      '490154203237518',
      '49-015420-323751-8',
      'IMEI: 490154203237518',
      '٤٩٠١٥٤٢٠٣٢٣٧٥١٨',
    ]) {
      const reading = readImei(text, bare)
      assert.deepEqual([reading?.canonical, reading?.verdict], ['490154203237518', 'valid'], text)
      assert.equal(reading?.facts['typeCode'], '49015420')
    }
    assert.equal(readImei('490154203237517', bare)?.verdict, 'invalid')
  })

  it('with the version of its software, or without a check digit, is unverifiable and has the folded key of the device', () => {
    const named: ReadingHint = { kind: 'imei', country: null }
    for (const text of ['4901542032375101', '49015420323751']) {
      const reading = readImei(text, named)
      assert.equal(reading?.verdict, 'unverifiable')
      assert.deepEqual(reading?.keys.folded, readImei('490154203237518', bare)?.keys.folded)
    }
    for (const text of ['49015420323751', '4901542032375101']) assert.equal(readImei(text, bare), null)
  })

  it('with the version of its software is read unnamed where no card begins so', () => {
    const [unnamed, right] = [
      readImei('8615420323751001', bare),
      readImei('86154203237510', { kind: 'imei', country: null }),
    ]
    assert.deepEqual(unnamed?.keys.folded, right?.keys.folded)
  })

  it('whose digit fails is only alike, unless the network sent 0 in its place', () => {
    const right = readImei('490154203237518', bare)?.keys
    const [misread, sent] = ['490154203237519', '490154203237510'].map((text) => readImei(text, bare)?.keys)
    assert.deepEqual(sent?.folded, right?.folded)
    assert.deepEqual(
      [misread?.folded.includes('49015420323751'), misread?.lookalike.includes('49015420323751')],
      [false, true],
    )
  })

  it('of zeroes is a placeholder although its check digit is right', () => {
    assert.equal(readImei('000000000000000', bare)?.verdict, 'invalid')
  })

  it('with one wrong digit is never valid', () => {
    let tried = 0
    for (let serial = 0; serial < 20; serial += 1) {
      const body = `3531600${String(serial * 349_999).padStart(7, '0')}`
      const right = body + luhnDigit(body)
      const mutants = [...right].flatMap((here, at) =>
        [...'0123456789']
          .filter((digit) => digit !== here)
          .map((digit) => right.slice(0, at) + digit + right.slice(at + 1)),
      )
      tried += mutants.length
      assert.deepEqual(
        mutants.filter((mutant) => readImei(mutant, bare)?.verdict === 'valid'),
        [],
      )
    }
    assert.ok(tried >= 1000)
  })
})

describe('a mobile subscription and its card', () => {
  it('tells the country that issued it, and cannot be checked', () => {
    const reading = readImsi('IMSI 259 01 1234567890', bare)
    assert.deepEqual([reading?.country, reading?.verdict], [parseCountry('MD'), 'unverifiable'])
    assert.equal(readImsi('999011234567890', bare), null)
  })

  it('with twenty digits loses its check digit alone', () => {
    const folded = ['89014103211118510720', '89014103211118510712'].map(
      (text) => readIccid(text)?.keys.folded,
    )
    assert.deepEqual(folded, [['8901410321111851072'], ['8901410321111851071']])
  })

  it('is checked by the last digit of nineteen or twenty', () => {
    const body = '893730101234567890'
    const reading = readIccid(`${body}${luhnDigit(body)}`)
    assert.deepEqual([reading?.verdict, reading?.country], ['valid', parseCountry('MD')])
    assert.equal(readIccid(`${body}${(Number(luhnDigit(body)) + 1) % 10}`)?.verdict, 'invalid')
    assert.equal(readIccid(body)?.verdict, 'unverifiable')
    assert.deepEqual(readIccid(`${body}F`)?.keys.folded, reading?.keys.folded)
    assert.equal(readIccid('1234567890123456789'), null)
  })
})

describe('the name of an account', () => {
  it('is one with its service however it is written', () => {
    for (const text of [
      'https://t.me/Orlan_T',
      't.me/orlan_t',
      'Telegram: @orlan_t',
      'tg @orlan_t',
      'hxxps://t[.]me/orlan_t',
    ])
      assert.equal(readHandle(text, bare)?.canonical, 'telegram:orlan_t', text)
    assert.equal(readHandle('https://www.instagram.com/orlan.t/?hl=en', bare)?.canonical, 'instagram:orlan.t')
    assert.equal(readHandle('https://www.tiktok.com/@orlan.t', bare)?.canonical, 'tiktok:orlan.t')
    assert.equal(readHandle('u/orlan-t', bare)?.canonical, 'reddit:orlan-t')
  })

  it('follows the rules of its service', () => {
    const folded = (text: string) => readHandle(text, bare)?.keys.folded
    assert.deepEqual(folded('facebook.com/orlan.teski'), folded('facebook: OrlanTeski'))
    assert.notDeepEqual(folded('instagram.com/orlan.teski'), folded('instagram.com/orlanteski'))
    assert.equal(readHandle('telegram: @ab', bare), null)
    assert.equal(readHandle('x.com/a-name-with-dashes', bare), null)
  })

  it('is told from the number of an account, which stays', () => {
    const reading = readHandle('https://www.facebook.com/profile.php?id=100001234567890', bare)
    assert.deepEqual(
      [reading?.canonical, reading?.facts['form'], noteNames(reading)],
      ['facebook:100001234567890', 'account number', []],
    )
    assert.equal(readHandle('vk.com/id123', bare)?.facts['form'], 'account number')
  })

  it('keeps the service that a label names, and is only alike on another or on none', () => {
    const telegram = recognise('telegram: @abc_def', bare)
    assert.deepEqual(
      telegram.map(({ canonical }) => canonical),
      ['telegram:abc_def'],
    )
    for (const text of ['telegram: https://t.me/Abc_def', 'TG: @abc_def'])
      assert.equal(readHandle(text, bare)?.canonical, 'telegram:abc_def', text)
    for (const other of ['@abc_def', 'instagram: abc_def', 'https://x.com/abc_def']) {
      const keys = readHandle(other, bare)?.keys
      assert.ok(
        keys?.lookalike.some((key) => telegram[0]?.keys.lookalike.includes(key)),
        other,
      )
      assert.ok(!keys?.folded.some((key) => telegram[0]?.keys.folded.includes(key)), other)
    }
  })

  it('on a service that is not listed is read where one was asked for', () => {
    const named: ReadingHint = { kind: 'handle', country: null }
    assert.equal(readHandle('Lantern Chat: @abc_def', named)?.canonical, 'lantern chat:abc_def')
    assert.equal(readHandle('форум «Маяк», №2: @abc_def', named)?.canonical, 'форум «маяк», no2:abc_def')
    assert.equal(readHandle('telegram: @123456789', named)?.canonical, 'telegram:123456789')
    assert.equal(readHandle('Lantern Chat: @abc_def', bare), null)
  })

  it('alone has no service, and pages of a service are no names', () => {
    assert.deepEqual(noteNames(readHandle('@orlan', bare)), [
      'platform_unknown',
      'account_names_change_hands',
    ])
    for (const text of [
      'OK: later',
      'X: 5',
      'instagram.com/explore',
      'Orlan Teski',
      'orlan',
      '@a',
      'example.com/orlan',
      'orlan@example.com',
      'ok',
      'x',
    ])
      assert.equal(readHandle(text, bare), null, text)
  })
})
