import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { makeManyHits } from '../../test/many-hits.ts'
import { personOf } from '../../test/world.ts'
import { type CheckSource, checkSources } from './check.ts'
import type { FiguresView, StatisticsView } from './contract/statistics.ts'
import { kindOfSearch, statisticKeys } from './statistics.ts'

const start = new Date('2026-03-10T10:00:00Z')
const PERIOD = 'from=2026-02-20&to=2026-03-10'
const bureaus = ['NLD', 'PRT', 'BRA', 'KEN', 'JPN', 'FJI']

/** Every number of a row that can be added up, null where it does not apply. */
function numbersOf({ records, searches, hits, verdicts, late, response }: FiguresView) {
  return { records, searches, hits, ...verdicts, late, withinClock: response.withinClock }
}

function sumOf(rows: readonly FiguresView[], like: FiguresView) {
  const sums = numbersOf(like)
  return Object.fromEntries(
    Object.entries(sums).map(([name, total]) => [
      name,
      total === null ? null : rows.reduce((sum, row) => sum + Number(Object(numbersOf(row))[name]), 0),
    ]),
  )
}

describe('statistics', () => {
  let world: HitsWorld
  const reviewer = { ...personOf('HUB', 'hub_reviewer'), clearance: 'confidential' } as const
  const read = async (actor: Actor, by: string, period = PERIOD) =>
    (await world.call(actor, 'GET', `/api/v1/statistics?by=${by}&${period}`))
      .body as unknown as StatisticsView
  const one = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
    const { rows } = await world.database.owner.query<{ count: number }>(sql, values)
    return rows[0]?.count ?? -1
  }

  before(async () => {
    world = await makeHitsWorld(start)
    for (const bureau of bureaus)
      await world.addPeople(personOf(bureau, 'bureau_head'), aPerson(`r-${bureau}`, `Somebody ${bureau}`))
    for (const bureau of bureaus)
      await world.ask(personOf(bureau, 'officer'), { text: `Nobody Of ${bureau}` })
    await makeManyHits(world.database.system, { count: 600, seed: 11, bureaus, moved: 0.7, now: start })
  })
  after(() => world.close())

  test('of every breakdown add up to the same totals, for every bureau and the hub, to the last hit', async () => {
    for (const actor of [...bureaus.map((bureau) => personOf(bureau, 'bureau_head')), reviewer]) {
      const views = await Promise.all(statisticKeys.map((by) => read(actor, by)))
      for (const { by, rows, totals } of views) {
        assert.deepEqual(sumOf(rows, totals), numbersOf(totals), `${actor.bureau} by ${by}`)
        assert.equal(totals.hits, views[0]?.totals.hits, `${actor.bureau} by ${by}`)
        const byDay = views.at(-1)?.totals
        assert.equal(totals.records ?? byDay?.records, byDay?.records, `${actor.bureau} by ${by}`)
        assert.equal(totals.searches ?? byDay?.searches, byDay?.searches, `${actor.bureau} by ${by}`)
        const { confirmed, not_identical, record_obsolete, unsure, none } = totals.verdicts
        assert.equal(confirmed + not_identical + record_obsolete + unsure + none, totals.hits)
      }
    }
  })

  test('count exactly the rows of the own bureau on either side', async () => {
    const mine = await read(personOf('NLD', 'bureau_head'), 'period')
    const rows = await one(
      "select count(*) from hits.hit h where h.owner = 'NLD' or (h.asker = 'NLD' and h.origin <> 'restricted' and h.level <> 'confidential')",
    )
    assert.deepEqual([mine.scope, mine.totals.hits], ['own', rows])
    assert.equal(
      mine.totals.searches,
      await one("select count(*) from checks.check c where c.bureau = 'NLD'"),
    )
    assert.equal(mine.totals.records, 1)
  })

  test('by kind tell what records and hits are about, and what searches could be answered by', async () => {
    const [officer, head] = [personOf('KEN', 'officer'), personOf('KEN', 'bureau_head')]
    const before = await read(head, 'kind')
    await world.ask(officer, { text: 'VIN: 1HGCM82633A004352' })
    await world.ask(officer, { text: 'Nobody Here 1984' })
    await world.ask(officer, { text: 'X1234567' })
    const { rows, totals } = await read(head, 'kind')
    const searches = (key: string, { rows: all }: StatisticsView) =>
      all.find((row) => row.key === key)?.searches ?? 0
    const more = (key: string) => searches(key, { ...before, rows }) - searches(key, before)
    assert.deepEqual(['vehicle', 'person', 'several'].map(more), [1, 1, 1])
    assert.equal(totals.searches, Number(before.totals.searches) + 3)
    const counted = await world.database.owner.query<{ kind: string; count: number }>(
      `select h.record_kind as kind, count(*) as count from hits.hit h
        where h.owner = 'KEN' or (h.asker = 'KEN' and h.origin <> 'restricted' and h.level <> 'confidential')
        group by 1 order by 1`,
    )
    assert.deepEqual(
      rows.filter(({ hits }) => hits > 0).map(({ key, hits }) => ({ kind: key, count: hits })),
      counted.rows,
    )
    assert.deepEqual(
      rows.filter(({ records }) => records !== 0).map(({ key, records }) => [key, records]),
      [['person', 1]],
    )
  })

  test('never count a hit that the asker must not know of, nor for the hub a record that it may not know of', async () => {
    const before = await Promise.all(statisticKeys.map((by) => read(personOf('PRT', 'bureau_head'), by)))
    const hub = await Promise.all(statisticKeys.map((by) => read(reviewer, by)))
    const secret = { count: 40, seed: 12, bureaus: ['ESP'], moved: 0, now: start }
    const made = await makeManyHits(world.database.system, secret)
    await world.database.owner.query(
      "update hits.hit h set asker = 'PRT', hub_may_see = false, origin = 'restricted', state = 'raised', asker_due_at = null where h.id = any($1)",
      [made.map(({ id }) => id)],
    )
    assert.deepEqual(
      await Promise.all(statisticKeys.map((by) => read(personOf('PRT', 'bureau_head'), by))),
      before,
    )
    assert.deepEqual(await Promise.all(statisticKeys.map((by) => read(reviewer, by))), hub)
    assert.equal((await read(personOf('ESP', 'bureau_head'), 'asker')).totals.hits, 40)
  })

  test('tell median and ninth decile of the answers, and how many came in time', async () => {
    const all = await read(reviewer, 'owner')
    const { rows } = await world.database.owner.query<{ ms: number; in_time: boolean }>(
      `select extract(epoch from h.verdict_at - h.raised_at)::double precision * 1000 as ms, h.verdict_at <= h.due_at as in_time
         from hits.hit h where h.hub_may_see and h.verdict is not null order by 1`,
    )
    const middle = (rows.length - 1) / 2
    const median = ((rows[Math.floor(middle)]?.ms ?? 0) + (rows[Math.ceil(middle)]?.ms ?? 0)) / 2
    assert.equal(all.totals.response.medianMs, Math.round(median))
    assert.equal(all.totals.response.withinClock, rows.filter((row) => row.in_time).length)
  })

  test('add up while hits are being raised and decided', async () => {
    const raising = makeManyHits(world.database.system, {
      count: 3000,
      seed: 13,
      bureaus,
      moved: 0.3,
      now: start,
    })
    for (let time = 0; time < 10; time++) {
      const { rows, totals } = await read(reviewer, 'asker')
      assert.deepEqual(sumOf(rows, totals), numbersOf(totals))
    }
    await raising
  })

  test('are of a period that can be, and leave an act', async () => {
    const head = personOf('NLD', 'bureau_head')
    const status = async (period: string) =>
      (await world.call(head, 'GET', `/api/v1/statistics?by=owner&${period}`)).status
    assert.deepEqual(
      [
        await status('from=2026-03-02&to=2026-03-01'),
        await status('from=2024-01-01&to=2026-03-01'),
        await status('from=soon'),
      ],
      [422, 422, 400],
    )
    const empty = await read(head, 'owner', 'from=2020-01-01&to=2020-01-31')
    assert.deepEqual([empty.rows, empty.totals.hits, empty.totals.response.medianMs], [[], 0, null])
    const acts = await one(
      "select count(*) from journal.act a where a.act = 'statistics.read' and a.actor_id = $1",
      [head.id],
    )
    assert.equal(acts, 3, 'what cannot be read leaves another act')
  })
})

describe('the kind of a search', () => {
  const kindOf = (...asked: readonly CheckSource[]) =>
    kindOfSearch(
      checkSources.map((source) => ({ source, state: asked.includes(source) ? 'no_hit' : 'not_asked' })),
    )
  test('is that of the records that alone could answer it', () => {
    assert.deepEqual(
      [kindOf('persons'), kindOf('vehicles'), kindOf('travel_documents'), kindOf('communications')],
      ['person', 'vehicle', 'travel_document', 'communication'],
    )
  })
  test('is none where records of several kinds could, or nothing was asked', () => {
    assert.deepEqual(
      [kindOf('persons', 'vessels'), kindOf('documents'), kindOf('accounts'), kindOf('objects'), kindOf()],
      ['several', 'several', 'several', 'several', 'several'],
    )
  })
  test('is what was asked, whether it could be answered or not', () => {
    const sources = [
      { source: 'firearms', state: 'not_answered' },
      { source: 'persons', state: 'not_asked' },
    ] as const
    assert.equal(kindOfSearch(sources), 'firearm')
  })
})
