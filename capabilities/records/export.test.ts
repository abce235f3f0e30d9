import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Db } from '../../infra/db.ts'
import { type Actor, type BureauCode, systemActor } from '../../kernel/actor.ts'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { someThings } from '../../test/things.ts'
import { actsOn, type Method, makeWorld, personOf, type World } from '../../test/world.ts'
import { exportRecords } from './actions/export-records.ts'
import { restoreRecords } from './actions/restore-records.ts'
import { exportedColumns } from './store/export.ts'

const now = new Date('2026-03-01T10:00:00Z')
const operatorOf = (bureau: string): Actor => ({ ...systemActor, bureau: bureau as BureauCode })

async function exported(system: Db, bureau: string): Promise<string> {
  const lines: string[] = []
  const write = async (line: string): Promise<void> => {
    lines.push(line)
  }
  await exportRecords(system, operatorOf(bureau), write, now)
  return lines.join('')
}

/** The lines of a text, as a file gives them. */
const opened = (text: string) =>
  async function* () {
    for (const line of text.split('\n')) if (line !== '') yield line
  }

describe('all that a bureau holds', () => {
  let world: World
  let empty: World
  const [operator, head, other] = [
    personOf('PRT', 'bureau_operator'),
    personOf('PRT', 'bureau_head'),
    personOf('PRT', 'bureau_head'),
  ]
  const spanish = personOf('ESP', 'bureau_operator')

  before(async () => {
    world = await makeWorld(now)
    empty = await makeWorld(now)
  })
  after(async () => {
    await world.close()
    await empty.close()
  })

  const call = async (actor: Actor, how: `${'POST' | 'GET'} ${string}`, body?: object, headers = {}) => {
    const [method = '', url = ''] = how.split(' ')
    const payload = body === undefined ? {} : { payload: body }
    const answer = await world.server.inject({
      ...{
        method: method as Method,
        url: `/api/v1/${url}`,
        ...payload,
        headers: { ...world.headersOf(actor), ...headers },
      },
    })
    assert.ok(answer.statusCode < 300, answer.body)
    return answer
  }
  const idOf = (answer: { json: <T>() => T }): string => answer.json<{ id: string }>().id

  /** One of everything that hangs on a record, and a deleted one. */
  async function fill(): Promise<void> {
    const names = [{ text: 'أرونا فيلكامب', script: 'Arab', type: 'original', parts: null }]
    const body = {
      kind: 'organisation',
      names,
      countries: ['PRT'],
      addresses: [],
      documents: [],
      programmes: [],
      remarks: 'é\u2028"',
    }
    const statements = [{ path: '/names/0', source: 'message 17', grade: 'B2' }]
    const wish = {
      purpose: 'wanted',
      level: 'restricted',
      handling: ['H1'],
      sharing: { to: 'all' },
      body,
      statements,
    }
    const ids: string[] = []
    for (const reference of ['X-1', 'X-2', 'X-3'])
      ids.push(idOf(await call(operator, 'POST records', { ...wish, reference })))
    const [one = '', two = '', three = ''] = ids
    await call(spanish, `GET records/${one}`)
    const proposal = { version: 1, body: { ...body, countries: ['ESP'] }, reason: 'it moved' }
    const proposed = idOf(await call(spanish, `POST records/${one}/proposals`, proposal))
    await call(operator, `POST proposals/${proposed}/accept`)
    await call(head, `POST records/${two}/hold`, { reason: 'a court' })
    await call(head, `POST records/${one}/transfer`, { to: 'ESP', reason: 'it moved' })
    await call(operator, 'POST judgements', {
      left: one,
      right: two,
      verdict: 'same',
      reason: 'one address',
    })
    await call(operator, `POST records/${three}/withdraw`, { reason: 'settled' })
    const asked = await call(operator, `POST records/${three}/deletion`, { reason: 'not needed' })
    const { id } = asked.json<{ approval: { id: string } }>().approval
    await call(other, `POST approvals/${id}/approve`, {})
    await call(
      operator,
      `POST records/${three}/deletion`,
      { reason: 'not needed' },
      { 'x-comity-approval': id },
    )
  }

  test('D-4: goes into an empty server and comes out byte-equal, deleted ones and history too', async () => {
    await fill()
    const first = await exported(world.database.system, 'PRT')
    assert.match(
      first,
      /^\{"denied":\[\],"format":"comity-records-1","handling":\["H1"\],"level":"restricted"/,
    )
    const restored = await restoreRecords(empty.database.system, opened(first), now)
    assert.deepEqual(restored, { ok: true, value: { owner: 'PRT', lists: 0, records: 3, judgements: 1 } })
    assert.equal(await exported(empty.database.system, 'PRT'), first)
    await empty.keeper.settle()
    const asked = { name: 'Aruna Velkamp', text: 'أرونا فيلكامب', purpose: 'wanted' }
    const answer = await empty.call(spanish, 'POST', '/api/v1/checks', {
      ...asked,
      name: asked.text,
      text: undefined,
    })
    assert.equal((answer.body['candidates'] as unknown[]).length, 2, 'what was restored is found')
    const twice = await restoreRecords(empty.database.system, opened(first), now)
    assert.deepEqual(twice, { ok: false, error: { kind: 'not_empty', owner: 'PRT' } })
    assert.deepEqual(
      (await actsOn(empty.database, 'none')).filter((act) => /export|restor/.test(act)),
      ['record.restored done', 'record.exported done', 'record.restored refused'],
    )
  })

  test('of an earlier version says nothing of wrong numbers; they are told all the same', async () => {
    const vehicle = { ...someThings.vehicle, vin: '1HGCM82643A004352' }
    const wish = { reference: 'X-4', purpose: 'wanted', sharing: { to: 'all' }, body: vehicle }
    await call(operator, 'POST records', wish)
    const lines = (await exported(world.database.system, 'PRT')).split('\n').filter((line) => line !== '')
    const parsed = lines.map(
      (line) => JSON.parse(line) as Record<string, object & { wrong_numbers?: unknown }>,
    )
    for (const { record } of parsed) delete record?.wrong_numbers
    const told = parsed.slice(0, -1).map((line) => `${canonicalJson(line as Json)}\n`)
    const sha256 = createHash('sha256').update(told.join('')).digest('hex')
    const older = `${told.join('')}${canonicalJson({ ...parsed.at(-1), sha256 } as Json)}\n`
    assert.doesNotMatch(older, /wrong_numbers/)
    const fresh = await makeWorld(now)
    try {
      assert.equal((await restoreRecords(fresh.database.system, opened(older), now)).ok, true)
      const { body } = await fresh.call(operator, 'GET', '/api/v1/records/quality?fault=wrong_number')
      assert.deepEqual(
        (body['records'] as { reference: string }[]).map(({ reference }) => reference),
        ['X-4'],
      )
    } finally {
      await fresh.close()
    }
  })

  test('a file that is damaged, cut off, reordered or holds another bureau’s rows changes nothing', async () => {
    const whole = await exported(world.database.system, 'PRT')
    const lines = whole.split('\n').filter((line) => line !== '')
    const damaged: Readonly<Record<string, readonly string[]>> = {
      'a changed byte': lines.map((line) => line.replace('X-1', 'X-9')),
      'the end missing': lines.slice(0, -1),
      'a record missing': lines.filter((_, place) => place !== 2),
      'records in another order': [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)],
      'more after the end': [...lines, lines[1] ?? ''],
      'a row of another bureau': lines.map((line) => line.replace('"owner":"PRT"', '"owner":"FRA"')),
      'no export at all': ['{"hello":1}'],
      nothing: [],
    }
    const fresh = await makeWorld(now)
    try {
      for (const [what, held] of Object.entries(damaged)) {
        const refused = await restoreRecords(fresh.database.system, opened(held.join('\n')), now)
        assert.equal(refused.ok, false, what)
      }
      const { rows } = await fresh.database.owner.query('select r.id from records.record r')
      assert.deepEqual(rows, [])
    } finally {
      await fresh.close()
    }
  })

  test('by HTTP takes a head, a fresh passkey and a second person; then it is the same file', async () => {
    const url = '/api/v1/records/export'
    const stale = { ...head, proof: { method: 'passkey' as const, at: new Date(now.getTime() - 3_600_000) } }
    const fresh = { ...head, proof: { method: 'passkey' as const, at: now } }
    assert.equal((await world.call(operator, 'GET', url)).status, 403)
    assert.equal((await world.call(stale, 'GET', url)).status, 403)
    const asked = await world.call(fresh, 'GET', url)
    assert.equal(asked.status, 202)
    const { id } = asked.body['approval'] as { id: string }
    await call({ ...other, proof: fresh.proof }, `POST approvals/${id}/approve`, {})
    const headers = { ...world.headersOf(fresh), 'x-comity-approval': id }
    const file = await world.server.inject({ method: 'GET', url, headers })
    assert.equal(file.statusCode, 200)
    assert.equal(file.body, await exported(world.database.system, 'PRT'))
  })

  test('has every column of every table that it consists of', async () => {
    for (const [table, columns] of Object.entries(exportedColumns)) {
      const { rows } = await world.database.owner.query<{ name: string }>(
        `select a.attname as name from pg_attribute a
          where a.attrelid = ('records.' || $1)::regclass and a.attnum > 0 and not a.attisdropped`,
        [table],
      )
      assert.deepEqual([...columns].sort(), rows.map((row) => row.name).sort(), table)
    }
  })
})
