import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../../test/hits-world.ts'
import { someThings } from '../../../test/things.ts'
import { personOf } from '../../../test/world.ts'
import { AskedKeys } from './asked-keys.ts'
import { type Bounds, EarlierQuestions, usualBounds } from './earlier-questions.ts'

const start = new Date('2026-03-01T10:00:00Z')
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const hits = { clocks: { heldMs: 600_000, otherMs: 3_600_000 }, secret: Buffer.alloc(32, 7) }
/** So few that whatever is older is found by its number or not at all. */
const narrow: Bounds = { ...usualBounds, checks: 10, tail: 10, lines: 10 }

describe('a number or a name that was asked long ago', () => {
  let world: HitsWorld
  let keys: AskedKeys
  let earlier: EarlierQuestions
  let said: string[]
  const officer = personOf('PRT', 'officer')

  const restart = (bounds: Bounds = narrow) => {
    const { system } = world.database
    keys = new AskedKeys({ system, clock: world.now, secret: hits.secret })
    said = []
    const say = (line: string) => said.push(line)
    earlier = new EarlierQuestions({ system, clock: world.now, hits, say }, bounds)
  }
  /** Time goes by, and the job does its rounds. */
  const follow = async () => {
    world.later(MINUTE_MS)
    await world.keeper.settle()
    while ((await keys.pass()) > 0);
  }
  const ask = (text: string, purpose = 'wanted') => world.ask(officer, { text, purpose })
  const askOthers = async (count: number) => {
    for (let other = 0; other < count; other++) await ask(`QX${5_000_000 + other}`)
  }
  const batch = async (...questions: readonly string[]) => {
    const body = { purpose: 'border', questions }
    assert.equal((await world.call(officer, 'POST', '/api/v1/checks/batch', body)).status, 200)
  }
  const report = async (number: string) => {
    const body = { ...someThings.travel_document, number }
    const wish = { reference: `late-${number}`, purpose: 'wanted', sharing: { to: 'all' }, body }
    const desk = personOf('PRT', 'bureau_operator')
    const added = await world.call(desk, 'POST', '/api/v1/records', wish)
    assert.equal(added.status, 201, JSON.stringify(added.body))
    await earlier.settle()
  }
  const found = async (number: string) =>
    (await world.queue(officer, 'ours')).filter(({ asked }) => asked?.document === number)
  const rows = async (where = 'true') => {
    const { rows: counted } = await world.database.owner.query<{ count: number }>(
      `select count(*) as count from checks.asked_key k where ${where}`,
    )
    return counted[0]?.count ?? 0
  }

  before(async () => {
    world = await makeHitsWorld(start)
    restart()
    await earlier.settle()
  })
  beforeEach(() => restart())
  after(() => world.close())

  test('meets the record that comes now, once, after hundreds of other checks and a restart', async () => {
    await ask('ab 1234-567')
    await ask('ab 1234-567')
    await follow()
    await askOthers(300)
    await follow()
    restart()
    await report('AB1234567')
    const [hit, ...more] = await found('AB1234567')
    assert.deepEqual([hit?.origin, hit?.times, more, said], ['retro', 1, [], []])
    await world.database.owner.query(
      "insert into outbox.event (topic, subject, at) select 'records.changed', r.id, now() from records.record r",
    )
    await earlier.settle()
    assert.equal((await found('AB1234567'))[0]?.times, 1, 'nor when the record is told of again')
  })

  test('beside a name meets it as well', async () => {
    await ask('Casper Oudekerk CD2345678')
    await follow()
    await askOthers(20)
    await follow()
    await report('CD2345678')
    assert.equal((await found('CD2345678')).length, 1)
  })

  test('on a line of a batch becomes a check of its own with its hit, once', async () => {
    await batch('EF3456789', 'EF3456780')
    await batch('EF3456789')
    await follow()
    for (let other = 0; other < 25; other++) await batch(`QY${6_000_000 + other}`)
    await follow()
    restart()
    await report('EF3456789')
    const [hit, ...more] = await found('EF3456789')
    assert.deepEqual([hit?.origin, more, said], ['retro', [], []])
    const { checkId } = await world.view(officer, hit?.id ?? '')
    const check = await world.call(officer, 'GET', `/api/v1/checks/${checkId}`)
    assert.deepEqual([check.status, check.body['outcome']], [200, 'no_hit'])
  })

  test('is not asked again when its purpose was over at once, nor when its check was erased', async () => {
    await ask('GH4567890', 'threat_analysis')
    await ask('GH4567891')
    await follow()
    await askOthers(20)
    await follow()
    await world.database.owner.query("delete from checks.check c where c.asked->>'document' = 'GH4567891'")
    await report('GH4567890')
    await report('GH4567891')
    assert.deepEqual([await found('GH4567890'), await found('GH4567891')], [[], []])
  })

  test('is not written down where it is a card, whether of a check or of a line', async () => {
    const before = await rows()
    await ask('5555 5555 5555 4444')
    await batch('5555555555554444')
    await follow()
    assert.deepEqual([await rows(), (await rows('k.place is not null')) > 0], [before, true])
  })

  test('is not passed over while its check is still being written', async () => {
    const client = await world.database.owner.pool.connect()
    await client.query('begin')
    await ask('IJ5678901')
    await client.query(
      "create temporary table copied as select * from checks.check c where c.asked->>'document' = 'IJ5678901'",
    )
    await world.database.owner.query("delete from checks.check c where c.asked->>'document' = 'IJ5678901'")
    await client.query('insert into checks.check select * from copied')
    world.later(MINUTE_MS)
    await ask('IJ5678902')
    await follow()
    await client.query('drop table copied')
    await client.query('commit')
    client.release()
    await follow()
    await askOthers(20)
    await follow()
    await report('IJ5678901')
    assert.equal((await found('IJ5678901')).length, 1)
  })

  test('is held against a record as far as nobody wrote it down yet, and what is too much is said', async () => {
    await follow()
    await ask('KL6789012')
    await askOthers(20)
    restart({ ...narrow, tail: 100 })
    await report('KL6789012')
    assert.deepEqual([(await found('KL6789012')).length, said], [1, []])
    await ask('KL6789013')
    await askOthers(20)
    restart()
    await report('KL6789013')
    assert.deepEqual(await found('KL6789013'), [])
    assert.match(said.join(), /^Checks of 2026-.* were not held against 1 new records: there are too many$/)
    await world.keeper.settle()
    for (let other = 0; other < 25; other++) await batch(`QZ${7_000_000 + other}`)
    await report('KL6789014')
    assert.match(said.at(-1) ?? '', /^Batches of 2026-/)
  })

  test('more often than is asked again: the newest are, and the others are counted', async () => {
    for (const bureau of ['ESP', 'FRA', 'ITA'])
      await world.ask(personOf(bureau, 'officer'), { text: 'MN7890123' })
    await follow()
    await askOthers(20)
    await follow()
    restart({ ...narrow, past: { ofKey: 2, together: 5000 } })
    await report('MN7890123')
    const asked = await Promise.all(
      ['ESP', 'FRA', 'ITA'].map((bureau) => world.queue(personOf(bureau, 'officer'), 'ours')),
    )
    assert.deepEqual(
      asked.map((queue) => queue.length),
      [0, 1, 1],
    )
    assert.match(said.join(), /^1 earlier question/)
  })

  test('is forgotten as a whole when the window has left it behind', async () => {
    await ask('OP8901234')
    await follow()
    world.later(31 * DAY_MS)
    await askOthers(20)
    await follow()
    await report('OP8901234')
    assert.deepEqual(await found('OP8901234'), [])
    const kept = await rows()
    for (let days = 0; days < 40; days += 4) {
      world.later(4 * DAY_MS)
      await follow()
    }
    assert.ok(kept > 0)
    assert.equal(await rows(), 0)
  })

  /** What is left out of a list that comes again is taken from it. */
  const listed: object[] = []
  const list = async (...names: readonly string[]) => {
    listed.push(...names.map((name, at) => aPerson(`late-${listed.length + at}`, name)))
    await world.addPeople(world.owner, ...listed)
    await earlier.settle()
  }
  const foundName = async (name: string, asker = officer) =>
    (await world.queue(asker, 'ours')).filter(({ asked }) => asked?.name === name)

  test('and a name meet a later record each: the name in another order and script, once', async () => {
    await ask('Zwaantje Holterman')
    await ask('Юрий Тарасовченко')
    await ask('Zwaantje Anderling')
    await ask('Zwaantje Vanishing', 'threat_analysis')
    await follow()
    await askOthers(20)
    await follow()
    restart()
    await list('HOLTERMAN, Zwaantje', 'Yuriy Tarasovchenko', 'Zwaantje Vanishing')
    const counts = await Promise.all(
      ['Zwaantje Holterman', 'Юрий Тарасовченко', 'Zwaantje Anderling', 'Zwaantje Vanishing'].map(
        async (name) => (await foundName(name)).length,
      ),
    )
    assert.deepEqual([counts, said], [[1, 1, 0, 0], []])
    const [hit] = await foundName('Zwaantje Holterman')
    assert.deepEqual([hit?.origin, hit?.times], ['retro', 1])
  })

  test('of a name, too: newer questions are asked again, others are counted', async () => {
    for (const bureau of ['ESP', 'FRA', 'ITA'])
      await world.ask(personOf(bureau, 'officer'), { text: 'Wilhelmina Stoutjesdijk', purpose: 'wanted' })
    await follow()
    await askOthers(20)
    await follow()
    restart({ ...narrow, past: { ofKey: 2, together: 5000 } })
    await list('Wilhelmina Stoutjesdijk')
    const asked = await Promise.all(
      ['ESP', 'FRA', 'ITA'].map((bureau) =>
        foundName('Wilhelmina Stoutjesdijk', personOf(bureau, 'officer')),
      ),
    )
    assert.deepEqual(
      asked.map((queue) => queue.length),
      [0, 1, 1],
    )
    assert.match(said.join(), /earlier questions? for names of 1 new records/)
  })
})
