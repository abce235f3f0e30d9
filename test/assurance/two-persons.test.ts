import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { paths as inquiryPaths } from '../../capabilities/inquiries/contract.ts'
import { seededRandom } from '../../db/seed/random.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Facts } from '../requests/facts.ts'
import { requestFor } from '../requests/request-maker.ts'
import { makeWorld, personOf, type TestRoute, type World } from '../world.ts'

const NOBODY = '0198c5a0-0000-7000-8000-000000000000'

const facts: Facts = {
  random: seededRandom(7, 'two persons'),
  id: () => NOBODY,
  bureau: () => 'ESP',
  name: () => 'Invented Name',
  document: () => 'X1234567',
  purpose: 'investigate',
  now: new Date('2026-03-01T10:00:00Z'),
}

describe('A-7 what needs two persons is never done by one', () => {
  let world: World
  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
  })
  after(() => world.close())

  const guarded = () =>
    world.routes.filter(
      ({ access }) => typeof access !== 'string' && access.needs?.includes('second_person') === true,
    )
  const send = async (actor: Actor, route: TestRoute, approval: string | null) => {
    const { method, url, headers, payload } = await requestFor(route, {
      ...facts,
      random: seededRandom(7, 'two persons'),
    })
    const named = approval === null ? {} : { 'x-comity-approval': approval }
    const response = await world.server.inject({
      method,
      url: url.replace(':code', 'ESP'),
      headers: { ...headers, ...world.headersOf(actor), 'if-match': '"1"', ...named },
      ...(payload === null ? {} : { payload }),
    })
    return { status: response.statusCode, body: response.json() }
  }

  test('every such act by one person alone: nothing but a request that waits', async () => {
    const routes = guarded()
    assert.ok(routes.length >= 2, `only ${routes.length} routes need a second person`)
    for (const route of routes) {
      if (typeof route.access === 'string') continue
      const what = `${route.method} ${route.url}`
      const alone = personOf('HUB', ...route.access.roles)
      const asked = await send(alone, route, null)
      assert.deepEqual([asked.status, asked.body.approval?.state], [202, 'asked'], what)
      const { id } = asked.body.approval
      const own = await world.call(alone, 'POST', `/api/v1/approvals/${id}/approve`)
      assert.deepEqual([own.status, own.body['type']], [409, 'urn:comity:problem:own_request'], what)
      const repeated = await send(alone, route, id)
      assert.deepEqual([repeated.status, repeated.body.type], [403, 'urn:comity:problem:approval_void'], what)
      const foreign = await world.call(
        personOf('FRA', ...route.access.roles),
        'POST',
        `/api/v1/approvals/${id}/approve`,
      )
      assert.equal(foreign.status, 404, what)
    }
  })

  test('deleting, exporting all and suspending a bureau are such acts', () => {
    const named = new Set(guarded().map(({ method, url }) => `${method} ${url}`))
    for (const route of [
      'PUT /api/v1/bureaus/:code/state',
      'POST /api/v1/records/:id/deletion',
      'GET /api/v1/records/export',
    ])
      assert.ok(named.has(route), `${route} is done by one person`)
  })
})

describe('A-6 a program has the rights of its own bureau and of its grant, whoever stands behind it', () => {
  let world: World
  const now = new Date('2026-03-01T10:00:00Z')
  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  const keyOf = (bureau: string, clearance: Actor['clearance']): Actor => ({
    ...personOf(bureau),
    ...({ kind: 'program', roles: new Set(), scopes: new Set(['check']), clearance } as const),
    proof: { method: 'key', at: now },
  })

  test('it reads what a person of its bureau with its clearance reads', async () => {
    const asked = await world.call(personOf('PRT', 'officer'), 'POST', inquiryPaths.inquiries, {
      ...{ to: ['FRA'], purpose: 'investigate', level: 'restricted', question: 'Anything for us?' },
      replyBy: new Date(now.getTime() + 86_400_000).toISOString(),
    })
    const path = inquiryPaths.inquiry(String(asked.body['id']))
    const read = async (actor: Actor) => (await world.call(actor, 'GET', path)).status
    const officer = personOf('FRA', 'bureau_operator')
    assert.deepEqual([await read(officer), await read(keyOf('FRA', 'restricted'))], [200, 200])
    assert.deepEqual(
      [await read({ ...officer, clearance: 'fouo' }), await read(keyOf('FRA', 'fouo'))],
      [404, 404],
    )
    assert.equal(await read(keyOf('ESP', 'confidential')), 404, 'another bureau’s program')
  })

  test('it does nothing that only people do: answer, approve, let people in', async () => {
    const key = {
      ...keyOf('FRA', 'confidential'),
      scopes: new Set(['check', 'import', 'verify', 'administer'] as const),
    }
    for (const [method, url] of [
      ['POST', inquiryPaths.answer(NOBODY)],
      ['POST', `/api/v1/approvals/${NOBODY}/approve`],
      ['POST', '/api/v1/users'],
      ['POST', '/api/v1/keys'],
      ['POST', '/api/v1/session/step-up'],
    ] as const)
      assert.equal((await world.call(key, method, url, {})).status, 403, url)
  })
})
