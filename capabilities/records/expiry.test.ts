import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { expireRecords } from './actions/expire.ts'
import { reminderAt, retentionOf } from './retention.ts'

const start = new Date('2026-03-01T10:00:00Z')
const at = (text: string) => new Date(text)

describe('what time does to a record', () => {
  let world: World
  let clock = start
  const operator = personOf('PRT', 'bureau_operator')
  const spanish = personOf('ESP', 'officer')

  before(async () => {
    world = await makeWorld(() => clock)
  })
  after(() => world.close())

  let made = 0
  const add = async (name: string, retention: object): Promise<string> => {
    clock = start
    const names = [{ text: name, script: 'Latn', type: 'primary', parts: null }]
    const body = {
      ...{ kind: 'person', names, born: [], birthPlaces: [], nationalities: [], sex: 'U', positions: [] },
      ...{ addresses: [], documents: [], programmes: [], remarks: null },
    }
    const wish = { reference: `E-${++made}`, purpose: 'wanted', sharing: { to: 'all' }, body, retention }
    const added = await world.call(operator, 'POST', '/api/v1/records', wish)
    assert.equal(added.status, 201, JSON.stringify(added.body))
    return String(added.body['id'])
  }
  const isFound = async (id: string, name: string): Promise<boolean> => {
    await world.keeper.settle()
    const answer = await world.call(spanish, 'POST', '/api/v1/checks', { name, purpose: 'wanted' })
    return (answer.body['candidates'] as { record: { id: string } }[]).some(({ record }) => record.id === id)
  }
  const run = (now: string) => {
    clock = at(now)
    return expireRecords(world.database.system, clock)
  }
  const openReviews = async (id: string) => {
    const { body } = await world.call(operator, 'GET', '/api/v1/reviews')
    return (body['reviews'] as { recordId: string; ground: string }[]).filter((one) => one.recordId === id)
  }

  test('D-2: a record past its review date without a decision leaves search on the day, and not the day before', async () => {
    const id = await add('Aruna Velkamp', { reviewAt: '2027-03-01T10:00:00Z' })
    assert.equal((await run('2026-08-31T10:00:00Z')).reminded, 0)
    assert.equal((await run('2026-09-01T10:00:00Z')).reminded, 1, 'six months ahead its owner is asked')
    assert.equal((await openReviews(id)).length, 1)
    assert.equal((await run('2026-12-01T10:00:00Z')).reminded, 0, 'once')
    assert.equal((await run('2027-02-28T23:59:59Z')).lapsed, 0)
    assert.equal(await isFound(id, 'Aruna Velkamp'), true)
    assert.equal((await run('2027-03-01T10:00:00Z')).lapsed, 1)
    assert.equal(await isFound(id, 'Aruna Velkamp'), false)
    assert.equal((await run('2027-03-01T10:01:00Z')).lapsed, 0, 'twice is once')
    const shown = await world.call(operator, 'GET', `/api/v1/records/${id}`)
    assert.deepEqual([shown.body['status'], shown.body['ground']], ['withdrawn', 'review_missed'])
    await world.call(operator, 'POST', `/api/v1/records/${id}/renew`, { reason: 'still wanted' })
    assert.deepEqual(await openReviews(id), [])
    assert.equal(await isFound(id, 'Aruna Velkamp'), true)
    assert.deepEqual(
      (await actsOn(world.database, `record:${id}`)).filter((act) => !act.startsWith('record.read')),
      ['record.added done', 'review.opened done', 'record.lapsed done', 'record.renewed done'],
    )
  })

  test('a record past its last date is deleted with proof and without data, unless it is held', async () => {
    const last = { deleteAt: '2027-01-01T00:00:00Z' }
    const [gone, held] = [await add('Ilse Brandvold', last), await add('Mira Quillfeather', last)]
    const head = personOf('PRT', 'bureau_head')
    await world.call(head, 'POST', `/api/v1/records/${held}/hold`, { reason: 'a court' })
    await run('2026-12-31T23:59:59Z')
    assert.equal(await isFound(gone, 'Ilse Brandvold'), true)
    assert.deepEqual(await run('2027-01-01T00:00:00Z').then(({ deleted }) => deleted), 1)
    assert.equal((await run('2027-01-01T00:00:01Z')).deleted, 0)
    assert.equal(await isFound(gone, 'Ilse Brandvold'), false)
    assert.equal(await isFound(held, 'Mira Quillfeather'), false, 'a held record leaves search all the same')
    const { rows } = await world.database.owner.query<{ line: string; status: string }>(
      'select to_jsonb(r)::text as line, r.status from records.record r where r.id = any($1::uuid[]) order by r.status',
      [[gone, held]],
    )
    assert.deepEqual(
      rows.map((row) => [row.status, /Brandvold|Quillfeather/.test(row.line)]),
      [
        ['deleted', false],
        ['withdrawn', true],
      ],
    )
    const listed = await world.call(operator, 'GET', '/api/v1/records?status=deleted')
    const [line] = listed.body['records'] as Record<string, unknown>[]
    assert.deepEqual([line?.['id'], line?.['reference'], line?.['name']], [gone, null, null])
    assert.match(String(line?.['proof']), /^[0-9a-f]{64}$/)
    await world.call(head, 'POST', `/api/v1/records/${held}/release-hold`, { reason: 'decided' })
    assert.equal((await run('2027-01-02T00:00:00Z')).deleted, 1)
  })

  test('more records than one batch are all dealt with', async () => {
    const { owner } = world.database
    for (let count = 0; count < 3; count++) await add('Somebody Else', { deleteAt: '2026-06-01T00:00:00Z' })
    await owner.query(
      `insert into records.record
              (owner, id, kind, source, reference, purpose, level, handling, share_to, share_bureaus, audience, purposes,
               valid_from, review_at, delete_at, status, version, body, body_sha256, created_at, created_by, updated_at,
               updated_by)
       select r.owner, gen_random_uuid(), r.kind, r.source, 'many-' || n, r.purpose, r.level, r.handling, r.share_to,
              r.share_bureaus, r.audience, r.purposes, r.valid_from, r.review_at, r.delete_at, r.status, r.version, r.body,
              r.body_sha256, r.created_at, r.created_by, r.updated_at, r.updated_by
         from records.record r, generate_series(1, 450) n
        where r.reference = $1`,
      [`E-${made}`],
    )
    assert.equal((await run('2026-06-01T00:00:00Z')).deleted, 453)
  })
})

describe('retention', () => {
  const wish = { reviewAt: null, deleteAt: null, purposeEndsAt: null, lawUntil: null }
  const endOf = (...given: Parameters<typeof retentionOf>) => {
    const retention = retentionOf(...given)
    return retention.ok
      ? `${retention.value.rule} ${retention.value.deleteAt.toISOString().slice(0, 10)}`
      : 'over'
  }

  test('is five years, ten for travel documents, and national law where that is earlier', () => {
    assert.equal(endOf('person', start, wish), 'rpd 2031-03-01')
    assert.equal(endOf('travel_document', start, wish), 'rpd 2036-03-01')
    assert.equal(endOf('person', start, { ...wish, lawUntil: at('2029-03-01') }), 'law 2029-03-01')
    assert.equal(endOf('person', start, { ...wish, lawUntil: at('2039-03-01') }), 'rpd 2031-03-01')
    assert.equal(endOf('person', start, { ...wish, purposeEndsAt: at('2026-02-01') }), 'over')
  })

  test('months end where they end: five years after a leap day, six months before the last of August', () => {
    assert.equal(endOf('person', at('2028-02-29T00:00:00Z'), wish), 'rpd 2033-02-28')
    assert.equal(reminderAt(at('2027-08-31T10:00:00Z')).toISOString(), '2027-02-28T10:00:00.000Z')
  })
})

describe('a list that is taken in again', () => {
  let world: World
  let clock = start
  before(async () => {
    world = await makeWorld(() => clock)
  })
  after(() => world.close())

  test('keeps what it still names from expiring, and nothing else', async () => {
    const head = personOf('PRT', 'bureau_head')
    const line = (id: string) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: ['Aruna Velkamp'] } })
    await world.importFiles(head, 'ftm', { list: line('kept') })
    clock = at('2030-10-01T10:00:00Z')
    assert.equal((await expireRecords(world.database.system, clock)).reminded, 1)
    const again = await world.importFiles(head, 'ftm', { list: line('kept') })
    assert.deepEqual((again.body['counts'] as { unchanged: number }).unchanged, 1)
    const { body } = await world.call(head, 'GET', '/api/v1/reviews')
    assert.deepEqual(body['reviews'], [], 'nobody is asked any more')
    clock = at('2031-03-02T10:00:00Z')
    assert.deepEqual(await expireRecords(world.database.system, clock), {
      reminded: 0,
      lapsed: 0,
      deleted: 0,
    })
  })
})
