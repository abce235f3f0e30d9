import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import { type Actor, roles } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { countConsultationsWaiting, countIncidentsOpen, countRequestsDue } from './public.ts'

const INCIDENTS = '/api/v1/incidents'
const MINUTE_MS = 60_000

let now = new Date('2026-03-01T10:00:00Z')
const reviewer = personOf('HUB', 'hub_reviewer')
const prtHead = personOf('PRT', 'bureau_head')
const espHead = personOf('ESP', 'bureau_head')
const fraHead = personOf('FRA', 'bureau_head')
const record = '0198c5a0-0000-7000-8000-000000000123'

describe('security incidents', () => {
  let world: World
  before(async () => {
    world = await makeWorld(() => now)
  })
  after(() => world.close())

  const report = async (actor: Actor, minutesAgo = 10) => {
    const detectedAt = new Date(now.getTime() - minutesAgo * MINUTE_MS).toISOString()
    const description = 'พบแท็บเล็ตหาย تُرك جهاز في سيارة أجرة'
    const wish = { kind: 'lost_device', severity: 'high', detectedAt, description }
    const { status, body } = await world.call(actor, 'POST', INCIDENTS, wish)
    assert.equal(status, 201)
    return { id: String(body['id']), isLate: body['isLate'] }
  }
  const read = async (actor: Actor, id: string) => await world.call(actor, 'GET', `${INCIDENTS}/${id}`)
  const deed = async (actor: Actor, id: string, name: string, body: object) => {
    const { status, body: said } = await world.call(actor, 'POST', `${INCIDENTS}/${id}/${name}`, body)
    return status === 200 ? 200 : `${status} ${String(said['type']).replace('urn:comity:problem:', '')}`
  }
  const assess = (id: string, bureaus: readonly string[] = ['ESP']) =>
    deed(reviewer, id, 'assessment', {
      ...{ severity: 'critical', assessment: 'Lists of two bureaus were on it.' },
      sources: bureaus.map((bureau) => ({ bureau, records: [record] })),
    })
  const text = (words: string) => ({ text: words })

  test('are reported by whoever sees them, in time within the hour, never from the future', async () => {
    for (const role of roles) assert.equal((await report(personOf('PRT', role))).isLate, false)
    assert.equal((await report(personOf('PRT', 'officer'), 61)).isLate, true)
    const future = new Date(now.getTime() + MINUTE_MS).toISOString()
    const wish = { kind: 'other', severity: 'low', detectedAt: future, description: 'x' }
    assert.equal((await world.call(prtHead, 'POST', INCIDENTS, wish)).status, 422)
  })

  test('go from the report to the lessons, each step once, in order, by the hub alone', async () => {
    const { id } = await report(personOf('PRT', 'officer'))
    assert.equal(await deed(reviewer, id, 'notification', text('Too early')), '409 wrong_state')
    assert.equal(await deed(prtHead, id, 'assessment', {}), '403 not_allowed')
    assert.equal(await assess(id, ['XYZ']), '422 no_such_bureau')
    assert.equal(await assess(id), 200)
    assert.equal(await assess(id), '409 wrong_state')
    assert.equal(await deed(prtHead, id, 'measures', text('The device was locked.')), 200)
    assert.equal(await deed(reviewer, id, 'notification', text('Your list was on a lost device.')), 200)
    assert.equal(await deed(espHead, id, 'acknowledgement', {}), 200)
    assert.equal(await deed(espHead, id, 'acknowledgement', {}), '404 not_found')
    const twice = await Promise.all(
      [1, 2].map(() => deed(reviewer, id, 'restoration', text('Wiped from afar.'))),
    )
    assert.deepEqual(twice.map(String).sort(), ['200', '409 wrong_state'])
    assert.equal(await deed(reviewer, id, 'closing', text('Devices are tied to their holders.')), 200)
    assert.equal(await deed(prtHead, id, 'measures', text('Too late')), '409 wrong_state')
    const { state, end, dueAt, steps } = (await read(reviewer, id)).body
    assert.deepEqual([state, end, dueAt, (steps as object[]).length], ['closed', 'handled', null, 4])
    assert.deepEqual((await actsOn(world.database, `incident:${id}`)).slice(0, 3), [
      'incident.reported done',
      'incident.advanced refused',
      'incident.advanced refused',
    ])
  })

  test('show each bureau only what concerns it, and nothing before it is told', async () => {
    const { id } = await report(personOf('PRT', 'officer'))
    await assess(id, ['ESP', 'FRA'])
    assert.equal((await read(prtHead, id)).status, 200)
    const absent = await read(espHead, '0198c5a0-0000-7000-8000-000000000000')
    assert.deepEqual(await read(espHead, id), absent)
    await deed(reviewer, id, 'notification', text('What you must do.'))
    const { body } = await read(espHead, id)
    const { bureau, description, reportedAt, measures, message, sources, part } = body
    assert.deepEqual(
      { bureau, description, reportedAt, measures, message, part },
      {
        ...{ bureau: null, description: null, reportedAt: null, measures: [] },
        ...{ message: 'What you must do.', part: 'source' },
      },
    )
    assert.partialDeepStrictEqual(sources, [{ bureau: 'ESP', records: [record] }])
    assert.equal((sources as object[]).length, 1)
    assert.doesNotMatch(JSON.stringify(body), /PRT|FRA|Lists of two|แท็บเล็ต/)
    assert.equal(await deed(espHead, id, 'measures', text('Not mine')), '404 not_found')
    const list = (await world.call(espHead, 'GET', INCIDENTS)).body['incidents'] as { bureau: null }[]
    assert.ok(list.length > 0 && list.every((one) => one.bureau === null))
    const dismissed = await report(personOf('PRT', 'officer'))
    assert.equal(await deed(reviewer, dismissed.id, 'dismissal', text('It lay in the office.')), 200)
    assert.equal((await read(reviewer, dismissed.id)).body['end'], 'no_incident')
  })

  test('are read by nobody else: not by who reported them, not by other bureaus, not past the database', async () => {
    const officer = personOf('PRT', 'officer')
    const { id } = await report(officer)
    const key: Actor = { ...personOf('FRA'), kind: 'program' }
    for (const actor of [
      officer,
      fraHead,
      personOf('HUB', 'commission'),
      personOf('HUB', 'bureau_head'),
      key,
    ])
      assert.ok([403, 404].includes((await read(actor, id)).status))
    const rows = await inTransactionAs(world.db, fraHead, async (tx) => {
      await tx.query("select set_config('app.desks', 'head', true)")
      return (
        await tx.query("select i.id from rights.incident i where i.bureau = 'PRT' and i.state = 'reported'")
      ).rows
    })
    assert.deepEqual(rows, [])
  })

  test('are late when a deadline has passed, and counted for who must act', async () => {
    const { id } = await report(personOf('PRT', 'officer'))
    const late = async () =>
      (
        (await world.call(reviewer, 'GET', `${INCIDENTS}?tab=late`)).body['incidents'] as { id: string }[]
      ).map((one) => one.id)
    assert.ok(!(await late()).includes(id))
    now = new Date(now.getTime() + 24 * 60 * MINUTE_MS + 1)
    assert.ok((await late()).includes(id))
    const counts = (actor: Actor) =>
      inTransactionAs(world.db, actor, async (tx) => [
        await countIncidentsOpen(tx, actor),
        await countConsultationsWaiting(tx, actor),
        await countRequestsDue(tx, actor, now),
      ])
    const open = ((await world.call(reviewer, 'GET', INCIDENTS)).body['incidents'] as object[]).length
    assert.deepEqual(await counts(reviewer), [open, 0, 0])
    const own = ((await world.call(espHead, 'GET', INCIDENTS)).body['incidents'] as object[]).length
    assert.ok(own > 0 && own < open)
    assert.deepEqual(await counts(espHead), [own, 0, 0])
    assert.deepEqual(await counts(personOf('ESP', 'officer')), [0, 0, 0])
    assert.deepEqual(await counts(personOf('HUB', 'commission')), [0, 0, 0])
  })
})
