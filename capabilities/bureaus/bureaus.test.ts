import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction } from '../../infra/db.ts'
import { KOSOVO_FOOTNOTE } from '../../kernel/country.ts'
import { BureausWorld, code } from '../../test/bureaus-world.ts'
import { ensureBureaus } from './actions/ensure.ts'
import { isMemberOn, knownBureaus } from './bureau.ts'
import { type BureauAnswer, paths } from './contract.ts'
import { bureauName, userNames } from './public.ts'

describe('bureaus', () => {
  let world: BureausWorld
  before(async () => {
    world = await BureausWorld.make()
  })
  after(() => world.close())

  test('are listed to who is signed in: 196 members, Kosovo* with its footnote, the hub, organisations', async () => {
    assert.equal((await world.call('GET', paths.bureaus)).status, 401)
    const { body } = await world.call('GET', paths.bureaus, { cookie: await world.demo('fra-officer') })
    const bureaus: BureauAnswer[] = body.bureaus
    assert.equal(bureaus.filter((bureau) => bureau.isMember).length, 196)
    assert.deepEqual(
      bureaus.filter((bureau) => !bureau.isMember).map(({ code, kind }) => `${code} ${kind}`),
      [
        ...[
          'EUE partner',
          'HUB hub',
          'OFA partner',
          'UNO partner',
          'XBA partner',
          'XCC partner',
          'XCE partner',
        ],
        ...['XCO partner', 'XDC partner', 'XEC partner', 'XES partner', 'XIM partner', 'XKX territory'],
        ...['XMP partner', 'XOM partner', 'XPO partner'],
      ],
    )
    const kosovo = bureaus.find((bureau) => bureau.code === 'XKX')
    assert.equal(kosovo?.names.en, 'Kosovo*')
    assert.equal(kosovo?.footnote, KOSOVO_FOOTNOTE)
    assert.equal(bureaus.filter((bureau) => bureau.footnote !== null).length, 1)
  })

  test('are brought in once, however often, and a date that somebody entered stays', async () => {
    const { owner, app } = world.database
    await owner.query("update bureaus.bureau set member_since = '1923-09-07' where code = 'AUT'")
    await inTransaction(app, (tx) => ensureBureaus(tx))
    const { rows } = await owner.query<{ n: number; since: string }>(
      "select count(*) as n, max(b.member_since) filter (where b.code = 'AUT') as since from bureaus.bureau b",
    )
    assert.deepEqual(rows[0], { n: 212, since: '1923-09-07' })
  })

  test('are members within their dates, both included and as exact as known', () => {
    const palau = knownBureaus().find((bureau) => bureau.code === 'PLW')
    assert.ok(palau)
    const left = { ...palau, memberUntil: '2030-06' }
    const days = ['2022-12-31', '2023-01-01', '2030-06-30', '2030-07-01']
    assert.deepEqual(
      days.map((day) => isMemberOn(left, day)),
      [false, true, true, false],
    )
    assert.ok(!isMemberOn({ ...palau, kind: 'partner', memberSince: null }, '2026-01-01'))
  })

  test('tell others their names, and those of their people and keys', async () => {
    const { system: app } = world.database
    assert.deepEqual(await bureauName(app, 'XKX', 'fr'), { name: 'Kosovo*', footnote: KOSOVO_FOOTNOTE })
    assert.deepEqual(await bureauName(app, 'FRA', 'es'), { name: 'Francia', footnote: null })
    assert.equal(await bureauName(app, 'QQQ', 'en'), null)
    const { body } = await world.call('GET', paths.session, { cookie: await world.demo('esp-head') })
    const nobody = '00000000-0000-0000-0000-000000000000'
    assert.deepEqual([...(await userNames(app, [body.user.id, nobody]))], [[body.user.id, 'Head of Madrid']])
    assert.equal(code('esp'), 'ESP')
  })

  test('let nobody through a door of theirs without a sign-in, whatever the door', async () => {
    const guarded = world.routes.filter(({ method, access }) => access !== 'anyone' && method !== 'HEAD')
    assert.ok(guarded.length >= 14, `${guarded.length} routes seen`)
    for (const { method, url } of guarded) {
      const path = url.replace(':id', '018f0000-0000-7000-8000-000000000000')
      const wish = { method: method as 'GET', url: path }
      const { status, body } = await world.call(wish.method, wish.url)
      assert.deepEqual([status, body.type], [401, 'urn:comity:problem:not_signed_in'], `${method} ${url}`)
    }
  })
})
