import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { paths } from './contract.ts'
import { sweepInquiries } from './jobs.ts'
import { countAccessRequestsWaiting } from './public.ts'

const DAY_MS = 86_400_000

describe('an access request', () => {
  let world: World
  let now = new Date('2026-03-01T10:00:00Z')
  before(async () => {
    world = await makeWorld(() => now)
  })
  after(() => world.close())

  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString()
  const aWish = (wish: object = {}) => ({
    ...{ to: ['FRA', 'ESP'], purpose: 'investigate', level: 'restricted', replyBy: inDays(10) },
    question: 'Do you hold anything on the invented vessel Blue Heron?',
    ...wish,
  })
  const send = (actor: Actor, wish: object = {}) => world.call(actor, 'POST', paths.inquiries, aWish(wish))
  const ask = async (actor: Actor, wish: object = {}) => String((await send(actor, wish)).body['id'])
  const answer = (actor: Actor, id: string, body: object) => world.call(actor, 'POST', paths.answer(id), body)
  const read = (actor: Actor, id: string) => world.call(actor, 'GET', paths.inquiry(id))
  const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
    [status, String(body['type']).replace('urn:comity:problem:', '')] as const
  const officer = personOf('PRT', 'officer')
  const [paris, madrid] = [personOf('FRA', 'bureau_operator'), personOf('ESP', 'bureau_operator')]

  test('is put to bureaus, answered by their people, and read by who asked; no bureau learns of another', async () => {
    const id = await ask(officer)
    const inParis = (await read(paris, id)).body
    assert.deepEqual([inParis['side'], inParis['state'], inParis['asker']], ['put', 'waiting', 'PRT'])
    assert.deepEqual(
      (inParis['lines'] as { bureau: string }[]).map(({ bureau }) => bureau),
      ['FRA'],
    )
    assert.equal((await answer(paris, id, { answer: 'reply', reply: 'Call our desk.' })).status, 200)
    assert.equal((await read(officer, id)).body['state'], 'waiting')
    assert.equal((await answer(madrid, id, { answer: 'nothing' })).status, 200)
    const { body } = await read(officer, id)
    assert.equal(body['state'], 'answered')
    const answeredAt = now.toISOString()
    assert.deepEqual(body['lines'], [
      { bureau: 'ESP', state: 'answered', answer: 'nothing', reply: null, answeredAt },
      { bureau: 'FRA', state: 'answered', answer: 'reply', reply: 'Call our desk.', answeredAt },
    ])
    assert.deepEqual(codeOf(await answer(paris, id, { answer: 'nothing' })), [409, 'inquiry_over'])
    const acts = (await actsOn(world.database, `inquiry:${id}`)).filter((act) => !act.includes('read'))
    assert.deepEqual(acts, [
      'inquiry.asked done',
      'inquiry.answered done',
      'inquiry.answered done',
      'inquiry.answered refused',
    ])
  })

  test('is not there for a bureau that was not asked, an officer who does not answer, or less clearance', async () => {
    const id = await ask(officer)
    const rome = personOf('ITA', 'bureau_head')
    assert.equal((await read(rome, id)).status, 404)
    assert.equal((await answer(rome, id, { answer: 'nothing' })).status, 404)
    assert.equal((await answer(officer, id, { answer: 'nothing' })).status, 403)
    assert.equal((await answer({ ...paris, kind: 'program' }, id, { answer: 'nothing' })).status, 403)
    assert.equal((await read({ ...paris, clearance: 'fouo' }, id)).status, 404)
    assert.equal((await answer({ ...paris, clearance: 'fouo' }, id, { answer: 'nothing' })).status, 404)
    const rowsFor = (actor: Actor) =>
      inTransactionAs(world.db, actor, async (tx) => {
        const { rows } = await tx.query('select i.id from inquiries.inquiry i where i.id = $1', [id])
        const lines = await tx.query('select a.bureau from inquiries.answer a where a.inquiry_id = $1', [id])
        return [rows.length, lines.rows.length]
      })
    assert.deepEqual(
      [await rowsFor(officer), await rowsFor(paris), await rowsFor(rome)],
      [
        [1, 2],
        [1, 1],
        [0, 0],
      ],
      'the second wall',
    )
  })

  test('names other bureaus that take part, a level that its asker may read, and a time to come', async () => {
    const refusals = [
      [{ to: ['QQQ'] }, 422, 'unknown_bureau'],
      [{ to: ['PRT'] }, 422, 'unknown_bureau'],
      [{ to: ['UNO'] }, 422, 'unknown_bureau'],
      [{ to: [] }, 400, 'malformed'],
      [{ level: 'confidential' }, 422, 'beyond_own_clearance'],
      [{ replyBy: inDays(0.01) }, 422, 'reply_too_soon'],
      [{ replyBy: inDays(40) }, 422, 'reply_too_far'],
    ] as const
    for (const [wish, status, code] of refusals)
      assert.deepEqual(codeOf(await send(officer, wish)), [status, code], JSON.stringify(wish))
    assert.deepEqual(codeOf(await send({ ...officer, bureauState: 'suspended' })), [409, 'bureau_not_active'])
  })

  test('says nothing about whether a record exists: this capability cannot look for one', () => {
    const folder = import.meta.dirname
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
    )
    assert.ok(files.length > 8)
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8')
      assert.doesNotMatch(text, /capabilities\/(?:records|checks|hits)|\.\.\/(?:records|checks|hits)\//, file)
      assert.doesNotMatch(text, /\brecords\.record\b/, file)
    }
  })

  test('has one answer for nothing and for not for you: no word can be added to it', async () => {
    const id = await ask(officer)
    assert.equal((await answer(paris, id, { answer: 'nothing', reply: 'we do, but' })).status, 400)
    await answer(paris, id, { answer: 'nothing' })
    await assert.rejects(
      world.database.owner.query(
        "update inquiries.answer set reply = 'x' where inquiry_id = $1 and bureau = 'FRA'",
        [id],
      ),
      /answer_nothing/,
    )
  })

  test('is withdrawn by its asker alone; what was answered stays', async () => {
    const id = await ask(officer)
    await answer(madrid, id, { answer: 'nothing' })
    assert.equal((await world.call(paris, 'POST', paths.withdraw(id))).status, 404)
    assert.equal((await world.call(officer, 'POST', paths.withdraw(id))).body['state'], 'withdrawn')
    assert.equal((await world.call(officer, 'POST', paths.withdraw(id))).status, 409)
    assert.deepEqual(codeOf(await answer(paris, id, { answer: 'nothing' })), [409, 'inquiry_over'])
    assert.equal((await read(paris, id)).body['state'], 'withdrawn')
  })

  test('is listed and counted for both sides, is late after its time, and is forgotten 90 days later', async () => {
    const [lisbon, berlin] = [personOf('SWE', 'officer'), personOf('DEU', 'bureau_operator')]
    const ids = [await ask(lisbon, { to: ['DEU'] }), await ask(lisbon, { to: ['DEU'], replyBy: inDays(1) })]
    const list = async (actor: Actor, query: string) => {
      const { body } = await world.call(actor, 'GET', `${paths.inquiries}?${query}`)
      return (body['inquiries'] as { id: string; state: string }[]).map(({ id, state }) => [id, state])
    }
    const count = (actor: Actor) =>
      inTransactionAs(world.db, actor, (tx) => countAccessRequestsWaiting(tx, actor))
    now = new Date(now.getTime() + DAY_MS)
    assert.deepEqual(await list(berlin, ''), [
      [ids[0], 'waiting'],
      [ids[1], 'late'],
    ])
    assert.deepEqual(await list(berlin, `after=${ids[0]}&limit=1`), [[ids[1], 'late']])
    assert.deepEqual(await list(lisbon, 'side=asked&show=all'), [
      [ids[1], 'late'],
      [ids[0], 'waiting'],
    ])
    assert.deepEqual(await list(lisbon, 'side=put&show=all'), [])
    assert.deepEqual([await count(berlin), await count(lisbon), await count(paris)], [2, 0, 1])
    assert.equal(
      (await answer(berlin, String(ids[1]), { answer: 'reply', reply: 'late, but yes' })).status,
      200,
    )
    assert.deepEqual([await count(berlin), (await list(berlin, '')).length], [1, 1])
    now = new Date(now.getTime() + 91 * DAY_MS)
    assert.ok((await sweepInquiries(world.database.system, now)) > 0)
    const { body } = await read(lisbon, String(ids[1]))
    assert.deepEqual([body['state'], body['question']], ['forgotten', null])
    assert.equal((body['lines'] as { reply: null }[])[0]?.reply, null)
    assert.equal(await sweepInquiries(world.database.system, now), 0)
  })
})
