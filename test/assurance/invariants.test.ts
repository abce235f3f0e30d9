import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import {
  countProposalsWaiting,
  countReviewsDue,
  markObsolete,
  noteShown,
  type RecordId,
  removeForRights,
  setCaveat,
} from '../../capabilities/records/public.ts'
import { retentionOf } from '../../capabilities/records/retention.ts'
import { inTransaction, inTransactionAs } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { compoundOf, type Handled, handlingCodes, levels } from '../../kernel/handling.ts'
import { actsOn, makeWorld, personOf, type World } from '../world.ts'

const now = new Date('2026-03-01T10:00:00Z')

// The invariants of a police data store, as far as what they are about exists: each is one test.

describe('a compound', () => {
  const part: fc.Arbitrary<Handled> = fc.record({
    level: fc.constantFrom(...levels),
    handling: fc.subarray([...handlingCodes]),
    denied: fc.subarray(['FRA', 'ESP', 'DEU', 'USA']),
  })
  const rank = ({ level }: Pick<Handled, 'level'>) => levels.indexOf(level)

  test('is as confidential as the highest of its parts and restricted as all of them together', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const whole = compoundOf(parts)
        assert.equal(rank(whole), Math.max(...parts.map(rank)))
        for (const one of parts) {
          assert.ok(one.handling.every((code) => whole.handling.includes(code)))
          assert.ok(one.denied.every((bureau) => whole.denied.includes(bureau)))
        }
        assert.ok(whole.denied.every((bureau) => parts.some(({ denied }) => denied.includes(bureau))))
        assert.ok(whole.handling.every((code) => parts.some(({ handling }) => handling.includes(code))))
      }),
    )
  })

  test('of compounds is the compound of all, in any order', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.array(part, { maxLength: 6 }), (some, others) => {
        const nested = compoundOf([compoundOf(others), compoundOf(some)])
        assert.deepEqual(nested, compoundOf([...some, ...others]))
      }),
    )
  })
})

describe('retention', () => {
  test('never lasts longer than five years, ten for travel documents, nor than any date that was named', () => {
    const day = fc.option(fc.date({ min: now, max: new Date('2045-01-01'), noInvalidDate: true }))
    const wish = fc.record({ reviewAt: day, deleteAt: day, purposeEndsAt: day, lawUntil: day })
    fc.assert(
      fc.property(fc.constantFrom('person' as const, 'travel_document' as const), wish, (kind, given) => {
        const kept = retentionOf(kind, now, given)
        if (!kept.ok) return
        const { reviewAt, deleteAt } = kept.value
        const longest = new Date(now)
        longest.setUTCFullYear(now.getUTCFullYear() + (kind === 'person' ? 5 : 10))
        const ends = [longest, given.deleteAt, given.purposeEndsAt, given.lawUntil].filter(
          (end) => end !== null,
        )
        assert.equal(deleteAt.getTime(), Math.min(...ends.map((end) => end.getTime())))
        assert.ok(reviewAt <= deleteAt && reviewAt > now)
      }),
    )
  })
})

describe('a record and what hangs on it', () => {
  let world: World
  const [operator, spanish] = [personOf('PRT', 'bureau_operator'), personOf('ESP', 'bureau_operator')]

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  let made = 0
  const add = async (): Promise<RecordId> => {
    const names = [{ text: 'Aruna Velkamp', script: 'Latn', type: 'primary', parts: null }]
    const body = {
      ...{ kind: 'organisation', names, countries: [], addresses: [], documents: [], programmes: [] },
      remarks: null,
    }
    const wish = { reference: `I-${++made}`, purpose: 'wanted', sharing: { to: 'all' }, body }
    const added = await world.call(operator, 'POST', '/api/v1/records', wish)
    return String(added.body['id']) as RecordId
  }
  const read = (actor: Actor, id: RecordId) => world.call(actor, 'GET', `/api/v1/records/${id}`)

  test('is changed by its owner alone, even past the actions: the database refuses others', async () => {
    const id = await add()
    const changes = [
      "update records.record set level = 'fouo' where id = $1",
      'update records.version set reason = $1::text where id = $1::uuid',
      'delete from records.record where id = $1',
      "update records.transfer set state = 'accepted', decided_at = now() where record_id = $1",
    ]
    for (const sql of changes)
      await inTransactionAs(world.db, spanish, async (tx) =>
        assert.equal((await tx.query(sql, [id])).rowCount, 0, sql),
      )
    const insert = `insert into records.statement (owner, record_id, id, path, value_sha256, source, said_at, said_by)
                    values ('PRT', $1, $1, '/names/0', ''::bytea, 'x', now(), 'ESP')`
    await assert.rejects(
      inTransactionAs(world.db, spanish, (tx) => tx.query(insert, [id])),
      /row-level security/,
    )
  })

  test('keeps its acts: nobody who answers callers or works for Comity takes one away or changes it', async () => {
    for (const db of [world.db, world.database.system])
      for (const sql of [
        "update journal.act set outcome = 'done'",
        'delete from journal.act',
        'truncate journal.act',
      ])
        await assert.rejects(db.query(sql), /permission denied|append-only/, sql)
  })

  test('that a hit calls obsolete is put before its owner at once, and twice is once', async () => {
    const id = await add()
    const mark = () =>
      inTransactionAs(world.db, spanish, (tx) =>
        markObsolete(tx, spanish, { owner: operator.bureau, id }, now),
      )
    const due = () => inTransactionAs(world.db, operator, (tx) => countReviewsDue(tx, operator))
    const before = await due()
    await mark()
    await mark()
    assert.equal(await due(), before + 1)
    const { body } = await world.call(operator, 'GET', '/api/v1/reviews')
    const [review] = (body['reviews'] as { id: string; recordId: string }[]).filter(
      (one) => one.recordId === id,
    )
    const path = `/api/v1/reviews/${review?.id}/keep`
    assert.equal((await world.call(spanish, 'POST', path, { reason: 'not mine' })).status, 404)
    assert.equal((await world.call(operator, 'POST', path, { reason: 'she is still wanted' })).status, 200)
    assert.equal(await due(), before)
    assert.deepEqual((await actsOn(world.database, `record:${id}`)).slice(1), ['review.opened done'])
  })

  test('shows its caveat to everybody who sees it, and goes with notices when a person has the right to it', async () => {
    const [id, held] = [await add(), await add()]
    await world.call(personOf('PRT', 'bureau_head'), 'POST', `/api/v1/records/${held}/hold`, {
      reason: 'a court',
    })
    const { system } = world.database
    await inTransaction(system, (tx) =>
      setCaveat(tx, systemActor, { ids: [id], caveat: 'rights_pending' }, now),
    )
    assert.equal((await read(spanish, id)).body['caveat'], 'rights_pending')
    await inTransactionAs(world.db, spanish, async (tx) => {
      await noteShown(tx, spanish.bureau, [held], now)
      await record(tx, {
        actor: spanish,
        act: 'record.read',
        outcome: 'done',
        subject: `record:${held}`,
        detail: {},
        at: now,
      })
    })
    const gone = await inTransaction(system, (tx) => removeForRights(tx, systemActor, [id, held], now))
    assert.deepEqual(gone, { removed: [id], held: [held] })
    assert.deepEqual([(await read(operator, id)).status, (await read(operator, held)).status], [404, 200])
    const { body } = await world.call(spanish, 'GET', '/api/v1/deletion-notices')
    assert.deepEqual(
      (body['notices'] as { recordId: string; ground: string }[]).map((one) => [one.recordId, one.ground]),
      [[id, 'rights']],
    )
  })

  test('that was deleted for a person’s right does not come back, neither by a list nor by hand', async () => {
    const head = personOf('BEL', 'bureau_head')
    const line = JSON.stringify({ id: 'gone-1', schema: 'Person', properties: { name: ['Aruna Velkamp'] } })
    const list = `${line}\n${line.replace('gone-1', 'stays-1')}`
    await world.importFiles(head, 'ftm', { list })
    const { rows } = await world.database.owner.query<{ id: RecordId }>(
      "select r.id from records.record r where r.reference = 'gone-1'",
    )
    const ids = rows.map((row) => row.id)
    await inTransaction(world.database.system, (tx) => removeForRights(tx, systemActor, ids, now))
    const again = await world.importFiles(head, 'ftm', { list })
    const { added, unchanged, rejected } = again.body['counts'] as Record<string, number>
    assert.deepEqual({ added, unchanged, rejected }, { added: 0, unchanged: 1, rejected: 1 })
    const id = await add()
    await inTransaction(world.database.system, (tx) => removeForRights(tx, systemActor, [id], now))
    made--
    const names = [{ text: 'Aruna Velkamp', script: 'Latn', type: 'primary', parts: null }]
    const body = {
      ...{ kind: 'organisation', names, countries: [], addresses: [], documents: [], programmes: [] },
      remarks: null,
    }
    const wish = { reference: `I-${++made}`, purpose: 'wanted', sharing: { to: 'all' }, body }
    assert.equal((await world.call(operator, 'POST', '/api/v1/records', wish)).status, 409)
  })

  test('is waited for by its owner while a proposal is open, and by nobody after', async () => {
    const id = await add()
    const { body } = (await read(spanish, id)).body
    const proposal = { version: 1, body, reason: 'the address is another' }
    const waiting = () => inTransactionAs(world.db, operator, (tx) => countProposalsWaiting(tx, operator))
    const made = await world.call(spanish, 'POST', `/api/v1/records/${id}/proposals`, proposal)
    assert.equal(await waiting(), 1)
    await world.call(spanish, 'POST', `/api/v1/proposals/${String(made.body['id'])}/withdraw`)
    assert.equal(await waiting(), 0)
  })
})
