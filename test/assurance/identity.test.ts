import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { secondPersonOf } from '../../capabilities/approvals/actions/ask.ts'
import { approve } from '../../capabilities/approvals/actions/decide.ts'
import type { ApprovalId } from '../../capabilities/approvals/approval.ts'
import { signInWithPasskey } from '../../capabilities/bureaus/actions/sign-in.ts'
import { paths } from '../../capabilities/bureaus/contract.ts'
import { makeAuthenticate } from '../../capabilities/bureaus/routes/authenticate.ts'
import { consumeTotpStep } from '../../capabilities/bureaus/store/passwords.ts'
import { findUserByName } from '../../capabilities/bureaus/store/users.ts'
import type { User } from '../../capabilities/bureaus/user.ts'
import { type Actor, type Role, roles } from '../../kernel/actor.ts'
import { BureausWorld, ORIGIN, PASSWORD } from '../bureaus-world.ts'
import { makeWorld, personOf, type TestRoute, type World } from '../world.ts'

const NOBODY = '0198c5a0-0000-7000-8000-000000000000'
/** Every path of a route, with something that is not there. */
const placed = (url: string) => url.replace(/:code\b/g, 'FRA').replace(/:\w+/g, NOBODY)

async function userOf(world: BureausWorld, handle: string): Promise<User> {
  const user = await findUserByName(world.database.system, { handle, bureau: 'FRA' })
  if (user === null) throw new Error(`nobody is called ${handle}`)
  return user
}

describe('I-1 no half proof lets anybody in', () => {
  let bureaus: BureausWorld
  let world: World
  before(async () => {
    bureaus = await BureausWorld.make('bureau')
    const real = { shape: 'bureau', origin: ORIGIN, clock: () => bureaus.now } as const
    world = await makeWorld(() => bureaus.now, {
      authenticating: () => makeAuthenticate({ ...real, db: bureaus.database.system }),
    })
  })
  after(async () => {
    await world.close()
    await bureaus.close()
  })

  /** Everything that somebody holds who has shown one factor and not the other. */
  const halfProofs = async (): Promise<string[]> => {
    const token = await bureaus.invite({
      handle: 'half',
      roles: roles.filter((role) => role !== 'hub_reviewer' && role !== 'commission'),
    })
    const held = [token, PASSWORD]
    const chosen = await bureaus.call('POST', paths.enrolPassword, { body: { token, password: PASSWORD } })
    held.push(chosen.body.secret)
    const passwordAlone = await bureaus.signIn('half@FRA', PASSWORD, '')
    assert.deepEqual([passwordAlone.status, passwordAlone.cookie], [401, null])
    const second = await bureaus.invite({ handle: 'half.too' })
    const app = await bureaus.enrolPassword(second)
    bureaus.pass(1)
    const codeAlone = await bureaus.signIn('half.too@FRA', 'another long phrase', bureaus.code(app))
    assert.deepEqual([codeAlone.status, codeAlone.cookie], [401, null])
    const withoutCode = await bureaus.signIn('half.too@FRA', PASSWORD, '000000')
    assert.deepEqual([withoutCode.status, withoutCode.cookie], [401, null])
    const begun = await bureaus.call('POST', paths.passkeySignInOptions)
    return [...held, second, bureaus.code(app), begun.body.ceremony, `FRA.${'A'.repeat(43)}`]
  }

  /** The status for somebody who shows `proof` as a cookie and as a key. */
  const shown = async ({ method, url }: TestRoute, proof: string): Promise<readonly number[]> => {
    const ways = [
      { cookie: `comity_session=${encodeURIComponent(proof)}` },
      { authorization: `Bearer ${proof}` },
    ]
    const sent = ways.map(async (way) => {
      const headers = { ...way, 'x-comity-csrf': '1' }
      const body = method === 'GET' ? {} : { payload: {} }
      return (await world.server.inject({ method, url: placed(url), headers, ...body })).statusCode
    })
    return await Promise.all(sent)
  }

  test('crawled with all that a password, a code or a link alone can give: 0 routes give data', async () => {
    const proofs = await halfProofs()
    const closed = world.routes.filter(({ access }) => access !== 'anyone')
    let tries = 0
    for (const route of closed) {
      const statuses = (await Promise.all(proofs.map((proof) => shown(route, proof)))).flat()
      assert.deepEqual([...new Set(statuses)], [401], `${route.method} ${route.url}`)
      tries += statuses.length
    }
    assert.ok(tries > 500, `only ${tries} tries`)
  })

  test('the routes open to anyone are signing in, setting it up, and health: none gives police data', () => {
    const open = world.routes.filter(({ access }) => access === 'anyone').map(({ url }) => url)
    const strangers = open.filter(
      (url) => !/^\/api\/v1\/(?:session|enrolment|health$|openapi\.json$)/.test(url),
    )
    // What a person applies with to the commission, and what other servers check, are named here one by one.
    assert.deepEqual(
      strangers.filter((url) => !OPEN_BY_DESIGN.test(url)),
      [],
    )
  })
})

/** The public part of the journal: signed checkpoints hold hashes alone, so that others can prove and cosign. */
const OPEN_BY_DESIGN = /^\/api\/v1\/journal\/(?:checkpoint|tiles|key|witness|proof)/

/** The routes that want a fresh passkey, and the roles that may call them. */
function guardedOf(world: World): { route: TestRoute; held: readonly Role[] }[] {
  return world.routes.flatMap((route) =>
    typeof route.access !== 'string' && route.access.needs?.includes('step_up') === true
      ? [{ route, held: route.access.roles }]
      : [],
  )
}

describe('I-2 guarded acts want what cannot be phished', () => {
  let world: World
  const now = new Date('2026-03-01T10:00:00Z')
  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  const tryAs = async (actor: Actor, { method, url }: TestRoute) => {
    const { status, body } = await world.call(actor, method, placed(url), method === 'GET' ? undefined : {})
    return `${status} ${String(body['type']).replace('urn:comity:problem:', '')}`
  }

  test('a session by password and code tries every guarded act as everybody who may: all refused', async () => {
    let tried = 0
    for (const { route, held } of guardedOf(world)) {
      for (const role of held) {
        const typed: Actor = { ...personOf('HUB', role), proof: { method: 'password', at: now } }
        assert.equal(await tryAs(typed, route), '403 step_up_needed', `${role} ${route.method} ${route.url}`)
        tried++
      }
    }
    assert.ok(tried >= 20, `only ${tried} acts tried`)
  })

  test('nor does a key, whatever it may, nor a passkey of five minutes ago', async () => {
    const key: Actor = { ...personOf('HUB'), kind: 'program', proof: { method: 'key', at: now } }
    const fiveAgo = { method: 'passkey', at: new Date(now.getTime() - 300_000) } as const
    for (const { route, held } of guardedOf(world)) {
      assert.match(
        await tryAs(key, route),
        /^403 (?:step_up_needed|not_allowed)$/,
        `${route.method} ${route.url}`,
      )
      const stale: Actor = { ...personOf('HUB', ...held), proof: fiveAgo }
      assert.equal(await tryAs(stale, route), '403 step_up_needed', `${route.method} ${route.url}`)
    }
  })

  test('the guarded acts are those that let people in, widen, export, suspend or approve', () => {
    const guarded = new Set(guardedOf(world).map(({ route }) => `${route.method} ${route.url}`))
    for (const route of MUST_BE_GUARDED) assert.ok(guarded.has(route), `${route} is not guarded`)
  })
})

const MUST_BE_GUARDED = [
  'POST /api/v1/users',
  'PATCH /api/v1/users/:id',
  'PUT /api/v1/users/:id/roles',
  'POST /api/v1/users/:id/disable',
  'POST /api/v1/users/:id/invitation',
  'POST /api/v1/keys',
  'DELETE /api/v1/keys/:id',
  'POST /api/v1/account/passkeys',
  'POST /api/v1/account/passkeys/options',
  'DELETE /api/v1/account/passkeys/:id',
  'PUT /api/v1/bureaus/:code/state',
  'POST /api/v1/approvals/:id/approve',
  'GET /api/v1/records/export',
]

describe('I-3 who guesses is locked out and learns nothing', () => {
  let world: BureausWorld
  before(async () => {
    world = await BureausWorld.make('bureau')
  })
  after(() => world.close())

  test('after five failures the right password is refused for 15 minutes', async () => {
    const app = await world.enrolPassword(await world.invite({ handle: 'locked' }))
    world.pass(1)
    for (let failure = 0; failure < 5; failure++)
      assert.equal((await world.signIn('locked@FRA', 'a wrong long phrase', '')).status, 401)
    assert.equal((await world.signIn('locked@FRA', PASSWORD, world.code(app))).status, 401)
    world.pass(14)
    assert.equal((await world.signIn('locked@FRA', PASSWORD, world.code(app))).status, 401)
    world.pass(2)
    assert.equal((await world.signIn('locked@FRA', PASSWORD, world.code(app))).status, 200)
  })

  /** Of this process, its threads included: waiting for a busy machine does not count. */
  const workOf = async (signInName: string): Promise<{ micros: number; answer: string }> => {
    const before = process.cpuUsage()
    const { status, body, cookieLine } = await world.signIn(signInName, 'a wrong long phrase', '123456')
    const { user } = process.cpuUsage(before)
    return { micros: user, answer: JSON.stringify([status, body, cookieLine]) }
  }

  test('an unknown name gets the same answer after the same work', async () => {
    const tries = 9
    const known = await Promise.all(
      Array.from({ length: tries }, async (_, place) => {
        await world.enrolPassword(await world.invite({ handle: `known.${place}` }))
        return `known.${place}@FRA`
      }),
    )
    const median = async (names: readonly string[]) => {
      const works: { micros: number; answer: string }[] = []
      for (const name of names) works.push(await workOf(name))
      assert.equal(new Set(works.map(({ answer }) => answer)).size, 1)
      const sorted = works.map(({ micros }) => micros).toSorted((a, b) => a - b)
      return { micros: sorted[Math.floor(tries / 2)] ?? 0, answer: works[0]?.answer }
    }
    const ofKnown = await median(known)
    const ofUnknown = await median(known.map((name) => `nobody.${name}`))
    assert.equal(ofUnknown.answer, ofKnown.answer)
    // A name that is not hashed for costs a twentieth: half is far from chance on any machine.
    const ratio = ofUnknown.micros / ofKnown.micros
    assert.ok(
      ratio > 0.5 && ratio < 2,
      `an unknown name takes ${ratio.toFixed(2)} of the work of a known one`,
    )
  })
})

describe('I-6 nothing captured serves twice', () => {
  let world: BureausWorld
  before(async () => {
    world = await BureausWorld.make('bureau')
  })
  after(() => world.close())

  /** Several at a time, as one who replays would. */
  const replay = async (times: number, one: () => Promise<boolean>): Promise<number> => {
    let [left, accepted] = [times, 0]
    const lane = async () => {
      while (left-- > 0) if (await one()) accepted++
    }
    await Promise.all(Array.from({ length: 6 }, lane))
    return accepted
  }

  test('an assertion, a code and an approval, 10,000 times: 0 accepted', async () => {
    const { system: db } = world.database
    const passkey = await world.enrolPasskey(await world.invite({ handle: 'captured' }))
    const { body } = await world.call('POST', paths.passkeySignInOptions)
    const response = passkey.get(body.options)
    const sent = { ceremony: body.ceremony, response }
    const used = await world.call('POST', paths.passkeySignIn, { body: sent })
    assert.equal(used.status, 200)
    const assertion = { ceremony: body.ceremony, response } as Parameters<
      typeof signInWithPasskey
    >[1]['assertion']
    const rp = { id: new URL(ORIGIN).hostname, origin: ORIGIN }
    const browser = { cookie: null, name: '' }
    // Past the limit for one address, which alone would stop it.
    const assertions = await replay(
      700,
      async () => (await signInWithPasskey(db, { assertion, rp, browser }, world.now)).ok,
    )

    const totp = await world.enrolPassword(await world.invite({ handle: 'coded' }))
    world.pass(1)
    const digits = world.code(totp)
    assert.equal((await world.signIn('coded@FRA', PASSWORD, digits)).status, 200)
    for (let count = 0; count < 4; count++)
      assert.equal((await world.signIn('coded@FRA', PASSWORD, digits)).status, 401)
    const coded = await userOf(world, 'coded')
    const step = Math.floor(world.now.getTime() / 30_000)
    const codes = await replay(8_800, () => consumeTotpStep(db, coded, step))

    const [asker, second] = [personOf('FRA', 'bureau_head'), personOf('FRA', 'bureau_head')]
    const guard = secondPersonOf(db)
    const request = {
      method: 'PUT',
      route: '/r',
      url: '/r',
      ifMatch: null,
      body: null,
      roles: ['bureau_head'],
    } as const
    const { id } = await guard.ask(asker, request, world.now)
    assert.ok((await approve(db, second, { id: id as ApprovalId, now: world.now })).ok)
    assert.equal(await guard.use(asker, request, { id, now: world.now }), true)
    const approvals = await replay(500, () => guard.use(asker, request, { id, now: world.now }))
    assert.deepEqual({ assertions, codes, approvals }, { assertions: 0, codes: 0, approvals: 0 })
  })

  test('an approval used by many at once is used by one', async () => {
    const [asker, second] = [personOf('FRA', 'bureau_head'), personOf('FRA', 'bureau_head')]
    const guard = secondPersonOf(world.database.system)
    const request = {
      method: 'PUT',
      route: '/r',
      url: '/r',
      ifMatch: null,
      body: null,
      roles: ['bureau_head'],
    } as const
    const { id } = await guard.ask(asker, request, world.now)
    await approve(world.database.system, second, { id: id as ApprovalId, now: world.now })
    const tries = Array.from({ length: 20 }, () => guard.use(asker, request, { id, now: world.now }))
    assert.equal((await Promise.all(tries)).filter(Boolean).length, 1)
  })
})
