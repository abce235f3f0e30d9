import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rank } from './rank.ts'

const offered = ['Recheck a list', 'Check a person', 'Événements', 'تحقق من شخص'].map((title) => ({ title }))

describe('the palette', () => {
  const cases: readonly (readonly [typed: string, found: readonly string[]])[] = [
    ['', ['Recheck a list', 'Check a person', 'Événements', 'تحقق من شخص']],
    ['check', ['Check a person', 'Recheck a list']],
    ['per che', ['Check a person']],
    ['evene', ['Événements']],
    ['شخص', ['تحقق من شخص']],
    ['zzz', []],
  ]
  for (const [typed, found] of cases) {
    test(`finds ${found.length} for "${typed}", beginnings of words first`, () => {
      assert.deepEqual(
        rank(offered, typed).map(({ title }) => title),
        found,
      )
    })
  }
})
