import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { labelOf } from './labels.ts'

describe('labels', () => {
  test('what follows keeps its own capitals', () => {
    assert.deepEqual(labelOf('Wallet: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT'), {
      words: 'WALLET',
      kinds: ['crypto_address'],
      also: [],
      rest: '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
      isMarked: true,
    })
    assert.equal(labelOf('führerschein nr. aB-ß1')?.rest, 'aB-ß1')
    assert.equal(labelOf('numéro de passeport aB1')?.rest, 'aB1')
  })

  test('a longer label wins, and a word that only begins like one is none', () => {
    assert.deepEqual(labelOf('IMO company 0289239')?.kinds, ['imo_company'])
    assert.deepEqual(labelOf('imo0289239')?.kinds, ['imo_ship', 'imo_company'])
    for (const text of [
      'Passau 1',
      'IMOLA 1',
      'Идентификатор 1',
      'IDFRA1',
      'passport',
      '',
      'no. 5',
      'user@example.org',
      'site.org',
      'tail-gunner',
      'id/5',
    ])
      assert.equal(labelOf(text), null, text)
  })

  test('only a colon, a sign or "no." marks it off', () => {
    const marked = ['ID: 5', 'ID no. 5', 'ID#5', 'ID = 5', 'ID №5'].map((text) => labelOf(text)?.isMarked)
    assert.deepEqual(marked, [true, true, true, true, true])
    assert.deepEqual(
      ['ID 5', 'ID-5', 'ID5'].map((text) => labelOf(text)?.isMarked),
      [false, false, false],
    )
  })

  test('a word for a number is one of no kind, where a number follows', () => {
    for (const text of ['No. L898902C3', 'Nr.: L898902C3', '№ L898902C3', 'n° L898902C3'])
      assert.deepEqual(
        labelOf(text),
        { words: '', kinds: [], also: [], rest: 'L898902C3', isMarked: true },
        text,
      )
    assert.equal(labelOf('No L898902C3')?.isMarked, false)
    for (const text of [
      'No 5 Group',
      'No. 10 Ltd',
      'No Mu-hyun',
      'N12345',
      'N 12345',
      'n. 1984-02-13',
      'NO123456',
      'No. 44129 Squadron',
    ])
      assert.equal(labelOf(text), null, text)
  })

  test('letters that numbers begin with as well say a kind only with a mark', () => {
    assert.deepEqual(labelOf('PP no. L898902C3')?.kinds, ['document_number', 'mrz'])
    assert.deepEqual(labelOf('PP 12345')?.kinds, [])
    assert.equal(labelOf('PPX 12345'), null)
  })

  test('is read in sentences and in Chinese', () => {
    for (const text of ['passport number is L898902C3', 'P/P no L898902C3', '护照号码:L898902C3'])
      assert.equal(labelOf(text)?.rest, 'L898902C3', text)
  })

  test('what follows is always the end of the text', () => {
    const words = fc.constantFrom(
      'PASSPORT',
      'İD',
      'ß',
      'no.',
      'número de ',
      'IMO',
      ':',
      ' ',
      'Führerschein',
      'is ',
      'L8989',
      'ŉ',
      '9',
      'a',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        const found = labelOf(text)
        assert.ok(found === null || text.trimEnd().endsWith(found.rest))
      }),
    )
  })
})
