import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { inTransactionAs } from '../../infra/db.ts'
import { askSecondPerson, hasApproval, type Server } from '../../infra/http.ts'
import type { Actor } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { paths } from './contract.ts'
import { sweepApprovals } from './jobs.ts'
import { countApprovalsWaiting } from './public.ts'

const DAY_MS = 86_400_000
const body = z.strictObject({ to: z.string() })
const guarded = {
  roles: ['bureau_head', 'bureau_operator'],
  scope: 'import',
  needs: ['second_person'],
} as const
const atTimes = { roles: ['bureau_head', 'bureau_operator'], scope: null } as const

describe('what needs a second person', () => {
  let world: World
  let now = new Date('2026-03-01T10:00:00Z')
  const done: string[] = []
  /** Two acts of the test's own: one always guarded, one only when it widens. */
  const extend = (server: Server) => {
    server.put('/api/v1/guarded/:id', { config: { access: guarded }, schema: { body } }, async (request) => {
      done.push(`${request.body.to} ${request.headers['if-match'] ?? ''}`)
      return { done: true }
    })
    server.put(
      '/api/v1/sharing',
      { config: { access: atTimes }, schema: { body } },
      async (request, reply) => {
        if (request.body.to === 'all' && !hasApproval(request)) return await askSecondPerson(request, reply)
        done.push(request.body.to)
        return { done: true }
      },
    )
  }
  before(async () => {
    world = await makeWorld(() => now, { extend })
  })
  after(() => world.close())

  type Sent = { to?: unknown; approval?: string; version?: string; url?: string }
  const send = async (
    actor: Actor,
    { to = 'all', approval, version = '"1"', url = '/api/v1/guarded/7' }: Sent,
  ) => {
    const response = await world.server.inject({
      method: 'PUT',
      url,
      headers: {
        ...world.headersOf(actor),
        'if-match': version,
        ...(approval === undefined ? {} : { 'x-comity-approval': approval }),
      },
      payload: { to },
    })
    return { status: response.statusCode, body: response.json() }
  }
  const ask = async (actor: Actor, sent: Sent = {}): Promise<string> =>
    (await send(actor, sent)).body.approval.id
  const decide = (actor: Actor, id: string, how: 'approve' | 'refuse') =>
    world.call(actor, 'POST', paths[how](id), how === 'refuse' ? { reason: 'not now' } : undefined)
  const twoOf = (bureau: string) =>
    [personOf(bureau, 'bureau_operator'), personOf(bureau, 'bureau_head')] as const

  test('is asked, approved by another of the bureau, and done once', async () => {
    const [asker, second] = twoOf('FRA')
    const asked = await send(asker, {})
    assert.deepEqual([asked.status, asked.body.approval.state, done.length], [202, 'asked', 0])
    const { id } = asked.body.approval
    assert.equal((await send(asker, { approval: id })).body.type, 'urn:comity:problem:approval_void')
    assert.equal((await decide(second, id, 'approve')).status, 200)
    assert.equal((await send(asker, { approval: id })).status, 200)
    assert.deepEqual(done.splice(0), ['all "1"'])
    assert.equal((await send(asker, { approval: id })).status, 403)
    assert.deepEqual(done, [])
    assert.deepEqual(await actsOn(world.database, `approval:${id}`), [
      'approval.asked done',
      'approval.used refused',
      'approval.approved done',
      'approval.used done',
      'approval.used refused',
    ])
  })

  test('is not approved by its asker, another bureau, who may not do it, a program, or a stale passkey', async () => {
    const [asker, second] = twoOf('FRA')
    const id = await ask(asker)
    assert.equal((await decide(asker, id, 'approve')).body['type'], 'urn:comity:problem:own_request')
    assert.equal((await decide(twoOf('ESP')[1], id, 'approve')).status, 404)
    assert.equal((await decide(personOf('FRA', 'officer'), id, 'approve')).status, 404)
    assert.equal((await decide({ ...second, kind: 'program' }, id, 'approve')).status, 403)
    const stale: Actor = {
      ...twoOf('FRA')[1],
      proof: { method: 'passkey', at: new Date(now.getTime() - 300_000) },
    }
    assert.equal((await decide(stale, id, 'approve')).body['type'], 'urn:comity:problem:step_up_needed')
    const typed: Actor = { ...twoOf('FRA')[1], proof: { method: 'password', at: now } }
    assert.equal((await decide(typed, id, 'approve')).body['type'], 'urn:comity:problem:step_up_needed')
    assert.equal((await send(asker, { approval: id })).status, 403)
    assert.deepEqual(done, [])
  })

  test('of a program is not approved by who issued its key: that would be one person', async () => {
    const [other, issuer] = twoOf('FRA')
    const grant = { label: 'desk', scopes: ['import'], purpose: 'border', clearance: 'fouo' }
    const expiresAt = new Date(now.getTime() + DAY_MS).toISOString()
    const issued = await world.call(issuer, 'POST', '/api/v1/keys', { ...grant, expiresAt })
    const { id: key } = issued.body['key'] as { id: Actor['id'] }
    const program: Actor = {
      ...personOf('FRA'),
      ...({
        id: key,
        kind: 'program',
        scopes: new Set(['import']),
        proof: { method: 'key', at: now },
      } as const),
    }
    const id = await ask(program)
    assert.equal((await decide(issuer, id, 'approve')).body['type'], 'urn:comity:problem:own_request')
    assert.equal((await decide(other, id, 'approve')).status, 200)
    assert.equal((await send(program, { approval: id })).status, 200)
    done.length = 0
  })

  test('holds for the very same request of the same person: no other body, address, version or asker', async () => {
    const [asker, second] = twoOf('FRA')
    const id = await ask(asker, { to: 'FRA' })
    await decide(second, id, 'approve')
    for (const other of [
      { to: 'all' },
      { to: 'FRA', version: '"2"' },
      { to: 'FRA', url: '/api/v1/guarded/8' },
    ])
      assert.equal((await send(asker, { ...other, approval: id })).status, 403)
    assert.equal((await send(second, { to: 'FRA', approval: id })).status, 403)
    assert.equal((await send(asker, { to: 'FRA', approval: 'not an id' })).status, 403)
    assert.deepEqual(done, [])
    assert.equal((await send(asker, { to: 'FRA', approval: id })).status, 200, 'a wrong try uses nothing up')
    assert.deepEqual(done.splice(0), ['FRA "1"'])
  })

  test('is refused with a reason, which the asker reads; what it said is forgotten', async () => {
    const [asker, second] = twoOf('FRA')
    const id = await ask(asker)
    const shown = await world.call(second, 'GET', paths.approval(id))
    assert.deepEqual(shown.body['request'], { url: '/api/v1/guarded/7', ifMatch: '"1"', body: { to: 'all' } })
    assert.equal((await decide(second, id, 'refuse')).status, 200)
    const { body } = await world.call(asker, 'GET', paths.approval(id))
    assert.deepEqual([body['state'], body['reason'], body['request']], ['refused', 'not now', null])
    assert.equal((await decide(second, id, 'approve')).body['type'], 'urn:comity:problem:approval_over')
    const { rows } = await world.database.owner.query(
      'select a.url, a.body from approvals.approval a where a.id = $1',
      [id],
    )
    assert.deepEqual(rows, [{ url: null, body: null }])
  })

  test('is over after a day, approved or not, and then forgotten', async () => {
    const [asker, second] = twoOf('FRA')
    const [asked, approved] = [await ask(asker), await ask(asker)]
    await decide(second, approved, 'approve')
    now = new Date(now.getTime() + DAY_MS)
    assert.equal((await decide(second, asked, 'approve')).status, 409)
    assert.equal((await send(asker, { approval: approved })).status, 403)
    assert.ok((await sweepApprovals(world.database.system, now)) >= 2)
    assert.equal(await sweepApprovals(world.database.system, now), 0)
    assert.equal((await actsOn(world.database, `approval:${asked}`)).at(-1), 'approval.expired done')
    const { body } = await world.call(asker, 'GET', paths.approval(asked))
    assert.deepEqual([body['state'], body['request']], ['expired', null])
  })

  test('is listed and counted for who may decide, and for its asker; nobody else learns of it', async () => {
    const [asker, second] = twoOf('PRT')
    const ids = [await ask(asker), await ask(asker), await ask(asker)]
    const list = async (actor: Actor, query: string) => {
      const { body } = await world.call(actor, 'GET', `${paths.approvals}?${query}`)
      return [(body['approvals'] as { id: string }[]).map(({ id }) => id), body['next']] as const
    }
    assert.deepEqual(await list(second, 'limit=2'), [ids.slice(0, 2), ids[1]])
    assert.deepEqual(await list(second, `limit=2&after=${ids[1]}`), [ids.slice(2), null])
    assert.deepEqual((await list(asker, 'tab=waiting'))[0], [])
    assert.deepEqual((await list(asker, 'tab=mine'))[0], ids.toReversed())
    assert.deepEqual((await list(personOf('PRT', 'officer'), 'tab=all'))[0], [])
    assert.deepEqual((await list(twoOf('ESP')[1], 'tab=all'))[0], [])
    const count = (actor: Actor) =>
      inTransactionAs(world.db, actor, (tx) => countApprovalsWaiting(tx, actor, now))
    assert.deepEqual([await count(second), await count(asker), await count(twoOf('ESP')[1])], [3, 0, 0])
  })

  test('may be learnt from the data: the same request goes on once it is approved', async () => {
    const [asker, second] = twoOf('FRA')
    const url = '/api/v1/sharing'
    assert.equal((await send(asker, { url, to: 'owner' })).status, 200)
    assert.deepEqual(done.splice(0), ['owner'])
    const id = await ask(asker, { url })
    await decide(second, id, 'approve')
    assert.equal((await send(asker, { url, approval: id })).status, 200)
    assert.deepEqual(done.splice(0), ['all'])
  })

  test('of one bureau is behind the second wall too: the database shows it to no other', async () => {
    const [asker] = twoOf('FRA')
    const id = await ask(asker)
    const rowsFor = (actor: Actor) =>
      inTransactionAs(world.db, actor, async (tx) => {
        const { rows } = await tx.query('select a.id from approvals.approval a where a.id = $1', [id])
        return rows.length
      })
    assert.deepEqual([await rowsFor(asker), await rowsFor(twoOf('ESP')[0])], [1, 0])
    const { rows } = await world.db.query('select a.id from approvals.approval a')
    assert.equal(rows.length, 0, 'without a caller nothing is seen')
  })
})
