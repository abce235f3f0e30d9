import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { someThings } from '../../test/things.ts'
import { actsOn, personOf } from '../../test/world.ts'
import { passportZone } from '../../test/zones.ts'
import { EarlierQuestions } from './jobs/earlier-questions.ts'

const start = new Date('2026-03-01T10:00:00Z')
const DAY_MS = 86_400_000
const settings = { clocks: { heldMs: 600_000, otherMs: 3_600_000 }, secret: Buffer.alloc(32, 7) }
const PATH = '/api/v1/standing-checks'

describe('a standing check', () => {
  let world: HitsWorld
  let earlier: EarlierQuestions
  const officer = personOf('PRT', 'officer')

  before(async () => {
    world = await makeHitsWorld(start)
    earlier = new EarlierQuestions({
      system: world.database.system,
      clock: world.now,
      hits: settings,
      say: assert.fail,
    })
    await earlier.settle()
  })
  after(async () => {
    await earlier.stop()
    await world.close()
  })

  const stand = (actor: Actor | null, wish: object) =>
    world.call(actor, 'POST', PATH, {
      purpose: 'wanted',
      reason: 'Case 7/2026',
      lastDay: '2026-04-01',
      ...wish,
    })
  const listed = async (actor: Actor) =>
    (await world.call(actor, 'GET', PATH)).body['standing'] as { id: string }[]

  test('raises a hit for each record that comes while it stands, and none after', async () => {
    const made = await stand(officer, { text: 'นภัสสร วงศ์ทอง' })
    assert.equal(made.status, 200)
    const id = String(made.body['id'])
    await world.addPeople(world.owner, aPerson('s-1', 'นภัสสร วงศ์ทอง'))
    await earlier.settle()
    await earlier.settle()
    const [line, ...more] = await world.queue(officer, 'ours')
    assert.deepEqual(
      [line?.origin, line?.isHeld, line?.asked?.name, more.length],
      ['standing', false, 'นภัสสร วงศ์ทอง', 0],
    )
    assert.deepEqual(await actsOn(world.database, `standing:${id}`), ['standing.added done'])
    const ended = await world.call(officer, 'DELETE', `${PATH}/${id}`)
    assert.deepEqual([ended.status, ended.body['endedAt']], [200, start.toISOString()])
    assert.equal((await world.call(officer, 'DELETE', `${PATH}/${id}`)).status, 200, 'twice is once')
    await world.addPeople(personOf('BEL', 'bureau_head'), aPerson('s-2', 'นภัสสร วงศ์ทอง'))
    await earlier.settle()
    assert.equal((await world.queue(officer, 'ours')).length, 1)
  })

  test('is over after its last day', async () => {
    await stand(officer, { text: 'Gerben Uitterdijk', lastDay: '2026-03-02' })
    world.later(2 * DAY_MS)
    await world.addPeople(personOf('DNK', 'bureau_head'), aPerson('s-3', 'Gerben Uitterdijk'))
    await earlier.settle()
    const names = (await world.queue(officer, 'ours')).map(({ asked }) => asked?.name)
    assert.ok(!names.includes('Gerben Uitterdijk'))
  })

  test('does not meet what its bureau may not see', async () => {
    await stand(officer, { text: 'سلمى بنجلون' })
    await world.addPeople(personOf('ESP', 'bureau_head'), aPerson('s-4', 'سلمى بنجلون'))
    await world.alter('s-4', "share_to = 'owner', audience = '{}'")
    await earlier.settle()
    assert.ok((await world.queue(officer, 'ours')).every(({ asked }) => asked?.name !== 'سلمى بنجلون'))
  })

  test('is the own bureau’s: another neither lists nor ends it, and a colleague at the post does not end it', async () => {
    const made = await stand(officer, { text: 'Wieke Stormezand' })
    const id = String(made.body['id'])
    assert.deepEqual(await listed(personOf('ESP', 'officer')), [])
    assert.ok((await listed(personOf('PRT', 'officer'))).some((one) => one.id === id))
    for (const other of [
      personOf('ESP', 'bureau_head'),
      personOf('PRT', 'officer'),
      personOf('HUB', 'hub_reviewer'),
    ])
      assert.equal((await world.call(other, 'DELETE', `${PATH}/${id}`)).status, 404)
    assert.equal(
      (await world.call(personOf('PRT', 'bureau_operator'), 'DELETE', `${PATH}/${id}`)).status,
      200,
    )
  })

  test('and earlier checks, batches and old rows meet a number in other writing, and none that is only alike', async () => {
    const desk = personOf('PRT', 'bureau_operator')
    const ask = (text: string) =>
      world.call(officer, 'POST', '/api/v1/checks', { text, purpose: 'wanted', mode: 'balanced' })
    await stand(officer, { text: 'VIN: wvwzzz1jz xw386752' })
    for (const text of ['zy 898-9O2 c3', 'ZY898902C4', 'old 774 411 9'])
      assert.equal((await ask(text)).status, 200)
    // As rows were kept before numbers were read as more than their characters.
    await world.database.owner.query(
      "update checks.check set asked = asked - 'number' where asked->>'document' = 'OLD7744119'",
    )
    const batch = { purpose: 'wanted', questions: [{ text: 'BX7654321' }] }
    assert.equal((await world.call(officer, 'POST', '/api/v1/checks/batch', batch)).status, 200)
    const before = (await world.queue(officer, 'ours')).length
    const passport = someThings.travel_document
    const bodies = [
      someThings.vehicle,
      ...['ZY898902C3', 'OLD-7744119', 'BX 7654321'].map((number) => ({ ...passport, number })),
    ]
    for (const [place, body] of bodies.entries()) {
      const wish = { reference: `number-${place}`, purpose: 'wanted', sharing: { to: 'all' }, body }
      assert.equal((await world.call(desk, 'POST', '/api/v1/records', wish)).status, 201)
    }
    await earlier.settle()
    const asked = (await world.queue(officer, 'ours')).map((line) => line.asked?.document)
    assert.equal(asked.length - before, bodies.length)
    for (const number of ['WVWZZZ1JZXW386752', 'ZY8989O2C3', 'OLD7744119', 'BX7654321'])
      assert.ok(asked.includes(number), number)
  })

  test('and an earlier zone meet a later record by the personal number in their optional data', async () => {
    const zoneOf = (optional: string) =>
      passportZone({ issuer: 'SWE', number: 'ZZ9900118', surname: 'QUILLFEATHER', optional })
    await stand(officer, { text: zoneOf('198703142391') })
    const asked = { text: zoneOf('199001011239'), purpose: 'wanted', mode: 'balanced' }
    assert.equal((await world.call(officer, 'POST', '/api/v1/checks', asked)).status, 200)
    const before = (await world.queue(officer, 'ours')).length
    const numbers = [
      ['19870314-2391', 'SWE'],
      ['199001011239', 'SWE'],
      ['199001011239', 'NOR'],
    ] as const
    for (const [place, [number, issuer]] of numbers.entries()) {
      const documents = [{ type: 'national_number', number, issuer, note: null }]
      const body = {
        ...{ kind: 'person', born: [], birthPlaces: [], nationalities: [], sex: 'U', positions: [] },
        names: [{ text: 'Ottokar Vandermeulen', script: 'Latn', type: 'primary', parts: null }],
        ...{ addresses: [], documents, programmes: [], remarks: null },
      }
      const wish = { reference: `zone-${place}`, purpose: 'wanted', sharing: { to: 'all' }, body }
      const added = await world.call(world.desk, 'POST', '/api/v1/records', wish)
      assert.equal(added.status, 201, JSON.stringify(added.body))
    }
    await earlier.settle()
    assert.equal((await world.queue(officer, 'ours')).length - before, 2)
  })

  test('needs a question, a purpose, a reason and a day within a year', async () => {
    const refused = async (wish: object) => (await stand(officer, { text: 'Aruna Velkamp', ...wish })).status
    assert.deepEqual(
      [
        await refused({ text: ' ' }),
        await refused({ purpose: undefined }),
        await refused({ lastDay: '2026-02-28' }),
        await refused({ lastDay: '2028-01-01' }),
        await refused({ reason: ' ' }),
        await refused({ lastDay: 'soon' }),
      ],
      [422, 422, 422, 422, 400, 400],
    )
    assert.equal((await stand(null, { text: 'Aruna Velkamp' })).status, 401)
    assert.equal((await stand(personOf('PRT', 'auditor'), { text: 'Aruna Velkamp' })).status, 403)
  })
})
