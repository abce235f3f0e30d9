import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { pickLanguage } from './language.ts'

describe('the first language', () => {
  test('is the one remembered, else the first of the browser that exists here, else English', () => {
    assert.equal(pickLanguage(['ar', 'fr-FR', 'en']), 'ar')
    assert.equal(pickLanguage([null, 'de-DE', 'fr-CA', 'en']), 'fr')
    assert.equal(pickLanguage([null, 'arn', 'de']), 'en')
  })
})
