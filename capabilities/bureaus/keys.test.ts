import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction } from '../../infra/db.ts'
import { actorOf, type Server } from '../../infra/http.ts'
import { systemActor } from '../../kernel/actor.ts'
import { BureausWorld, ORIGIN } from '../../test/bureaus-world.ts'
import { issueKey } from './actions/keys.ts'
import { formatKey, parseKey } from './api-key.ts'
import { OFFICER_HEADER, paths } from './contract.ts'

const DAY_MS = 86_400_000

/** A route for officers and one for analysts, which tell with what rights they were called. */
function tellingRoutes(server: Server): void {
  for (const role of ['officer', 'analyst'] as const)
    server.get(
      `/api/v1/rights-of-${role}`,
      { config: { access: { roles: [role], scope: 'check' } } },
      async (request) => {
        const { kind, clearance, scopes } = actorOf(request)
        return { kind, clearance, scopes: [...scopes] }
      },
    )
}

describe('keys for programs', () => {
  let world: BureausWorld
  let head: string
  before(async () => {
    world = await BureausWorld.make('laptop', ORIGIN, tellingRoutes)
    head = await world.demo('fra-head')
  })
  after(() => world.close())

  const inDays = (days: number) => new Date(world.now.getTime() + days * DAY_MS).toISOString()
  const aGrant = (wish: object = {}) => ({
    label: 'border gate 4',
    scopes: ['check'],
    purpose: 'border',
    clearance: 'restricted',
    expiresAt: inDays(30),
    ...wish,
  })
  const issue = (wish: object = {}, cookie = head) =>
    world.call('POST', paths.keys, { cookie, body: aGrant(wish) })
  const reach = async (key: string) => (await world.call('GET', paths.bureaus, { key })).status

  test('are issued by the head, shown once, and let the program in until they are over', async () => {
    assert.equal((await issue({}, await world.demo('fra-officer'))).status, 403)
    const issued = await issue({ expiresAt: inDays(0.01) })
    assert.equal(issued.status, 201)
    const { secret, key } = issued.body
    assert.match(secret, /^comity_FRA_[0-9a-f]{32}_[\w-]{43}$/)
    assert.equal(await reach(secret), 200)
    const { keys } = (await world.call('GET', paths.keys, { cookie: head })).body
    const listed = keys.find(({ id }: { id: string }) => id === key.id)
    assert.deepEqual(listed, { ...key, lastUsedAt: world.now.toISOString() })
    assert.ok(!JSON.stringify(keys).includes(secret.slice(-43)))
    world.pass(15)
    assert.equal(await reach(secret), 401)
    assert.deepEqual((await world.acts('session.refused')).at(-1)?.detail, { why: 'key_expired' })
  })

  test('are issued and revoked only by who showed the passkey within five minutes', async () => {
    const { status, body } = await issue()
    assert.deepEqual([status, body.type], [403, 'urn:comity:problem:step_up_needed'])
    head = await world.confirmDemo(head)
    assert.equal((await issue()).status, 201)
  })

  test('must end, within a year, and give no more than their issuer has', async () => {
    const faults = [
      [{ expiresAt: world.now.toISOString() }, 422, 'expiry_passed'],
      [{ expiresAt: inDays(367) }, 422, 'expiry_too_far'],
      [{ expiresAt: undefined }, 400, 'malformed'],
      [{ scopes: [] }, 400, 'malformed'],
      [{ scopes: ['everything'] }, 400, 'malformed'],
    ] as const
    for (const [wish, status, kind] of faults) {
      const { status: found, body } = await issue(wish)
      assert.deepEqual([found, body.type], [status, `urn:comity:problem:${kind}`])
    }
    await world.database.owner.query(
      "update bureaus.app_user set clearance = 'fouo' where handle = 'fra-head'",
    )
    assert.equal((await issue()).body.type, 'urn:comity:problem:beyond_own_clearance')
    await world.database.owner.query(
      "update bureaus.app_user set clearance = 'confidential' where handle = 'fra-head'",
    )
    assert.equal((await issue({ expiresAt: inDays(365) })).status, 201)
  })

  test('are revoked at once by the head of their bureau, once', async () => {
    const { secret, key } = (await issue()).body
    const revoke = (cookie: string) => world.call('DELETE', paths.key(key.id), { cookie })
    assert.equal((await revoke(await world.demo('esp-head'))).status, 404)
    assert.equal(await reach(secret), 200)
    assert.equal((await revoke(head)).status, 204)
    assert.equal(await reach(secret), 401)
    assert.equal((await revoke(head)).status, 404)
    const outcomes = (await world.acts('key.revoked')).map(({ outcome }) => outcome)
    assert.deepEqual(outcomes, ['refused', 'done', 'refused'])
  })

  test('that are wrong in any part let nobody in, whatever cookie comes with them', async () => {
    const { secret } = (await issue()).body
    const other = (await issue()).body.secret
    const wrong = [
      secret.replace('FRA', 'ESP'),
      `${secret.slice(0, -43)}${other.slice(-43)}`,
      secret.slice(0, -1),
      'comity_FRA',
      '',
    ]
    for (const key of wrong) {
      assert.equal(await reach(key), 401, key)
      assert.equal((await world.call('GET', paths.bureaus, { key, cookie: head })).status, 401)
    }
  })

  test('do no more than their scopes: no keys, no account; people only where the scope says so', async () => {
    const check = (await issue()).body.secret
    const administer = (await issue({ scopes: ['administer'] })).body.secret
    const statuses = async (key: string) =>
      await Promise.all(
        [paths.keys, paths.mySessions, paths.myPasskeys, paths.users].map(
          async (url) => (await world.call('GET', url, { key })).status,
        ),
      )
    assert.deepEqual(await statuses(check), [403, 403, 403, 403])
    assert.deepEqual(await statuses(administer), [403, 403, 403, 200])
    assert.deepEqual((await world.call('GET', paths.session, { key: check })).body.user, null)
  })

  test('that ask for an officer have the lesser of both rights, and each time is an act', async () => {
    head = await world.confirmDemo(head)
    const grant = { scopes: ['check', 'administer'], clearance: 'confidential' }
    const { secret: key } = (await issue(grant)).body
    const { owner } = world.database
    await owner.query("update bureaus.app_user set clearance = 'fouo' where handle = 'fra-officer'")
    const tell = async (role: string, officer: string | null) => {
      const headers = officer === null ? {} : { [OFFICER_HEADER]: officer }
      const { status, body } = await world.call('GET', `/api/v1/rights-of-${role}`, { key, headers })
      return status === 200 ? body : status
    }
    const alone = { kind: 'program', clearance: 'confidential', scopes: ['check', 'administer'] }
    assert.deepEqual([await tell('officer', null), await tell('analyst', null)], [alone, alone])
    const both = { kind: 'program', clearance: 'fouo', scopes: ['check'] }
    assert.deepEqual(await tell('officer', 'FRA-Officer'), both)
    assert.equal(await tell('analyst', 'fra-officer'), 403, 'the officer is no analyst')
    for (const nobody of ['nobody-here', 'esp-head', 'fra-head', '', 'x'.repeat(5000)])
      assert.equal(await tell('officer', nobody), 401, nobody.slice(0, 20))
    await owner.query("update bureaus.app_user set state = 'disabled' where handle = 'fra-officer'")
    assert.equal(await tell('officer', 'fra-officer'), 401, 'who left asks nothing more')
    const outcomes = (await world.acts('key.spoke_for')).map(({ outcome }) => outcome)
    assert.deepEqual(outcomes, ['done', 'done', ...Array(6).fill('refused')])
  })

  test('are issued by Comity itself for the command line beside it', async () => {
    const { system: app } = world.database
    const grant = {
      label: 'command line',
      scopes: ['check', 'import'],
      purpose: 'investigate',
      clearance: 'confidential',
      expiresAt: new Date(inDays(90)),
    } as const
    const issued = await inTransaction(app, (tx) => issueKey(tx, systemActor, grant, world.now))
    assert.ok(issued.ok)
    assert.equal(await reach(issued.value.secret), 200)
    const parsed = parseKey(issued.value.secret)
    assert.ok(parsed)
    assert.deepEqual([parsed.id, formatKey(parsed)], [issued.value.key.id, issued.value.secret])
  })
})
