import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { LISTS_PATH } from './contract/visibility.ts'

const now = new Date('2026-03-01T10:00:00Z')
const head = personOf('PRT', 'bureau_head')
const officer = personOf('ESP', 'officer')

describe('what a reader is shown of a record', () => {
  let world: World
  let id = ''

  before(async () => {
    world = await makeWorld(now)
    const properties = { name: ['Aruna Velkamp'], passportNumber: ['X1234567'], birthDate: ['1984-02-13'] }
    const line = JSON.stringify({ id: 'shown-1', schema: 'Person', properties })
    await world.importFiles(head, 'ftm', { list: line })
    const { rows } = await world.database.owner.query<{ id: string }>('select r.id from records.record r')
    id = rows[0]?.id ?? ''
  })
  after(() => world.close())

  /** As its owner would, with an act. */
  const write = (set: string) =>
    inTransactionAs(world.db, head, async (tx) => {
      await tx.query(`update records.record set ${set}`)
      const act = { actor: head, act: 'record.changed', outcome: 'done', detail: {}, at: now } as const
      await record(tx, { ...act, subject: `record:${id}` })
    })
  const read = async (actor = officer) => (await world.call(actor, 'GET', `/api/v1/records/${id}`)).body
  const list = async (name: string, ...bureaus: string[]): Promise<string> =>
    String((await world.call(head, 'POST', LISTS_PATH, { name, bureaus })).body['id'])

  test('all of it, but not whom else it is shared with or kept from', async () => {
    await write(`share_to = 'all_except', audience = '{*}', denied = '{FRA}', share_bureaus = '{FRA}'`)
    const [theirs, ours] = [await read(), await read(head)]
    assert.deepEqual([theirs['shown'], ours['shown']], ['full', 'full'])
    assert.equal(theirs['sharing'], null)
    assert.deepEqual(ours['sharing'], { to: 'all_except', bureaus: ['FRA'], lists: [] })
    assert.ok(!JSON.stringify(theirs).includes('FRA'))
  })

  test('why, in a sentence that names no list but the reader’s own', async () => {
    const [mine, other] = [await list('Op Tern', 'ESP'), await list('Op Heron', 'ITA')]
    await write(
      `share_to = 'listed', share_bureaus = '{}', share_lists = array['${mine}', '${other}']::uuid[],
       audience = '{ESP,ITA}', denied = '{}', handling = '{H1,H2}'`,
    )
    const shown = await read()
    assert.deepEqual(shown['why'], {
      code: 'shared_by_list',
      lists: ['Op Tern'],
      sentence: 'You see this because Bureau PRT shared it with the list Op Tern with code H1 and H2.',
    })
    assert.deepEqual(shown['onward'], { asEvidence: 'ask_owner', passOn: 'ask_owner' })
    assert.ok(!JSON.stringify(shown).includes('Heron'))
    const own = await read(head)
    assert.deepEqual(
      [(own['why'] as { code: string }).code, own['onward']],
      ['owner', { asEvidence: 'allowed', passOn: 'allowed' }],
    )
  })

  test('the core alone where the owner releases on a hit, or H3 asks for something that no program can judge', async () => {
    const core = ['caveat', 'handling', 'handlingText', 'id', 'kind', 'onward', 'owner', 'shown', 'why']
    for (const [set, text] of [
      [`disclosure = 'on_release', caveat = 'under_review'`, null],
      [
        `disclosure = 'full', handling = '{H3}', handling_text = 'Ask before any arrest.'`,
        'Ask before any arrest.',
      ],
    ] as const) {
      await write(set)
      const theirs = await read()
      assert.deepEqual(
        [theirs['shown'], theirs['caveat'], theirs['handlingText']],
        ['core', 'under_review', text],
        set,
      )
      assert.deepEqual(Object.keys(theirs).sort(), core)
      assert.doesNotMatch(JSON.stringify(theirs), /Velkamp|X1234567|1984|shown-1/)
      assert.match(JSON.stringify(await read(head)), /Velkamp.*X1234567/s)
    }
  })
})
