import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { seededRandom } from '../../db/seed/random.ts'
import { inTransactionAs } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { clusterOf, type Verdict, verdictsFor } from './judgement.ts'
import { judgementsOf } from './public.ts'
import type { RecordId } from './record.ts'
import { addJudgements, findJudged, undoJudgements } from './store/judgements.ts'

const PAIRS = 10_000
const now = new Date('2026-03-01T10:00:00Z')

describe('judgements between records', () => {
  let world: World
  const [portuguese, spanish, french, greek] = ['PRT', 'ESP', 'FRA', 'GRC'].map((bureau) =>
    personOf(bureau, 'bureau_operator'),
  ) as [Actor, Actor, Actor, Actor]

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  let made = 0
  const add = async (actor: Actor, sharing: object = { to: 'all' }): Promise<RecordId> => {
    const names = [{ text: 'Aruna Velkamp', script: 'Latn', type: 'primary', parts: null }]
    const body = {
      kind: 'organisation',
      names,
      countries: [],
      addresses: [],
      documents: [],
      programmes: [],
      remarks: null,
    }
    const wish = { reference: `J-${++made}`, purpose: 'wanted', sharing, body }
    const added = await world.call(actor, 'POST', '/api/v1/records', wish)
    assert.equal(added.status, 201, JSON.stringify(added.body))
    return String(added.body['id']) as RecordId
  }
  const say = (actor: Actor, left: RecordId, right: RecordId, verdict: Verdict) =>
    world.call(actor, 'POST', '/api/v1/judgements', { left, right, verdict, reason: 'compared by hand' })
  const read = async (actor: Actor, id: RecordId) => {
    const { body } = await world.call(actor, 'GET', `/api/v1/records/${id}/judgements`)
    const judgements = body['judgements'] as { bureau: string; verdict: string; reason: string | null }[]
    return {
      judgements: judgements.map((one) => `${one.bureau} ${one.verdict}`),
      cluster: body['cluster'],
      all: judgements,
    }
  }

  test('an owner’s counts for all, another bureau’s for itself, and its own goes before the owners’', async () => {
    const [one, other] = [await add(portuguese), await add(spanish)]
    assert.equal((await say(french, one, other, 'same')).status, 201)
    assert.deepEqual((await read(french, other)).cluster, [one, other].sort())
    assert.deepEqual(await read(greek, one), { judgements: [], cluster: [one], all: [] })
    assert.equal((await say(portuguese, other, one, 'not_same')).status, 201)
    assert.deepEqual((await read(greek, one)).judgements, ['PRT not_same'])
    assert.equal((await read(greek, one)).all[0]?.reason, null, 'why is for who judged and for the owners')
    assert.equal((await read(spanish, one)).all[0]?.reason, 'compared by hand')
    assert.deepEqual((await read(french, one)).cluster, [one, other].sort())
    await say(spanish, one, other, 'same')
    const seen = await inTransactionAs(world.db, greek, (tx) => judgementsOf(tx, greek, [one]))
    assert.deepEqual(
      [...verdictsFor(greek.bureau, seen).values()],
      ['unsure'],
      'owners contradict each other',
    )
  })

  test('a judgement on what somebody may not see is neither made nor shown', async () => {
    const [open, hidden] = [await add(portuguese), await add(portuguese, { to: 'listed', bureaus: ['ESP'] })]
    assert.equal((await say(spanish, open, hidden, 'same')).status, 201)
    const unseen = await say(french, open, hidden, 'same')
    const absent = await say(french, open, '0198c5a0-0000-7000-8000-000000000000' as RecordId, 'same')
    assert.deepEqual([unseen.status, unseen.body], [404, absent.body])
    assert.equal((await say(portuguese, open, hidden, 'same')).status, 201)
    assert.deepEqual((await read(french, open)).judgements, [])
    assert.equal((await say(french, open, open, 'same')).status, 422)
    assert.equal((await world.call(french, 'GET', `/api/v1/records/${hidden}/judgements`)).status, 404)
  })

  test('a verdict undone gives way to the one before it; another bureau’s cannot be undone', async () => {
    const [one, other] = [await add(portuguese), await add(portuguese)]
    const first = await say(spanish, one, other, 'unsure')
    const second = await say(spanish, one, other, 'same')
    assert.deepEqual((await read(spanish, one)).judgements, ['ESP same'])
    const undo = (actor: Actor, id: unknown) =>
      world.call(actor, 'POST', `/api/v1/judgements/${String(id)}/undo`)
    assert.equal((await undo(french, second.body['id'])).status, 404)
    assert.equal((await undo(spanish, second.body['id'])).status, 200)
    assert.deepEqual((await read(spanish, one)).judgements, ['ESP unsure'])
    assert.equal((await undo(spanish, second.body['id'])).status, 404)
    assert.deepEqual(await actsOn(world.database, `judgement:${String(second.body['id'])}`), [
      'judgement.made done',
      'judgement.undone refused',
      'judgement.undone done',
      'judgement.undone refused',
    ])
    assert.equal((await undo(spanish, first.body['id'])).status, 200)
  })

  test('a verdict is history once one of the two has changed', async () => {
    const [one, other] = [await add(portuguese), await add(portuguese)]
    await say(portuguese, one, other, 'same')
    assert.deepEqual((await read(spanish, one)).cluster, [one, other].sort())
    await world.call(portuguese, 'POST', `/api/v1/records/${other}/renew`, { reason: 'still needed' })
    assert.deepEqual((await read(spanish, one)).cluster, [one])
  })

  test('D-3: linking and unlinking 10,000 random pairs leaves everything byte-equal to before', async () => {
    const ids: RecordId[] = []
    for (let count = 0; count < 40; count++) ids.push(await add(portuguese))
    for (let at = 0; at < 30; at += 3)
      await say(spanish, ids[at] as RecordId, ids[at + 1] as RecordId, at % 2 === 0 ? 'same' : 'unsure')
    const state = async (): Promise<string> => {
      const { rows } = await world.database.owner.query<{ line: string }>(
        `select to_jsonb(r)::text as line from records.record r
         union all select to_jsonb(v)::text from records.version v order by 1`,
      )
      const judged = await inTransactionAs(world.db, spanish, (tx) => judgementsOf(tx, spanish, ids))
      const held = verdictsFor(spanish.bureau, judged)
      const clusters = ids.map((id) => clusterOf(id, held))
      const whole = JSON.stringify([rows.map((row) => row.line), judged, clusters])
      return createHash('sha256').update(whole).digest('hex')
    }
    const before = await state()
    const act = { actor: spanish, outcome: 'done', subject: 'none', detail: {}, at: now } as const
    const random = seededRandom(20_261_121, 'judgements')
    const verdicts: readonly Verdict[] = ['same', 'not_same', 'unsure']
    const said = { bureau: spanish.bureau, reason: 'at random', at: now, by: spanish.id }
    const made = await inTransactionAs(world.db, spanish, async (tx) => {
      const judged = await findJudged(tx, spanish, ids)
      const linked = Array.from({ length: PAIRS }, () => {
        const place = random.int(0, judged.length - 2)
        const [left, right] = [judged[place], random.pick(judged.slice(place + 1))]
        if (left === undefined) throw new Error('no such record')
        return { ...said, id: newId<'Judgement'>(now), left, right, verdict: random.pick(verdicts) }
      })
      await record(tx, { ...act, act: 'judgement.made' })
      await addJudgements(tx, linked)
      return linked.map(({ id }) => id)
    })
    assert.notEqual(await state(), before)
    const shuffled = random.shuffle(made)
    for (let from = 0; from < PAIRS; from += 100)
      await inTransactionAs(world.db, spanish, async (tx) => {
        await record(tx, { ...act, act: 'judgement.undone' })
        const some = { bureau: spanish.bureau, ids: shuffled.slice(from, from + 100) }
        assert.equal(await undoJudgements(tx, some, { at: now, by: spanish.id }), 100)
      })
    assert.equal(await state(), before)
  })
})
