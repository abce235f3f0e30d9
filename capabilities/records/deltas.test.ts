import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'

const now = new Date('2026-03-01T10:00:00Z')
const nothing = { added: 0, changed: 0, renewed: 0, unchanged: 0, withdrawn: 0, deleted: 0, refused: 0 }

const person = (text: string, script = 'Latn') => ({
  ...{ kind: 'person', names: [{ text, script, type: 'primary', parts: null }], born: [], birthPlaces: [] },
  ...{ nationalities: [], sex: 'U', positions: [], addresses: [], documents: [], programmes: [] },
  remarks: null,
})
const upsert = (reference: string, body: object, more = {}) => ({
  ...{ op: 'upsert', reference, purpose: 'border', sharing: { to: 'all' }, body, ...more },
})

describe('a delta', () => {
  let world: World
  const operator = personOf('PRT', 'bureau_operator')

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  let keys = 0
  const newKey = () => `delta-key-${++keys}`
  const sendText = async (actor: Actor | null, path: string, payload: string | Buffer, more = {}) => {
    const response = await world.server.inject({
      ...{ method: 'PUT', url: `/api/v1/records/deltas/${path}`, payload },
      headers: { ...world.headersOf(actor), 'content-type': 'application/x-ndjson', ...more },
    })
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
  }
  const send = (lines: readonly unknown[], key = newKey(), piece = 1, actor: Actor | null = operator) =>
    sendText(actor, `${key}/pieces/${piece}`, lines.map((line) => JSON.stringify(line)).join('\n'))
  const codeOf = ({ body }: { body: Record<string, unknown> }) => String(body['type']).split(':').at(-1)
  const refusedOf = ({ body }: { body: Record<string, unknown> }) =>
    (body['refused'] as { line: number; reason: string; field: string | null }[]).map(
      ({ line, reason, field }) => [line, reason, field],
    )
  const recordsOf = async (reference: string, owner = 'PRT') =>
    (
      await world.database.owner.query<{ id: string; status: string; version: number; changes: string[] }>(
        `select r.id, r.status, r.version,
                array(select v.change from records.version v where v.owner = r.owner and v.id = r.id
                       order by v.version) as changes
           from records.record r where r.owner = $1 and r.reference = $2`,
        [owner, reference],
      )
    ).rows

  test('adds records of every kind, leaves alone what it says already, and changes what it says anew', async () => {
    const lines = Object.values(someThings).map((body) => upsert(`all-${body.kind}`, body))
    assert.deepEqual((await send(lines)).body['counts'], { ...nothing, added: lines.length })
    assert.deepEqual((await send(lines)).body['counts'], { ...nothing, unchanged: lines.length })
    const [first, ...rest] = lines
    const graded = { ...first, grade: 'B2' }
    assert.deepEqual((await send([graded, ...rest])).body['counts'], {
      ...{ ...nothing, changed: 1, unchanged: rest.length },
    })
    const [held] = await recordsOf('all-travel_document')
    assert.deepEqual([held?.version, held?.changes], [2, ['added', 'changed']])
    const read = await world.call(personOf('ESP', 'officer'), 'GET', `/api/v1/records/${held?.id}`)
    assert.deepEqual([read.status, read.body['grade'], read.body['retentionRule']], [200, 'B2', 'rpd'])
  })

  test('is found by a check as soon as the index has heard of it, whatever its script', async () => {
    const names = { th: 'สมชาย ใจดีวงศ์', ar: 'نور الهدى صالح المنصوري', la: 'Aruna Velkamp' }
    await send(Object.entries(names).map(([at, name]) => upsert(`found-${at}`, person(name))))
    await world.keeper.settle()
    for (const [at, text] of Object.entries(names)) {
      const check = await world.call(personOf('ESP', 'officer'), 'POST', '/api/v1/checks', {
        ...{ name: text, purpose: 'border' },
      })
      const [held] = await recordsOf(`found-${at}`)
      const found = (check.body['candidates'] as { record: { id: string } }[]).map(({ record }) => record.id)
      assert.ok(found.includes(String(held?.id)), text)
    }
  })

  test('is taken once, however often it is sent, and at once as well', async () => {
    const key = newKey()
    const lines = [upsert('once-1', person('Once Only')), { op: 'withdraw', reference: 'never-there' }]
    const all = await Promise.all([send(lines, key), send(lines, key), send(lines, key)])
    assert.deepEqual([all[1], all[2]], [all[0], all[0]])
    assert.deepEqual(all[0]?.body['counts'], { ...nothing, added: 1, refused: 1 })
    assert.equal((await recordsOf('once-1')).length, 1)
    const other = await send([upsert('once-2', person('Another'))], key)
    assert.deepEqual([other.status, codeOf(other)], [422, 'idempotency_conflict'])
    const { rows } = await world.database.owner.query<{ detail: { isRepeated: boolean } }>(
      `select a.detail from journal.act a where a.act = 'delta.taken' and a.detail ->> 'delta' =
         (select left(encode(sha256(convert_to($1, 'UTF8')), 'hex'), 16)) and a.outcome = 'done' order by a.number`,
      [key],
    )
    assert.deepEqual(rows.map(({ detail }) => detail.isRepeated).sort(), [false, true, true])
  })

  test('goes on after the last piece that was taken, and in order', async () => {
    const key = newKey()
    const early = await send([upsert('order-1', person('Too Early'))], key, 2)
    assert.deepEqual([early.status, codeOf(early)], [409, 'piece_too_early'])
    await send([upsert('order-1', person('First Piece'))], key, 1)
    const soFar = await world.call(operator, 'GET', `/api/v1/records/deltas/${key}`)
    assert.deepEqual(soFar.body, {
      ...{ key, pieces: 1, lastAt: now.toISOString(), counts: { ...nothing, added: 1 } },
    })
    assert.equal((await send([upsert('order-1', person('Second Piece'))], key, 2)).status, 200)
    const foreign = await world.call(personOf('ESP', 'bureau_head'), 'GET', `/api/v1/records/deltas/${key}`)
    assert.equal(foreign.body['pieces'], 0, 'a key is the bureau’s own')
  })

  test('may have its next piece on its way, and even come first with it', async () => {
    const key = newKey()
    const pieces = [2, 1, 3].map((number) =>
      send([upsert('ahead-1', person(`Piece ${number}`))], key, number),
    )
    assert.deepEqual(
      (await Promise.all(pieces)).map(({ status }) => status),
      [200, 200, 200],
    )
    const [held] = await recordsOf('ahead-1')
    assert.deepEqual(held?.changes, ['added', 'changed', 'changed'])
  })

  test('is not taken in part when the line breaks, and lets the sender go on', async () => {
    const key = newKey()
    const path = `/api/v1/records/deltas/${key}/pieces/1`
    const lines = Array.from({ length: 500 }, (_, at) =>
      JSON.stringify(upsert(`cut-${at}`, person('Cut Off'))),
    )
    const { port } = new URL(await world.server.listen({ port: 0 }))
    const headers = { ...world.headersOf(operator), 'content-type': 'application/x-ndjson' }
    const socket = connect(Number(port), '127.0.0.1')
    const head = Object.entries({ ...headers, host: 'localhost', 'content-length': 1_000_000 })
    socket.write(
      `PUT ${path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
    )
    await new Promise((sent) => socket.write(lines.slice(0, 300).join('\n'), sent))
    socket.destroy()
    const sent = await sendText(operator, `${key}/pieces/1`, lines.join('\n'))
    assert.deepEqual(sent.body['counts'], { ...nothing, added: 500 })
  })

  test('tells each line that it cannot take, and takes the others', async () => {
    const foreign = { ...someThings.travel_document, issuer: 'ESP' }
    const lines = [
      upsert('line-1', person('Good Line')),
      upsert('line-2', foreign),
      upsert('line-3', person('List'), {
        sharing: { to: 'listed', bureaus: [], lists: ['0198c5a0-0000-7000-8000-000000000000'], denied: [] },
      }),
      upsert('line-4', person('Bureau'), { sharing: { to: 'listed', bureaus: ['QQQ'] } }),
      upsert('line-5', { ...person('Sex'), sex: 'Q' }),
      { op: 'erase', reference: 'line-6' },
      upsert('line-7', person('Over'), { retention: { deleteAt: '2020-01-01T00:00:00Z' } }),
      'text',
      { op: 'withdraw', reference: 'not-there' },
      upsert('line-10', person('Null \u0000 Character')),
    ]
    const texts = [...lines.map((line) => JSON.stringify(line)), '{"op":', '', upsertLong()]
    const bytes = Buffer.concat([Buffer.from(`${texts.join('\n')}\n`), Buffer.of(0xff, 0xfe, 0x0a)])
    const sent = await sendText(operator, `${newKey()}/pieces/1`, bytes)
    assert.deepEqual(sent.body['counts'], { ...nothing, added: 1, refused: 12 })
    assert.deepEqual(refusedOf(sent), [
      [2, 'not_the_issuer', 'body.issuer'],
      [3, 'unknown_list', 'sharing'],
      [4, 'unknown_bureau', 'sharing'],
      [5, 'malformed', 'body.sex'],
      [6, 'malformed', 'op'],
      [7, 'retention_over', 'retention'],
      [8, 'malformed', null],
      [9, 'not_found', 'reference'],
      [10, 'not_json', null],
      [11, 'not_json', null],
      [13, 'line_too_long', null],
      [14, 'not_utf8', null],
    ])
    assert.equal((await recordsOf('line-1')).length, 1)
  })
  const upsertLong = () => JSON.stringify(upsert('long', person('x'.repeat(300_000))))

  test('speaks of the own records alone', async () => {
    const other = personOf('ESP', 'bureau_operator')
    await send([upsert('own-1', person('Of Portugal'))])
    const sent = await send([{ op: 'withdraw', reference: 'own-1' }], newKey(), 1, other)
    assert.deepEqual(refusedOf(sent), [[1, 'not_found', 'reference']])
    await send([upsert('own-1', person('Of Spain'))], newKey(), 1, other)
    assert.deepEqual((await recordsOf('own-1'))[0]?.version, 1)
    assert.equal((await recordsOf('own-1', 'ESP')).length, 1)
  })

  test('withdraws what was found, and an upsert brings it back', async () => {
    const line = upsert('found-car', someThings.vehicle)
    const lines = [line, { op: 'withdraw', reference: 'found-car' }, line]
    assert.deepEqual((await send(lines)).body['counts'], { ...nothing, added: 1, withdrawn: 1, renewed: 1 })
    const [held] = await recordsOf('found-car')
    assert.deepEqual([held?.status, held?.changes], ['live', ['added', 'removed', 'renewed']])
    await send([lines[1]])
    const again = await send([lines[1]])
    assert.deepEqual(again.body['counts'], { ...nothing, unchanged: 1 })
    const often = await send(Array.from({ length: 10 }, () => line))
    assert.deepEqual(refusedOf(often).length, 2)
  })

  test('deletes with a second person alone, and the reference is free again', async () => {
    await send([upsert('gone-1', person('To Go'))])
    const [before] = await recordsOf('gone-1')
    const key = newKey()
    const lines = [{ op: 'delete', reference: 'gone-1' }, upsert('gone-1', person('In Its Place'))]
    const asked = await send(lines, key)
    assert.equal(asked.status, 202)
    assert.equal((await recordsOf('gone-1'))[0]?.id, before?.id, 'nothing is done yet')
    const { id } = asked.body['approval'] as { id: string }
    const approval = { 'x-comity-approval': id }
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    const second = personOf('PRT', 'bureau_operator')
    const approved = await world.call(second, 'POST', `/api/v1/approvals/${id}/approve`)
    assert.equal(approved.status, 200, JSON.stringify(approved.body))
    const others = await sendText(operator, `${key}/pieces/1`, `${text}\n{}`, approval)
    assert.deepEqual([others.status, codeOf(others)], [403, 'approval_void'])
    const done = await sendText(operator, `${key}/pieces/1`, text, approval)
    assert.deepEqual(done.body['counts'], { ...nothing, added: 1, deleted: 1 })
    const again = await sendText(operator, `${key}/pieces/1`, text)
    assert.deepEqual(again, done, 'whose answer was lost is told it without another second person')
    const [after] = await recordsOf('gone-1')
    assert.notEqual(after?.id, before?.id)
    const gone = await world.call(operator, 'GET', `/api/v1/records/${before?.id}`)
    assert.equal(gone.status, 404)
  })

  test('shows no record to more', async () => {
    const quiet = { sharing: { to: 'listed', bureaus: ['ESP'] }, level: 'restricted' }
    await send([upsert('wide-1', person('Quiet'), quiet), upsert('wide-2', person('Quiet Too'), quiet)])
    const sent = await send([
      upsert('wide-1', person('Quiet')),
      upsert('wide-2', person('Quieter'), { ...quiet, sharing: { to: 'owner' } }),
    ])
    assert.deepEqual(refusedOf(sent), [[1, 'needs_second_person', null]])
    assert.deepEqual(sent.body['counts'], { ...nothing, changed: 1, refused: 1 })
  })

  test('keeps a held record, and a record of its kind', async () => {
    await send([upsert('held-1', person('Held'))])
    const [held] = await recordsOf('held-1')
    const head = personOf('PRT', 'bureau_head')
    await world.call(head, 'POST', `/api/v1/records/${held?.id}/hold`, { reason: 'for a court' })
    const lines = [{ op: 'delete', reference: 'held-1' }, upsert('held-1', someThings.wallet)]
    const key = newKey()
    const asked = (await send(lines, key)).body['approval'] as { id: string }
    await world.call(head, 'POST', `/api/v1/approvals/${asked.id}/approve`)
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    const sent = await sendText(operator, `${key}/pieces/1`, text, { 'x-comity-approval': asked.id })
    assert.deepEqual(refusedOf(sent), [
      [1, 'legal_hold', null],
      [2, 'kind_changed', 'body.kind'],
    ])
  })

  test('has bounds, and is for those who change records', async () => {
    const tooMany = await sendText(operator, `${newKey()}/pieces/1`, '{}\n'.repeat(5001))
    assert.deepEqual([tooMany.status, codeOf(tooMany)], [413, 'too_large'])
    const tooLarge = await sendText(operator, `${newKey()}/pieces/1`, 'x'.repeat(17 * 1024 ** 2))
    assert.deepEqual([tooLarge.status, codeOf(tooLarge)], [413, 'too_large'])
    const noList = await world.call(operator, 'PUT', `/api/v1/records/deltas/${newKey()}/pieces/1`, {})
    assert.deepEqual([noList.status, codeOf(noList)], [400, 'malformed'])
    const list = await world.call(operator, 'PUT', `/api/v1/records/deltas/${newKey()}/pieces/1`, [
      upsert('list-1', person('In A List')),
    ])
    assert.equal(list.status, 200)
    assert.equal((await send([], newKey(), 1, null)).status, 401)
    assert.equal((await send([], newKey(), 1, personOf('PRT', 'officer'))).status, 403)
    assert.equal((await send([], 'short')).status, 400)
  })

  test('names in its act a hash over every line, which who has the salt computes again', async () => {
    const { rows } = await world.database.owner.query<{ roots: number; acts: number }>(
      `select count(*) as roots,
              count(*) filter (where exists (select 1 from journal.act a
                 where a.act = 'delta.taken' and a.detail ->> 'root' = encode(p.root, 'hex'))) as acts
         from records.delta_piece p`,
    )
    assert.deepEqual(rows[0]?.acts, rows[0]?.roots)
    const { rows: loose } = await world.database.owner.query(
      `select c.tx from journal.change c where not exists (select 1 from journal.act a where a.tx = c.tx)`,
    )
    assert.deepEqual(loose, [])
  })
})
