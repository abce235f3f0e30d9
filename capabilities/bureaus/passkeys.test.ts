import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BureausWorld, ORIGIN, PASSWORD } from '../../test/bureaus-world.ts'
import { SoftwareAuthenticator } from '../../test/software-authenticator.ts'
import { paths } from './contract.ts'

describe('passkeys', () => {
  let world: BureausWorld
  before(async () => {
    world = await BureausWorld.make('bureau')
  })
  after(() => world.close())

  const lastWhy = async () => (await world.acts('session.refused')).at(-1)?.detail

  test('set up by an invitation let in, with all roles, and the invitation is used', async () => {
    const token = await world.invite({ handle: 'head', roles: ['bureau_head'] })
    const passkey = await world.enrolPasskey(token)
    assert.equal((await world.call('POST', paths.enrolPasskeyOptions, { body: { token } })).status, 410)
    const answer = await world.passkeySignIn(passkey)
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.body.user.roles, ['bureau_head'])
    assert.deepEqual(answer.body.user.rolesNeedingPasskey, [])
    assert.equal((await world.call('GET', paths.users, { cookie: answer.cookie })).status, 200)
  })

  test('of another site, without its owner verified, copied or tampered with do not let in', async () => {
    const passkey = await world.enrolPasskey(await world.invite({ handle: 'copied' }))
    assert.equal((await world.passkeySignIn(passkey)).status, 200)
    passkey.counter = 0
    assert.equal((await world.passkeySignIn(passkey)).status, 401)
    assert.deepEqual(await lastWhy(), { by: 'passkey', why: 'wrong_signature' })
    passkey.counter = 5
    passkey.isOwnerVerified = false
    assert.equal((await world.passkeySignIn(passkey)).status, 401)
    passkey.isOwnerVerified = true
    const { body } = await world.call('POST', paths.passkeySignInOptions)
    const good = passkey.get(body.options)
    const authenticatorData = good.response.authenticatorData.replace(/^..../, 'AAAA')
    const response = { ...good, response: { ...good.response, authenticatorData } }
    const bad = await world.call('POST', paths.passkeySignIn, { body: { ceremony: body.ceremony, response } })
    assert.deepEqual(
      [bad.status, bad.body.type, bad.cookie],
      [401, 'urn:comity:problem:sign_in_refused', null],
    )
    const phished = new SoftwareAuthenticator('https://comity.example.evil')
    const token = await world.invite({ handle: 'phished' })
    const begun = await world.call('POST', paths.enrolPasskeyOptions, { body: { token } })
    const offered = {
      token,
      ceremony: begun.body.ceremony,
      label: 'x',
      response: phished.create(begun.body.options),
    }
    assert.equal((await world.call('POST', paths.enrolPasskey, { body: offered })).status, 422)
  })

  test('an answer is good once and for five minutes, and only for the challenge that it answers', async () => {
    const passkey = await world.enrolPasskey(await world.invite({ handle: 'replayed' }))
    const begin = async () => (await world.call('POST', paths.passkeySignInOptions)).body
    const answer = (ceremony: string, response: object) =>
      world.call('POST', paths.passkeySignIn, { body: { ceremony, response } })
    const first = await begin()
    const response = passkey.get(first.options)
    assert.equal((await answer(first.ceremony, response)).status, 200)
    assert.equal((await answer(first.ceremony, response)).status, 401)
    assert.deepEqual(await lastWhy(), { by: 'passkey', why: 'challenge_over' })
    assert.equal((await answer((await begin()).ceremony, response)).status, 401)
    const late = await begin()
    world.pass(5)
    assert.equal((await answer(late.ceremony, passkey.get(late.options))).status, 401)
    const both = await begin()
    const shown = passkey.get(both.options)
    const twice = await Promise.all([answer(both.ceremony, shown), answer(both.ceremony, shown)])
    assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 401])
  })

  test('unknown ones and those of a closed account get the same answer', async () => {
    const passkey = await world.enrolPasskey(await world.invite({ handle: 'unknown' }))
    await world.database.owner.query(
      "update bureaus.app_user set state = 'disabled' where handle = 'unknown'",
    )
    const closed = await world.passkeySignIn(passkey)
    await world.database.owner.query("delete from bureaus.passkey where label = 'Test key'")
    const unknown = await world.passkeySignIn(passkey)
    assert.equal(closed.status, 401)
    assert.deepEqual(unknown, closed)
  })

  test('are added, listed and removed by their owner; the last way in stays', async () => {
    const first = await world.enrolPasskey(await world.invite({ handle: 'owner' }))
    const { cookie } = await world.passkeySignIn(first)
    const { body } = await world.call('POST', paths.myPasskeyOptions, { cookie })
    assert.equal(body.options.excludeCredentials.length, 1)
    const second = new SoftwareAuthenticator(ORIGIN)
    const offer = { ceremony: body.ceremony, label: 'second', response: second.create(body.options) }
    const other = (
      await world.passkeySignIn(await world.enrolPasskey(await world.invite({ handle: 'thief' })))
    ).cookie
    assert.equal((await world.call('POST', paths.myPasskeys, { cookie: other, body: offer })).status, 422)
    assert.equal((await world.call('POST', paths.myPasskeys, { cookie, body: offer })).status, 204)
    assert.equal((await world.call('POST', paths.myPasskeys, { cookie, body: offer })).status, 422)
    assert.equal((await world.passkeySignIn(second)).status, 200)
    const { passkeys } = (await world.call('GET', paths.myPasskeys, { cookie })).body
    assert.deepEqual(passkeys.map(({ label }: { label: string }) => label).sort(), ['Test key', 'second'])
    const remove = (id: string, by = cookie) => world.call('DELETE', paths.myPasskey(id), { cookie: by })
    assert.equal((await remove(passkeys[0].id, other)).status, 404)
    assert.equal((await remove(passkeys[0].id)).status, 204)
    assert.equal((await remove(passkeys[0].id)).status, 404)
    const last = await remove(passkeys[1].id)
    assert.deepEqual([last.status, last.body.type], [409, 'urn:comity:problem:last_way_in'])
    const acts = (await world.acts('passkey.removed')).map(({ outcome }) => outcome)
    assert.deepEqual(acts, ['refused', 'done', 'refused', 'refused'])
  })

  test('a new invitation voids what let in before, sessions too', async () => {
    const lost = await world.enrolPasskey(await world.invite({ handle: 'loser' }))
    const stolen = (await world.passkeySignIn(lost)).cookie
    const head = await world.enrolPasskey(await world.invite({ handle: 'head.2', roles: ['bureau_head'] }))
    const { cookie } = await world.passkeySignIn(head)
    const { users } = (await world.call('GET', paths.users, { cookie })).body
    const { id } = users.find(({ handle }: { handle: string }) => handle === 'loser')
    const invited = await world.call('POST', paths.inviteUser(id), { cookie })
    assert.equal((await world.passkeySignIn(lost)).status, 200)
    const app = await world.enrolPassword(invited.body.token)
    assert.equal((await world.call('GET', paths.bureaus, { cookie: stolen })).status, 401)
    assert.equal((await world.passkeySignIn(lost)).status, 401)
    world.pass(1)
    assert.equal((await world.signIn('loser@FRA', PASSWORD, world.code(app))).status, 200)
  })

  test('a head who signs in by password and code holds no power over people and keys', async () => {
    const app = await world.enrolPassword(
      await world.invite({ handle: 'weak', roles: ['bureau_head', 'officer'] }),
    )
    world.pass(1)
    const { body, cookie } = await world.signIn('weak@FRA', PASSWORD, world.code(app))
    assert.deepEqual([body.user.roles, body.user.rolesNeedingPasskey], [['officer'], ['bureau_head']])
    const before = (await world.acts('access.refused')).length
    const guarded = world.routes.filter(
      ({ method, url }) => method !== 'HEAD' && /\/(?:users|keys)/.test(url),
    )
    assert.equal(guarded.length, 9)
    for (const { method, url } of guarded) {
      const path = url.replace(':id', body.user.id)
      assert.equal((await world.call(method as 'GET', path, { cookie })).status, 403, `${method} ${url}`)
    }
    assert.equal((await world.acts('access.refused')).length, before + guarded.length)
  })

  test('bind to localhost on a laptop, and are not offered at an address without a name', async () => {
    await world.serve('laptop', null)
    const at = (host: string) => world.call('POST', paths.passkeySignInOptions, { headers: { host } })
    assert.equal((await at('localhost:8080')).body.options.rpId, 'localhost')
    const expected = {
      '127.0.0.1:8080': 409,
      '[::1]:8080': 409,
      'evil.example': 421,
      'localhost.evil.example': 421,
    }
    for (const [host, status] of Object.entries(expected)) assert.equal((await at(host)).status, status, host)
    await world.serve('bureau', ORIGIN)
  })
})
