import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import { type Actor, roles } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { forgetRequests, remindOwners } from './jobs.ts'

const REQUESTS = '/api/v1/rights/requests'
const CONSULTATIONS = '/api/v1/rights/consultations'
const NOTICES = '/api/v1/rights/notices'
const DAY_MS = 86_400_000

let now = new Date('2026-03-01T10:00:00Z')
const later = (days: number): void => {
  now = new Date(now.getTime() + days * DAY_MS)
}

const [member, second] = [personOf('HUB', 'commission'), personOf('HUB', 'commission')]
const espHead = personOf('ESP', 'bureau_head')
const fraHead = personOf('FRA', 'bureau_head')
const officer = personOf('FRA', 'officer')

const people = {
  shared: 'ليلى بنت سعيد المرادي',
  restricted: 'Leyla Saeed Almoradi',
  withdrawn: 'Laila Said Al Moradi',
  thai: 'สมหญิง รักสงบ',
  other: 'Brandvold Ilse',
}
type Held = Record<keyof typeof people, string>

/** Records of Spain: one for all, one for nobody else, one withdrawn, one in Thai letters, one of somebody else. */
async function fill(world: World): Promise<Held> {
  const lines = Object.entries(people).map(([id, name]) =>
    JSON.stringify({ id, schema: 'Person', properties: { name: [name], birthDate: ['1984-02-13'] } }),
  )
  const list = `${lines.join('\n')}\n`
  await world.importFiles(espHead, 'ftm', { list })
  const { owner } = world.database
  await owner.query(
    "update records.record set share_to = 'owner', audience = '{}' where reference = 'restricted'",
  )
  await owner.query(
    "update records.record set status = 'withdrawn', ground = 'owner' where reference = 'withdrawn'",
  )
  const { rows } = await owner.query<{ reference: string; id: string }>(
    'select r.reference, r.id from records.record r',
  )
  await owner.query(
    `insert into outbox.event (topic, subject, at) select 'records.changed', r.id::text, now() from records.record r`,
  )
  await world.keeper.settle()
  return Object.fromEntries(rows.map(({ reference, id }) => [reference, id])) as Held
}

const asked = (kind: string, names: readonly string[]) => ({
  ...{ kind, language: 'ar', wish: 'أريد أن أعرف ما يُحفظ عني.', receivedAt: now.toISOString() },
  applicant: {
    ...{ names, born: '1984-02-13', nationality: 'MAR', representative: null },
    documents: [{ number: 'ZX 98 76 54', issuer: null }],
    contact: 'Invented Street 17, Nowhereville',
  },
})

describe('requests of persons', () => {
  let world: World
  let held: Held
  before(async () => {
    world = await makeWorld(() => now)
    held = await fill(world)
  })
  after(() => world.close())

  const call = (actor: Actor, method: 'GET' | 'POST', url: string, body?: object) =>
    world.call(actor, method, url, body)
  const deed = async (actor: Actor, id: string, name: string, body: object = {}) => {
    const { status, body: said } = await call(actor, 'POST', `${REQUESTS}/${id}/${name}`, body)
    return status === 200 ? 200 : `${status} ${String(said['type']).replace('urn:comity:problem:', '')}`
  }
  const read = async (id: string) => (await call(member, 'GET', `${REQUESTS}/${id}`)).body
  const add = async (kind: string, names: readonly string[] = [people.shared]) => {
    const { body } = await call(member, 'POST', REQUESTS, asked(kind, names))
    return String(body['id'])
  }
  /** As far as the owners' answers: registered, admitted, located, asked. */
  const askOwners = async (kind: string, records: readonly string[]) => {
    const id = await add(kind)
    assert.equal(await deed(member, id, 'admission', { admissible: true }), 200)
    assert.equal(await deed(member, id, 'located', { records }), 200)
    assert.equal(await deed(member, id, 'consultation', { question: 'May this be kept?' }), 200)
    return id
  }
  const waiting = async (head: Actor) => {
    const { body } = await call(head, 'GET', CONSULTATIONS)
    return body['consultations'] as { id: string; kind: string; urgency: string }[]
  }
  const answerAll = async (answer: object) => {
    for (const { id } of await waiting(espHead))
      assert.equal((await call(espHead, 'POST', `${CONSULTATIONS}/${id}/answer`, answer)).status, 200)
  }
  const agree = { outcome: 'agree', reasons: [], remark: null }
  const rule = (record: string, ruling: string, correction: string | null = null) => ({
    ...{ record, ruling, correction },
  })

  test('are found among all records: shared, restricted and withdrawn, in any script, with reasons', async () => {
    const id = await add('access')
    assert.equal(await deed(member, id, 'search'), '409 wrong_state')
    await deed(member, id, 'admission', { admissible: true })
    const search = async (wish: object) => {
      const { status, body } = await call(member, 'POST', `${REQUESTS}/${id}/search`, wish)
      assert.equal(status, 200)
      return new Map((body['found'] as { id: string; parts: object[] }[]).map((one) => [one.id, one]))
    }
    const found = await search({})
    for (const one of [held.shared, held.restricted, held.withdrawn]) assert.ok(found.has(one))
    assert.ok((found.get(held.shared)?.parts.length ?? 0) > 2)
    assert.ok(!found.has(held.other))
    assert.ok((await search({ names: [people.thai] })).has(held.thai))
    assert.deepEqual((await actsOn(world.database, `rights_request:${id}`)).slice(-2), [
      'rights.searched done',
      'rights.searched done',
    ])
  })

  test('for deletion go through two members and the owner to every copy, with a letter that says so', async () => {
    await call(officer, 'GET', `/api/v1/records/${held.shared}`)
    const id = await askOwners('deletion', [held.shared, held.restricted])
    const rulings = [rule(held.shared, 'delete'), rule(held.restricted, 'keep')]
    assert.equal(await deed(member, id, 'proposal', { rulings, remark: null }), '409 owner_not_answered')
    await answerAll(agree)
    assert.equal(
      await deed(member, id, 'proposal', { rulings: rulings.slice(1), remark: null }),
      '422 rulings_incomplete',
    )
    assert.equal(await deed(member, id, 'proposal', { rulings, remark: null }), 200)
    assert.equal(await deed(member, id, 'confirmation'), '409 own_proposal')
    assert.equal(await deed(member, id, 'execution'), '409 wrong_state')
    assert.equal(await deed(second, id, 'confirmation'), 200)
    assert.equal((await call(member, 'GET', `${REQUESTS}/${id}/answer`)).status, 409)
    assert.equal(await deed(member, id, 'execution'), 200)
    assert.equal((await call(espHead, 'GET', `/api/v1/records/${held.restricted}`)).body['caveat'], null)
    assert.equal((await call(officer, 'GET', `/api/v1/records/${held.shared}`)).status, 404)
    const letter = (await call(member, 'GET', `${REQUESTS}/${id}/answer`)).body
    assert.equal(letter['direction'], 'rtl')
    assert.match((letter['paragraphs'] as string[]).join('\n'), /حُذفت بيانات/)
    assert.equal(await deed(member, id, 'notification'), 200)
    const told = (await read(id))['recipients'] as object[]
    assert.partialDeepStrictEqual(told, [{ bureau: 'FRA', record: held.shared, change: 'deleted' }])
    assert.equal(await deed(member, id, 'closing'), '409 recipients_pending')
    later(32)
    assert.equal(await deed(member, id, 'closing'), 200)
    assert.equal((await read(id))['state'], 'closed')
    assert.deepEqual(await actsOn(world.database, `record:${held.shared}`).then((acts) => acts.slice(-4)), [
      'record.marked done',
      'record.deleted done',
      'receipt.sent done',
      'record.read refused',
    ])
  })

  test('for correction put an order to the owner, and tell whoever was shown the record', async () => {
    await call(officer, 'GET', `/api/v1/records/${held.thai}`)
    const id = await askOwners('correction', [held.thai])
    await answerAll({ outcome: 'object', reasons: ['data_are_accurate'], remark: 'ถูกต้องแล้ว' })
    const rulings = [rule(held.thai, 'correct', 'The year of birth is 1985.')]
    await deed(member, id, 'proposal', { rulings, remark: 'ขอแสดงความนับถือ' })
    await deed(second, id, 'confirmation')
    assert.equal(await deed(member, id, 'execution'), '409 owner_has_not_corrected')
    const [order] = await waiting(espHead)
    assert.equal(order?.kind, 'order')
    const path = `${CONSULTATIONS}/${order?.id}/answer`
    assert.equal((await call(espHead, 'POST', path, agree)).status, 422)
    const done = { outcome: 'done', reasons: [], remark: null }
    assert.equal((await call(espHead, 'POST', path, done)).status, 200)
    assert.equal((await call(espHead, 'POST', path, done)).status, 409)
    assert.equal(await deed(member, id, 'execution'), 200)
    assert.equal(await deed(member, id, 'notification'), 200)
    const [notice] = (await call(fraHead, 'GET', NOTICES)).body['notices'] as { id: string }[]
    const acknowledge = () => call(fraHead, 'POST', `${NOTICES}/${notice?.id}/acknowledgement`)
    assert.equal(await deed(member, id, 'closing'), '409 recipients_pending')
    const foreign = await call(espHead, 'POST', `${NOTICES}/${notice?.id}/acknowledgement`)
    assert.equal(foreign.status, 404)
    assert.equal((await acknowledge()).status, 200)
    assert.equal((await acknowledge()).status, 409)
    assert.equal(await deed(member, id, 'closing'), 200)
  })

  test('are decided once when two members confirm at once, and proposed once when two write', async () => {
    const id = await askOwners('deletion', [])
    const wish = { rulings: [], remark: null }
    const proposed = await Promise.all([member, second].map((one) => deed(one, id, 'proposal', wish)))
    assert.deepEqual(proposed.map(String).sort(), ['200', '409 wrong_state'])
    const author = ((await read(id))['proposal'] as { by: string }).by
    const [third, fourth] = [personOf('HUB', 'commission'), personOf('HUB', 'commission')]
    assert.notEqual(third.id, author)
    const confirmed = await Promise.all([third, fourth].map((one) => deed(one, id, 'confirmation')))
    assert.deepEqual(confirmed.map(String).sort(), ['200', '409 wrong_state'])
  })

  test('do not wait for an owner who lets the time pass; it is reminded once before', async () => {
    const id = await askOwners('access', [held.other])
    const [question] = await waiting(espHead)
    later(25)
    const { system } = world.database
    assert.equal(await remindOwners(system, now), 1)
    assert.equal(await remindOwners(system, now), 0)
    assert.deepEqual(await actsOn(world.database, `consultation:${question?.id}`), ['rights.reminded done'])
    const wish = { rulings: [rule(held.other, 'withhold')], remark: null }
    assert.equal(await deed(member, id, 'proposal', wish), '409 owner_not_answered')
    later(10)
    assert.equal((await waiting(espHead))[0]?.urgency, 'late')
    assert.equal(await deed(member, id, 'proposal', wish), 200)
    const late = async () =>
      ((await call(member, 'GET', `${REQUESTS}?tab=late`)).body['requests'] as { id: string }[]).map(
        (one) => one.id,
      )
    assert.ok(!(await late()).includes(id))
    later(100)
    assert.ok((await late()).includes(id))
    await answerAll(agree)
  })

  test('limit a record to its owner’s head and the hub while they are pending, and never longer', async () => {
    const id = await askOwners('deletion', [held.other])
    const limit = (limited: boolean, record = held.other) => deed(member, id, 'limit', { record, limited })
    const seenBy = async (actor: Actor) => (await call(actor, 'GET', `/api/v1/records/${held.other}`)).status
    const espOfficer = personOf('ESP', 'officer')
    const seen = () => Promise.all([officer, espOfficer, espHead].map(seenBy))
    assert.deepEqual(await seen(), [200, 200, 200])
    assert.equal(await limit(true), 200)
    assert.deepEqual(await seen(), [404, 404, 200])
    assert.equal(await limit(true, held.thai), '404 not_found')
    await answerAll(agree)
    await deed(member, id, 'proposal', { rulings: [rule(held.other, 'keep')], remark: null })
    await deed(second, id, 'confirmation')
    await deed(member, id, 'execution')
    assert.deepEqual(await seen(), [200, 200, 200])
  })

  test('stay with the commission: nobody else reads, writes or searches, by role, key or database', async () => {
    const id = await add('access', ['Nobody Else'])
    const others = roles.filter((role) => role !== 'commission').map((role) => personOf('HUB', role))
    const key: Actor = { ...personOf('FRA'), kind: 'program' }
    for (const actor of [...others, personOf('FRA', 'commission'), key])
      for (const [method, path, body] of [
        ['GET', REQUESTS],
        ['GET', `${REQUESTS}/${id}`],
        ['GET', `${REQUESTS}/${id}/answer`],
        ['POST', `${REQUESTS}/${id}/search`, {}],
        ['POST', `${REQUESTS}/${id}/admission`, { admissible: true }],
        ['POST', REQUESTS, asked('access', ['Someone'])],
      ] as const)
        assert.ok([403, 404].includes((await call(actor, method, path, body)).status), `${method} ${path}`)
    const reviewer = personOf('HUB', 'hub_reviewer')
    const rows = await inTransactionAs(world.db, reviewer, async (tx) => {
      await tx.query("select set_config('app.desks', 'reviewer,head', true)")
      return (await tx.query('select r.id from rights.request r')).rows
    })
    assert.deepEqual(rows, [])
    const absent = '0198c5a0-0000-7000-8000-000000000000'
    const [there, notThere] = await Promise.all(
      [id, absent].map((one) => call(espHead, 'GET', `${CONSULTATIONS}/${one}`)),
    )
    assert.deepEqual(there, notThere)
  })

  test('leave nothing of the person outside their own schema, and nothing at all in the end', async () => {
    const { owner, system } = world.database
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', t.schemaname, t.tablename) as name
         from pg_catalog.pg_tables t
        where t.schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const holding = async (text: string) => {
      const names: string[] = []
      for (const { name } of tables) {
        const { rows } = await owner.query(`select 1 from ${name} t where t::text like $1 limit 1`, [
          `%${text}%`,
        ])
        if (rows.length > 0) names.push(name)
      }
      return names
    }
    assert.ok(tables.length > 30)
    assert.deepEqual(await holding('Nowhereville'), ['rights.request'])
    assert.deepEqual(await holding('ZX 98 76 54'), ['rights.request'])
    const { rows: before } = await owner.query("select 1 from rights.request r where r.state = 'closed'")
    assert.ok(before.length > 0)
    assert.equal(await forgetRequests(system, new Date(now.getTime() + 500 * DAY_MS)), 0)
    assert.equal(await forgetRequests(system, new Date(now.getTime() + 900 * DAY_MS)), before.length)
  })

  test('are refused where they are malformed, come from the future or name records that are not there', async () => {
    const sent = asked('access', ['A'])
    const { applicant } = sent
    for (const body of [
      { ...sent, language: 'de' },
      { ...sent, applicant: { ...applicant, names: [] } },
      { ...sent, applicant: { ...applicant, names: ['a\u0007b'] } },
      { ...sent, applicant: { ...applicant, born: 'sometime' } },
      { ...sent, more: 1 },
    ])
      assert.equal((await call(member, 'POST', REQUESTS, body)).status, 400)
    const future = { ...sent, receivedAt: new Date(now.getTime() + 1000).toISOString() }
    assert.equal((await call(member, 'POST', REQUESTS, future)).status, 422)
    const id = await add('access')
    assert.equal(await deed(member, id, 'admission', { admissible: false, ground: 'no_mandate' }), 200)
    assert.equal(await deed(member, id, 'admission', { admissible: true }), '409 wrong_state')
    assert.equal(await deed(member, id, 'closing'), 200)
    const other = await add('access')
    await deed(member, other, 'admission', { admissible: true })
    const records = ['0198c5a0-0000-7000-8000-000000000000']
    assert.equal(await deed(member, other, 'located', { records }), '422 record_not_found')
  })
})

describe('a request and those who must not know of it', () => {
  let world: World
  let held: Held
  before(async () => {
    now = new Date('2026-03-01T10:00:00Z')
    world = await makeWorld(() => now)
    held = await fill(world)
  })
  after(() => world.close())

  const insiders = ['FRA', 'ESP'].flatMap((bureau) =>
    (['officer', 'bureau_operator', 'auditor'] as const).map((role) => personOf(bureau, role)),
  )

  /** What people of another bureau and of the owner's can learn. */
  async function everythingSeen(): Promise<string> {
    await world.keeper.settle()
    const seen: unknown[] = []
    const paths = [`/api/v1/records/${held.shared}`, '/api/v1/journal', '/api/v1/incidents', CONSULTATIONS]
    for (const actor of insiders) {
      seen.push(await world.call(actor, 'POST', '/api/v1/checks', { text: people.shared, purpose: 'border' }))
      for (const path of paths) seen.push(await world.call(actor, 'GET', path))
    }
    return JSON.stringify(seen)
  }
  /** Without what is new in each answer: its id, how long it took, and the acts of asking. */
  const plain = (seen: string): string =>
    seen
      .replace(/"acts":\[.*?\],"next":[^}]*/g, '"acts":[]')
      .replace(/"tookMs":[\d.]+/g, '"tookMs":0')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
        Object.values(held).includes(id) ? id : 'id',
      )

  test('see byte for byte what they saw before, but for the caveat on the record', async () => {
    // The second question about the same record differs from the first: its hit is there already.
    await everythingSeen()
    const before = plain(await everythingSeen())
    const member = personOf('HUB', 'commission')
    const { body } = await world.call(member, 'POST', REQUESTS, asked('access', [people.shared]))
    const path = `${REQUESTS}/${String(body['id'])}`
    await world.call(member, 'POST', `${path}/admission`, { admissible: true })
    assert.equal(plain(await everythingSeen()), before)
    await world.call(member, 'POST', `${path}/located`, { records: [held.shared] })
    await world.call(member, 'POST', `${path}/consultation`, { question: 'May this be told?' })
    const during = plain(await everythingSeen())
    assert.notEqual(during, before)
    assert.equal(during.replaceAll('"caveat":"rights_pending"', '"caveat":null'), before)
  })

  test('find no act of it in the journal of their bureau, and no name in that of the hub', async () => {
    const actsOf = async (bureau: string) =>
      JSON.stringify(
        (await world.call(personOf(bureau, 'auditor'), 'GET', `/api/v1/journal?bureau=${bureau}`)).body,
      )
    assert.doesNotMatch(await actsOf('ESP'), /rights\.(?!consultation)|record\.marked|rights_request/)
    const hub = await actsOf('HUB')
    assert.match(hub, /rights\.located/)
    assert.doesNotMatch(hub, /ليلى|Nowhereville|ZX 98/)
  })
})
