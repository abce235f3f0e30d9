import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hangulForms } from './hangul.ts'

describe('Hangul in Latin letters', () => {
  for (const [word, ...forms] of [
    ['명박', 'myeongbak', 'myungbak', 'myongpak'],
    ['여정', 'yeojeong', 'yujung', 'yojong'],
    ['성택', 'seongtaek', 'sungtaek', 'songthaek'],
    ['희', 'hui', 'hee'],
  ] as const)
    test(`${word}: ${forms.join(', ')}`, () => assert.deepEqual(hangulForms(word), forms))

  test('says nothing of a word that is not all Hangul', () => {
    assert.deepEqual(hangulForms(''), [])
    assert.deepEqual(hangulForms('명a'), [])
    assert.deepEqual(hangulForms('ㄱ'), [])
  })
})
