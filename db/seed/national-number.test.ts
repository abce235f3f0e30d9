import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  withChineseCheck,
  withIranianCheck,
  withLuhnDigit,
  withSpanishLetter,
  withThaiCheck,
  withTurkishChecks,
} from './national-number.ts'

describe('check digits of identity numbers', () => {
  // Numbers printed as examples in public descriptions of each scheme.
  const examples: readonly (readonly [string, (number: string) => string, string])[] = [
    ['Chinese', withChineseCheck, '11010519491231002X'],
    ['Spanish', withSpanishLetter, '12345678Z'],
    ['Iranian', withIranianCheck, '0499370899'],
    ['Israeli', withLuhnDigit, '123456782'],
    ['Turkish', withTurkishChecks, '10000000146'],
    ['Thai', withThaiCheck, '1101700207030'],
  ]
  for (const [scheme, complete, example] of examples) {
    test(`the ${scheme} one is that of the published example`, () => {
      const bare = scheme === 'Turkish' ? example.slice(0, 9) : example.slice(0, -1)
      assert.equal(complete(bare), example)
    })
  }
})
