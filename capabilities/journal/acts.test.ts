import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import type { ActFilter } from './act-filter.ts'
import { listActs } from './store/acts.ts'

const NOW = new Date('2026-03-03T10:00:00Z')
const all: ActFilter = {
  ...{ act: null, outcome: null, bureau: null, subject: null, actor: null },
  ...{ from: null, to: null, before: null },
}

describe('acts that are looked for', () => {
  let world: World
  const officer = personOf('FRA', 'officer')
  before(async () => {
    world = await makeWorld(NOW)
    // Three in each millisecond, so that a page ends in the middle of one; those of the past are written last.
    const acts = Array.from({ length: 12 }, (_, place) => ({
      ...({ actor: officer, outcome: place % 3 === 0 ? 'refused' : 'done', detail: null } as const),
      ...({ act: place % 2 === 0 ? 'record.read' : 'hit.read', subject: `record:${place}` } as const),
      at: new Date(NOW.getTime() - Math.floor(place / 3)),
    }))
    await inTransaction(world.database.system, (tx) => record(tx, ...acts))
  })
  after(() => world.close())

  const subjectsOf = async (filter: Partial<ActFilter>, length: number) => {
    const found: string[] = []
    for (let last: ActFilter['before'] = null; ; ) {
      const page = await inTransaction(world.database.system, (tx) =>
        listActs(tx, 'FRA', { ...all, ...filter, before: last }, length),
      )
      found.push(...page.map(({ subject }) => subject))
      last = page.at(-1)?.id ?? null
      if (page.length < length) return found
    }
  }

  test('come newest first and each once, however long a page is', async () => {
    const whole = await subjectsOf({}, 100)
    assert.deepEqual(
      whole.map((subject) => Math.floor(Number(subject.slice(7)) / 3)),
      [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3],
    )
    for (const length of [1, 2, 4, 5]) assert.deepEqual(await subjectsOf({}, length), whole)
  })

  test('are all there before an id of the end of time, and none before one of its beginning', async () => {
    const countBefore = async (id: string) =>
      (
        await inTransaction(world.database.system, (tx) =>
          listActs(tx, 'FRA', { ...all, before: id as ActFilter['before'] }, 100),
        )
      ).length
    assert.equal(await countBefore('ffffffff-ffff-7fff-bfff-ffffffffffff'), 12)
    assert.equal(await countBefore('00000000-0000-7000-8000-000000000000'), 0)
  })

  test('are narrowed by what they are, how they ended and when they were, page by page', async () => {
    const placesOf = async (filter: Partial<ActFilter>) =>
      (await subjectsOf(filter, 2)).map((subject) => Number(subject.slice(7))).sort((a, b) => a - b)
    assert.deepEqual(await placesOf({ act: 'hit.read' }), [1, 3, 5, 7, 9, 11])
    assert.deepEqual(await placesOf({ outcome: 'refused' }), [0, 3, 6, 9])
    assert.deepEqual(await placesOf({ act: 'hit.read', outcome: 'refused' }), [3, 9])
    const from = new Date(NOW.getTime() - 2)
    assert.deepEqual(await placesOf({ from, to: NOW }), [3, 4, 5, 6, 7, 8])
    assert.deepEqual(await placesOf({ subject: 'record:4', actor: officer.id }), [4])
    assert.deepEqual(await placesOf({ bureau: 'DEU' }), [])
  })
})
