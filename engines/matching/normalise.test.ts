import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { MAX_WORDS, normalise, wordsOf } from './normalise.ts'

describe('normaliser', () => {
  test('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normalise(text)
        assert.equal(normalise(once), once)
      }),
    )
  })

  test('never fails and never gives more than its bound, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        assert.ok(wordsOf(text).length <= MAX_WORDS)
      }),
    )
    assert.ok(wordsOf('ab '.repeat(5000)).length <= MAX_WORDS)
  })

  const rules: readonly (readonly [string, string, string])[] = [
    ['apostrophes and ayn are written or left out at will', "Sa'd O’Brian ʿAli", 'sad obrian ali'],
    ['case and width do not matter', 'ＭÜLLER', 'müller'],
    ['bidi marks, joiners and controls are no letters', '\u202eA\u0000li\u200c \u0007Reza', 'ali reza'],
    ['line ends separate words', 'Ali\nReza\tKhan', 'ali reza khan'],
    ['hyphens and dots separate words', 'Jean-Claude J. Ali', 'jean claude j ali'],
    ['Arabic vowel points and lengthening are dropped', 'مُحَمَّـد', 'محمد'],
    ['digits of every script are digits', 'Unit ٤٤', 'unit 44'],
    ['the ampersand is a word', 'Salt & Pepper', 'salt and pepper'],
    ['the dotted capital I of Turkish is an i', 'İbrahim', 'ibrahim'],
    ['punctuation alone is no name', '.,;!? --- «»', ''],
  ]
  for (const [rule, text, expected] of rules) {
    test(rule, () => assert.equal(normalise(text), expected))
  }
})
