import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { actsOn, type Method, makeWorld, personOf, type World } from '../../test/world.ts'

const start = new Date('2026-03-01T10:00:00Z')
const aPerson = (name: string, more = {}) => ({
  ...{ kind: 'person', names: [{ text: name, script: 'Latn', type: 'primary', parts: null }] },
  ...{ born: [], birthPlaces: [], nationalities: ['PRT'], sex: 'F', positions: [], addresses: [] },
  ...{ documents: [], programmes: [], remarks: null, ...more },
})
const cyrillic = aPerson('', {
  names: [{ text: 'Ильза Брандвольд', script: 'Cyrl', type: 'primary', parts: null }],
})
const shared = { to: 'listed', bureaus: ['ESP'] }

describe('the life of a record', () => {
  let world: World

  const [operator, head, other] = [
    personOf('PRT', 'bureau_operator'),
    personOf('PRT', 'bureau_head'),
    personOf('PRT', 'bureau_operator'),
  ]
  const [spanish, spanishHead] = [personOf('ESP', 'bureau_operator'), personOf('ESP', 'bureau_head')]
  const french = personOf('FRA', 'bureau_operator')

  before(async () => {
    world = await makeWorld(start)
  })
  after(() => world.close())

  const send = async (actor: Actor, how: `${Method} ${string}`, body?: object, headers = {}) => {
    const [method = '', url = ''] = how.split(' ')
    const response = await world.server.inject({
      ...{ method: method as Method, url: `/api/v1/${url}` },
      headers: { ...world.headersOf(actor), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    return {
      status: response.statusCode,
      body: response.json<Record<string, unknown>>(),
      headers: response.headers,
    }
  }
  let made = 0
  const wish = (more = {}) => ({
    ...{
      reference: `L-${++made}`,
      purpose: 'wanted',
      sharing: shared,
      body: aPerson('Aruna Velkamp'),
      ...more,
    },
  })
  const add = async (more = {}): Promise<string> => {
    const added = await send(operator, 'POST records', wish(more))
    assert.equal(added.status, 201, JSON.stringify(added.body))
    return String(added.body['id'])
  }
  /** Sends again what waits for a second person, once that has approved. */
  const withSecond = async (actor: Actor, how: `${Method} ${string}`, body: object, headers = {}) => {
    const asked = await send(actor, how, body, headers)
    assert.equal(asked.status, 202, JSON.stringify(asked.body))
    const { id } = asked.body['approval'] as { id: string }
    assert.equal((await send(other, `POST approvals/${id}/approve`, {})).status, 200)
    return await send(actor, how, body, { ...headers, 'x-comity-approval': id })
  }
  const change = (more = {}) => ({
    purpose: 'wanted',
    sharing: shared,
    body: aPerson('Aruna Velkampf'),
    ...more,
  })

  test('its owner adds it, everybody it is shared with sees it, and others learn nothing of it', async () => {
    const id = await add()
    const seen = await send(spanish, `GET records/${id}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.headers['etag'], '"1"')
    assert.equal(seen.body['sharing'], null, 'whom else it is shared with is the owner’s to know')
    assert.deepEqual((seen.body['why'] as { code: string }).code, 'shared_with_you')
    assert.deepEqual((await send(operator, `GET records/${id}`)).body['sharing'], {
      ...{ ...shared, lists: [], denied: [] },
    })
    assert.equal((await send(french, `GET records/${id}`)).status, 404)
    assert.equal((await send(spanish, 'POST records', wish({ reference: 'L-1' }))).status, 201)
    assert.equal((await send(personOf('PRT', 'officer'), 'POST records', wish())).status, 403)
    assert.deepEqual((await actsOn(world.database, `record:${id}`)).slice(0, 2), [
      'record.added done',
      'record.read done',
    ])
  })

  test('the same contribution sent twice is one record, another one under its key is refused', async () => {
    const [key, one] = [{ 'idempotency-key': 'contribution-1' }, wish()]
    const first = await send(operator, 'POST records', one, key)
    const again = await send(operator, 'POST records', one, key)
    assert.deepEqual([first.status, again.status], [201, 201])
    assert.deepEqual(first.body, again.body)
    const another = await send(operator, 'POST records', wish(), key)
    assert.deepEqual([another.status, another.body['type']], [422, 'urn:comity:problem:idempotency_conflict'])
    const atOnce = wish()
    const both = await Promise.all(
      [1, 2].map(() => send(operator, 'POST records', atOnce, { 'idempotency-key': 'contribution-2' })),
    )
    assert.equal(new Set(both.map((answer) => answer.body['id'])).size, 1)
    assert.equal((await send(operator, 'POST records', { ...wish(), reference: one.reference })).status, 409)
  })

  test('a change names the version it looked at; who is late is told both', async () => {
    const id = await add()
    assert.equal((await send(operator, `PUT records/${id}`, change())).status, 428)
    const changed = await send(operator, `PUT records/${id}`, change(), { 'if-match': '"1"' })
    assert.deepEqual([changed.status, changed.body['version'], changed.headers['etag']], [200, 2, '"2"'])
    const late = await send(operator, `PUT records/${id}`, change(), { 'if-match': '"1"' })
    assert.deepEqual([late.status, late.body['expected'], late.body['current']], [412, 1, 2])
    const kept = await send(operator, `GET records/${id}/versions/1`)
    const names = (kept.body['body'] as { names: { text: string }[] }).names
    assert.equal(names[0]?.text, 'Aruna Velkamp')
    assert.equal((await send(spanish, `GET records/${id}/versions/1`)).status, 404)
  })

  test('only the owner changes a record', async () => {
    const id = await add()
    const tries = [
      await send(spanish, `PUT records/${id}`, change(), { 'if-match': '"1"' }),
      await send(spanish, `POST records/${id}/withdraw`, { reason: 'not mine' }),
      await send(spanishHead, `POST records/${id}/hold`, { reason: 'not mine' }),
      await send(spanish, `POST records/${id}/renew`, { reason: 'not mine' }),
      await send(spanishHead, `POST records/${id}/transfer`, { to: 'FRA', reason: 'not mine' }),
    ]
    assert.deepEqual(
      tries.map(({ status }) => status),
      [404, 404, 404, 404, 404],
    )
    assert.equal((await send(operator, `GET records/${id}`)).body['version'], 1)
  })

  test('showing a record to more bureaus waits for a second person; to fewer does not', async () => {
    const id = await add()
    const wider = change({ sharing: { to: 'all' } })
    const done = await withSecond(operator, `PUT records/${id}`, wider, { 'if-match': '"1"' })
    assert.equal(done.status, 200, JSON.stringify(done.body))
    assert.equal((await send(french, `GET records/${id}`)).status, 200)
    const narrower = await send(operator, `PUT records/${id}`, change(), { 'if-match': '"2"' })
    assert.equal(narrower.status, 200)
    assert.equal((await send(french, `GET records/${id}`)).status, 404)
  })

  test('a withdrawn record answers no check and comes back when it is renewed', async () => {
    const id = await add()
    await world.keeper.settle()
    const found = async () => {
      await world.keeper.settle()
      const asked = { name: 'Aruna Velkamp', purpose: 'wanted' }
      const answer = await send(spanish, 'POST checks', asked)
      return (answer.body['candidates'] as { record: { id: string } }[]).some(
        ({ record }) => record.id === id,
      )
    }
    assert.equal(await found(), true)
    assert.equal((await send(operator, `POST records/${id}/withdraw`, { reason: 'settled' })).status, 200)
    assert.equal(await found(), false)
    assert.equal((await send(operator, `POST records/${id}/withdraw`, { reason: 'settled' })).status, 409)
    const renewed = await send(operator, `POST records/${id}/renew`, { reason: 'wanted again' })
    assert.deepEqual(
      [renewed.status, renewed.body['status'], renewed.body['deleteAt']],
      [200, 'live', '2031-03-01T10:00:00.000Z'],
    )
    assert.equal(await found(), true)
  })

  test('deletion takes two persons, leaves proof and no data, and reaches who was shown it', async () => {
    const id = await add({ statements: [{ path: '/names/0', source: 'message 17', grade: 'B2' }] })
    assert.equal((await send(spanish, `GET records/${id}`)).status, 200)
    await send(spanish, `POST records/${id}/proposals`, {
      ...{ version: 1, body: aPerson('Aruna Velkamps'), reason: 'her passport says so' },
    })
    const gone = await withSecond(operator, `POST records/${id}/deletion`, { reason: 'no longer needed' })
    assert.deepEqual([gone.status, gone.body['told']], [200, ['ESP']])
    assert.equal((await send(operator, `GET records/${id}`)).status, 404)
    const left = await world.database.owner.query<{ line: string }>(
      `select to_jsonb(r)::text as line from records.record r where r.id = $1
       union all select to_jsonb(v)::text from records.version v where v.id = $1
       union all select to_jsonb(s)::text from records.statement s where s.record_id = $1
       union all select to_jsonb(p)::text from records.proposal p where p.record_id = $1`,
      [id],
    )
    for (const { line } of left.rows) assert.doesNotMatch(line, /Velkamp|message 17|passport|L-\d/)
    const notices = await send(spanish, 'GET deletion-notices')
    const [notice] = notices.body['notices'] as Record<string, unknown>[]
    assert.deepEqual([notice?.['recordId'], notice?.['proof']], [id, gone.body['proof']])
    assert.deepEqual((await send(french, 'GET deletion-notices')).body['notices'], [])
    assert.equal((await send(french, `POST deletion-notices/${id}/acknowledge`, {})).status, 404)
    const answered = await send(spanish, `POST deletion-notices/${id}/acknowledge`, {})
    assert.equal(answered.status, 200)
    const receipts = await send(operator, `GET records/${id}/receipts`)
    const { deletedAt, proof } = gone.body
    assert.deepEqual(receipts.body['deletion'], { kind: 'person', ground: 'owner', deletedAt, proof })
    const [receipt] = receipts.body['receipts'] as Record<string, unknown>[]
    assert.deepEqual([receipt?.['bureau'], receipt?.['receipt']], ['ESP', answered.body['receipt']])
    const acts = await actsOn(world.database, `record:${id}`)
    assert.ok(
      acts.includes('record.deleted done') && acts.includes('receipt.acknowledged done'),
      String(acts),
    )
  })

  test('each side of a deletion is named an act of its own, and its auditor can prove it', async () => {
    const id = await add({ sharing: { to: 'listed', bureaus: ['ESP', 'FRA'] } })
    for (const reader of [spanish, french]) await send(reader, `GET records/${id}`)
    const gone = await withSecond(operator, `POST records/${id}/deletion`, { reason: 'no longer needed' })
    assert.deepEqual(gone.body['told'], ['ESP', 'FRA'])
    await world.sequencer.publishNow()
    const acts = (row: unknown) =>
      row as Readonly<Record<string, { id: string; index: number | null } | null>>
    const noticeOf = async (who: Actor) => {
      const { notices } = (await send(who, 'GET deletion-notices?state=all')).body as {
        notices: { recordId: string }[]
      }
      return acts(notices.find(({ recordId }) => recordId === id))
    }
    const [toSpain, toFrance] = [await noticeOf(spanish), await noticeOf(french)]
    assert.equal(toSpain['noticeAct']?.index, null, 'who may not read the journal learns no place in it')
    const spanishAuditor = personOf('ESP', 'bureau_operator', 'auditor')
    const { index } = (await noticeOf(spanishAuditor))['noticeAct'] ?? {}
    assert.equal(typeof index, 'number')
    const prove = async (who: Actor, act: string | undefined) => send(who, `GET journal/${act}/proof`)
    const proof = await prove(spanishAuditor, toSpain['noticeAct']?.id)
    const said = JSON.parse(String(proof.body['act']))
    const detail = { ground: 'owner', owner: 'PRT', proof: gone.body['proof'] }
    assert.deepEqual(
      [said.act, said.bureau, said.subject, said.detail, proof.body['index']],
      ['receipt.sent', 'ESP', `record:${id}`, detail, index],
    )
    assert.doesNotMatch(JSON.stringify(said), /FRA/)
    assert.notEqual(toFrance['noticeAct']?.id, toSpain['noticeAct']?.id)
    assert.equal((await prove(spanishAuditor, toFrance['noticeAct']?.id)).status, 404)
    const answered = await send(spanish, `POST deletion-notices/${id}/acknowledge`, {})
    const [receipt] = (await send(operator, `GET records/${id}/receipts`)).body['receipts'] as object[]
    assert.deepEqual(acts(receipt)['deletionAct'], { id: gone.body['act'], index: null })
    assert.deepEqual(acts(receipt)['receiptAct'], answered.body['receiptAct'])
    const deletion = await prove(personOf('PRT', 'auditor'), String(gone.body['act']))
    assert.match(String(deletion.body['act']), /"act":"record.deleted".*"told":\["ESP","FRA"\]/)
  })

  test('a legal hold beats deletion until it is released', async () => {
    const id = await add()
    assert.equal((await send(operator, `POST records/${id}/hold`, { reason: 'a court' })).status, 403)
    assert.equal((await send(head, `POST records/${id}/hold`, { reason: 'a court' })).status, 200)
    const kept = await withSecond(operator, `POST records/${id}/deletion`, { reason: 'not needed' })
    assert.deepEqual([kept.status, kept.body['type']], [409, 'urn:comity:problem:legal_hold'])
    assert.equal((await send(head, `POST records/${id}/release-hold`, { reason: 'decided' })).status, 200)
    const gone = await withSecond(operator, `POST records/${id}/deletion`, { reason: 'not needed' })
    assert.equal(gone.status, 200)
  })

  test('who sees a record proposes, its owner decides, and both states are kept', async () => {
    const id = await add()
    const proposal = { version: 1, body: aPerson('Aruna Velkampf'), reason: 'her passport says so' }
    assert.equal((await send(french, `POST records/${id}/proposals`, proposal)).status, 404)
    assert.equal((await send(operator, `POST records/${id}/proposals`, proposal)).status, 409)
    const made = await send(spanish, `POST records/${id}/proposals`, proposal)
    assert.equal(made.status, 201)
    const second = await send(spanish, `POST records/${id}/proposals`, proposal)
    const path = `proposals/${String(made.body['id'])}`
    assert.equal((await send(french, `GET ${path}`)).status, 404)
    assert.equal((await send(spanish, `POST ${path}/accept`)).status, 404)
    const accepted = await send(operator, `POST ${path}/accept`)
    assert.deepEqual(
      [accepted.status, accepted.body['state'], accepted.body['version']],
      [200, 'accepted', 2],
    )
    assert.equal((await send(operator, `POST ${path}/accept`)).status, 409)
    const outdated = `proposals/${String(second.body['id'])}`
    assert.equal((await send(operator, `POST ${outdated}/accept`)).status, 412)
    assert.equal((await send(operator, `POST ${outdated}/refuse`, { reason: 'done already' })).status, 200)
    const { versions } = (await send(operator, `GET records/${id}`)).body as {
      versions: { change: string }[]
    }
    assert.deepEqual(
      versions.map((line) => line.change),
      ['corrected', 'added'],
    )
    const shown = await send(spanish, `GET ${outdated}`)
    assert.deepEqual([shown.body['state'], shown.body['answer']], ['refused', 'done already'])
  })

  test('a record goes to another bureau when that accepts, with what it was, and each side has the act', async () => {
    const id = await add()
    const offer = { to: 'ESP', reason: 'she lives there' }
    const offered = await send(head, `POST records/${id}/transfer`, offer)
    assert.equal(offered.status, 201, JSON.stringify(offered.body))
    assert.equal((await send(head, `POST records/${id}/transfer`, offer)).status, 409)
    const path = `transfers/${String(offered.body['id'])}`
    assert.equal((await send(head, `POST ${path}/accept`)).status, 404)
    assert.equal((await send(personOf('FRA', 'bureau_head'), `POST ${path}/accept`)).status, 404)
    assert.equal((await send(spanishHead, `POST ${path}/accept`)).status, 200)
    const moved = (await send(spanish, `GET records/${id}`)).body
    assert.deepEqual([moved['owner'], moved['version']], ['ESP', 2])
    assert.equal((await send(operator, `PUT records/${id}`, change(), { 'if-match': '"2"' })).status, 404)
    const { rows } = await world.database.owner.query<{ bureau: string }>(
      "select a.bureau from journal.act a where a.subject = $1 and a.act = 'record.transferred' order by 1",
      [`record:${id}`],
    )
    assert.deepEqual(
      rows.map((row) => row.bureau),
      ['ESP', 'PRT'],
    )
  })

  test('dates are those of the earliest rule', async () => {
    const dates = async (retention: object) => {
      const added = await send(operator, 'POST records', wish({ retention }))
      return [added.body['retentionRule'], added.body['deleteAt'], added.body['reviewAt']]
    }
    const [five, law, trip] = [
      '2031-03-01T10:00:00.000Z',
      '2028-01-01T00:00:00.000Z',
      '2026-09-01T00:00:00.000Z',
    ]
    assert.deepEqual(await dates({}), ['rpd', five, five])
    assert.deepEqual(await dates({ deleteAt: '2040-01-01T00:00:00Z' }), ['rpd', five, five])
    assert.deepEqual(await dates({ lawUntil: law }), ['law', law, law])
    assert.deepEqual(await dates({ lawUntil: law, purposeEndsAt: trip }), ['purpose', trip, trip])
    assert.deepEqual(await dates({ deleteAt: law, reviewAt: trip }), ['owner', law, trip])
    const over = await send(
      operator,
      'POST records',
      wish({ retention: { deleteAt: '2020-01-01T00:00:00Z' } }),
    )
    assert.equal(over.status, 422)
  })

  test('the bureau lists its own records and what is wrong with them, and nobody else’s', async () => {
    const id = await add({ body: aPerson('Ilse Brandvold', { nationalities: ['RUS'] }) })
    // Has a name in the script of its country, whatever the name is called.
    await add({ body: { ...cyrillic, nationalities: ['RUS'] } })
    const listed = await send(operator, 'GET records?kind=person&status=live')
    const lines = listed.body['records'] as { id: string; name: string }[]
    assert.equal(lines.find((line) => line.id === id)?.name, 'Ilse Brandvold')
    const foreign = await send(french, 'GET records')
    assert.deepEqual(foreign.body['records'], [])
    const quality = await send(operator, 'GET records/quality?fault=no_original_script')
    const faulty = quality.body['records'] as { id: string }[]
    assert.deepEqual(
      faulty.map((line) => line.id),
      [id],
    )
    const counts = quality.body['counts'] as Record<string, number>
    assert.equal(counts['no_original_script'], 1)
    assert.ok((counts['no_birth_date'] ?? 0) > 5)
    const none = (await send(french, 'GET records/quality')).body['counts']
    assert.deepEqual(new Set(Object.values(none as object)), new Set([0]))
  })

  test('where a value comes from is the owner’s to know; that it is graded and still stands is not', async () => {
    const statements = [{ path: '/names/0', source: 'message 17', grade: 'B2' }]
    const id = await add({ statements })
    const said = async (actor: Actor) =>
      ((await send(actor, `GET records/${id}`)).body['statements'] as Record<string, unknown>[]).map(
        ({ path, source, grade, isCurrent }) => ({ path, source, grade, isCurrent }),
      )
    assert.deepEqual(await said(operator), [{ ...statements[0], isCurrent: true }])
    assert.deepEqual(await said(spanish), [{ ...statements[0], source: null, isCurrent: true }])
    await send(operator, `PUT records/${id}`, change(), { 'if-match': '"1"' })
    assert.deepEqual(await said(operator), [{ ...statements[0], isCurrent: false }])
    const stray = change({ statements: [{ ...statements[0], path: '/names/7' }] })
    assert.equal((await send(operator, `PUT records/${id}`, stray, { 'if-match': '"2"' })).status, 422)
  })
})
