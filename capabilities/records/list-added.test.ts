import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction } from '../../infra/db.ts'
import { type Act, record } from '../../infra/journal.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { importRejectionsPath } from './contract.ts'

const now = new Date('2026-03-01T10:00:00Z')
const head = personOf('PRT', 'bureau_head')
const line = (reference: string): string =>
  JSON.stringify({ id: reference, schema: 'Person', properties: { name: [`Aruna ${reference}`] } })
const listOf = (...references: string[]) => ({ list: references.map(line).join('\n') })

describe('a list that is added while it is read', () => {
  let world: World
  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  const references = async () => {
    const { rows } = await world.database.owner.query<{ reference: string; versions: number }>(
      `select r.reference, count(v.version) as versions
         from records.record r
         join records.version v on v.owner = r.owner and v.id = r.id
        where r.owner = 'PRT'
        group by r.reference
        order by r.reference`,
    )
    return rows.map(({ reference, versions }) => `${reference} ${versions}`)
  }
  const isWaiting = async (): Promise<boolean> => {
    const { rowCount } = await world.database.owner.query(
      `select 1 from pg_catalog.pg_stat_activity a
        where a.datname = current_database() and a.wait_event_type = 'Lock' and a.query like 'with s as materialized%'`,
    )
    return rowCount !== 0
  }
  const act = (): Act => ({
    ...{ actor: head, act: 'record.changed', outcome: 'done', subject: 'none', detail: {}, at: now },
  })

  test('who got the right to be forgotten while it was read is not on it, and the rest is', async () => {
    await world.importFiles(head, 'ftm', listOf('first'))
    const holder = await world.database.system.pool.connect()
    await holder.query('begin')
    await holder.query(
      `insert into records.record
       select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'reference', 'taken'))).*
         from records.record r
        where r.reference = 'first'`,
    )
    const importing = world.importFiles(head, 'ftm', listOf('first', 'late', 'taken'))
    while (!(await isWaiting())) await new Promise(setImmediate)
    await inTransaction(world.database.system, async (tx) => {
      await tx.query(
        `update records.record set barred_sha256 = sha256(convert_to('ftm late', 'UTF8')) where reference = 'first'`,
      )
      await record(tx, act())
    })
    await holder.query('rollback')
    holder.release()
    const { body: taken } = await importing
    const { id, counts } = taken as { id: string; counts: Record<string, number> }
    assert.deepEqual([counts['added'], counts['unchanged'], counts['rejected']], [1, 1, 1])
    assert.deepEqual(await references(), ['first 1', 'taken 1'])
    const { body } = await world.call(head, 'GET', importRejectionsPath(id))
    const [rejection, ...more] = body['rejections'] as { reference: string; reason: string }[]
    assert.deepEqual([rejection?.reference, rejection?.reason, more], ['late', 'deleted_for_rights', []])
  })

  test('a list that breaks half-way or leaves too much out has added nothing', async () => {
    const before = await references()
    const many = Array.from({ length: 1200 }, (_, place) => line(`many-${place}`))
    const broken = Buffer.concat([Buffer.from(`${line('many-x')}\n${many.join('\n')}\n`), Buffer.of(0xff)])
    const { body: half } = await world.importFiles(head, 'ftm', { list: broken })
    const { body: other } = await world.importFiles(head, 'ftm', listOf('other'))
    assert.deepEqual([half['state'], other['state']], ['failed', 'failed'])
    assert.deepEqual(await references(), before)
  })
})
