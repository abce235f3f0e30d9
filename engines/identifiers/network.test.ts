import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readAsn } from './asn.ts'
import { readDomain } from './domain.ts'
import { readIp } from './ip.ts'
import { readOnion } from './onion.ts'
import { inOwnLetters } from './punycode.ts'
import type { Reading, ReadingHint } from './types.ts'
import { readUrl } from './url.ts'

const bare: ReadingHint = { kind: null, country: null }
const noteNames = (reading: Reading | null) => reading?.notes.map(({ name }) => name) ?? []

describe('an address of the internet protocol', () => {
  it('is one address however it is written', () => {
    for (const text of [
      '8.8.8.8',
      '8[.]8[.]8[.]8',
      '٨.٨.٨.٨',
      'IP: 8.8.8.8',
      '8.8.8.8:443',
      'http://8.8.8.8/',
    ])
      assert.equal(readIp(text)?.canonical, '8.8.8.8', text)
    for (const text of ['2001:4860:4860:0:0:0:0:8888', '2001:4860:4860::8888', '[2001:4860:4860::8888]:53'])
      assert.equal(readIp(text)?.canonical, '2001:4860:4860::8888', text)
    assert.deepEqual(readIp('::ffff:8.8.8.8')?.keys.folded, readIp('8.8.8.8')?.keys.folded)
  })

  it('with a leading zero is the decimal one, and possibly the octal one', () => {
    const reading = readIp('010.1.1.1')
    assert.deepEqual(reading?.keys, {
      exact: ['10.1.1.1'],
      folded: ['10.1.1.1'],
      lookalike: ['10.1.1.1', '8.1.1.1'],
    })
    assert.deepEqual(reading?.notes[0], {
      name: 'leading_zero_may_be_octal',
      values: { decimal: '10.1.1.1', octal: '8.1.1.1' },
    })
    assert.deepEqual(readIp('192.168.009.001')?.keys.exact, ['192.168.9.1'])
  })

  it('is read at the end of a sentence and as the host of a link', () => {
    for (const text of ['192.168.1.7.', 'http://192.168.1.7/'])
      assert.equal(readIp(text)?.canonical, '192.168.1.7', text)
    assert.equal(readIp('192.168.1.7..'), null)
  })

  it('is never valid, and invalid with a part over 255', () => {
    assert.equal(readIp('8.8.8.8')?.verdict, 'unverifiable')
    assert.equal(readIp('256.1.1.1')?.verdict, 'invalid')
  })

  it('is not made of what libraries make one of', () => {
    for (const text of ['1.2.3', '0x7f.0.0.1', '3232235777', '12:30', '1.2.3.4.5', '::ffff:010.1.1.1', ':::'])
      assert.equal(readIp(text), null, text)
  })

  it('says where it leads nowhere, and that a public one is shared', () => {
    assert.deepEqual(noteNames(readIp('8.8.8.8')), ['shared_address_needs_port_and_time'])
    assert.deepEqual(noteNames(readIp('100.64.1.1')), ['address_inside_a_provider'])
    assert.deepEqual(noteNames(readIp('10.0.0.0/8')), ['address_not_on_the_internet'])
    assert.equal(readIp('2002:808:808::1')?.facts['versionFour'], '8.8.8.8')
    assert.equal(readIp('2001:0:4136:e378:8000:63bf:3fff:fdd2')?.facts['versionFour'], '192.0.2.45')
  })
})

describe('the number of an autonomous system', () => {
  it('is read with its letters, or where asked for', () => {
    assert.equal(readAsn('AS15169', bare)?.canonical, 'AS15169')
    assert.equal(readAsn('ASN 1.10', bare)?.canonical, 'AS65546')
    assert.equal(readAsn('15169', bare), null)
    assert.equal(readAsn('15169', { kind: 'asn', country: null })?.canonical, 'AS15169')
  })

  it('outside 32 bits is invalid, and a private one names no network', () => {
    assert.equal(readAsn('AS4294967296', bare)?.verdict, 'invalid')
    assert.equal(readAsn('AS1.65536', bare)?.verdict, 'invalid')
    assert.deepEqual(readAsn('AS64512', bare)?.notes[0]?.values, { why: 'private' })
  })
})

describe('a domain', () => {
  it('is one name however it is written', () => {
    for (const text of ['example.com', 'Example.COM.', 'example[.]com', 'example(dot)com', 'ｅxample．com'])
      assert.deepEqual(readDomain(text, bare)?.keys.exact, ['example.com'], text)
    assert.deepEqual(readDomain('www.example.com', bare)?.keys.folded, ['example.com'])
  })

  it('in other letters is shown in them and compared in ASCII', () => {
    const reading = readDomain('bücher.de', bare)
    assert.deepEqual([reading?.canonical, reading?.display], ['xn--bcher-kva.de', 'bücher.de'])
    assert.deepEqual(readDomain('XN--BCHER-KVA.de', bare)?.display, 'bücher.de')
    assert.equal(reading?.country, parseCountry('DE'))
  })

  it('that imitates another meets it by the look-alike key only', () => {
    for (const [text, like] of [
      ['аррӏе.com', 'apple.com'],
      ['раураl.com', 'paypal.com'],
      ['paypa1.com', 'paypal.com'],
      ['rnicrosoft.com', 'microsoft.com'],
    ] as const) {
      const [fake, real] = [readDomain(text, bare), readDomain(like, bare)]
      assert.deepEqual(fake?.keys.lookalike, real?.keys.lookalike, text)
      assert.notDeepEqual(fake?.keys.folded, real?.keys.folded)
    }
    assert.ok(noteNames(readDomain('раураl.com', bare)).includes('scripts_mixed_in_one_label'))
    assert.ok(noteNames(readDomain('аррӏе.com', bare)).includes('looks_like_latin_name'))
    assert.ok(!noteNames(readDomain('bücher.de', bare)).includes('looks_like_latin_name'))
  })

  it('tells what is registered, and who gives names', () => {
    assert.deepEqual(readDomain('a.b.co.uk', bare)?.facts, { registered: 'b.co.uk', suffix: 'co.uk' })
    assert.deepEqual(noteNames(readDomain('foo.github.io', bare)), ['given_by_a_hosting_service'])
    assert.equal(readDomain('foo.github.io', bare)?.country, null)
  })

  it('is never valid, and is not made of files, people or numbers', () => {
    assert.equal(readDomain('example.com', bare)?.verdict, 'unverifiable')
    for (const text of ['report.docx', 'A.Person', '1.2.3.4', 'com', '-a.com', 'a@b.com', 'a..com', 'co.uk'])
      assert.equal(readDomain(text, bare), null, text)
  })

  it('with broken Punycode stays as it is', () => {
    for (const label of ['xn--', 'xn--a-ecp.ru', 'xn--99999999', 'xn--é', 'xn--zzzzzzzzzzzzzzzzzzzz'])
      assert.equal(typeof inOwnLetters(label), 'string')
    assert.equal(inOwnLetters('xn--ihqwcrb4cv8a8dqg056pqjye'), '他们为什么不说中文')
    assert.equal(inOwnLetters('xn--maana-pta.com'), 'mañana.com')
  })
})

describe('an address on the web', () => {
  it('is read as it was before it was made harmless', () => {
    for (const text of ['https://example.com/a', 'hxxps://example[.]com/a', 'hXXps[:]//example[.]com/a'])
      assert.equal(readUrl(text)?.canonical, 'https://example.com/a', text)
  })

  it('has one folded key with and without what does not change the page', () => {
    const folded = (text: string) => readUrl(text)?.keys.folded
    for (const text of ['http://www.example.com/a/', 'https://u:p@example.com/a#top', 'example.com/a'])
      assert.deepEqual(folded(text), ['example.com/a'], text)
    assert.notDeepEqual(folded('example.com/A'), folded('example.com/a'))
  })

  it('says when a name stands before the host, and keeps no password', () => {
    const reading = readUrl('https://bank.com:secret@elsewhere.net/')
    assert.ok(noteNames(reading).includes('user_name_before_host'))
    assert.equal(reading?.facts['host'], 'elsewhere.net')
    assert.ok(!JSON.stringify(reading).includes('secret'))
  })

  it('says when the host is a number in disguise', () => {
    const reading = readUrl('http://3232235777/')
    assert.deepEqual([reading?.facts['host'], noteNames(reading)], ['192.168.1.1', ['host_is_an_address']])
  })

  it('needs a scheme, or a known domain with a path', () => {
    for (const text of [
      'and/or',
      '12/2026',
      'example.com',
      'http://',
      'http://[',
      'javascript:alert(1)',
      'a b.com/c',
    ])
      assert.equal(readUrl(text), null, text)
  })

  it('of a hidden service with a wrong checksum is invalid', () => {
    const right = 'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad'
    assert.equal(readUrl(`http://${right}.onion/x`)?.verdict, 'unverifiable')
    assert.equal(readUrl(`http://a${right.slice(1)}.onion/x`)?.verdict, 'invalid')
  })
})

describe('a hidden service', () => {
  const known = [
    'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad',
    '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid',
  ]

  it('is valid by its checksum', () => {
    for (const name of known) {
      assert.equal(readOnion(`www.${name.toUpperCase()}.onion`, bare)?.verdict, 'valid', name)
      assert.equal(readOnion(name, bare)?.canonical, `${name}.onion`)
    }
  })

  it('that was altered is never valid: 0 of more than three thousand', () => {
    const mutants = known.flatMap((name) =>
      [...name].flatMap((here, at) =>
        [...'abcdefghijklmnopqrstuvwxyz234567']
          .filter((letter) => letter !== here)
          .map((letter) => `${name.slice(0, at)}${letter}${name.slice(at + 1)}`),
      ),
    )
    assert.ok(mutants.length > 3000)
    for (const mutant of mutants) {
      assert.equal(readOnion(`${mutant}.onion`, bare)?.verdict, 'invalid', mutant)
      assert.equal(readOnion(mutant, bare), null)
    }
  })

  it('of the form given up in 2021 is unverifiable', () => {
    assert.equal(readOnion('3g2upl4pq6kufc4m.onion', bare)?.verdict, 'unverifiable')
  })
})
