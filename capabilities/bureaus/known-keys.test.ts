import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Tx } from '../../infra/db.ts'
import type { Server } from '../../infra/http.ts'
import { BureausWorld } from '../../test/bureaus-world.ts'
import { KnownKeys } from './actions/known-keys.ts'
import { paths } from './contract.ts'

const OFTEN = '/api/v1/test-often'
/** Assurance rows I-5 and A-5. */
const LIMIT_MS = 5_000

const aRouteAskedOften = (server: Server) => {
  server.get(OFTEN, { config: { access: 'signed_in', isAskedOften: true } }, async () => ({}))
}

describe('a key on a route that is asked often', () => {
  let world: BureausWorld
  let head: string
  before(async () => {
    world = await BureausWorld.make('laptop', null, aRouteAskedOften)
    head = await world.confirmDemo(await world.demo('fra-head'))
  })
  after(() => world.close())

  const issue = async (minutes: number): Promise<{ secret: string; key: { id: string } }> => {
    const expiresAt = new Date(world.now.getTime() + minutes * 60_000).toISOString()
    const grant = { label: 'gate', scopes: ['check'], purpose: 'border', clearance: 'fouo', expiresAt }
    return (await world.call('POST', paths.keys, { cookie: head, body: grant })).body
  }
  const ask = async (key: string) => (await world.call('GET', OFTEN, { key })).status

  test('lets in many at once, and nobody once it is revoked, within five seconds', async () => {
    const { secret, key } = await issue(60)
    const asked = await Promise.all(Array.from({ length: 200 }, () => ask(secret)))
    assert.deepEqual([...new Set(asked)], [200])
    await world.call('DELETE', paths.key(key.id), { cookie: head })
    const revokedAt = performance.now()
    while ((await ask(secret)) === 200) {
      assert.ok(performance.now() - revokedAt < LIMIT_MS, 'a revoked key asks on after five seconds')
      await pause(20)
    }
    assert.deepEqual((await world.acts('session.refused')).at(-1)?.detail, { why: 'key_revoked' })
    const refusals = (await world.acts('session.refused')).length
    assert.equal(await ask(secret), 401)
    assert.equal((await world.acts('session.refused')).length, refusals + 1, 'each use is in the journal')
  })

  test('is looked up again before it is forgotten: who asks meanwhile does not wait for the database', async () => {
    const { secret } = await issue(60)
    const known = new KnownKeys()
    let [held, looks] = [Promise.resolve(), 0]
    const slow: Tx = {
      query: async (...statement) => {
        looks++
        await held
        return await world.database.system.query(...statement)
      },
    }
    const isIn = async () => (await known.authenticate(slow, secret, world.now)) !== null
    assert.ok(await isIn())
    const once = looks
    const { promise, resolve: release } = Promise.withResolvers<void>()
    held = promise
    await pause(600)
    for (let asked = 0; asked < 50; asked++) assert.ok(await isIn())
    assert.equal(looks, once + 1, 'one look-up for all')
    await pause(500)
    const late = isIn()
    assert.equal(
      await Promise.race([late, pause(50, 'waits')]),
      'waits',
      'nobody is let in unseen after a second',
    )
    release()
    assert.ok(await late)
  })

  test('of another secret is another key', async () => {
    const { secret } = await issue(60)
    assert.equal(await ask(secret), 200)
    for (const wrong of [
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      secret.slice(0, -1),
      'x',
    ])
      assert.equal(await ask(wrong), 401)
  })

  test('is over to the moment, known or not', async () => {
    const { secret } = await issue(10)
    assert.equal(await ask(secret), 200)
    world.pass(11)
    assert.equal(await ask(secret), 401)
  })
})
