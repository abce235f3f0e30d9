import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { thaiForms } from './thai.ts'

describe('Thai in Latin letters', () => {
  for (const [word, form, why] of [
    ['ใจดี', 'jaidi', 'a vowel before its consonant, j by custom'],
    ['สมชาย', 'somchai', 'a vowel that is not written'],
    ['ทองดี', 'thongdi', 'as plain letters say'],
    ['รัตน์', 'rat', 'a silent consonant'],
    ['อภิสิทธิ์', 'aphisit', 'a silent syllable, and a first vowel that is not written'],
    ['เวชชาชีวะ', 'wejjajiwa', 'letter by letter'],
    ['แก้ว', 'kaeo', 'a mark of tone'],
  ] as const)
    test(`${word} is ${form}: ${why}`, () =>
      assert.ok(thaiForms(word).includes(form), thaiForms(word).join()))

  test('nothing is nothing', () => assert.deepEqual(thaiForms(''), []))
})
