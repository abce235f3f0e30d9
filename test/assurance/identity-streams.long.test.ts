import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openSession } from '../../capabilities/bureaus/actions/open-session.ts'
import { paths } from '../../capabilities/bureaus/contract.ts'
import { findUserByName } from '../../capabilities/bureaus/store/users.ts'
import type { User } from '../../capabilities/bureaus/user.ts'
import { inTransaction } from '../../infra/db.ts'
import { openEventStream } from '../../infra/event-stream.ts'
import type { Server } from '../../infra/http.ts'
import { BureausWorld } from '../bureaus-world.ts'

/** What a stream may live on after the end of its session (I-4, I-5). */
const LIMIT_MS = 5_000

const aStream = (server: Server) => {
  server.get('/api/v1/test-stream', { config: { access: 'signed_in' } }, async (request, reply) => {
    openEventStream(request, reply).send('hello', {})
    return reply
  })
}

async function userOf(world: BureausWorld, handle: string): Promise<User> {
  const user = await findUserByName(world.database.system, { handle, bureau: 'FRA' })
  if (user === null) throw new Error(`nobody is called ${handle}`)
  return user
}

/** Resolves when the server ends the stream; rejects when it has not within the limit. */
async function untilEnd(stream: Response): Promise<void> {
  const late = AbortSignal.timeout(LIMIT_MS)
  const isOver = new Promise<void>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error('the stream outlived its session by five seconds')))
  })
  await Promise.race([stream.text().then(() => undefined), isOver])
}

describe('I-4 an idle or old session ends, and so do its streams', () => {
  let world: BureausWorld
  let url: string
  before(async () => {
    world = await BureausWorld.make('laptop', null, aStream)
    url = await world.listen()
  })
  after(() => world.close())

  const open = async (cookie: string) => {
    const stream = await fetch(`${url}/api/v1/test-stream`, {
      headers: { cookie: `comity_session=${cookie}` },
    })
    assert.equal(stream.status, 200)
    return stream
  }
  const reach = async (cookie: string, headers = {}) =>
    (await world.call('GET', paths.mySessions, { cookie, headers })).status

  test('after 30 minutes without a hand: locked, and its stream closed within five seconds', async () => {
    const cookie = await world.demo('fra-officer')
    const stream = await open(cookie)
    world.pass(29)
    assert.equal(await reach(cookie, { 'x-comity-background': '1' }), 200)
    world.pass(1)
    await untilEnd(stream)
    assert.equal(await reach(cookie), 401)
    assert.equal(
      (await fetch(`${url}/api/v1/test-stream`, { headers: { cookie: `comity_session=${cookie}` } })).status,
      401,
    )
  })

  test('12 hours after the sign-in, however much is done in it: over, and its stream closed', async () => {
    let cookie = await world.demo('fra-officer')
    for (let minute = 0; minute < 12 * 60 - 20; minute += 20) {
      world.pass(20)
      cookie = (await world.call('GET', paths.mySessions, { cookie })).cookie ?? cookie
    }
    const stream = await open(cookie)
    world.pass(20)
    await untilEnd(stream)
    assert.equal(await reach(cookie), 401)
  })

  test('a stream is no hand: it does not keep its session from locking', async () => {
    const cookie = await world.demo('fra-officer')
    world.pass(20)
    const headers = { cookie: `comity_session=${cookie}`, accept: 'text/event-stream' }
    const stream = await fetch(`${url}/api/v1/test-stream`, { headers })
    assert.equal(stream.status, 200)
    world.pass(10)
    await untilEnd(stream)
  })
})

describe('I-5 who leaves is out at once', () => {
  let world: BureausWorld
  let url: string
  before(async () => {
    world = await BureausWorld.make('laptop', null, aStream)
    url = await world.listen()
  })
  after(() => world.close())

  test('1,000 sessions, the key that was issued and every stream are dead within five seconds', async () => {
    await world.invite({ handle: 'leaver', roles: ['bureau_head'] })
    const leaver = await userOf(world, 'leaver')
    const cookies = await inTransaction(world.database.system, async (tx) => {
      const opened: string[] = []
      for (let count = 0; count < 1_000; count++) {
        const browser = { cookie: null, name: `browser ${count}` }
        opened.push((await openSession(tx, leaver, { method: 'demo', browser }, world.now)).cookie)
      }
      return opened
    })
    const [first = ''] = cookies
    const expiresAt = new Date(world.now.getTime() + 86_400_000).toISOString()
    const grant = { label: 'theirs', scopes: ['check'], purpose: 'border', clearance: 'fouo', expiresAt }
    const { secret } = (await world.call('POST', paths.keys, { cookie: first, body: grant })).body
    const streams = await Promise.all([
      ...cookies
        .slice(0, 20)
        .map((cookie) =>
          fetch(`${url}/api/v1/test-stream`, { headers: { cookie: `comity_session=${cookie}` } }),
        ),
      fetch(`${url}/api/v1/test-stream`, { headers: { authorization: `Bearer ${secret}` } }),
    ])
    assert.deepEqual([...new Set(streams.map(({ status }) => status))], [200])

    const head = await world.demo('fra-head')
    assert.equal((await world.call('POST', paths.disableUser(leaver.id), { cookie: head })).status, 200)
    await Promise.all(streams.map(untilEnd))
    const reached = await Promise.all(
      cookies.map((cookie) => world.call('GET', paths.mySessions, { cookie })),
    )
    assert.equal(reached.filter(({ status }) => status !== 401).length, 0)
    assert.equal((await world.call('GET', paths.bureaus, { key: secret })).status, 401)
    const ended = (await world.acts('session.ended')).filter(({ outcome }) => outcome === 'done')
    assert.ok(ended.length >= 1_000, 'each end is in the journal')
  })

  test('fewer roles or a suspended bureau end a stream too: it is opened anew and judged anew', async () => {
    const officer = await world.demo('fra-officer')
    const id = (await world.call('GET', paths.session, { cookie: officer })).body.user.id
    const stream = await fetch(`${url}/api/v1/test-stream`, {
      headers: { cookie: `comity_session=${officer}` },
    })
    const cookie = await world.demo('fra-head')
    await world.call('PUT', paths.userRoles(id), { cookie, body: { roles: ['analyst'] } })
    await untilEnd(stream)
  })
})
