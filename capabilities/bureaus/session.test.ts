import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BureausWorld, ORIGIN } from '../../test/bureaus-world.ts'
import { paths } from './contract.ts'
import { sweepSignIn } from './jobs.ts'

describe('a session', () => {
  let world: BureausWorld
  before(async () => {
    world = await BureausWorld.make()
  })
  after(() => world.close())

  const status = async (cookie: string, headers = {}) =>
    (await world.call('GET', paths.bureaus, { cookie, headers })).status

  test('lives as long as somebody works, and locks after 30 minutes without', async () => {
    const cookie = await world.demo('fra-officer')
    world.pass(29)
    const renewed = await world.call('GET', paths.bureaus, { cookie })
    assert.equal(renewed.status, 200)
    assert.ok(renewed.cookie)
    world.pass(29)
    const again = await world.call('GET', paths.bureaus, { cookie: renewed.cookie })
    assert.equal(again.status, 200)
    world.pass(30)
    assert.equal(await status(again.cookie ?? ''), 401)
    const asked = await world.call('GET', paths.session, { cookie: again.cookie })
    assert.deepEqual(asked.body, {
      user: null,
      locked: { name: 'Officer of Paris', signInName: 'fra-officer@FRA' },
      chooser: true,
    })
  })

  test('is not kept awake by what the page asks by itself', async () => {
    const cookie = await world.demo('fra-officer')
    world.pass(14)
    assert.equal(await status(cookie, { 'x-comity-background': '1' }), 200)
    world.pass(15.9)
    const late = await world.call('GET', paths.bureaus, { cookie, headers: { 'x-comity-background': '1' } })
    assert.equal(late.status, 200)
    world.pass(0.1)
    assert.equal(await status(late.cookie ?? ''), 401)
  })

  test('goes on after its user signs in again, and its old tokens do not', async () => {
    const cookie = await world.demo('fra-officer')
    const { body } = await world.call('GET', paths.mySessions, { cookie })
    const id = body.sessions.find((session: { isThis: boolean }) => session.isThis).id
    world.pass(31)
    const resumed = await world.call('POST', paths.demoSignIn, { cookie, body: { user: 'fra-officer' } })
    assert.equal(resumed.status, 200)
    assert.equal(await status(cookie), 401)
    const mine = await world.call('GET', paths.mySessions, { cookie: resumed.cookie })
    assert.equal(mine.body.sessions.find((session: { isThis: boolean }) => session.isThis).id, id)
    assert.deepEqual((await world.acts('session.started')).at(-1)?.detail, { by: 'demo', resumed: true })
  })

  test('of somebody else in the same browser ends when another signs in', async () => {
    const cookie = await world.demo('fra-officer')
    const other = await world.call('POST', paths.demoSignIn, { cookie, body: { user: 'esp-head' } })
    assert.equal(other.body.user.name, 'Head of Madrid')
    assert.equal(await status(cookie), 401)
    assert.deepEqual((await world.acts('session.ended')).at(-1)?.detail, { why: 'replaced' })
  })

  test('ends after 12 hours however much is done in it', async () => {
    let cookie = await world.demo('fra-officer')
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      world.pass(10)
      const answer = await world.call('GET', paths.bureaus, { cookie })
      assert.equal(answer.status, 200)
      cookie = answer.cookie ?? cookie
    }
    world.pass(10)
    assert.equal(await status(cookie), 401)
    assert.equal((await world.call('GET', paths.session, { cookie })).body.locked, null)
    assert.ok((await sweepSignIn(world.database.system, world.now)) >= 1)
    assert.equal(await sweepSignIn(world.database.system, world.now), 0)
    assert.deepEqual((await world.acts('session.ended')).at(-1)?.detail, { why: 'twelve_hours' })
  })

  test('gets a new token every 15 minutes; the old one serves requests on their way for half a minute', async () => {
    const cookie = await world.demo('fra-officer')
    world.pass(14)
    assert.equal((await world.call('GET', paths.bureaus, { cookie })).cookie, null)
    world.pass(1)
    const parallel = await Promise.all([1, 2, 3, 4].map(() => world.call('GET', paths.bureaus, { cookie })))
    assert.deepEqual(
      parallel.map((answer) => answer.status),
      [200, 200, 200, 200],
    )
    assert.equal(parallel.filter((answer) => answer.cookie !== null).length, 1)
    const renewed = parallel.find((answer) => answer.cookie !== null)?.cookie ?? ''
    world.pass(0.4)
    assert.equal(await status(cookie), 200)
    world.pass(0.2)
    assert.equal(await status(cookie), 401)
    assert.equal(await status(renewed), 200)
  })

  test('ends by signing out, also twice, also when locked', async () => {
    const cookie = await world.demo('fra-officer')
    world.pass(40)
    const before = (await world.acts('session.ended')).length
    const out = await world.call('DELETE', paths.session, { cookie })
    assert.deepEqual([out.status, out.cookie], [204, ''])
    assert.equal((await world.call('DELETE', paths.session, { cookie })).status, 204)
    assert.equal((await world.acts('session.ended')).length, before + 1)
    assert.equal((await world.call('GET', paths.session, { cookie })).body.locked, null)
  })

  test('is listed to its owner, who ends it; nobody ends another person’s', async () => {
    const [mine, other, foreign] = await Promise.all([
      world.demo('fra-head'),
      world.demo('fra-head'),
      world.demo('fra-officer'),
    ])
    const { body } = await world.call('GET', paths.mySessions, { cookie: mine })
    assert.equal(body.sessions.length, 2)
    const { id } = body.sessions.find((session: { isThis: boolean }) => !session.isThis)
    const end = (cookie: string) => world.call('DELETE', paths.mySession(id), { cookie })
    assert.equal((await end(foreign)).status, 404)
    assert.equal(await status(other), 200)
    assert.equal((await end(mine)).status, 204)
    assert.equal(await status(other), 401)
    assert.equal((await end(mine)).status, 404)
    const acts = (await world.acts('session.ended'))
      .slice(-3)
      .map(({ outcome, detail }) => ({ outcome, detail }))
    assert.deepEqual(acts, [
      { outcome: 'refused', detail: { why: 'not_found' } },
      { outcome: 'done', detail: { why: 'ended_by_user' } },
      { outcome: 'refused', detail: { why: 'not_found' } },
    ])
  })

  test('is kept by the browser out of reach of scripts, other sites and plain lines', async () => {
    const { cookieLine } = await world.call('POST', paths.demoSignIn, { body: { user: 'fra-head' } })
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/', 'Max-Age=43200'])
      assert.ok(cookieLine.includes(part), `${part} is missing in ${cookieLine}`)
    const { rows } = await world.database.owner.query<{ token_hash: Buffer }>(
      'select s.token_hash from bureaus.session s',
    )
    assert.ok(rows.every((row) => row.token_hash.length === 32))
  })

  test('does not write for a page of another site', async () => {
    const cookie = await world.demo('fra-officer')
    const forged = await world.call('POST', paths.myPasskeyOptions, { cookie, isForeign: true })
    assert.deepEqual([forged.status, forged.body.type], [403, 'urn:comity:problem:forged'])
    const signedOut = await world.call('DELETE', paths.session, { cookie, isForeign: true })
    assert.equal(signedOut.status, 403)
    assert.equal(await status(cookie), 200)
  })

  test('of the chooser is worth nothing once the installation is a real one', async () => {
    const cookie = await world.demo('fra-officer')
    assert.equal(await status(cookie), 200)
    await world.serve('bureau', ORIGIN)
    assert.equal(await status(cookie), 401)
    assert.deepEqual((await world.call('GET', paths.session, { cookie })).body, {
      user: null,
      locked: null,
      chooser: false,
    })
    for (const method of ['GET', 'POST'] as const) {
      const body = method === 'POST' ? { body: { user: 'fra-head' } } : {}
      assert.equal((await world.call(method, paths.demoSignIn, body)).status, 404)
    }
    await world.serve('laptop', ORIGIN)
  })
})
