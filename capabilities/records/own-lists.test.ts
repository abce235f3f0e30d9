import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { makeDemoRecords } from './actions/demo-records.ts'

const START = new Date('2026-03-01T10:00:00Z')
const RECORDS = 180

type Line = { readonly id: string; readonly reference: string; readonly reviewAt: string }

describe("lists of a bureau's own records", () => {
  let world: World
  const head = personOf('NLD', 'bureau_head')
  before(async () => {
    world = await makeWorld(START)
    const invented = demoRecords({ seed: 3, bureaus: ['NLD' as BureauCode], now: START, size: RECORDS })
    await makeDemoRecords(world.database.system, systemActor, invented, START)
    // Reviews that fall on one moment, finer than a clock of ours, across the end of a page.
    await world.database.owner.query(
      "update records.record set review_at = review_at - interval '3 microseconds' where id in (select r.id from records.record r limit 90)",
    )
  })
  after(() => world.close())

  async function walk(filter: string): Promise<readonly Line[]> {
    const all: Line[] = []
    let next: unknown = ''
    while (next !== null) {
      const page = next === '' ? '' : `&after=${String(next)}`
      const { status, body } = await world.call(head, 'GET', `/api/v1/records?${filter}${page}`)
      assert.equal(status, 200)
      all.push(...(body['records'] as Line[]))
      next = body['next']
    }
    return all
  }
  const idsOf = async (rest: string) => {
    const sql = `select r.id from records.record r where r.owner = 'NLD' and ${rest}`
    return (await world.database.owner.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  }

  test('are newest first, each record once', async () => {
    const found = await walk('status=live')
    assert.deepEqual(
      found.map(({ id }) => id),
      await idsOf("r.status = 'live' order by r.id desc"),
    )
    assert.ok(found.length > 100, `only ${found.length}`)
  })

  test('of a beginning of the reference are in its order, each once; what means something in a pattern means itself', async () => {
    const prefix = (await walk('status=live'))[0]?.reference.slice(0, 4) ?? ''
    const found = await walk(`reference=${encodeURIComponent(prefix)}`)
    const wanted = await idsOf(`starts_with(r.reference, '${prefix}') order by r.reference collate "C", r.id`)
    assert.deepEqual(
      found.map(({ id }) => id),
      wanted,
    )
    assert.ok(found.length > 100, `only ${found.length}`)
    for (const none of ['%25', '_', '%5C', '%F0%9F%98%80'])
      assert.deepEqual(await walk(`reference=${none}`), [])
  })

  test('due by a day are the soonest first, each once', async () => {
    const due = '2100-01-01T00:00:00.000Z'
    const found = await walk(`due=${due}`)
    const wanted = await idsOf("r.status = 'live' order by r.review_at, r.id")
    assert.deepEqual(
      found.map(({ id }) => id),
      wanted,
    )
    assert.deepEqual(await walk('due=2000-01-01T00:00:00.000Z'), [])
  })
})
