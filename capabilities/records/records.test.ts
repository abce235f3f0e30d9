import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { roles } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'

const now = new Date('2026-03-01T10:00:00Z')

/** A list in the United Nations' form: a person for each reference, named as given. */
function unList(people: Readonly<Record<string, string>>): string {
  const individuals = Object.entries(people).map(
    ([reference, name]) =>
      `<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>${name}</FIRST_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE>` +
      `<REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER></INDIVIDUAL>`,
  )
  return `<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS>${individuals.join('')}</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>`
}

const three = { 'TSi.001': 'Aruna Velkamp', 'TSi.002': 'สมชาย ใจดี', 'TSi.003': 'نور الهدى صالح' }
const nothing = {
  persons: 0,
  organisations: 0,
  vessels: 0,
  things: 0,
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  rejected: 0,
}

describe('importing a list', () => {
  let world: World
  const reviewer = personOf('HUB', 'hub_reviewer')

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  const importUn = (list: string | Buffer, wish = {}) => world.importFiles(reviewer, 'un', { list }, wish)
  const countsOf = async (list: string, wish = {}) => (await importUn(list, wish)).body['counts']

  test('adds, then leaves alone, then changes and withdraws, and each record keeps its versions', async () => {
    assert.deepEqual(await countsOf(unList(three)), { ...nothing, persons: 3, added: 3 })
    assert.deepEqual(await countsOf(unList(three)), { ...nothing, persons: 3, unchanged: 3 })
    const next = { 'TSi.001': 'Aruna Velkampf', 'TSi.002': three['TSi.002'], 'TSi.004': 'Ilse Brandvold' }
    const changes = { ...nothing, persons: 3, added: 1, changed: 1, removed: 1, unchanged: 1 }
    assert.deepEqual(await countsOf(unList(next), { dryRun: 'true' }), changes)
    assert.deepEqual(await countsOf(unList(next), { dryRun: 'true' }), changes, 'a dry run changes nothing')
    assert.deepEqual(await countsOf(unList(next)), changes)
    assert.deepEqual(await countsOf(unList({ ...next, 'TSi.003': three['TSi.003'] })), {
      ...nothing,
      ...{ persons: 4, added: 1, unchanged: 3 },
    })
    const { rows } = await world.database.owner.query<{ id: string }>(
      "select r.id from records.record r where r.reference = 'TSi.003'",
    )
    const shown = await world.call(personOf('PRT', 'officer'), 'GET', `/api/v1/records/${rows[0]?.id}`)
    const { owner, source, status, version, versions } = shown.body
    assert.deepEqual(
      { owner, source, status, version },
      { owner: 'UNO', source: 'un', status: 'live', version: 3 },
    )
    assert.deepEqual(
      (versions as { change: string }[]).map((line) => line.change),
      ['added', 'removed', 'added'],
    )
  })

  const malformed: readonly (readonly [string, string | Buffer])[] = [
    ['an empty file', ''],
    ['a zip', Buffer.from('504b030414000000080000002100', 'hex')],
    [
      'a billion laughs',
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>',
    ],
    ['a file cut off', unList(three).slice(0, -40)],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(unList(three).slice(0, 60)), Buffer.of(0xff, 0xfe, 0x80)]),
    ],
  ]
  for (const [what, file] of malformed) {
    test(`${what} changes nothing and says why`, async () => {
      const held = () =>
        world.database.owner.query('select r.id, r.version, r.status from records.record r order by r.id')
      const before = (await held()).rows
      const failed = await importUn(file)
      assert.equal(failed.body['state'], 'failed')
      const error = failed.body['error'] as { kind: string; detail: string }
      assert.equal(error.kind, 'malformed_list')
      assert.ok(error.detail.length > 20, error.detail)
      assert.deepEqual((await held()).rows, before)
      assert.deepEqual(
        await actsOn(world.database, `import:${String(failed.body['id'])}`).then((acts) => acts.slice(0, 2)),
        ['import.started done', 'import.failed refused'],
      )
    })
  }

  test('a list that lost everything it held is taken for a damaged one until the removals are accepted', async () => {
    const other = unList({ 'TSi.900': 'Somebody Else' })
    const refused = await importUn(other)
    assert.deepEqual((refused.body['error'] as { kind: string }).kind, 'too_many_removed')
    assert.ok((refused.body['counts'] as { removed: number }).removed > 0, 'it says how many')
    const accepted = await importUn(other, { acceptRemovals: 'true' })
    assert.equal(accepted.body['state'], 'finished')
  })

  test('a publisher’s list is for the hub, a file of one’s own for the head, neither for an officer', async () => {
    const line = JSON.stringify({ id: 'own-1', schema: 'Person', properties: { name: ['Own Record'] } })
    const head = personOf('PRT', 'bureau_head')
    assert.deepEqual((await world.importFiles(head, 'un', { list: unList(three) })).status, 403)
    const own = await world.importFiles(head, 'ftm', { list: line })
    assert.deepEqual([own.status, own.body['owner'], own.body['state']], [200, 'PRT', 'finished'])
    assert.equal((await world.importFiles(personOf('PRT', 'officer'), 'ftm', { list: line })).status, 403)
    const foreign = await world.call(
      personOf('ESP', 'bureau_head'),
      'GET',
      `/api/v1/imports/${String(own.body['id'])}`,
    )
    assert.equal(foreign.status, 404, 'another bureau does not learn of the import')
  })

  test('two imports of one list at once end as one after the other would', async () => {
    const list = unList({ 'TSi.900': 'Somebody Else', 'TSi.901': 'One More' })
    const both = await Promise.all([importUn(list), importUn(list)])
    const added = both.map((one) => (one.body['counts'] as { added: number }).added)
    assert.deepEqual(added.sort(), [0, 1])
  })

  test('a form without a file or with an unknown format is refused', async () => {
    assert.equal((await world.importFiles(reviewer, 'un', {})).status, 400)
    assert.equal((await world.importFiles(reviewer, 'xls', { list: 'x' })).status, 400)
    assert.equal((await world.call(reviewer, 'POST', '/api/v1/imports', {})).status, 400)
  })
})

describe('who may read a record', () => {
  let world: World
  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  test('a record not for the asker answers just like one that is not there', async () => {
    const line = (id: string) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: ['Hidden Person'] } })
    await world.importFiles(personOf('PRT', 'bureau_head'), 'ftm', { list: line('own-2') })
    const { owner } = world.database
    await owner.query(
      "update records.record set share_to = 'owner', audience = '{}' where reference = 'own-2'",
    )
    const { rows } = await owner.query<{ id: string }>(
      "select r.id from records.record r where r.reference = 'own-2'",
    )
    const foreign = personOf('ESP', 'officer')
    const hidden = await world.call(foreign, 'GET', `/api/v1/records/${rows[0]?.id}`)
    const absent = await world.call(foreign, 'GET', '/api/v1/records/0198c5a0-0000-7000-8000-000000000000')
    assert.deepEqual(hidden, absent)
    assert.equal(hidden.status, 404)
    assert.equal(
      (await world.call(personOf('PRT', 'officer'), 'GET', `/api/v1/records/${rows[0]?.id}`)).status,
      200,
    )
    assert.deepEqual(await actsOn(world.database, `record:${rows[0]?.id}`), [
      'record.read refused',
      'record.read done',
    ])
  })

  test('a record of every kind is read with all that it says', async () => {
    const entities = [
      {
        id: 'all-1',
        schema: 'Person',
        properties: {
          ...{
            name: ['Aruna Velkamp', 'อรุณา เวลแคมป์'],
            birthDate: ['1984-02-13', '1985'],
            nationality: ['nl', 'th'],
          },
          ...{
            gender: ['female'],
            passportNumber: ['X1234567'],
            birthPlace: ['Utrecht'],
            notes: ['A note.'],
          },
        },
      },
      { id: 'all-2', schema: 'Company', properties: { name: ['Blauwe Zee BV'], country: ['nl'] } },
      {
        id: 'all-3',
        schema: 'Vessel',
        properties: { name: ['Northern Lantern'], imoNumber: ['9074729'], flag: ['pa'] },
      },
    ]
    const head = personOf('BEL', 'bureau_head')
    await world.importFiles(head, 'ftm', {
      list: entities.map((entity) => JSON.stringify(entity)).join('\n'),
    })
    const { rows } = await world.database.owner.query<{ id: string; reference: string }>(
      "select r.id, r.reference from records.record r where r.owner = 'BEL' order by r.reference",
    )
    const bodies: Record<string, unknown>[] = []
    for (const { id } of rows) {
      const read = await world.call(head, 'GET', `/api/v1/records/${id}`)
      assert.equal(read.status, 200, JSON.stringify(read.body))
      bodies.push(read.body['body'] as Record<string, unknown>)
    }
    assert.deepEqual(bodies[0]?.['nationalities'], ['NLD', 'THA'])
    assert.deepEqual(bodies[1]?.['countries'], ['NLD'])
    assert.deepEqual([bodies[2]?.['flag'], bodies[2]?.['imo']], ['PAN', '9074729'])
  })

  test('without a sign-in nothing is read, with any role that may check a record is', async () => {
    const url = '/api/v1/records/0198c5a0-0000-7000-8000-000000000000'
    assert.equal((await world.call(null, 'GET', url)).status, 401)
    for (const role of roles) assert.equal((await world.call(personOf('PRT', role), 'GET', url)).status, 404)
  })
})
