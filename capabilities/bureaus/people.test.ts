import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import { BureausWorld, PASSWORD } from '../../test/bureaus-world.ts'
import { personOf } from '../../test/world.ts'
import { type NewUser, paths } from './contract.ts'

const aUser = (wish: Partial<NewUser> = {}): NewUser => ({
  name: 'Invented Person',
  handle: 'invented',
  post: 'Desk 4',
  roles: ['officer'],
  clearance: 'restricted',
  purpose: 'investigate',
  language: 'fr',
  ...wish,
})

describe('the people of a bureau', () => {
  let world: BureausWorld
  let head: string
  let foreignHead: string
  before(async () => {
    world = await BureausWorld.make()
    head = await world.demo('fra-head')
    foreignHead = await world.demo('esp-head')
  })
  after(() => world.close())

  const add = (body: object, cookie = head) => world.call('POST', paths.users, { cookie, body })
  const idOf = async (cookie: string): Promise<string> =>
    (await world.call('GET', paths.session, { cookie })).body.user.id

  test('are added by the head of the bureau, who gets a link for them; an officer and a second time are refused', async () => {
    const officer = await world.demo('fra-officer')
    assert.equal((await add(aUser(), officer)).status, 403)
    const added = await add(aUser())
    assert.equal(added.status, 201)
    assert.deepEqual([added.body.user.bureau, added.body.user.signInName], ['FRA', 'invented@FRA'])
    await world.enrolPassword(added.body.invitation.token)
    const twice = await add(aUser())
    assert.deepEqual([twice.status, twice.body.type], [409, 'urn:comity:problem:handle_taken'])
    assert.equal((await add(aUser(), foreignHead)).body.user.bureau, 'ESP')
    const acts = (await world.acts('user.added')).slice(-3).map(({ outcome }) => outcome)
    assert.deepEqual(acts, ['done', 'refused', 'done'])
  })

  test('get no role of the hub, no unknown field, no odd handle', async () => {
    const refusals = [
      [aUser({ handle: 'h1', roles: ['hub_reviewer'] }), 422],
      [{ ...aUser({ handle: 'h2' }), bureau: 'ESP' }, 400],
      [aUser({ handle: 'With Space' }), 400],
      [aUser({ handle: 'h3', roles: [] }), 400],
    ] as const
    for (const [body, status] of refusals)
      assert.equal((await add(body)).status, status, JSON.stringify(body))
    const reviewer = await world.demo('hub-reviewer')
    assert.equal((await add(aUser({ handle: 'h4', clearance: 'confidential' }), reviewer)).status, 403)
  })

  test('are listed to their own head by pages', async () => {
    for (const handle of ['page.1', 'page.2', 'page.3']) await add(aUser({ handle }))
    const seen: string[] = []
    let after: string | null = null
    do {
      const query: string = after === null ? '' : `&after=${after}`
      const { body } = await world.call('GET', `${paths.users}?limit=2${query}`, { cookie: head })
      assert.ok(body.users.length <= 2)
      seen.push(...body.users.map(({ handle }: { handle: string }) => handle))
      after = body.next
    } while (after !== null)
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(
      ['fra-head', 'fra-officer', 'page.1', 'page.2', 'page.3'].every((handle) => seen.includes(handle)),
    )
    assert.ok(!seen.includes('esp-head'))
    assert.equal((await world.call('GET', `${paths.users}?limit=1000`, { cookie: head })).status, 400)
  })

  test('change roles by their head only, at once, and never their own', async () => {
    const officer = await world.demo('fra-officer')
    const id = await idOf(officer)
    const set = (cookie: string, who: string, roles: readonly string[]) =>
      world.call('PUT', paths.userRoles(who), { cookie, body: { roles } })
    assert.equal((await set(officer, id, ['bureau_head'])).status, 403)
    assert.equal((await set(foreignHead, id, ['auditor'])).status, 404)
    assert.equal((await set(head, await idOf(head), ['auditor'])).body.type, 'urn:comity:problem:own_account')
    assert.equal((await set(head, id, ['hub_reviewer'])).status, 422)
    assert.equal((await set(head, id, ['analyst', 'officer'])).status, 200)
    const { body } = await world.call('GET', paths.session, { cookie: officer })
    assert.deepEqual(body.user.roles, ['analyst', 'officer'])
    const act = (await world.acts('user.changed')).at(-1)
    assert.deepEqual([act?.outcome, act?.detail], ['done', { from: ['officer'], to: ['analyst', 'officer'] }])
  })

  test('change name, post, clearance, purpose and language by their head only; the act holds no name', async () => {
    const officer = await world.demo('fra-officer')
    const id = await idOf(officer)
    const patch = (cookie: string, who: string, body: object) =>
      world.call('PATCH', paths.user(who), { cookie, body })
    const wish = { name: 'Renamed Invented', post: 'Desk 9', purpose: 'border' }
    assert.equal((await patch(officer, id, wish)).status, 403)
    assert.equal((await patch(foreignHead, id, wish)).status, 404)
    assert.equal((await patch(head, await idOf(head), wish)).body.type, 'urn:comity:problem:own_account')
    assert.equal((await patch(head, id, {})).status, 400)
    const { status, body } = await patch(head, id, wish)
    const { name, post, purpose } = body
    assert.deepEqual([status, { name, post, purpose }], [200, wish])
    assert.equal((await world.call('GET', paths.session, { cookie: officer })).body.user.name, wish.name)
    const act = (await world.acts('user.changed')).at(-1)
    assert.equal(act?.outcome, 'done')
    assert.ok(!JSON.stringify(act).includes('Renamed'))
  })

  test('who leave lose every session, link and key at once, and stay gone', async () => {
    const added = await add(aUser({ handle: 'leaver', roles: ['bureau_head'] }))
    const { id } = added.body.user
    const passkey = await world.enrolPasskey(added.body.invitation.token)
    const [first, second] = [await world.passkeySignIn(passkey), await world.passkeySignIn(passkey)]
    const expiresAt = new Date(world.now.getTime() + 86_400_000).toISOString()
    const grant = { label: 'job', scopes: ['check'], purpose: 'border', clearance: 'restricted', expiresAt }
    const issued = await world.call('POST', paths.keys, { cookie: first.cookie, body: grant })
    const reach = async (call: { cookie?: string | null; key?: string }) =>
      (await world.call('GET', paths.bureaus, call)).status
    assert.equal(await reach({ key: issued.body.secret }), 200)
    const link = await world.call('POST', paths.inviteUser(id), { cookie: head })
    const disable = (cookie: string) => world.call('POST', paths.disableUser(id), { cookie })
    assert.equal((await disable(foreignHead)).status, 404)
    assert.equal((await disable(head)).body.state, 'disabled')
    assert.deepEqual(
      [
        await reach({ cookie: first.cookie }),
        await reach({ cookie: second.cookie }),
        await reach({ key: issued.body.secret }),
        (await world.passkeySignIn(passkey)).status,
        (
          await world.call('POST', paths.enrolPassword, {
            body: { token: link.body.token, password: PASSWORD },
          })
        ).status,
        (await disable(head)).status,
        (await world.call('POST', paths.inviteUser(id), { cookie: head })).status,
      ],
      [401, 401, 401, 401, 410, 409, 409],
    )
    const ended = (await world.acts('session.ended', 'key.revoked')).slice(-3).map(({ detail }) => detail)
    assert.deepEqual(ended, Array(3).fill({ why: 'user_disabled' }))
  })

  test('are behind the second wall: the database shows a caller those of the own bureau, and nobody’s to nobody', async () => {
    const { app } = world.database
    const tables = ['app_user', 'password', 'passkey', 'invitation', 'session', 'api_key']
    const foreign = { ...personOf('ESP', 'bureau_head'), clearance: 'confidential' } as const
    for (const table of tables) {
      const text = `select distinct t.bureau from bureaus.${table} t`
      const { rows: hers } = await inTransactionAs(app, foreign, (tx) => tx.query<{ bureau: string }>(text))
      assert.deepEqual(
        hers.filter(({ bureau }) => bureau !== 'ESP'),
        [],
        table,
      )
      assert.deepEqual((await app.query(text)).rows, [], `${table} without a caller`)
    }
    const write = inTransactionAs(app, foreign, (tx) =>
      tx.query("update bureaus.app_user u set roles = '{auditor}' where u.bureau = 'FRA' returning u.id"),
    )
    assert.equal((await write).rowCount, 0)
  })

  test('have one link at a time: a new one voids the one before', async () => {
    const added = await add(aUser({ handle: 'linked' }))
    const again = await world.call('POST', paths.inviteUser(added.body.user.id), { cookie: head })
    const read = (token: string) => world.call('POST', paths.enrolment, { body: { token } })
    assert.equal((await read(added.body.invitation.token)).status, 410)
    assert.equal((await read(again.body.token)).status, 200)
    assert.equal((await read(again.body.token.replace('FRA', 'ESP'))).status, 410)
  })
})
