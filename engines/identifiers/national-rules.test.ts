import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type NationalRule, nationalRules } from './national-rules.ts'

/** Numbers of a rule's form, half of them with a day that exists where one of the rules has it. */
function numbersOf({ form }: NationalRule, numRuns: number): readonly string[] {
  const plain = new RegExp(form.source.replace(/\(\?![^)]*\)/g, ''))
  const day = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  const dated = fc
    .tuple(fc.stringMatching(plain), day, fc.constantFrom(0, 2, 3, 4, 10))
    .map(([number, [date, month, isDayFirst], at]) => {
      const two = [date, month].map((part) => String(part).padStart(2, '0'))
      const written = (isDayFirst ? two : two.toReversed()).join('')
      return number.slice(0, at) + written + number.slice(at + written.length)
    })
  return fc
    .sample(fc.oneof(fc.stringMatching(plain), dated), { numRuns, seed: 1 })
    .filter((number) => form.test(number))
}

describe('rules of national numbers', () => {
  it('sift out no number that the check finds right', () => {
    for (const rule of nationalRules) {
      const { check, sieve } = rule
      if (check === null || sieve === null) continue
      const right = numbersOf(rule, 3000).filter(check)
      assert.ok(right.length > 0, `${rule.scheme}: no right number was tried`)
      for (const number of right) assert.ok(sieve(number), `${rule.scheme} ${number}`)
    }
  })

  it('say how many digits their numbers have', () => {
    for (const rule of nationalRules)
      for (const number of numbersOf(rule, 200)) {
        const digits = number.replace(/\D/g, '').length
        assert.ok(digits >= rule.digits[0] && digits <= rule.digits[1], `${rule.scheme} ${number}`)
      }
  })
})
