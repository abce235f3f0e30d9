import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { personOf } from '../../test/world.ts'
import type { OwnChecksPage } from './contract/own-checks.ts'
import { EarlierQuestions } from './jobs/earlier-questions.ts'

const start = new Date('2026-03-10T10:00:00Z')
const settings = { clocks: { heldMs: 600_000, otherMs: 3_600_000 }, secret: Buffer.alloc(32, 7) }

describe('what an officer asked', () => {
  let world: HitsWorld
  let earlier: EarlierQuestions
  const [officer, colleague, auditor] = [
    personOf('PRT', 'officer'),
    personOf('PRT', 'officer'),
    personOf('PRT', 'auditor'),
  ]
  const ask = async (actor: Actor, name: string) =>
    await world.call(actor, 'POST', '/api/v1/checks', { name, purpose: 'border' })
  const read = async (actor: Actor, query = '') => {
    const { status, body } = await world.call(actor, 'GET', `/api/v1/checks${query}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as OwnChecksPage
  }

  before(async () => {
    world = await makeHitsWorld(start)
    earlier = new EarlierQuestions({
      ...{ system: world.database.system, clock: world.now, hits: settings, say: assert.fail },
    })
    await earlier.settle()
  })
  after(async () => {
    await earlier.stop()
    await world.close()
  })

  test('is theirs alone, newest first, with its hits, and looking is an act', async () => {
    await ask(officer, 'Nobody Whatsoever')
    await ask(officer, 'Nobody Else')
    await ask(colleague, 'Not For The Other')
    const { checks, next } = await read(officer)
    assert.deepEqual(
      checks.map(({ asked, outcome }) => [asked.name, outcome]),
      [
        ['Nobody Else', 'no_hit'],
        ['Nobody Whatsoever', 'no_hit'],
      ],
    )
    assert.equal(next, null)
    const { rows } = await world.database.owner.query(
      "select 1 from journal.act a where a.act = 'check.listed' and a.actor_id = $1",
      [officer.id],
    )
    assert.equal(rows.length, 1)
  })

  test('of another day is another list, and pages follow each other', async () => {
    const day = '?from=2026-03-09T00:00:00Z&until=2026-03-10T00:00:00Z'
    assert.deepEqual((await read(officer, day)).checks, [])
    const [newest, oldest] = (await read(officer)).checks
    const rest = (await read(officer, `?before=${newest?.id}`)).checks
    assert.deepEqual(rest, [oldest])
  })

  test('names the hit that it raised, to whom it belongs alone', async () => {
    await world.addPeople(world.owner, aPerson('halvard', 'Halvard Ekmanrud', { birthDate: ['1970-01-02'] }))
    await world.keeper.settle()
    const hitId = await world.hitOf(officer, { name: 'Halvard Ekmanrud', born: '1970-01-02' })
    const [newest] = (await read(officer)).checks
    assert.deepEqual([newest?.outcome, newest?.hits], ['hit', [hitId]])
    assert.equal(await world.hitOf(officer, { name: 'Halvard Ekmanrud', born: '1970-01-02' }), hitId)
    assert.deepEqual((await read(officer)).checks.at(0)?.hits, [hitId])
    assert.ok((await read(colleague)).checks.every(({ hits }) => hits.length === 0))
  })

  const NONE = { hit: 0, possible: 0, no_hit: 0, incomplete: 0, unreadable: 0 }
  const batch = async (questions: readonly (string | object)[]) => {
    const { body } = await world.call(officer, 'POST', '/api/v1/checks/batch', {
      questions,
      purpose: 'border',
    })
    return String(body['id'])
  }
  const person = { name: 'Halvard Ekmanrud', born: '1970-01-02' }

  test('of a list stands as one, with what its lines met; its lines are told when they are wanted', async () => {
    const id = await batch([
      person,
      'Nobody Of A List',
      'PX9911223',
      'PX9911224',
      { born: 'soon', name: 'X Y' },
    ])
    const day = await read(officer)
    const counts = { ...NONE, hit: 1, no_hit: 3, unreadable: 1 }
    assert.deepEqual(
      day.lists.map(({ id: one, counts: met, purpose }) => [one, met, purpose]),
      [[id, counts, 'border']],
    )
    assert.ok(day.checks.every(({ listId, asked }) => listId === null && asked.name !== 'Nobody Of A List'))
    const { checks, lists } = await read(officer, `?list=${id}`)
    assert.deepEqual(checks.map(({ asked, outcome, listId }) => [asked.name, outcome, listId]).sort(), [
      ['Halvard Ekmanrud', 'hit', id],
      ['Nobody Of A List', 'no_hit', id],
    ])
    assert.deepEqual(
      lists.map((one) => one.counts),
      [counts],
    )
    const others = await read(colleague, `?list=${id}`)
    const found = await read(officer, `?list=${id}&show=found`)
    assert.deepEqual(
      found.checks.map(({ asked }) => asked.name),
      ['Halvard Ekmanrud'],
    )
    assert.deepEqual([found.counts, found.lists.length], [{ found: 1, open: 0 }, 1])
    assert.deepEqual([others.checks, others.lists, (await read(colleague)).lists], [[], [], []])
  })

  test('and met something is shown without the rest, lines of lists among it, and counted', async () => {
    const { checks, lists, counts } = await read(officer, '?show=found')
    assert.deepEqual(lists, [])
    assert.ok(checks.length >= 2 && checks.every(({ outcome }) => outcome === 'hit'))
    assert.ok(checks.some(({ listId }) => listId !== null))
    assert.deepEqual(counts, { found: checks.length, open: 0 })
    assert.deepEqual((await read(officer, '?show=open')).checks, [])
    assert.equal((await world.call(officer, 'GET', '/api/v1/checks?show=some')).status, 400)
  })

  test('and nothing met until a later record did is shown with what was found', async () => {
    const before = await read(officer, '?show=found')
    // The same question for another purpose joins the hit of the first.
    for (const purpose of ['border', 'investigate'])
      await world.call(officer, 'POST', '/api/v1/checks', { name: 'Ottoline Brackenreve', purpose })
    const id = await batch(['QX5512345', 'QX5512346'])
    await world.addPeople(
      personOf('BEL', 'bureau_head'),
      aPerson('ottoline', 'Ottoline Brackenreve', { passportNumber: ['QX5512345'] }),
    )
    await world.keeper.settle()
    await earlier.settle()
    const { checks, counts } = await read(officer, '?show=found')
    assert.equal(counts.found, before.counts.found + 3)
    const [list] = (await read(officer)).lists
    assert.deepEqual([list?.id, list?.counts, list?.hits.length], [id, { ...NONE, no_hit: 2 }, 1])
    const since = checks.filter(({ outcome }) => outcome === 'no_hit')
    assert.deepEqual(since.map(({ hits, listId }) => [hits.length, listId === id]).sort(), [
      [1, false],
      [1, false],
      [1, true],
    ])
  })

  test('in pages goes through checks and lists in the order in which they were asked, each once', async () => {
    for (let place = 0; place < 30; place++) {
      await ask(colleague, `Quixwyth Number ${place}`)
      await world.call(colleague, 'POST', '/api/v1/checks/batch', {
        ...{ questions: [`Nobody ${place}`], purpose: 'border' },
      })
    }
    const [first, whole] = [await read(colleague), new Set<string>()]
    const second = await read(colleague, `?before=${first.next}`)
    const idsOf = ({ checks, lists }: OwnChecksPage) => [...checks, ...lists].map(({ id }) => id)
    for (const id of [...idsOf(first), ...idsOf(second)]) whole.add(id)
    assert.deepEqual([idsOf(first).length, second.next, whole.size], [50, null, 61])
    assert.ok(idsOf(second).every((id) => id < idsOf(first).reduce((a, b) => (a < b ? a : b))))
  })

  test('is not for who may not ask', async () => {
    assert.equal((await world.call(auditor, 'GET', '/api/v1/checks')).status, 403)
  })
})
