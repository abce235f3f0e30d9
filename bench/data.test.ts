import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { benchId, benchIdentifier, benchPeople } from './data.ts'

const PLACES = 50_000

describe('data of the bench', () => {
  test('are the same from one seed, and others from another', () => {
    const names = (seed: number) => Array.from(benchPeople(20, seed), ({ name }) => name)
    assert.deepEqual(names(7), names(7))
    assert.notDeepEqual(names(7), names(8))
  })

  test('have people in many scripts, common names and rare ones', () => {
    const people = [...benchPeople(PLACES, 7)]
    for (const script of ['Cyrillic', 'Arabic', 'Han', 'Hebrew', 'Thai', 'Greek', 'Devanagari'])
      assert.ok(
        people.some(({ native }) => new RegExp(`\\p{Script=${script}}`, 'u').test(native ?? '')),
        script,
      )
    const counts = new Map<string, number>()
    for (const word of people.flatMap(({ name }) => name.split(' ')))
      counts.set(word, (counts.get(word) ?? 0) + 1)
    const sorted = [...counts.values()].sort((a, b) => b - a)
    assert.ok((sorted[0] ?? 0) > 500, `the commonest part stands ${sorted[0]} times`)
    assert.ok(sorted.filter((count) => count === 1).length > 5000, 'many parts stand once')
  })

  test('have identifiers and ids of which no two are alike', () => {
    const places = Array.from({ length: PLACES }, (_, place) => place)
    const texts = places.map(
      (place) => `${benchIdentifier(place).kind} ${benchIdentifier(place).keys.exact[0]}`,
    )
    assert.equal(new Set(texts).size, PLACES)
    assert.equal(new Set(places.map(benchId)).size, PLACES)
    assert.match(benchId(12_345_678), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8000-[0-9a-f]{12}$/)
  })
})
