import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { labelOf } from './labels.ts'

describe('labels', () => {
  test('what follows keeps its own capitals', () => {
    assert.deepEqual(labelOf('Wallet: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT'), {
      words: 'WALLET',
      kinds: ['crypto_address'],
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
