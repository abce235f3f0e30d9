import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hear, START } from '../../infra/outbox.ts'
import { BureausWorld } from '../../test/bureaus-world.ts'
import { authenticateKey, authenticateSession } from './actions/authenticate.ts'
import { paths } from './contract.ts'
import { inactiveBureaus } from './public.ts'

const SUSPENSION = { state: 'suspended', reason: 'Notices issued without a court order' }

describe('the state of a bureau', () => {
  let world: BureausWorld
  let head: string
  let reviewer: string
  before(async () => {
    world = await BureausWorld.make()
    head = await world.demo('hub-head')
    reviewer = await world.demo('hub-reviewer')
  })
  after(() => world.close())

  const put = (cookie: string, code: string, body: object, headers = {}) =>
    world.call('PUT', paths.bureauState(code), { cookie, body, headers })
  const approve = (cookie: string, id: string) =>
    world.call('POST', `/api/v1/approvals/${id}/approve`, { cookie })
  /** By the two persons that it takes. */
  const order = async (code: string, body: object) => {
    const { id } = (await put(head, code, body)).body.approval
    assert.equal((await approve(reviewer, id)).status, 200)
    return await put(head, code, body, { 'x-comity-approval': id })
  }
  const stateOfActor = async (cookie: string) => {
    const known = await authenticateSession(
      { db: world.database.system, shape: 'laptop' },
      { cookie, isBackground: true },
      world.now,
    )
    return known?.actor.bureauState
  }

  test('is changed by two persons of the hub, nobody else, and holds at once', async () => {
    const officer = await world.demo('fra-officer')
    assert.equal(await stateOfActor(officer), 'active')
    assert.equal((await put(await world.demo('fra-head'), 'FRA', SUSPENSION)).status, 403)
    assert.equal((await put(head, 'FRA', SUSPENSION)).status, 202)
    assert.equal(await stateOfActor(officer), 'active', 'one person alone changes nothing')
    assert.equal((await order('FRA', SUSPENSION)).status, 200)
    assert.equal(await stateOfActor(officer), 'suspended')
    assert.deepEqual([...(await inactiveBureaus(world.database.system))], ['FRA'])
    const { events } = await hear(world.database.system, 'bureaus.changed', START)
    assert.deepEqual(
      events.map(({ subject }) => subject),
      ['FRA'],
    )
    const act = (await world.acts('bureau.changed')).at(-1)
    assert.deepEqual([act?.outcome, act?.detail], ['done', { from: 'active', to: 'suspended' }])
    assert.equal((await order('FRA', { state: 'active' })).status, 200)
    assert.equal(await stateOfActor(officer), 'active')
    assert.deepEqual([...(await inactiveBureaus(world.database.system))], [])
  })

  test('tells everybody that it is, and only itself and the hub why', async () => {
    assert.equal((await order('ESP', SUSPENSION)).status, 200)
    const shownTo = async (key: string) => {
      const { body } = await world.call('GET', paths.bureaus, { cookie: await world.demo(key) })
      const found = body.bureaus.find(({ code }: { code: string }) => code === 'ESP')
      return [found.state, found.stateReason]
    }
    assert.deepEqual(await shownTo('fra-officer'), ['suspended', null])
    assert.deepEqual(await shownTo('esp-head'), ['suspended', SUSPENSION.reason])
    assert.deepEqual(await shownTo('hub-reviewer'), ['suspended', SUSPENSION.reason])
  })

  test('of the hub stays, needs a reason, and is not set twice', async () => {
    assert.equal((await put(head, 'ESP', { state: 'suspended' })).status, 400)
    assert.equal((await order('HUB', SUSPENSION)).body.type, 'urn:comity:problem:hub_stays')
    assert.equal((await order('ITA', { state: 'active' })).body.type, 'urn:comity:problem:same_state')
    assert.equal((await order('QQQ', SUSPENSION)).status, 404)
  })

  test('reaches the keys of its programs', async () => {
    const cookie = await world.demo('esp-head')
    const grant = { label: 'gate', scopes: ['check'], purpose: 'border', clearance: 'fouo' }
    const expiresAt = new Date(world.now.getTime() + 86_400_000).toISOString()
    const { secret } = (await world.call('POST', paths.keys, { cookie, body: { ...grant, expiresAt } })).body
    assert.equal((await world.call('GET', paths.bureaus, { key: secret })).status, 200)
    const known = await authenticateKey(world.database.system, secret, world.now)
    assert.equal(known?.actor.bureauState, 'suspended')
  })
})
