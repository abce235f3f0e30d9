import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { personOf } from '../../test/world.ts'
import type { OwnCheck } from './contract/own-checks.ts'

const start = new Date('2026-03-10T10:00:00Z')

describe('what an officer asked', () => {
  let world: HitsWorld
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
    return body as unknown as { readonly checks: readonly OwnCheck[]; readonly next: string | null }
  }

  before(async () => {
    world = await makeHitsWorld(start)
  })
  after(() => world.close())

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

  test('is not for who may not ask', async () => {
    assert.equal((await world.call(auditor, 'GET', '/api/v1/checks')).status, 403)
  })
})
