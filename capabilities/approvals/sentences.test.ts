import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeWorld, type World } from '../../test/world.ts'
import { sentenceOf, sentences } from './sentences.ts'

describe('what a second person reads', () => {
  let world: World
  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
  })
  after(() => world.close())

  test('is a sentence for every route that needs one, and every sentence has its route', () => {
    const needing = world.routes.filter(
      ({ access }) => typeof access !== 'string' && access.needs?.includes('second_person') === true,
    )
    assert.ok(needing.length >= 2)
    for (const { method, url } of needing)
      assert.notEqual(sentenceOf({ method, route: url }), null, `${method} ${url} has no sentence`)
    const known = new Set(world.routes.map(({ method, url }) => `${method} ${url}`))
    assert.deepEqual(
      Object.keys(sentences).filter((route) => !known.has(route)),
      [],
    )
  })
})
