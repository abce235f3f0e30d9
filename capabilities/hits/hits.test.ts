import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inTransactionAs } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { actsOn, personOf } from '../../test/world.ts'

const start = new Date('2026-03-01T10:00:00Z')
const SECOND = 1000
const velkamp = { text: 'Aruna Velkamp 1984-02-13' }

const names = [
  ['p-1', 'Aruna Velkamp', { birthDate: ['1984-02-13'], nationality: ['nl'] }],
  ['p-2', 'Joris Vandermolen', { birthDate: ['1971-05-06'] }],
  ['p-3', 'Mirte Hoogendam', { birthDate: ['1990-01-02'], gender: ['female'] }],
  ['p-4', 'Casper Oudekerk', { birthDate: ['1966-06-07'] }],
  ['p-5', 'Tjeerd Wijngaarden', { birthDate: ['1979-09-09'] }],
  ['p-6', 'Lieke Bronsgeest', { birthDate: ['1988-12-12'] }],
  ['p-7', 'Sybren Kalverdijk', { birthDate: ['1958-03-03'] }],
  ['p-8', 'Wieke Stormezand', { birthDate: ['1999-11-11'] }],
  ['p-9', 'Hidde Ravenswaay', { birthDate: ['1975-07-17'] }],
] as const

describe('a hit between two bureaus', () => {
  let world: HitsWorld

  before(async () => {
    world = await makeHitsWorld(start)
    await world.addPeople(world.owner, ...names.map(([id, name, facts]) => aPerson(id, name, facts)))
  })
  after(() => world.close())

  test('is raised with the check and stands in both queues at once; nobody else learns of it', async () => {
    const { officer, desk, askingDesk, stranger, watch } = world
    const id = await world.hitOf(officer, velkamp)
    assert.deepEqual(await actsOn(world.database, `hit:${id}`), ['hit.raised done'])
    const [line] = await world.queue(desk, 'to_confirm')
    assert.deepEqual(
      [line?.id, line?.side, line?.state, line?.isHeld, line?.asker, line?.record?.reference],
      [id, 'desk', 'sent_to_source', true, 'PRT', 'p-1'],
    )
    assert.equal(line?.dueAt, new Date(start.getTime() + 600 * SECOND).toISOString())
    assert.ok((await world.idsIn(askingDesk, 'ours')).includes(id))
    for (const other of [stranger, watch, personOf('HUB', 'hub_reviewer')]) {
      assert.deepEqual([await world.idsIn(other, 'to_confirm'), await world.idsIn(other, 'ours')], [[], []])
      assert.equal((await world.read(other, id)).status, 404)
      assert.equal((await world.confirm(other, id)).status, 404)
    }
    const seen = await inTransactionAs(world.db, stranger, (tx) =>
      tx.query('select h.id from hits.hit h union all select e.id from hits.event e'),
    )
    assert.equal(seen.rowCount, 0, 'the database shows a stranger no row either')
  })

  test('shows each side what was asked beside the record, why they met, and what may be done', async () => {
    const id = await world.hitOf(world.officer, velkamp)
    const view = await world.view(world.desk, id)
    assert.deepEqual([view.asked?.name, view.asked?.born], ['Aruna Velkamp', '1984-02-13'])
    assert.ok(view.facts.view === 'full' && view.facts.facts.nationalities[0] === 'NLD')
    assert.deepEqual(
      view.matched?.evidence.map(({ field, how }) => `${field} ${how}`),
      ['born same_day'],
    )
    assert.deepEqual([...view.may].sort(), ['claim', 'note', 'verdict'])
    assert.deepEqual(view.askedBy, null, 'the officer is named within the own bureau alone')
    const theirs = await world.view(world.officer, id)
    assert.deepEqual(
      [theirs.askedBy?.id, [...theirs.may].sort()],
      [world.officer.id, ['claim', 'compare', 'note']],
    )
    assert.deepEqual(
      theirs.events.map(({ what }) => what),
      ['raised', 'sent_to_source', 'asked_again'],
    )
  })

  test('the same question while it is open is the same hit, however many ask at once', async () => {
    const question = { text: 'Joris Vandermolen 1971-05-06', held: false }
    const ids = await Promise.all(Array.from({ length: 20 }, () => world.hitOf(world.officer, question)))
    assert.equal(new Set(ids).size, 1)
    const [id = ''] = ids
    const before = await world.view(world.desk, id)
    assert.deepEqual([before.times, before.isHeld], [20, false])
    assert.equal(before.dueAt, new Date(start.getTime() + 3600 * SECOND).toISOString())
    await world.hitOf(world.officer, { ...question, held: true })
    const held = await world.view(world.desk, id)
    assert.deepEqual(
      [held.times, held.isHeld, held.dueAt],
      [21, true, new Date(start.getTime() + 600 * SECOND).toISOString()],
    )
    assert.notEqual(await world.hitOf(personOf('ESP', 'officer'), question), id, 'another bureau has its own')
  })

  test('a suspended bureau sees none of its hits on what others own, and its own records’ all the same', async () => {
    const id = await world.hitOf(world.officer, { text: 'Hidde Ravenswaay 1975-07', held: false })
    const suspended = { ...world.askingDesk, bureauState: 'suspended' } as const
    assert.deepEqual(
      [await world.idsIn(suspended, 'ours'), (await world.read(suspended, id)).status],
      [[], 404],
    )
    const seen = await inTransactionAs(world.db, suspended, (tx) => tx.query('select h.id from hits.hit h'))
    assert.equal(seen.rowCount, 0)
    assert.ok((await world.idsIn({ ...world.desk, bureauState: 'suspended' }, 'to_confirm')).includes(id))
  })

  test('a weak candidate raises nothing until an officer says so', async () => {
    const answer = await world.ask(world.officer, { text: 'Joris Vondelmolen' })
    const [weak] = answer.candidates
    assert.deepEqual([weak?.strength, weak?.hitId], ['weak', null])
    const raise = (actor: Actor, recordId: string) =>
      world.call(actor, 'POST', `/api/v1/checks/${answer.id}/raise`, { recordId })
    const recordId = weak?.record.id ?? ''
    assert.equal((await raise(world.stranger, recordId)).status, 404)
    assert.equal((await raise(world.officer, answer.id)).status, 404, 'no candidate of the check')
    const raised = await raise(world.officer, recordId)
    assert.equal(raised.status, 200)
    const view = await world.view(world.desk, String(raised.body['hitId']))
    assert.deepEqual([view.origin, view.strength, view.state], ['officer', 'weak', 'sent_to_source'])
    assert.equal((await raise(world.officer, recordId)).body['hitId'], view.id, 'twice is once')
  })

  test('is one colleague’s to work on until the claim is over; only the own bureau sees whose', async () => {
    const named = await world.demoPerson('duty-officer')
    const id = await world.hitOf(world.officer, { text: 'Mirte Hoogendam 1990-01-02' })
    assert.equal((await world.deed(named, id, 'claim')).status, 200)
    const refused = await world.deed(world.askingDesk, id, 'claim')
    assert.deepEqual([refused.status, refused.body['type']], [409, 'urn:comity:problem:claimed_by_other'])
    assert.match(String(refused.body['detail']), /^Leonor Vilela Pinheiro works on this hit/)
    const [line] = (await world.queue(world.askingDesk, 'ours')).filter((one) => one.id === id)
    assert.deepEqual([line?.claim?.name, line?.claim?.isMine], ['Leonor Vilela Pinheiro', false])
    assert.equal((await world.view(world.desk, id)).claim, null, 'the other bureau does not see it')
    assert.equal((await world.confirm(world.desk, id)).status, 200, 'nor is it held up by it')
    world.later(601 * SECOND)
    assert.equal((await world.deed(world.askingDesk, id, 'claim')).status, 200, 'the claim was over')
    assert.equal((await world.deed(world.askingDesk, id, 'claim', { leave: true })).status, 200)
    assert.equal((await world.deed(named, id, 'claim')).status, 200)
  })

  test('is decided by the owner’s duty desk alone, and of two at once by one', async () => {
    const { desk, colleague, ownersOfficer, officer } = world
    const id = await world.hitOf(officer, { text: 'Casper Oudekerk 1966-06-07' })
    for (const wrong of [ownersOfficer, officer])
      assert.deepEqual((await world.confirm(wrong, id)).body['type'], 'urn:comity:problem:not_your_part')
    const unfit = { as: 'desk', word: 'confirmed', reason: 'other_person' }
    assert.equal((await world.deed(desk, id, 'verdict', unfit)).status, 422)
    const both = await Promise.all([world.confirm(desk, id), world.callDifferent(colleague, id)])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await world.confirm(desk, id)).status, 409)
    assert.equal((await world.confirm(colleague, id)).status, 409)
    const acts = await actsOn(world.database, `hit:${id}`)
    assert.equal(acts.filter((act) => act === 'hit.decided done').length, 1)
    assert.equal(acts.filter((act) => act === 'hit.decided refused').length, 6)
  })

  test('a verdict is taken back within half a minute, but not when somebody is held on it', async () => {
    const question = { text: 'Tjeerd Wijngaarden 1979-09-09', held: false }
    const id = await world.hitOf(world.officer, question)
    await world.confirm(world.desk, id)
    assert.equal((await world.deed(world.colleague, id, 'undo')).status, 409, 'it is not the colleague’s')
    world.later(29 * SECOND)
    const undone = await world.deed(world.desk, id, 'undo')
    assert.deepEqual(
      [undone.status, undone.body['state'], undone.body['verdict']],
      [200, 'sent_to_source', null],
    )
    await world.callDifferent(world.desk, id)
    world.later(31 * SECOND)
    assert.equal((await world.deed(world.desk, id, 'undo')).status, 409)
    const held = await world.hitOf(world.officer, { text: 'Lieke Bronsgeest 1988-12-12', held: true })
    const confirmed = await world.confirm(world.desk, held)
    assert.equal(confirmed.body['undoUntil'], null)
    assert.equal((await world.deed(world.desk, held, 'undo')).status, 409)
  })

  test('a pair called different is not raised again until the record or the question changes', async () => {
    const question = { text: 'Sybren Kalverdijk 1958-03-03', held: false }
    const first = await world.hitOf(world.officer, question)
    await world.callDifferent(world.desk, first)
    world.later(SECOND)
    const [settled] = (await world.ask(world.officer, { ...question, text: 'KALVERDIJK, Sybren 1958-03-03' }))
      .candidates
    assert.equal(settled?.hitId !== null, true, 'other words are another question')
    const [same] = (await world.ask(world.officer, question)).candidates
    assert.deepEqual([same?.strength, same?.hitId, same?.settledAt !== null], ['strong', null, true])
    await world.hitOf(personOf('ESP', 'officer'), question)
    await world.addPeople(
      world.owner,
      ...names.map(([id, name, facts]) =>
        aPerson(id, name, id === 'p-7' ? { ...facts, alias: ['Syb'] } : facts),
      ),
    )
    const again = await world.hitOf(world.officer, question)
    const { earlier } = await world.view(world.desk, again)
    assert.deepEqual(
      earlier.filter((one) => one.isSameQuestion).map((one) => [one.id, one.verdict.word]),
      [[first, 'not_identical']],
    )
  })

  test('an obsolete record must be reviewed by its owner at once', async () => {
    const id = await world.hitOf(world.officer, { text: 'Wieke Stormezand 1999-11-11' })
    const wish = { as: 'desk', word: 'record_obsolete', reason: 'purpose_achieved' }
    const decided = await world.deed(world.desk, id, 'verdict', wish)
    assert.deepEqual([decided.status, decided.body['undoUntil']], [200, null])
    const { record } = await world.view(world.desk, id)
    assert.ok((await actsOn(world.database, `record:${record?.id}`)).includes('review.opened done'))
  })

  test('both say what they see; what was done is said after the answer, looked at by the owner, and closes it', async () => {
    const { officer, desk } = world
    const id = await world.hitOf(officer, { text: 'Hidde Ravenswaay 1975-07-17' })
    const saw = await world.deed(officer, id, 'verdict', { as: 'asker', word: 'not_identical' })
    assert.deepEqual(saw.body['compared'], { word: 'not_identical', at: world.now().toISOString() })
    assert.equal((await world.deed(desk, id, 'verdict', { as: 'asker', word: 'identical' })).status, 403)
    assert.equal((await world.deed(officer, id, 'outcome', { word: 'released' })).status, 409, 'too early')
    await world.confirm(desk, id)
    assert.equal(
      (await world.deed(desk, id, 'outcome', { word: 'arrested' })).status,
      403,
      'the finder’s to say',
    )
    assert.equal(
      (await world.deed(officer, id, 'outcome', { word: 'noted' })).status,
      403,
      'the owner’s word',
    )
    const done = await world.deed(officer, id, 'outcome', {
      word: 'refused_entry',
      note: 'ถูกปฏิเสธการเข้าเมือง',
    })
    assert.deepEqual([done.status, done.body['state']], [200, 'action_recorded'])
    assert.ok((await world.idsIn(desk, 'to_confirm')).includes(id), 'the owner is to look at it')
    const closed = await world.deed(desk, id, 'close')
    assert.deepEqual([closed.status, closed.body['state'], closed.body['may']], [200, 'closed', []])
    assert.equal((await world.deed(desk, id, 'close')).status, 409)
    assert.ok(
      (await world.idsIn(desk, 'closed')).includes(id) && (await world.idsIn(officer, 'closed')).includes(id),
    )
    assert.equal((await world.deed(desk, id, 'note', { note: 'late' })).status, 409)
  })

  test('notes in any script reach whom they are for', async () => {
    const id = await world.hitOf(world.officer, { text: 'Lieke Bronsgeest 1988', held: false })
    const arabic = 'يرجى إرسال صورة حديثة'
    await world.deed(world.officer, id, 'note', { note: arabic, to: 'both' })
    await world.deed(world.officer, id, 'note', { note: 'เฉพาะของเรา', to: 'own' })
    const notesFor = async (actor: Actor) =>
      (await world.view(actor, id)).events.flatMap(({ note }) => (note === null ? [] : [note]))
    assert.deepEqual(await notesFor(world.desk), [arabic])
    assert.deepEqual(await notesFor(world.askingDesk), [arabic, 'เฉพาะของเรา'])
    for (const bad of [{ note: '  ' }, { note: 'x'.repeat(2001) }, {}])
      assert.equal((await world.deed(world.officer, id, 'note', bad)).status, 400)
    assert.ok(!JSON.stringify(await actsDetail()).includes('صورة'), 'no note in the journal')
  })

  async function actsDetail() {
    return (await world.database.owner.query('select a.detail from journal.act a')).rows
  }
})
