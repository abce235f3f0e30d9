import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { PROOF_STOPS_AFTER_S } from '../../infra/journal.ts'
import { type FileOperations, realFiles } from '../../infra/journal-files.ts'
import { makeWorld, personOf, type World } from '../world.ts'

/** A disk that can be filled and emptied. */
let isFull = false
const disk: FileOperations = {
  ...realFiles,
  create: (file) =>
    isFull
      ? Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
      : realFiles.create(file),
}

/** L-6: what cannot be proved is not written for longer than four hours, and goes on by itself. */
describe('a journal that cannot be proved', () => {
  let world: World
  let now = new Date('2026-03-01T10:00:00Z')
  const auditor = personOf('HUB', 'auditor')
  const officer = personOf('FRA', 'officer')
  const start = now

  before(async () => {
    world = await makeWorld(() => now, { files: disk })
    await world.sequencer.publishNow()
  })
  after(() => world.close())

  const later = (seconds: number) => {
    now = new Date(start.getTime() + seconds * 1000)
  }
  const state = async () => (await world.call(officer, 'GET', '/api/v1/journal/state')).body
  const search = async () => (await world.call(auditor, 'GET', '/api/v1/journal')).status
  const check = () =>
    world.call(officer, 'POST', '/api/v1/checks', { name: 'Invented Person', purpose: 'border' })
  const countActs = async () => {
    const { rows } = await world.db.query<{ acts: number }>('select count(*) as acts from journal.act')
    return rows[0]?.acts ?? 0
  }

  test('goes on being written while the disk is full; after half an hour it warns', async () => {
    isFull = true
    later(PROOF_STOPS_AFTER_S / 8 - 1)
    assert.deepEqual(await world.sequencer.publishNow(), { ok: false, error: 'unwritable' })
    const fresh = await state()
    assert.deepEqual(
      [fresh['level'], fresh['trouble'], fresh['provedAt']],
      ['fresh', 'unwritable', start.toISOString()],
    )
    later(1800)
    assert.equal((await state())['level'], 'late')
    assert.equal((await check()).status, 200)
    assert.equal(await search(), 200)
  })

  test('is not written once four hours have passed, and says so; its state can still be read', async () => {
    later(PROOF_STOPS_AFTER_S)
    assert.equal((await check()).status, 200, 'at four hours to the second')
    later(PROOF_STOPS_AFTER_S + 1)
    const acts = await countActs()
    const refused = await check()
    assert.deepEqual([refused.status, refused.body['type']], [503, 'urn:comity:problem:proof_too_old'])
    assert.match(String(refused.body['detail']), /has not been proved for four hours/)
    const batch = { questions: ['Y1234567'], purpose: 'border' }
    assert.equal((await world.call(officer, 'POST', '/api/v1/checks/batch', batch)).status, 503)
    assert.deepEqual((await world.db.query('select b.id from checks.batch b')).rows, [])
    assert.equal(await search(), 503)
    assert.equal(await countActs(), acts)
    assert.deepEqual([(await state())['level'], (await state())['trouble']], ['stopped', 'unwritable'])
  })

  test('goes on by itself when the disk has room again, and nothing that was written is lost', async () => {
    isFull = false
    assert.equal((await world.sequencer.publishNow()).ok, true)
    assert.equal((await state())['level'], 'fresh')
    assert.equal((await check()).status, 200)
    const { status, body } = await world.call(auditor, 'POST', '/api/v1/journal/verify')
    assert.deepEqual([status, body['state'], body['waiting']], [200, 'clean', 0])
    const { rows } = await world.db.query<{ acts: number }>(
      "select count(*) as acts from journal.act a where a.act = 'check.answered'",
    )
    assert.equal(rows[0]?.acts, 3)
  })
})
