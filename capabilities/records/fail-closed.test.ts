import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor, BureauState } from '../../kernel/actor.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { LISTS_PATH, listPath, PREVIEW_PATH } from './contract/visibility.ts'

const now = new Date('2026-03-01T10:00:00Z')
const head = personOf('PRT', 'bureau_head')
const officer = personOf('ESP', 'officer')

describe('when something is missing, nobody else sees more', () => {
  let world: World
  let id = ''

  before(async () => {
    world = await makeWorld(now)
    const line = JSON.stringify({ id: 'closed-1', schema: 'Person', properties: { name: ['Aruna Velkamp'] } })
    await world.importFiles(head, 'ftm', { list: line })
    const { rows } = await world.database.owner.query<{ id: string }>('select r.id from records.record r')
    id = rows[0]?.id ?? ''
  })
  after(() => world.close())

  const write = (set: string) => world.database.owner.query(`update records.record set ${set}`)
  const read = async (actor: Actor): Promise<number> =>
    (await world.call(actor, 'GET', `/api/v1/records/${id}`)).status
  const check = async (actor: Actor): Promise<{ status: number; found: number }> => {
    const question = { name: 'Aruna Velkamp' }
    const asked = await world.call(actor, 'POST', '/api/v1/checks', { ...question, purpose: 'border' })
    return { status: asked.status, found: ((asked.body['candidates'] ?? []) as unknown[]).length }
  }
  /** Of the other bureau and of the owner: what a read answers, and how many candidates a check does. */
  const seen = async (reader: Actor = officer): Promise<string> => {
    await world.database.owner.query(
      `insert into outbox.event (topic, subject, at) select 'records.changed', r.id::text, now() from records.record r`,
    )
    await world.keeper.settle()
    const [theirs, ours] = [await check(reader), await check(head)]
    return `${await read(reader)} ${theirs.found}, ${await read(head)} ${ours.found}`
  }
  const BOTH = '200 1, 200 1'
  const OWNER_ALONE = '404 0, 200 1'

  test('an empty list, and a list that was deleted, are the owner alone', async () => {
    assert.equal(await seen(), BOTH)
    await write(`share_to = 'listed', audience = '{}'`)
    assert.equal(await seen(), OWNER_ALONE)
    const made = await world.call(head, 'POST', LISTS_PATH, { name: 'Op Tern', bureaus: ['ESP'] })
    const list = String(made.body['id'])
    await write(`share_lists = array['${list}'::uuid], audience = '{ESP}'`)
    assert.equal(await seen(), BOTH)
    assert.equal((await world.call(head, 'DELETE', listPath(list))).status, 200)
    assert.equal(await seen(), OWNER_ALONE)
    await write(`share_to = 'all', share_lists = '{}', audience = '{*}'`)
    assert.equal(await seen(), BOTH)
  })

  test('a list, a bureau or a code that nobody knows is refused before anything is written', async () => {
    const terms = { level: 'fouo', handling: [], purposes: ['border'], grade: null, disclosure: 'full' }
    const preview = async (change: object) =>
      (await world.call(head, 'POST', PREVIEW_PATH, { ...terms, sharing: { to: 'all' }, ...change })).status
    assert.equal(await preview({}), 200)
    const never = '0198c5a0-0000-7000-8000-000000000000'
    for (const change of [
      { sharing: { to: 'listed', bureaus: [], lists: [never] } },
      { sharing: { to: 'listed', bureaus: ['QQQ'] } },
    ])
      assert.equal(await preview(change), 422, JSON.stringify(change))
    for (const change of [
      ...[{ level: 'secret' }, { handling: ['H9'] }, { purposes: ['curiosity'] }, { grade: 'Z9' }],
      ...[{ disclosure: 'often' }, { sharing: { to: 'everybody' } }],
    ])
      assert.equal(await preview(change), 400, JSON.stringify(change))
  })

  test('the table takes no code that nobody knows, and no audience that the wish does not say', async () => {
    for (const set of [
      ...[
        `level = 'secret'`,
        `handling = '{H9}'`,
        `handling = '{H3}'`,
        `purposes = '{curiosity}'`,
        `grade = 'Z9'`,
      ],
      ...[
        `disclosure = 'often'`,
        `audience = '{ESP}'`,
        `audience = null`,
        `denied = '{ESP}'`,
        `share_bureaus = '{ESP}'`,
      ],
      ...[`share_to = 'owner'`, `share_to = 'listed'`, `share_to = 'all_except', denied = '{esp}'`],
    ])
      await assert.rejects(write(set), /violates (?:check|not-null) constraint/, set)
    assert.equal(await seen(), BOTH)
  })

  test('a bureau that is suspended or has left', async () => {
    for (const bureauState of ['suspended', 'left'] satisfies BureauState[])
      assert.equal(await seen({ ...officer, id: personOf('ESP').id, bureauState }), OWNER_ALONE, bureauState)
    for (const state of ['suspended', 'left']) {
      const set = `update bureaus.bureau set state = '${state}', state_reason = 'in a test' where code = 'PRT'`
      await world.database.owner.query(set)
      assert.equal(await seen(), OWNER_ALONE, state)
    }
    await world.database.owner.query(
      "update bureaus.bureau set state = 'active', state_reason = null where code = 'PRT'",
    )
    assert.equal(await seen(), BOTH)
  })

  test('when what the rule asks of cannot be read, nobody is shown anything', async () => {
    const { owner } = world.database
    await owner.query('alter function records.inactive_owners() rename to gone')
    assert.deepEqual([await read(officer), (await check(officer)).status], [500, 500])
    await owner.query('alter function records.gone() rename to inactive_owners')
    await owner.query('revoke select on bureaus.bureau from comity_app')
    assert.deepEqual([await read(officer), (await check(officer)).status], [500, 500])
    await owner.query('grant select on bureaus.bureau to comity_app')
    assert.equal(await seen(), BOTH)
  })
})
