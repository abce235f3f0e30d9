import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import { inventedPeople } from './invented-people.ts'

describe('people on no list', () => {
  const people = [...inventedPeople(2000, 7)]

  test('are the same for the same seed and others for another', () => {
    const text = JSON.stringify(people)
    assert.ok(JSON.stringify([...inventedPeople(2000, 7)]) === text)
    assert.ok(JSON.stringify([...inventedPeople(2000, 8)]) !== text)
  })

  test('have a birth date that reads back as it is', () => {
    for (const { born, bornText } of people) assert.deepEqual(parsePartialDate(bornText), born)
  })

  test('have names that differ from each other but for chance', () => {
    assert.ok(new Set(people.map(({ name }) => name)).size > 1850)
  })

  test('have a native name only where it differs from the passport', () => {
    assert.ok(people.some(({ native }) => native === null))
    assert.equal(people.filter(({ name, native }) => name === native).length, 0)
  })
})
