import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeWorld, type World } from '../../test/world.ts'
import { seenAt, sentenceOf, sentences } from './sentences.ts'

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

describe('where it is seen what became of it', () => {
  const seen = (method: string, route: string, url: string) => seenAt({ method, route, url })

  test('a deletion leads to its receipts, a new key to the proof, the rest nowhere', () => {
    assert.deepEqual(
      [
        seen('POST', '/api/v1/records/:id/deletion', '/api/v1/records/018f/deletion'),
        seen('POST', '/api/v1/journal/key', '/api/v1/journal/key'),
        seen('PUT', '/api/v1/sharing-lists/:id', '/api/v1/sharing-lists/018f'),
        seen('POST', '/api/v1/of/a/newer/server', '/api/v1/of/a/newer/server'),
      ],
      ['/records/018f/receipts', '/journal?tab=proof', null, null],
    )
  })
})
