import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'

const start = new Date('2026-03-01T10:00:00Z')
const body = someThings.travel_document

describe('a record of a travel document', () => {
  let world: World
  const [issuer, head] = [personOf('PRT', 'bureau_operator'), personOf('PRT', 'bureau_head')]
  const other = personOf('ESP', 'bureau_operator', 'bureau_head')

  before(async () => {
    world = await makeWorld(start)
  })
  after(() => world.close())

  let made = 0
  const wish = (more = {}) => ({
    ...{ reference: `T-${++made}`, purpose: 'border', sharing: { to: 'all' }, body, ...more },
  })
  const add = async (): Promise<string> => {
    const added = await world.call(issuer, 'POST', '/api/v1/records', wish())
    assert.equal(added.status, 201, JSON.stringify(added.body))
    return String(added.body['id'])
  }
  const codeOf = ({ body: said }: { body: Record<string, unknown> }) => String(said['type']).split(':').at(-1)

  test('is added by the country that issued it, for ten years, and by nobody else', async () => {
    const added = await world.call(issuer, 'POST', '/api/v1/records', wish())
    assert.deepEqual([added.status, added.body['reviewAt']], [201, '2036-03-01T10:00:00.000Z'])
    const refused = await world.call(other, 'POST', '/api/v1/records', wish())
    assert.deepEqual([refused.status, codeOf(refused)], [422, 'not_the_issuer'])
    const vehicle = await world.call(other, 'POST', '/api/v1/records', wish({ body: someThings.vehicle }))
    assert.deepEqual([vehicle.status, vehicle.body['reviewAt']], [201, '2031-03-01T10:00:00.000Z'])
  })

  test('has a number and no name beside it, by no way of writing', async () => {
    const named = { ...body, number: `${body.number} SILVA` }
    const added = await world.call(issuer, 'POST', '/api/v1/records', wish({ body: named }))
    assert.deepEqual([added.status, codeOf(added)], [400, 'malformed'])
    const id = await add()
    const headers = { ...world.headersOf(issuer), 'if-match': '"1"' }
    const changed = await world.server.inject({
      ...{ method: 'PUT', url: `/api/v1/records/${id}`, headers },
      payload: { purpose: 'border', sharing: { to: 'all' }, body: named },
    })
    assert.equal(changed.statusCode, 400)
    const proposal = { version: 1, body: named, reason: 'as we read it' }
    const proposed = await world.call(other, 'POST', `/api/v1/records/${id}/proposals`, proposal)
    assert.equal(proposed.status, 400)
    const line = JSON.stringify({ op: 'upsert', ...wish({ body: named }) })
    const delta = await world.server.inject({
      ...{ method: 'PUT', url: '/api/v1/records/deltas/named-document/pieces/1', payload: line },
      headers: { ...world.headersOf(issuer), 'content-type': 'application/x-ndjson' },
    })
    assert.equal(delta.json<{ refused: { field: string }[] }>().refused[0]?.field, 'body.number')
  })

  const laissezPasser = { ...body, number: 'UN0417226', issuer: 'UNO', documentType: 'laissez_passer' }

  test('of an organisation is added by its own bureau, and by no country, hub or other organisation', async () => {
    for (const [bureau, expected] of [
      ['UNO', [201, undefined]],
      ['XPO', [422, 'not_the_issuer']],
      ['HUB', [422, 'not_the_issuer']],
      ['PRT', [422, 'not_the_issuer']],
    ] as const) {
      const answer = await world.call(
        personOf(bureau, 'bureau_operator'),
        ...(['POST', '/api/v1/records', wish({ body: laissezPasser })] as const),
      )
      const code = answer.status === 201 ? undefined : codeOf(answer)
      assert.deepEqual([answer.status, code], expected, bureau)
    }
    for (const nobody of ['XXA', 'UNA', 'IAO', 'QQQ']) {
      const unknown = wish({ body: { ...body, issuer: nobody } })
      assert.equal((await world.call(issuer, 'POST', '/api/v1/records', unknown)).status, 400, nobody)
    }
  })

  test('of an organisation is taken in as a table of its own, line by line as by hand', async () => {
    const head = 'reference,number,issuer,documentType,fraud,circumstances'
    const line = (place: number, issuer: string) =>
      `UN-${place},UN041799${place},${issuer},laissez_passer,stolen,unknown`
    const list = [head, line(1, 'United Nations'), line(2, 'UNA'), line(3, 'INTERPOL'), line(4, 'XXA')].join(
      '\n',
    )
    const taken = await world.importFiles(
      personOf('UNO', 'bureau_head'),
      'csv',
      { list },
      { kind: body.kind },
    )
    const { owner, counts } = taken.body as { owner: string; counts: Record<string, number> }
    assert.deepEqual([owner, counts['added'], counts['rejected']], ['UNO', 2, 2], JSON.stringify(taken.body))
  })

  test('stays with its issuer through changes, corrections and transfers', async () => {
    const id = await add()
    const foreign = { ...body, issuer: 'ESP' }
    const headers = { ...world.headersOf(issuer), 'if-match': '"1"' }
    const changed = await world.server.inject({
      ...{ method: 'PUT', url: `/api/v1/records/${id}`, headers },
      payload: { purpose: 'border', sharing: { to: 'all' }, body: foreign },
    })
    assert.deepEqual([changed.statusCode, codeOf({ body: changed.json() })], [422, 'not_the_issuer'])
    const proposal = { version: 1, body: foreign, reason: 'we issued it' }
    const proposed = await world.call(other, 'POST', `/api/v1/records/${id}/proposals`, proposal)
    assert.deepEqual([proposed.status, codeOf(proposed)], [422, 'not_the_issuer'])
    const offered = await world.call(head, 'POST', `/api/v1/records/${id}/transfer`, {
      ...{ to: 'ESP', reason: 'found there' },
    })
    assert.deepEqual([offered.status, codeOf(offered)], [422, 'not_the_issuer'])
  })

  test('is kept to that by the database itself', async () => {
    const id = await add()
    await assert.rejects(
      world.database.owner.query("update records.record set owner = 'ESP' where id = $1", [id]),
      /record_issuer_writes/,
    )
  })

  test('is judged to be the same as no person', async () => {
    const person = {
      ...{ kind: 'person', names: [{ text: 'Aruna Velkamp', script: 'Latn', type: 'primary', parts: null }] },
      ...{ born: [], birthPlaces: [], nationalities: [], sex: 'F', positions: [], addresses: [] },
      ...{ documents: [], programmes: [], remarks: null },
    }
    const added = await world.call(issuer, 'POST', '/api/v1/records', wish({ body: person }))
    const pair = { left: await add(), right: String(added.body['id']) }
    const judged = await world.call(issuer, 'POST', '/api/v1/judgements', {
      ...{ ...pair, verdict: 'same', reason: 'it is hers' },
    })
    assert.deepEqual([judged.status, codeOf(judged)], [422, 'kinds_differ'])
  })

  test('leaves nothing but its kind in the journal', async () => {
    const id = await add()
    const { rows } = await world.database.owner.query<{ detail: object }>(
      'select a.detail from journal.act a where a.subject = $1',
      [`record:${id}`],
    )
    assert.deepEqual(
      rows.map(({ detail }) => detail),
      [{ kind: 'travel_document', version: 1, retentionRule: 'rpd', sources: 0 }],
    )
  })
})
