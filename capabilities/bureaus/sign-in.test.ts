import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { parseOptions } from '@node-rs/argon2'
import { systemActor } from '../../kernel/actor.ts'
import { BureausWorld, code, ORIGIN, PASSWORD } from '../../test/bureaus-world.ts'
import { ARGON2_OPTIONS, hashPassword, NOBODYS_HASH } from './actions/password-hash.ts'
import { disableUser } from './actions/users.ts'
import { paths } from './contract.ts'
import { sweepSignIn } from './jobs.ts'
import { afterFailure, isLocked, noAttempts, passwordFault } from './sign-in.ts'
import { findUserByName } from './store/users.ts'

describe('the rules of signing in', () => {
  test('five failures within 15 minutes lock for 15 minutes; slower ones never do', () => {
    const start = new Date('2026-03-02T08:00:00Z')
    const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
    const fast = [0, 1, 2, 3, 4].reduce(
      (attempts, minute) => afterFailure(attempts, at(minute)),
      noAttempts(start),
    )
    assert.deepEqual(
      [4, 18, 19].map((minute) => isLocked(fast, at(minute))),
      [true, true, false],
    )
    assert.equal(afterFailure(fast, at(10)), fast)
    assert.equal(afterFailure(fast, at(20)).failures, 1)
    const slow = [0, 4, 8, 12, 16, 20, 24, 28].reduce(
      (held, minute) => afterFailure(held, at(minute)),
      noAttempts(start),
    )
    assert.ok(!isLocked(slow, at(28)))
  })

  test('a password is judged by length and by what is guessed first, not by kinds of characters', () => {
    const faults = [
      ['eleven char', 'password_too_short'],
      ['é'.repeat(6), 'password_too_short'],
      ['seven quiet herons', null],
      ['пять тихих цапель', null],
      ['x1'.repeat(40), 'password_too_plain'],
      ['my Password is long', 'password_too_plain'],
      ['I am j.doe of Paris', 'password_too_plain'],
      ['abcdefgh'.repeat(17), 'password_too_long'],
      ['abcdefgh'.repeat(16), null],
    ] as const
    for (const [password, fault] of faults) assert.equal(passwordFault(password, 'j.doe'), fault, password)
  })

  test('who is unknown costs the same hash as who is known', async () => {
    assert.deepEqual(parseOptions(NOBODYS_HASH), parseOptions(await hashPassword('seven quiet herons')))
    assert.equal(parseOptions(NOBODYS_HASH).memoryCost, ARGON2_OPTIONS.memoryCost)
    assert.ok(NOBODYS_HASH.startsWith('$argon2id$'))
  })
})

describe('signing in by password and code', () => {
  let world: BureausWorld
  let users = 0
  let name = ''
  let handle = ''
  before(async () => {
    world = await BureausWorld.make()
  })
  beforeEach(() => {
    handle = `officer.${++users}`
    name = `${handle}@FRA`
  })
  after(() => world.close())

  const enrol = async () => await world.enrolPassword(await world.invite({ handle }))

  test('an invitation sets it up once, within a day, and then it lets in', async () => {
    const token = await world.invite({ handle, name: 'Jeanne Doe' })
    const read = await world.call('POST', paths.enrolment, { body: { token } })
    assert.deepEqual(
      [read.body.name, read.body.signInName, read.body.bureau.code],
      ['Jeanne Doe', name, 'FRA'],
    )
    const app = await world.enrolPassword(token)
    assert.equal((await world.call('POST', paths.enrolment, { body: { token } })).status, 410)
    world.pass(1)
    const answer = await world.signIn(name.toUpperCase(), PASSWORD, world.code(app))
    assert.equal(answer.status, 200)
    assert.equal(answer.body.user.signedInBy, 'password')
    assert.equal((await world.call('GET', paths.bureaus, { cookie: answer.cookie })).status, 200)
    const late = await world.invite({ handle: `${handle}-late` })
    world.pass(24 * 60)
    const tooLate = await world.call('POST', paths.enrolPassword, {
      body: { token: late, password: PASSWORD },
    })
    assert.deepEqual([tooLate.status, tooLate.body.type], [410, 'urn:comity:problem:invitation_void'])
  })

  test('a password without the app, or a poor one, sets up nothing', async () => {
    const token = await world.invite({ handle })
    const confirm = (digits: string) =>
      world.call('POST', paths.confirmPassword, { body: { token, code: digits } })
    assert.equal((await confirm('123456')).status, 409)
    const poor = await world.call('POST', paths.enrolPassword, { body: { token, password: 'short' } })
    assert.deepEqual([poor.status, poor.body.type], [422, 'urn:comity:problem:password_too_short'])
    await world.call('POST', paths.enrolPassword, { body: { token, password: PASSWORD } })
    assert.equal((await confirm('')).status, 422)
    assert.equal((await world.signIn(name, PASSWORD, '')).status, 401)
    const { rows } = await world.database.owner.query<{ n: number }>(
      `select count(*) as n from bureaus.password p join bureaus.app_user u on u.bureau = p.bureau and u.id = p.user_id
        where u.handle = $1`,
      [handle],
    )
    assert.equal(rows[0]?.n, 0)
  })

  test('password alone, code alone, an unknown name, a lock and a closed account are one answer without a cookie', async () => {
    const app = await enrol()
    world.pass(1)
    const right = world.code(app)
    const answers = [
      await world.signIn(name, PASSWORD, ''),
      await world.signIn(name, PASSWORD, '000000'),
      await world.signIn(name, 'seven quiet storks', right),
      await world.signIn('nobody.known@FRA', PASSWORD, right),
      await world.signIn(`${handle}@ESP`, PASSWORD, right),
      await world.signIn('no name at all', PASSWORD, right),
    ]
    const gone = await findUserByName(world.database.system, { handle, bureau: 'FRA' })
    assert.ok(gone)
    await disableUser(
      world.database.system,
      { ...systemActor, bureau: code('FRA') },
      { id: gone.id, now: world.now },
    )
    answers.push(await world.signIn(name, PASSWORD, right))
    for (const answer of answers) assert.deepEqual(answer, { ...answers[0], status: 401, cookie: null })
    const why = (await world.acts('session.refused')).slice(-7).map((act) => act.detail)
    assert.deepEqual(
      why,
      ['wrong_code', 'wrong_code', 'wrong_password', 'unknown', 'unknown', 'unknown', 'disabled'].map(
        (reason) => ({
          by: 'password',
          why: reason,
        }),
      ),
    )
  })

  test('a code is good once, now or a step beside', async () => {
    const app = await enrol()
    assert.equal((await world.signIn(name, PASSWORD, world.code(app))).status, 401)
    world.pass(2)
    const digits = world.code(app)
    world.pass(0.5)
    assert.equal((await world.signIn(name, PASSWORD, digits)).status, 200)
    assert.equal((await world.signIn(name, PASSWORD, digits)).status, 401)
    assert.deepEqual((await world.acts('session.refused')).at(-1)?.detail, {
      by: 'password',
      why: 'code_used',
    })
    world.pass(2)
    const old = world.code(app)
    world.pass(1)
    assert.equal((await world.signIn(name, PASSWORD, old)).status, 401)
    const now = world.code(app)
    const twice = await Promise.all([world.signIn(name, PASSWORD, now), world.signIn(name, PASSWORD, now)])
    assert.deepEqual(twice.map((answer) => answer.status).sort(), [200, 401])
  })

  test('after five failures the right password is refused for 15 minutes, also when they come at once', async () => {
    const app = await enrol()
    world.pass(1)
    const wrong = await Promise.all([1, 2, 3, 4, 5].map(() => world.signIn(name, 'seven quiet storks', '')))
    assert.deepEqual(
      wrong.map((answer) => answer.status),
      [401, 401, 401, 401, 401],
    )
    const locked = (await world.acts('user.locked')).length
    assert.equal((await world.signIn(name, PASSWORD, world.code(app))).status, 401)
    assert.deepEqual((await world.acts('session.refused')).at(-1)?.detail, { by: 'password', why: 'locked' })
    assert.equal((await world.acts('user.locked')).length, locked)
    world.pass(14.9)
    assert.equal((await world.signIn(name, PASSWORD, world.code(app))).status, 401)
    world.pass(0.1)
    assert.equal((await world.signIn(name, PASSWORD, world.code(app))).status, 200)
    assert.equal(locked, 1)
  })

  test('an address that guesses many names is slowed down, another is not', async () => {
    await world.serve('laptop', ORIGIN)
    const guesses = Array.from({ length: 50 }, (_, index) => world.signIn(`guess.${index}@FRA`, PASSWORD, ''))
    assert.ok((await Promise.all(guesses)).every((answer) => answer.status === 401))
    const slowed = await world.signIn('guess.51@FRA', PASSWORD, '')
    assert.deepEqual([slowed.status, slowed.body.type], [429, 'urn:comity:problem:slow_down'])
    world.pass(15)
    assert.equal((await world.signIn('guess.52@FRA', PASSWORD, '')).status, 401)
    world.pass(15)
    await sweepSignIn(world.database.system, world.now)
    const { rows } = await world.database.owner.query<{ n: number }>(
      'select count(*) as n from bureaus.attempt',
    )
    assert.equal(rows[0]?.n, 0)
  })

  test('what is stored lets nobody in: no password, no secret of the app, no token', async () => {
    const token = await world.invite({ handle })
    const chosen = await world.call('POST', paths.enrolPassword, { body: { token, password: PASSWORD } })
    const { rows } = await world.database.owner.query<{ kept: string }>(
      `select row_to_json(i)::text || encode(i.totp, 'escape') as kept from bureaus.invitation i`,
    )
    const kept = rows.map((row) => row.kept).join()
    assert.ok(kept.includes('$argon2id$'))
    for (const secret of [PASSWORD, chosen.body.secret, token, token.slice(4)])
      assert.ok(!kept.includes(secret))
  })
})
