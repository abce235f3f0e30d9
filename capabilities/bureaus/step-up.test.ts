import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { BureausWorld, PASSWORD } from '../../test/bureaus-world.ts'
import type { SoftwareAuthenticator } from '../../test/software-authenticator.ts'
import { paths } from './contract.ts'

describe('a guarded act', () => {
  let world: BureausWorld
  let passkey: SoftwareAuthenticator
  before(async () => {
    world = await BureausWorld.make('bureau')
    passkey = await world.enrolPasskey(await world.invite({ handle: 'head', roles: ['bureau_head'] }))
  })
  after(() => world.close())

  const signIn = async (): Promise<string> => {
    const { cookie } = await world.passkeySignIn(passkey)
    if (cookie === null) throw new Error('the passkey did not let in')
    return cookie
  }
  /** A guarded act that changes nothing: the passkey that it is to remove is nobody's. */
  const tryGuarded = async (cookie: string): Promise<string> => {
    const path = paths.myPasskey('0198c5a0-0000-7000-8000-000000000000')
    const { body } = await world.call('DELETE', path, { cookie })
    return String(body.type).replace('urn:comity:problem:', '')
  }

  test('goes through for five minutes after the passkey was shown, and again after it was shown anew', async () => {
    const cookie = await signIn()
    assert.equal(await tryGuarded(cookie), 'not_found')
    world.pass(5)
    assert.equal(await tryGuarded(cookie), 'step_up_needed')
    const confirmed = await world.confirmPasskey(cookie, passkey)
    assert.equal(confirmed.status, 200)
    assert.equal(new Date(confirmed.body.until).getTime(), world.now.getTime() + 5 * 60_000)
    assert.equal(await tryGuarded(confirmed.cookie ?? ''), 'not_found')
    const acts = await world.acts('session.confirmed', 'access.refused')
    assert.deepEqual(
      acts.map(({ act, outcome }) => `${act} ${outcome}`),
      ['access.refused refused', 'session.confirmed done'],
    )
  })

  test('replaces the token of the session; the one before serves what was on its way', async () => {
    const cookie = await signIn()
    const confirmed = await world.confirmPasskey(cookie, passkey)
    assert.notEqual(confirmed.cookie, null)
    assert.notEqual(confirmed.cookie, cookie)
    world.pass(1)
    assert.equal((await world.call('GET', paths.mySessions, { cookie })).status, 401)
    assert.equal((await world.call('GET', paths.mySessions, { cookie: confirmed.cookie })).status, 200)
  })

  test('is not confirmed by another session’s challenge, another person’s passkey, or the same answer twice', async () => {
    const [mine, elsewhere] = [await signIn(), await signIn()]
    const { body } = await world.call('POST', paths.stepUpOptions, { cookie: mine })
    const answer = { by: 'passkey', ceremony: body.ceremony, response: passkey.get(body.options) }
    const confirm = (cookie: string | null, sent: object) =>
      world.call('POST', paths.stepUp, { cookie, body: sent })
    assert.equal((await confirm(elsewhere, answer)).status, 422)
    const first = await confirm(mine, answer)
    assert.equal(first.status, 200)
    assert.equal((await confirm(first.cookie, answer)).status, 422)
    const other = await world.enrolPasskey(await world.invite({ handle: 'other' }))
    assert.equal((await world.confirmPasskey(elsewhere, other)).status, 422)
    const { body: signIn2 } = await world.call('POST', paths.passkeySignInOptions)
    const ofSignIn = { by: 'passkey', ceremony: signIn2.ceremony, response: passkey.get(signIn2.options) }
    assert.equal((await confirm(elsewhere, ofSignIn)).status, 422)
    const refused = (await world.acts('session.confirmed')).filter(({ outcome }) => outcome === 'refused')
    assert.equal(refused.length, 4)
  })

  test('is never confirmed by a session of password and code, nor by the click of the demo world', async () => {
    const app = await world.enrolPassword(await world.invite({ handle: 'typist' }))
    world.pass(1)
    const { cookie } = await world.signIn('typist@FRA', PASSWORD, world.code(app))
    assert.equal(await tryGuarded(cookie ?? ''), 'step_up_needed')
    const begun = await world.call('POST', paths.stepUpOptions, { cookie })
    assert.deepEqual([begun.status, begun.body.type], [409, 'urn:comity:problem:passkey_needed'])
    const click = await world.call('POST', paths.stepUp, { cookie, body: { by: 'demo' } })
    assert.equal(click.status, 409)
    const ofPasskey = await world.call('POST', paths.stepUp, { cookie: await signIn(), body: { by: 'demo' } })
    assert.equal(ofPasskey.status, 409)
    assert.equal((await world.call('POST', paths.stepUp, { body: { by: 'demo' } })).status, 401)
  })
})
