import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { foldAbjad, spellingCost } from './abjad.ts'

const AT_MOST = 5

describe('what a Latin spelling leaves of letters', () => {
  for (const [letters, latin, cost, why] of [
    ['حسين', 'husayn', 0, 'every letter is spelt, short vowels are free'],
    ['شريف', 'sharif', 0, 'one letter by two'],
    ['יוסף', 'yosef', 0, 'Hebrew, a final form'],
    ['جميله', 'jamil', 0, 'a letter that may be silent is not'],
    ['חנה', 'channah', 0, 'doubled'],
    ['عمر', 'mr', 0.3, 'a first vowel is always spelt'],
    ['محمود', 'mahmd', 0.3, 'a weak letter is not'],
    ['الرحمن', 'arrahman', 0.3, 'the l of the article as the letter after it'],
    ['سلمم', 'salm', 0.1, 'a letter twice, spelt once'],
    ['كريم', 'rim', 1, 'a consonant is not'],
    ['علي', 'a1i', 2, 'a figure is no letter'],
  ] as const)
    test(`${latin} of ${letters}: ${why}`, () =>
      assert.equal(spellingCost(foldAbjad(letters), latin, AT_MOST), cost))
})
