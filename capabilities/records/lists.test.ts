import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransaction, inTransactionAs } from '../../infra/db.ts'
import { type Act, record } from '../../infra/journal.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import { systemActor } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { resolveSharing } from './actions/resolve-sharing.ts'
import { LISTS_PATH, type ListView, listPath, listVersionsPath, PREVIEW_PATH } from './contract/visibility.ts'
import type { Sharing } from './record.ts'

const now = new Date('2026-03-01T10:00:00Z')
const PRT = 'PRT' as BureauCode
const head = personOf('PRT', 'bureau_head')
const operator = personOf('PRT', 'bureau_operator')

describe('sharing lists', () => {
  let world: World
  let made = 0
  /** The list that Portugal hands in: it grows, so that nothing of it is withdrawn. */
  const lines: string[] = []

  before(async () => {
    world = await makeWorld(now)
  })
  after(() => world.close())

  const add = async (bureaus: readonly string[], actor: Actor = head): Promise<ListView> => {
    const { status, body } = await world.call(actor, 'POST', LISTS_PATH, { name: `Op ${++made}`, bureaus })
    assert.equal(status, 201, JSON.stringify(body))
    return body as ListView
  }

  type Change = { readonly bureaus: readonly string[]; readonly version?: number; readonly approval?: string }
  const change = async (
    actor: Actor,
    list: ListView,
    { bureaus, version = list.version, approval }: Change,
  ) => {
    const response = await world.server.inject({
      method: 'PUT',
      url: listPath(list.id),
      headers: {
        ...world.headersOf(actor),
        'if-match': `"${version}"`,
        ...(approval === undefined ? {} : { 'x-comity-approval': approval }),
      },
      payload: { name: list.name, bureaus },
    })
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
  }
  const approve = async (asked: Record<string, unknown>): Promise<string> => {
    const { id } = asked['approval'] as { id: string }
    assert.equal((await world.call(operator, 'POST', `/api/v1/approvals/${id}/approve`)).status, 200)
    return id
  }

  /** A record of Portugal's, shared as wished. */
  const share = async (sharing: Sharing): Promise<string> => {
    const reference = `list-${++made}`
    const properties = { name: [`Aruna ${reference}`] }
    lines.push(JSON.stringify({ id: reference, schema: 'Person', properties }))
    await world.importFiles(head, 'ftm', { list: lines.join('\n') })
    return await inTransaction(world.database.system, async (tx) => {
      const resolved = await resolveSharing(tx, PRT, sharing)
      assert.ok(resolved.ok, JSON.stringify(resolved))
      const { shareTo, shareBureaus, shareLists, audience, denied } = resolved.value
      const { rows } = await tx.query<{ id: string }>(
        `update records.record as r
            set share_to = $2, share_bureaus = $3, share_lists = $4, audience = $5, denied = $6
          where r.reference = $1
         returning r.id`,
        [reference, shareTo, shareBureaus, shareLists, audience, denied],
      )
      const act = { actor: systemActor, act: 'record.changed', outcome: 'done', subject: 'none' } as const
      await record(tx, { ...act, detail: null, at: new Date() })
      return rows[0]?.id ?? ''
    })
  }
  const sees = async (bureau: string, id: string): Promise<boolean> =>
    (await world.call(personOf(bureau, 'officer'), 'GET', `/api/v1/records/${id}`)).status === 200
  const resolvedOf = async (id: string) => {
    const { rows } = await world.database.owner.query<{ audience: string[]; denied: string[] }>(
      'select r.audience, r.denied from records.record r where r.id = $1',
      [id],
    )
    return rows[0]
  }
  const waitsForLock = async (): Promise<number> => {
    const { rowCount } = await world.database.owner.query(
      `select 1 from pg_catalog.pg_stat_activity a
        where a.datname = current_database() and a.wait_event_type = 'Lock' and a.query like '%sharing_list%'`,
    )
    return rowCount ?? 0
  }
  /** A change of a record has its act. */
  const actOn = (id: string): Act => {
    const subject = `record:${id}`
    return { actor: operator, act: 'record.changed', outcome: 'done', subject, detail: {}, at: now }
  }
  const listed = (...lists: string[]): Sharing => ({ to: 'listed', bureaus: ['ESP'], lists, denied: [] })

  test('a list is its bureau’s alone: made, read, changed at its version, deleted, every version kept', async () => {
    const list = await add(['FRA', 'DEU', 'FRA'])
    assert.deepEqual([list.version, list.state, list.bureaus], [1, 'live', ['DEU', 'FRA']])
    assert.equal((await change(head, list, { bureaus: ['FRA'] })).status, 200)
    assert.equal((await change(head, list, { bureaus: [] })).status, 412)
    assert.equal((await change(personOf('ESP', 'bureau_head'), list, { bureaus: [] })).status, 404)
    const read = await world.call(head, 'GET', LISTS_PATH)
    assert.ok((read.body['lists'] as ListView[]).some((one) => one.id === list.id && one.version === 2))
    const foreign = await world.call(personOf('ESP', 'bureau_head'), 'GET', LISTS_PATH)
    assert.deepEqual(foreign.body, { lists: [], next: null })
    assert.equal((await world.call(head, 'DELETE', listPath(list.id))).status, 200)
    assert.equal((await world.call(head, 'DELETE', listPath(list.id))).status, 404)
    const versions = await world.call(head, 'GET', listVersionsPath(list.id))
    const kept = (versions.body['versions'] as { version: number; state: string }[]).map(
      ({ version, state }) => `${version} ${state}`,
    )
    assert.deepEqual(kept, ['3 deleted', '2 live', '1 live'])
    assert.equal(
      (await world.call(personOf('ESP', 'bureau_head'), 'GET', listVersionsPath(list.id))).status,
      404,
    )
    assert.deepEqual(await actsOn(world.database, `sharing_list:${list.id}`), [
      ...['sharing_list.added done', 'sharing_list.changed done', 'sharing_list.changed refused'],
      ...['sharing_list.changed refused', 'sharing_list.deleted done', 'sharing_list.deleted refused'],
      ...['sharing_list.read done', 'sharing_list.read refused'],
    ])
  })

  test('two of one name, and a bureau that is none, are refused', async () => {
    const list = await add([])
    const again = await world.call(head, 'POST', LISTS_PATH, { name: list.name, bureaus: [] })
    assert.equal(again.body['type'], 'urn:comity:problem:list_name_taken')
    const unknown = await world.call(head, 'POST', LISTS_PATH, { name: 'Op of nobody', bureaus: ['QQQ'] })
    assert.deepEqual([unknown.status, unknown.body['type']], [422, 'urn:comity:problem:unknown_bureau'])
  })

  test('who joins a list sees what is shared by it once two persons agree; who leaves sees it no more', async () => {
    const list = await add(['FRA'])
    const id = await share(listed(list.id))
    assert.deepEqual(
      [await sees('ESP', id), await sees('FRA', id), await sees('DEU', id)],
      [true, true, false],
    )
    const asked = await change(head, list, { bureaus: ['DEU', 'FRA'] })
    assert.deepEqual([asked.status, await sees('DEU', id)], [202, false])
    const approval = await approve(asked.body)
    assert.equal((await change(head, list, { bureaus: ['DEU', 'FRA', 'ITA'], approval })).status, 403)
    assert.equal((await change(head, list, { bureaus: ['DEU', 'FRA'], approval })).status, 200)
    assert.deepEqual([await sees('DEU', id), await sees('ITA', id)], [true, false])
    assert.equal((await change(head, list, { bureaus: ['DEU'], version: 2 })).status, 200)
    assert.deepEqual([await sees('FRA', id), await sees('DEU', id)], [false, true])
    assert.equal((await world.call(head, 'DELETE', listPath(list.id))).status, 200)
    assert.deepEqual([await sees('DEU', id), await sees('ESP', id)], [false, true])
    assert.deepEqual(await resolvedOf(id), { audience: ['ESP'], denied: [] })
  })

  test('a list that keeps bureaus out: leaving it widens, and deleting it lets nobody in', async () => {
    const list = await add(['DEU', 'FRA'])
    const id = await share({ to: 'all_except', bureaus: ['ITA'], lists: [list.id] })
    assert.deepEqual([await sees('ESP', id), await sees('FRA', id)], [true, false])
    const asked = await change(head, list, { bureaus: ['DEU'] })
    assert.deepEqual([asked.status, await sees('FRA', id)], [202, false])
    assert.equal((await world.call(head, 'DELETE', listPath(list.id))).status, 200)
    assert.deepEqual([await sees('FRA', id), await sees('DEU', id)], [false, false])
    assert.deepEqual(await resolvedOf(id), { audience: ['*'], denied: ['DEU', 'FRA', 'ITA'] })
  })

  test('a record that the commission limited follows its list too', async () => {
    const list = await add(['FRA'])
    const id = await share(listed(list.id))
    await world.database.owner.query('update records.record set limited = true where id = $1', [id])
    assert.equal((await change(operator, list, { bureaus: [] })).status, 200)
    assert.deepEqual(await resolvedOf(id), { audience: ['ESP'], denied: [] })
  })

  test('a record written while its list changes ends by the new list, whichever commits first', async () => {
    const list = await add(['FRA'])
    const id = await share({ to: 'owner' })
    const changing = await inTransactionAs(world.db, operator, async (tx) => {
      const resolved = await resolveSharing(tx, PRT, listed(list.id))
      assert.ok(resolved.ok && resolved.value.audience.includes('FRA'))
      let isOver = false
      const waiting = change(operator, list, { bureaus: [] }).finally(() => {
        isOver = true
      })
      // It must wait for this transaction to end; were it over before, the record would keep the old list.
      while (!isOver && (await waitsForLock()) === 0) await new Promise(setImmediate)
      await tx.query(
        `update records.record set share_to = 'listed', share_bureaus = '{ESP}', share_lists = $2, audience = $3
          where id = $1`,
        [id, [list.id], resolved.value.audience],
      )
      await record(tx, actOn(id))
      return { waiting }
    })
    assert.equal((await changing.waiting).status, 200)
    assert.deepEqual(await resolvedOf(id), { audience: ['ESP'], denied: [] })
  })

  test('what nobody here knows is refused as a whole, never read as less or more', async () => {
    const own = await add(['FRA'])
    const foreign = await add(['FRA'], personOf('ESP', 'bureau_head'))
    const gone = await add(['FRA'])
    await world.call(head, 'DELETE', listPath(gone.id))
    const resolve = (sharing: Sharing) =>
      inTransactionAs(world.db, operator, (tx) => resolveSharing(tx, PRT, sharing))
    const kindOf = async (sharing: Sharing) => {
      const resolved = await resolve(sharing)
      return resolved.ok ? 'ok' : resolved.error.kind
    }
    const never = '0198c5a0-0000-7000-8000-000000000000'
    assert.equal(await kindOf(listed(own.id)), 'ok')
    for (const id of [foreign.id, gone.id, never])
      assert.equal(await kindOf(listed(own.id, id)), 'unknown_list', id)
    assert.equal(await kindOf({ to: 'all_except', bureaus: [], lists: [gone.id] }), 'ok')
    assert.equal(await kindOf({ to: 'all_except', bureaus: [], lists: [never] }), 'unknown_list')
    assert.equal(await kindOf({ ...listed(), bureaus: ['ESP', 'QQQ'] } as Sharing), 'unknown_bureau')
    assert.equal(await kindOf({ ...listed(), denied: ['QQQ'] } as Sharing), 'unknown_bureau')
    const empty = await resolve({ to: 'listed', bureaus: [], lists: [], denied: [] })
    assert.deepEqual(empty.ok && empty.value.audience, [])
  })

  test('memory and SQL resolve a list alike', async () => {
    const [one, other] = [await add(['FRA', 'DEU']), await add(['DEU', 'ITA'])]
    const wishes: Sharing[] = [
      listed(one.id, other.id),
      { to: 'listed', bureaus: [], lists: [one.id], denied: ['FRA'] },
      { to: 'all_except', bureaus: ['CHE'], lists: [one.id, other.id] },
    ]
    for (const wish of wishes) {
      const id = await share(wish)
      const before = await resolvedOf(id)
      const renamed = await world.call(head, 'GET', LISTS_PATH)
      const list = (renamed.body['lists'] as ListView[]).find((held) => held.id === one.id)
      assert.ok(list)
      assert.equal((await change(head, list, { bureaus: list.bureaus })).status, 200)
      assert.deepEqual(await resolvedOf(id), before)
    }
  })

  test('a dry run says who would see a record, and why nobody else', async () => {
    const terms = { level: 'restricted', handling: ['H2'], purposes: ['wanted', 'border'], grade: 'E2' }
    const wish = {
      sharing: { to: 'listed', bureaus: ['ESP', 'FRA'], denied: ['FRA'] },
      ...terms,
      disclosure: 'on_release',
    }
    const { status, body } = await world.call(head, 'POST', PREVIEW_PATH, wish)
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(body['seenBy'], [{ bureau: 'ESP', mask: 'core' }])
    assert.deepEqual(body['withheldFrom'], [{ bureau: 'FRA', reason: 'denied' }])
    assert.deepEqual(body['purposes'], ['wanted'])
    assert.deepEqual(body['onward'], { asEvidence: 'allowed', passOn: 'ask_owner' })
    assert.equal(
      body['text'],
      '1 other bureau would see this, their people cleared for restricted or more, for wanted.',
    )
    const nobody = await world.call(head, 'POST', PREVIEW_PATH, { ...wish, sharing: { to: 'owner' } })
    assert.deepEqual(
      [nobody.body['seenBy'], nobody.body['text']],
      [[], 'Nobody but your own bureau would see this.'],
    )
    const unknown = await world.call(head, 'POST', PREVIEW_PATH, {
      ...wish,
      sharing: { to: 'listed', bureaus: [], lists: ['0198c5a0-0000-7000-8000-000000000000'] },
    })
    assert.deepEqual([unknown.status, unknown.body['type']], [422, 'urn:comity:problem:unknown_list'])
    assert.equal((await world.call(personOf('PRT', 'officer'), 'POST', PREVIEW_PATH, wish)).status, 403)
  })
})
