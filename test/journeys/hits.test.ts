import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { EarlierQuestions } from '../../capabilities/checks/jobs/earlier-questions.ts'
import { lookAgain } from '../../capabilities/checks/jobs/look-again.ts'
import { watchClocks } from '../../capabilities/hits/jobs.ts'
import { inTransactionAs } from '../../infra/db.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../hits-world.ts'
import { actsOn, personOf } from '../world.ts'

const start = new Date('2026-03-01T10:00:00Z')
const MINUTE = 60_000
const settings = { clocks: { heldMs: 10 * MINUTE, otherMs: 60 * MINUTE }, secret: Buffer.alloc(32, 7) }

describe('what happens to hits by itself', () => {
  let world: HitsWorld
  let earlier: EarlierQuestions
  const tick = () => watchClocks(world.database.system, world.now())
  const look = () => lookAgain({ system: world.database.system, keeper: world.keeper, hits: settings })

  before(async () => {
    world = await makeHitsWorld(start)
    earlier = new EarlierQuestions({
      system: world.database.system,
      clock: world.now,
      hits: settings,
      say: assert.fail,
    })
    await earlier.settle()
    const [owner] = [world.owner]
    await world.addPeople(
      owner,
      aPerson('c-1', 'Aruna Velkamp', { birthDate: ['1984-02-13'], nationality: ['nl'] }),
      aPerson('c-2', 'Joris Vandermolen', { birthDate: ['1971-05-06'] }),
      aPerson('c-3', 'Mirte Hoogendam', { birthDate: ['1990-01-02'], nationality: ['nl'] }),
      aPerson('c-4', 'Casper Oudekerk', { birthDate: ['1966-06-07'], nationality: ['nl'] }),
      aPerson('c-5', 'Tjeerd Wijngaarden', { birthDate: ['1979-09-09'] }),
      aPerson('c-7', 'Hilde Roodhart', { birthDate: ['1991-11-11'], passportNumber: ['NL7654321'] }),
      aPerson('c-6', 'Lieke Bronsgeest', { birthDate: ['1988-12-12'], nationality: ['nl'] }),
    )
    await earlier.settle()
  })
  after(async () => {
    await earlier.stop()
    await world.close()
  })

  test('a held person’s hit is reminded of at five minutes and reaches the watch at ten, each once', async () => {
    const id = await world.hitOf(world.officer, { text: 'Aruna Velkamp 1984-02-13' })
    world.later(4 * MINUTE)
    assert.equal(await tick(), 0)
    world.later(MINUTE)
    const reminded = await Promise.all([tick(), tick(), tick()])
    assert.equal(
      reminded.reduce((sum, moved) => sum + moved),
      1,
    )
    assert.deepEqual(await world.idsIn(world.watch, 'late'), [])
    world.later(5 * MINUTE)
    await Promise.all([tick(), tick()])
    await tick()
    assert.deepEqual(await actsOn(world.database, `hit:${id}`), [
      'hit.raised done',
      'hit.reminded done',
      'hit.escalated done',
    ])
    for (const one of [world.watch, world.desk, world.askingDesk])
      assert.deepEqual(await world.idsIn(one, 'late'), [id])
    assert.deepEqual(await world.idsIn(personOf('HUB', 'hub_reviewer'), 'late'), [])
    assert.deepEqual(await world.idsIn(world.stranger, 'late'), [])
  })

  test('the watch sees whose clock ran out and nothing of who was asked about; it decides nothing', async () => {
    const [line] = await world.queue(world.watch, 'late')
    const id = line?.id ?? ''
    const view = await world.view(world.watch, id)
    assert.deepEqual(
      [view.side, view.owner, view.asker, view.state, view.isHeld, view.kind],
      ['watch', 'NLD', 'PRT', 'no_reply', true, 'person'],
    )
    const hidden = [
      view.asked,
      view.record,
      view.matched,
      view.facts.view,
      view.events,
      view.earlier,
      view.may,
    ]
    assert.deepEqual(hidden, [null, null, null, 'hidden', [], [], []])
    assert.ok(!JSON.stringify([line, view]).includes('Velkamp'))
    assert.equal((await world.confirm(world.watch, id)).status, 404)
    assert.equal((await world.confirm(world.desk, id)).status, 200, 'the owner may still answer')
    assert.deepEqual(await world.idsIn(world.watch, 'late'), [])
  })

  test('the watch never hears of a record that the hub may not know of; the two bureaus do', async () => {
    await world.alter('c-2', "share_to = 'listed', share_bureaus = '{PRT}', audience = '{PRT}'")
    const id = await world.hitOf(world.officer, { text: 'Joris Vandermolen 1971-05-06' })
    world.later(11 * MINUTE)
    await tick()
    assert.deepEqual(await world.idsIn(world.watch, 'late'), [])
    assert.equal((await world.read(world.watch, id)).status, 404)
    assert.deepEqual(await world.idsIn(world.desk, 'late'), [id])
    const seen = await inTransactionAs(world.db, world.watch, (tx) =>
      tx.query('select h.id from hits.hit h where h.id = $1', [id]),
    )
    assert.equal(seen.rowCount, 0, 'nor does the database show the row to the hub')
  })

  test('of what is on release the asker sees the core alone, until the owner releases it on the hit', async () => {
    await world.alter('c-3', "disclosure = 'on_release'")
    const answer = await world.ask(world.officer, { text: 'Mirte Hoogendam', nationality: 'DE', held: false })
    const [candidate] = answer.candidates
    assert.deepEqual(
      [candidate?.view, candidate?.record.born, candidate?.record.reference],
      ['core', [], 'c-3'],
    )
    const id = candidate?.hitId ?? ''
    const core = await world.view(world.officer, id)
    assert.deepEqual(
      [core.facts, core.may.includes('request-details')],
      [{ view: 'core', handling: ['H0'], handlingText: null }, true],
    )
    for (const fact of ['1990', 'NLD"']) {
      const shown = JSON.stringify([answer.candidates, core.matched, core.facts, core.asked])
      assert.ok(!shown.replaceAll('"owner":"NLD"', '').includes(fact), `${fact} is not in the answer`)
    }
    const wanted = await world.deed(world.officer, id, 'request-details', { note: 'الرجاء إرسال التفاصيل' })
    assert.equal(wanted.status, 200)
    await world.confirm(world.desk, id)
    assert.ok((await world.idsIn(world.desk, 'to_confirm')).includes(id), 'the wish waits with the owner')
    assert.equal((await world.deed(world.officer, id, 'release')).status, 403)
    assert.equal((await world.deed(world.desk, id, 'release', { note: 'ตกลง' })).status, 200)
    assert.equal((await world.deed(world.desk, id, 'release')).status, 409, 'twice is refused')
    const full = await world.view(world.askingDesk, id)
    assert.deepEqual(full.facts.view === 'full' && full.facts.facts.born, ['1990-01-02'])
    assert.ok(!(await world.idsIn(world.desk, 'to_confirm')).includes(id))
    const other = await world.ask(personOf('ESP', 'officer'), { text: 'Mirte Hoogendam' })
    assert.equal(other.candidates[0]?.view, 'core', 'the release was for one hit of one bureau')
  })

  test('who may not see a record gets no hit, and its owner alone learns that somebody asked', async () => {
    await world.alter('c-4', "share_to = 'owner', audience = '{}'")
    const asked = { text: 'Casper Oudekerk 1966-06-07', nationality: 'DE', birthPlace: 'Quedlinburg' }
    const answer = await world.ask(world.officer, asked)
    assert.deepEqual([answer.outcome, answer.candidates], ['no_hit', []])
    const before = await world.idsIn(world.askingDesk, 'ours')
    await Promise.all([look(), look()])
    await look()
    const [secret] = (await world.queue(world.desk, 'to_confirm')).filter(
      ({ origin }) => origin === 'restricted',
    )
    const id = secret?.id ?? ''
    assert.deepEqual([secret?.asker, secret?.purpose, secret?.state], ['PRT', 'border', 'raised'])
    assert.deepEqual(
      [secret?.asked?.name, secret?.asked?.born, secret?.asked?.nationality, secret?.asked?.birthPlace],
      ['Casper Oudekerk', '1966-06-07', null, null],
      'only what the record has in common with the question',
    )
    for (const other of [world.officer, world.askingDesk, world.watch, world.stranger])
      assert.equal((await world.read(other, id)).status, 404)
    assert.deepEqual(await world.idsIn(world.askingDesk, 'ours'), before)
    const rows = await inTransactionAs(world.db, world.askingDesk, (tx) =>
      tx.query(
        'select h.id from hits.hit h where h.id = $1 union all select e.id from hits.event e where e.hit_id = $1',
        [id],
      ),
    )
    assert.equal(rows.rowCount, 0)
    assert.deepEqual(await actsOn(world.database, `hit:${id}`).then(([first]) => first), 'hit.raised done')
    assert.equal((await world.confirm(world.desk, id)).status, 409, 'nobody waits for a verdict')
    world.later(48 * 60 * MINUTE)
    await tick()
    assert.ok(!(await world.idsIn(world.watch, 'late')).includes(id), 'it has no clock')
    const closed = await world.deed(world.desk, id, 'outcome', { word: 'noted' })
    assert.deepEqual([closed.status, closed.body['state']], [200, 'closed'])
    assert.deepEqual(await world.idsIn(world.officer, 'closed'), [])
  })

  test('a number in a batch that a hidden record has looks like one that nobody has; its owner learns of it all the same', async () => {
    await world.alter('c-7', "share_to = 'owner', audience = '{}'")
    const batch = async (...questions: readonly string[]) => {
      const body = { questions, purpose: 'border' }
      const answer = await world.call(world.officer, 'POST', '/api/v1/checks/batch', body)
      assert.equal(answer.status, 200)
      const id = String(answer.body['id'])
      const kept = await world.call(world.officer, 'GET', `/api/v1/checks/batch/${id}`)
      const blind = (text: string) => text.replaceAll(/[0-9a-f-]{36}|NL7654321|Y7654321/g, '·')
      return { id, seen: blind(JSON.stringify([answer.body, kept.body])) }
    }
    const [hidden, absent] = [await batch('Y1000001', 'NL7654321'), await batch('Y1000001', 'Y7654321')]
    assert.equal(hidden.seen, absent.seen)
    const acts = await Promise.all([hidden, absent].map(({ id }) => actsOn(world.database, `batch:${id}`)))
    assert.deepEqual(acts[0], acts[1])
    assert.equal(await look(), 1)
    const secrets = await world.queue(world.desk, 'to_confirm')
    assert.ok(secrets.some(({ origin, asked }) => origin === 'restricted' && asked?.document === 'NL7654321'))
    assert.equal(await look(), 0, 'once')
  })

  test('a record that comes later meets the questions of the last days, once, where the purpose allows', async () => {
    const wanted = { text: 'Gerben Uitterdijk 1981-04-04' }
    for (let time = 0; time < 3; time++) await world.ask(world.officer, wanted)
    await world.ask(world.stranger, { ...wanted, purpose: 'threat_analysis' })
    world.later(31 * 24 * 60 * MINUTE)
    await world.ask(personOf('FRA', 'officer'), { text: 'Gerben Uitterdijk' })
    const late = personOf('BEL', 'bureau_head')
    const line = (facts: object) =>
      aPerson('late-1', 'Gerben Uitterdijk', { birthDate: ['1981-04-04'], ...facts })
    await world.addPeople(late, line({}))
    await Promise.all([earlier.settle(), earlier.settle()])
    const desk = personOf('BEL', 'bureau_operator')
    const raised = await world.queue(desk, 'to_confirm')
    assert.deepEqual(
      raised.map(({ asker, origin, isHeld }) => [asker, origin, isHeld]),
      [['FRA', 'retro', false]],
    )
    await world.addPeople(late, line({ alias: ['Gerben van Uit'] }))
    await earlier.settle()
    const [edited, ...others] = await world.queue(desk, 'to_confirm')
    assert.deepEqual([edited?.times, others], [1, []], 'an edited record is not found a second time')
    await world.confirm(desk, edited?.id ?? '')
    await world.deed(personOf('FRA', 'officer'), edited?.id ?? '', 'outcome', { word: 'located' })
    await world.addPeople(late, line({ alias: ['Gerben van Uit', 'Gerben Dijk'] }))
    await earlier.settle()
    assert.equal((await world.queue(desk, 'to_confirm')).length, 1, 'nor when the first was answered')
    const again = new EarlierQuestions({
      system: world.database.system,
      clock: world.now,
      hits: settings,
      say: assert.fail,
    })
    await again.settle()
    assert.equal((await world.queue(desk, 'to_confirm')).length, 1, 'nor after a restart')
  })

  test('a number of a batch that a later record has becomes a check of its own with its hit, once', async () => {
    const asker = personOf('ITA', 'officer')
    const questions = ['W7654321', 'W7654322', 'W7654322']
    const asked = await world.call(asker, 'POST', '/api/v1/checks/batch', { purpose: 'border', questions })
    assert.deepEqual(asked.body['answers'], [])
    const passport = {
      id: 'late-2-p',
      schema: 'Passport',
      properties: { number: ['W7654321'], holder: ['late-2'] },
    }
    const lines = [aPerson('late-2', 'Zwaantje Holterman'), passport]
    for (let time = 0; time < 2; time++) {
      await world.addPeople(personOf('LUX', 'bureau_head'), ...lines)
      await earlier.settle()
    }
    const [hit, ...more] = await world.queue(personOf('LUX', 'bureau_operator'), 'to_confirm')
    assert.deepEqual([hit?.asker, hit?.origin, hit?.asked?.document, more], ['ITA', 'retro', 'W7654321', []])
    const [own] = await world.queue(asker, 'ours')
    const { checkId } = await world.view(asker, own?.id ?? '')
    const check = await world.call(asker, 'GET', `/api/v1/checks/${checkId}`)
    assert.deepEqual([check.status, check.body['outcome']], [200, 'no_hit'])
  })

  test('an outcome that nobody looks at closes after a week', async () => {
    const id = await world.hitOf(world.officer, { text: 'Tjeerd Wijngaarden 1979-09-09', held: false })
    await world.callDifferent(world.desk, id)
    await world.deed(world.officer, id, 'outcome', { word: 'released' })
    world.later(7 * 24 * 60 * MINUTE - 1)
    await tick()
    assert.equal((await world.view(world.desk, id)).state, 'action_recorded')
    world.later(1)
    await tick()
    const view = await world.view(world.desk, id)
    assert.deepEqual([view.state, view.outcome?.word], ['closed', 'released'])
    assert.deepEqual(await actsOn(world.database, `hit:${id}`).then((acts) => acts.at(-2)), 'hit.closed done')
  })

  test('of a record that goes, its hits keep no word', async () => {
    const id = await world.hitOf(world.officer, { text: 'Lieke Bronsgeest 1988-12-12' })
    const { record } = await world.view(world.desk, id)
    await world.database.owner.query('delete from records.version v where v.id = $1', [record?.id])
    await world.database.owner.query('delete from records.record r where r.id = $1', [record?.id])
    await world.database.owner.query(
      "insert into outbox.event (topic, subject, at) values ('records.changed', $1, now())",
      [record?.id],
    )
    await earlier.settle()
    const view = await world.view(world.desk, id)
    assert.deepEqual(
      [view.facts, view.matched, view.record, view.similarity],
      [{ view: 'gone' }, null, null, null],
    )
  })
})
