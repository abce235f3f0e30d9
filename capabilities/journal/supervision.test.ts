import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Act, record } from '../../infra/journal.ts'
import { newId } from '../../kernel/id.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { eraseOld, openWeeks } from './jobs.ts'

const monday = new Date('2026-03-09T00:30:00Z')
const DAY_MS = 86_400_000

describe('supervising the journal', () => {
  let world: World
  let now = new Date('2026-03-03T10:00:00Z')
  const auditor = personOf('FRA', 'auditor')
  const hub = personOf('HUB', 'auditor')
  const officer = personOf('FRA', 'officer')
  const acting = (wish: Partial<Act>): Act => ({
    ...{ actor: officer, act: 'record.read', outcome: 'done', subject: 'record:1', detail: null, at: now },
    ...wish,
  })

  before(async () => {
    world = await makeWorld(() => now)
  })
  after(() => world.close())

  test('is for auditors alone', async () => {
    for (const path of ['reviews', 'anomalies', 'holds', `${newId(now)}/proof`])
      assert.equal((await world.call(officer, 'GET', `/api/v1/journal/${path}`)).status, 403, path)
    for (const path of ['reviews/2026-03-02/sign', 'holds', `holds/${newId(now)}/release`])
      assert.equal((await world.call(officer, 'POST', `/api/v1/journal/${path}`, {})).status, 403, path)
  })

  test('tells everybody how old the proof is, and auditors alone how much is done', async () => {
    const stateOf = async (who: typeof auditor) =>
      (await world.call(who, 'GET', '/api/v1/journal/state')).body
    const [seen, shown] = [await stateOf(auditor), await stateOf(officer)]
    assert.ok(typeof seen['entries'] === 'number')
    assert.deepEqual([shown['level'], shown['entries'], shown['reviewsOpen']], ['fresh', null, 0])
  })

  describe('week by week', () => {
    const reviewsOf = async (who = auditor) =>
      (await world.call(who, 'GET', '/api/v1/journal/reviews')).body['reviews'] as Record<string, unknown>[]
    const reviewsOpen = async () =>
      (await world.call(auditor, 'GET', '/api/v1/journal/state')).body['reviewsOpen']
    const sign = async (week: string, finding: string) =>
      (await world.call(auditor, 'POST', `/api/v1/journal/reviews/${week}/sign`, { finding })).status

    test('a week that is over waits for the auditor of each bureau that acted in it, once', async () => {
      await record(world.db, acting({}))
      now = monday
      await openWeeks(world.database.system, now)
      await openWeeks(world.database.system, now)
      const [review, ...more] = await reviewsOf()
      assert.deepEqual([review?.['bureau'], review?.['week'], more], ['FRA', '2026-03-02', []])
      assert.deepEqual(await actsOn(world.database, 'review:FRA/2026-03-02'), ['journal.review_opened done'])
      assert.equal(await reviewsOpen(), 1)
    })

    test('on day seven it waits, on day eight it is late, and the hub sees it', async () => {
      now = new Date(monday.getTime() + 7 * DAY_MS - 1000)
      await openWeeks(world.database.system, now)
      assert.equal((await reviewsOf()).find((one) => one['week'] === '2026-03-02')?.['isLate'], false)
      now = new Date(monday.getTime() + 7 * DAY_MS)
      await openWeeks(world.database.system, now)
      const late = (await reviewsOf(hub)).find((one) => one['isLate'] === true)
      assert.deepEqual([late?.['bureau'], late?.['week']], ['FRA', '2026-03-02'])
      assert.deepEqual(
        (await actsOn(world.database, 'review:FRA/2026-03-02')).at(-1),
        'journal.review_late done',
      )
    })

    test('is signed off once, with what was found; a week that is not there is not signed', async () => {
      assert.equal(await sign('2026-03-02', 'nothing'), 200)
      assert.equal(await sign('2026-03-02', 'incident'), 404)
      assert.equal(await sign('2025-01-06', 'nothing'), 404)
      const signed = (await reviewsOf()).find((one) => one['week'] === '2026-03-02')
      assert.deepEqual([signed?.['finding'], signed?.['signedAt']], ['nothing', now.toISOString()])
      const acts = (await actsOn(world.database, 'review:FRA/2026-03-02')).slice(-2)
      assert.deepEqual(acts, ['journal.reviewed done', 'journal.reviewed refused'])
    })
  })

  test('what is unusual is found by rule, for the own bureau alone, and what is usual is not', async () => {
    const night = new Date('2026-04-01T23:00:00Z')
    const noHit = { answer: 'no_hit', sources: { no_hit: ['persons', 'documents'] } }
    const formerly = { answer: 'no_hit', sources: [{ source: 'persons', state: 'no_hit' }] }
    const many = (count: number, wish: Partial<Act>, spreadMs: number, from: Date) =>
      record(
        world.db,
        ...Array.from({ length: count }, (_, place) =>
          acting({ ...wish, at: new Date(from.getTime() + place * spreadMs) }),
        ),
      )
    const [owl, fisher, reader, knocker, quiet] = Array.from({ length: 5 }, () => personOf('FRA', 'officer'))
    assert.ok(owl && fisher && reader && knocker && quiet)
    await many(21, { actor: owl, act: 'check.answered', detail: { answer: 'hit' } }, 60_000, night)
    const day = new Date('2026-04-02T09:00:00Z')
    await many(26, { actor: fisher, act: 'check.answered', detail: noHit }, 60_000, day)
    await many(25, { actor: fisher, act: 'check.answered', detail: formerly }, 60_000, day)
    await many(6, { actor: reader }, 60_000, day)
    await many(5, { actor: knocker, outcome: 'refused', act: 'access.refused' }, 60_000, day)
    await many(20, { actor: quiet, act: 'check.answered', detail: noHit }, 1000, night)
    await many(6, { actor: quiet }, 1000, new Date(night.getTime() + 30_000))
    await many(4, { actor: quiet, outcome: 'refused', act: 'access.refused' }, 1000, day)
    await many(
      4,
      { actor: quiet, outcome: 'refused', act: 'access.refused' },
      1000,
      new Date(day.getTime() + DAY_MS / 2),
    )
    now = new Date('2026-04-03T09:00:00Z')
    const found = async (who: typeof auditor) => {
      const { body } = await world.call(who, 'GET', '/api/v1/journal/anomalies?from=2026-04-01T00:00:00.000Z')
      const list = body['anomalies'] as { rule: string; actor: { id: string }; count: number }[]
      return new Map(list.map(({ rule, actor, count }) => [rule, [actor.id, count]]))
    }
    const expected = new Map<string, unknown[]>([
      ['refused_run', [knocker.id, 5]],
      ['read_without_check', [reader.id, 6]],
      ['no_hit_names', [fisher.id, 51]],
      ['night_burst', [owl.id, 21]],
    ])
    assert.deepEqual(await found(auditor), await found(hub))
    for (const [rule, what] of expected) assert.deepEqual((await found(auditor)).get(rule), what, rule)
    assert.equal((await found(auditor)).size, 4)
    assert.equal((await found(personOf('ESP', 'auditor'))).size, 0)
  })

  test('acts leave when their time is over, never within a year, and never what a hold keeps; the tree still verifies', async () => {
    const old = new Date('2014-05-01T00:00:00Z')
    const recent = new Date(Date.now() - 200 * DAY_MS)
    await record(
      world.db,
      acting({ at: old, subject: 'record:old' }),
      acting({ at: old, subject: 'record:kept' }),
    )
    await record(world.db, acting({ at: recent, subject: 'record:recent' }))
    await world.sequencer.publishNow()
    const hold = { subject: 'record:kept', reason: 'Court order 12' }
    const { status, body } = await world.call(hub, 'POST', '/api/v1/journal/holds', hold)
    assert.equal(status, 201)
    assert.equal(await eraseOld(world.database.system, 10, new Date('2024-05-01T00:00:00Z')), 0)
    assert.equal(await eraseOld(world.database.system, 10, new Date('2024-05-01T00:00:01Z')), 1)
    assert.equal((await actsOn(world.database, 'record:kept')).length, 1)
    // Whatever is asked for: the database itself erases nothing younger than a year.
    assert.equal(await eraseOld(world.database.system, 0, new Date(recent.getTime() + 1)), 0)
    assert.equal((await actsOn(world.database, 'record:recent')).length, 1)
    const verified = await world.call(hub, 'POST', '/api/v1/journal/verify')
    assert.equal(verified.body['state'], 'clean', JSON.stringify(verified.body))
    const path = `/api/v1/journal/holds/${String(body['id'])}/release`
    assert.equal((await world.call(auditor, 'POST', path)).status, 404)
    assert.equal((await world.call(hub, 'POST', path)).status, 200)
    assert.equal(await eraseOld(world.database.system, 10, new Date('2024-05-01T00:00:01Z')), 1)
    assert.deepEqual((await actsOn(world.database, `hold:${String(body['id'])}`)).length, 3)
  })

  test('the proof of an act leaves for who may see it, and is the same bytes each time', async () => {
    const { body } = await world.call(auditor, 'GET', '/api/v1/journal?act=journal.reviewed')
    const [act] = body['acts'] as { id: string }[]
    const first = await world.call(auditor, 'GET', `/api/v1/journal/${act?.id}/proof`)
    assert.equal(first.status, 200)
    assert.equal(first.body['format'], 'comity-journal-proof/1')
    assert.equal((await world.call(hub, 'GET', `/api/v1/journal/${act?.id}/proof`)).status, 200)
    assert.equal(
      (await world.call(personOf('ESP', 'auditor'), 'GET', `/api/v1/journal/${act?.id}/proof`)).status,
      404,
    )
    assert.equal((await world.call(auditor, 'GET', `/api/v1/journal/${newId(now)}/proof`)).status, 404)
    assert.ok((await actsOn(world.database, `act:${act?.id}`)).includes('journal.exported done'))
  })

  test('a change of the journal that the program tries is refused by the database, and is an act', async () => {
    const tried = await makeWorld(() => now, {
      extend: (server, db) => {
        server.delete('/api/v1/test/journal', { config: { access: 'signed_in' } }, async () => {
          await db.query('delete from journal.act')
          return null
        })
      },
    })
    assert.equal((await tried.call(officer, 'DELETE', '/api/v1/test/journal')).status, 500)
    const { rows } = await tried.db.query(
      "select a.outcome, a.actor_id from journal.act a where a.act = 'journal.change_refused'",
    )
    assert.deepEqual(rows, [{ outcome: 'refused', actor_id: officer.id }])
    await tried.close()
  })
})
