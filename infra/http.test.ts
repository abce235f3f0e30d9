import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { systemActor } from '../kernel/actor.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { createServer, problem, type Server } from './http.ts'

describe('the HTTP edge', () => {
  let database: TestDatabase
  let server: Server
  let isBrowser = false

  before(async () => {
    database = await testDatabase()
    server = await createServer({
      db: database.app,
      clock: () => new Date('2026-03-01T10:00:00Z'),
      authenticate: async () => ({ actor: systemActor, isBrowser, credential: 'test' }),
      actorsBehind: async () => new Map(),
      publicHost: 'comity.example',
      secondPerson: {
        ask: () => Promise.reject(new Error('no route here needs a second person')),
        use: () => Promise.resolve(false),
      },
    })
    const open = { config: { access: 'anyone' } } as const
    server.get('/api/v1/read', open, async () => ({ read: true }))
    server.post('/api/v1/write', open, async () => ({ written: true }))
    server.get('/api/v1/broken', open, async () => {
      throw new Error('a value that nobody may see')
    })
    server.get('/api/v1/refused', open, async (_, reply) => problem(reply, 409, 'some_code', 'Do this.'))
  })
  after(async () => {
    await server.close()
    await database.close()
  })

  test('answers under its own names alone', async () => {
    for (const [host, status] of [
      ['localhost:8080', 200],
      ['127.0.0.1:9', 200],
      ['comity.example', 200],
      ['rebound.example', 421],
      ['comity.example.evil', 421],
    ] as const)
      assert.equal((await server.inject({ url: '/api/v1/read', headers: { host } })).statusCode, status, host)
  })

  test('takes a write from a browser only with the header that other sites cannot send', async () => {
    isBrowser = true
    const write = (headers: Record<string, string>) =>
      server.inject({ method: 'POST', url: '/api/v1/write', headers })
    assert.equal((await write({})).statusCode, 403)
    assert.equal((await write({ 'x-comity-csrf': '1' })).statusCode, 200)
    isBrowser = false
    assert.equal((await write({})).statusCode, 200, 'a program with a key is no browser')
  })

  test('tells a refusal as a problem, and nothing of what broke', async () => {
    const refused = await server.inject({ url: '/api/v1/refused' })
    const expected = {
      type: 'urn:comity:problem:some_code',
      title: 'some code',
      status: 409,
      detail: 'Do this.',
    }
    assert.deepEqual(
      [refused.headers['content-type'], refused.json()],
      ['application/problem+json', expected],
    )
    const broken = await server.inject({ url: '/api/v1/broken' })
    assert.equal(broken.statusCode, 500)
    assert.ok(!broken.body.includes('nobody may see'))
  })

  test('writes down that somebody known sent what cannot be read', async () => {
    const headers = { 'content-type': 'application/json' }
    const sent = await server.inject({ method: 'POST', url: '/api/v1/write', headers, payload: '{"half":' })
    assert.equal(sent.statusCode, 400)
    const { rows } = await database.owner.query(
      "select a.detail from journal.act a where a.act = 'request.refused'",
    )
    assert.deepEqual(rows, [{ detail: { method: 'POST', route: '/api/v1/write' } }])
  })

  test('forbids caching, framing and foreign scripts', async () => {
    const { headers } = await server.inject({ url: '/api/v1/read' })
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/)
  })

  test('does not start with a route that names no access', () => {
    assert.throws(
      () => server.route({ method: 'GET', url: '/api/v1/forgotten', handler: async () => null }),
      /names no access|already/,
    )
  })
})
