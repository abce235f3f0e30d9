import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import {
  CURRENT_SHIFT_PATH,
  SHIFT_NOTES_PATH,
  SHIFTS_PATH,
  shiftSignaturePath,
  shiftWithdrawalPath,
} from './contract.ts'
import { forgetShifts } from './jobs.ts'

const START = new Date('2026-03-01T06:00:00Z')
const HOUR_MS = 3_600_000
const YEAR_MS = 366 * 24 * HOUR_MS

describe('a shift of the duty desk', () => {
  let world: World
  let now = START
  const leaving = personOf('PRT', 'bureau_operator')
  const taking = personOf('PRT', 'bureau_operator')
  const stranger = personOf('ESP', 'bureau_operator')

  before(async () => {
    world = await makeWorld(() => now)
  })
  after(() => world.close())

  const offer = (actor = leaving, summary = '') => world.call(actor, 'POST', SHIFTS_PATH, { summary })
  const current = async (actor = leaving) => (await world.call(actor, 'GET', CURRENT_SHIFT_PATH)).body

  test('begins where the last one ended and is filled by itself: acts, open work, notes', async () => {
    await world.call(leaving, 'POST', SHIFT_NOTES_PATH, { text: 'The line to the airport is down.' })
    const shift = await current()
    assert.equal(shift['since'], new Date(START.getTime() - 12 * HOUR_MS).toISOString())
    assert.deepEqual(shift['acts'], [{ act: 'shift.noted', done: 1, refused: 0 }])
    assert.equal(JSON.stringify(shift['notes']).includes('The line to the airport is down.'), true)
    assert.deepEqual(shift['waiting'], [
      { tab: 'to_confirm', count: 0 },
      { tab: 'ours', count: 0 },
      { tab: 'answered', count: 0 },
      { tab: 'late', count: 0 },
      { tab: 'closed', count: 0 },
    ])
    assert.deepEqual((await current(stranger))['notes'], [])
    assert.equal((await world.call(personOf('PRT', 'officer'), 'GET', CURRENT_SHIFT_PATH)).status, 403)
  })

  test('is signed by somebody else of the same desk, once; its figures stay as they were when it was offered', async () => {
    const offered = await offer(leaving, 'Two hits wait for pictures.')
    const id = String(offered.body['id'])
    assert.equal((await offer(taking)).status, 409)
    await world.call(taking, 'POST', SHIFT_NOTES_PATH, { text: 'Written after the offer.' })
    assert.equal((await world.call(leaving, 'POST', shiftSignaturePath(id))).status, 409)
    assert.equal((await world.call(stranger, 'POST', shiftSignaturePath(id))).status, 404)
    assert.equal((await world.call(taking, 'POST', shiftWithdrawalPath(id))).status, 409)
    now = new Date(now.getTime() + HOUR_MS)
    const signed = await world.call(taking, 'POST', shiftSignaturePath(id))
    assert.deepEqual([signed.status, signed.body['state']], [200, 'signed'])
    assert.deepEqual(signed.body['acts'], [
      { act: 'access.refused', done: 0, refused: 1 },
      { act: 'shift.noted', done: 1, refused: 0 },
    ])
    assert.equal((await world.call(taking, 'POST', shiftSignaturePath(id))).status, 409)
    assert.deepEqual(await actsOn(world.database, `handover:${id}`), [
      'shift.offered done',
      'shift.signed refused',
      'shift.signed refused',
      'shift.withdrawn refused',
      'shift.signed done',
      'shift.signed refused',
    ])
    const next = await current(taking)
    assert.equal(
      next['since'],
      START.toISOString(),
      'what was done after the offer belongs to the next shift',
    )
    assert.equal(JSON.stringify(next['notes']).includes('Written after the offer.'), true)
    const past = await world.call(taking, 'GET', SHIFTS_PATH)
    assert.equal(JSON.stringify(past.body).includes(id), true)
    assert.deepEqual((await world.call(stranger, 'GET', SHIFTS_PATH)).body, { handovers: [], next: null })
  })

  test('an offer is taken back by who made it, and the shift goes on', async () => {
    const before = (await current())['since']
    const id = String((await offer()).body['id'])
    assert.equal((await world.call(leaving, 'POST', shiftWithdrawalPath(id))).body['state'], 'withdrawn')
    assert.deepEqual([(await current())['since'], (await current())['offered']], [before, null])
  })

  test('a year later notes and handovers are gone, with an act for the bureau that says how many', async () => {
    now = new Date(START.getTime() + YEAR_MS)
    await forgetShifts(world.database.system, now)
    const left = await world.database.owner.query(
      'select h.id from shifts.handover h union all select n.id from shifts.note n',
    )
    assert.equal(left.rowCount, 0)
    const { rows } = await world.database.owner.query(
      `select a.bureau, a.detail from journal.act a where a.act = 'shift.removed'`,
    )
    assert.deepEqual(rows, [{ bureau: 'PRT', detail: { notes: 2, handovers: 2 } }])
  })
})
