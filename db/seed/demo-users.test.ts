import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { roles } from '../../kernel/actor.ts'
import { demoUsers } from './demo-users.ts'

describe('the people of the chooser', () => {
  test('have a key each, and together hold every role', () => {
    assert.equal(new Set(demoUsers.map(({ key }) => key)).size, demoUsers.length)
    assert.deepEqual(new Set(demoUsers.flatMap((user) => user.roles)), new Set(roles))
  })

  test('work for the hub and for bureaus of several countries', () => {
    const bureaus = new Set<string>(demoUsers.map(({ bureau }) => bureau))
    assert.ok(bureaus.has('HUB') && bureaus.size >= 5)
  })
})
