import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localeOf, pickLanguage } from './language.ts'

describe('the first language', () => {
  test('is the one remembered, else the first of the browser that exists here, else English', () => {
    assert.equal(pickLanguage(['ar', 'fr-FR', 'en']), 'ar')
    assert.equal(pickLanguage([null, 'de-DE', 'fr-CA', 'en']), 'fr')
    assert.equal(pickLanguage([null, 'arn', 'de']), 'en')
  })
})

describe('dates in English', () => {
  test('have the day before the month, and 24 hours', () => {
    const format = new Intl.DateTimeFormat(localeOf('en'), {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'UTC',
    })
    assert.equal(format.format(new Date('1979-03-14T20:05:00Z')), '14 Mar 1979, 20:05')
  })
})
