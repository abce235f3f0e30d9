import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LISTS_PATH, listPath } from '../../capabilities/records/contract/visibility.ts'
import { comparePolicies } from '../policy-cases.ts'
import { makeWorld, personOf, type World } from '../world.ts'

const now = new Date('2026-03-01T10:00:00Z')
/** OWASP ASVS 8.3.3 asks for changes to apply at once; the five seconds are row A-5 of the assurance list. */
const REVOKED_WITHIN_MS = 5_000
const READERS_AT_ONCE = 6

describe('the rule of who sees a record', () => {
  let world: World
  const head = personOf('PRT', 'bureau_head')

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  test('SQL and memory agree on a million cases', async () => {
    const wish = { seed: 3, records: 1000, readers: 1000 }
    const { cases, seen, differences } = await comparePolicies(world.database.owner, wish)
    assert.equal(cases, 1_000_000)
    assert.deepEqual(differences.slice(0, 3), [])
    assert.ok(
      seen > cases / 20 && seen < cases / 2,
      `${seen} of ${cases} are seen: too few or too many tell little`,
    )
  })

  test('a bureau that leaves a list sees nothing shared by it from then on, under load', async () => {
    const list = await world.call(head, 'POST', LISTS_PATH, { name: 'Op Tern', bureaus: ['ESP', 'FRA'] })
    const listId = String(list.body['id'])
    const line = JSON.stringify({ id: 'left-1', schema: 'Person', properties: { name: ['Aruna Velkamp'] } })
    await world.importFiles(head, 'ftm', { list: line })
    const { rows } = await world.database.owner.query<{ id: string }>(
      `update records.record
          set share_to = 'listed', share_lists = array[$1::uuid], audience = '{ESP,FRA}'
       returning id`,
      [listId],
    )
    const id = rows[0]?.id ?? ''
    await world.database.owner.query(
      `insert into outbox.event (topic, subject, at) values ('records.changed', $1, now())`,
      [id],
    )
    await world.keeper.follow()
    const reads: { readonly startedAt: number; readonly isShown: boolean }[] = []
    let isOver = false
    /** Reads the record, then checks by name, as fast as the server answers. */
    const reader = async (bureau: string): Promise<void> => {
      const officer = personOf(bureau, 'officer')
      const question = { name: 'Aruna Velkamp', purpose: 'border' }
      while (!isOver) {
        let startedAt = performance.now()
        const read = await world.call(officer, 'GET', `/api/v1/records/${id}`)
        reads.push({ startedAt, isShown: read.status === 200 })
        startedAt = performance.now()
        const { body } = await world.call(officer, 'POST', '/api/v1/checks', question)
        reads.push({ startedAt, isShown: (body['candidates'] as unknown[]).length > 0 })
      }
    }
    const load = Promise.all(Array.from({ length: READERS_AT_ONCE }, () => reader('FRA')))
    // A reader that broke ends the waiting, and fails the test where the load is awaited.
    load.catch(() => {
      isOver = true
    })
    const until = async (isTrue: () => boolean): Promise<void> => {
      while (!isOver && !isTrue()) await new Promise((later) => setImmediate(later))
    }
    await until(() => reads.length > 50)
    const changed = await world.server.inject({
      method: 'PUT',
      url: listPath(listId),
      headers: { ...world.headersOf(head), 'if-match': '"1"' },
      payload: { name: 'Op Tern', bureaus: ['ESP'] },
    })
    const changedAt = performance.now()
    assert.equal(changed.statusCode, 200)
    const fromIndex = world.keeper.maySee(personOf('FRA', 'officer'))
    await until(() => !fromIndex(id) || performance.now() - changedAt > REVOKED_WITHIN_MS)
    assert.equal(fromIndex(id), false, 'the index still shows it after five seconds')
    const before = reads.length
    await until(() => reads.length > before + 100)
    isOver = true
    await load
    assert.ok(reads.some(({ startedAt, isShown }) => startedAt < changedAt && isShown))
    const late = reads.filter(({ startedAt }) => startedAt > changedAt)
    assert.ok(late.length >= 100)
    assert.deepEqual(
      late.filter(({ isShown }) => isShown),
      [],
    )
    assert.equal(world.keeper.maySee(personOf('ESP', 'officer'))(id), true)
  })
})
