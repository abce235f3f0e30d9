import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import { checkSources } from './check.ts'
import type { CheckAnswer } from './contract.ts'

const now = new Date('2026-03-01T10:00:00Z')

const entities = [
  {
    id: 'p-1',
    schema: 'Person',
    properties: {
      name: ['Aruna Velkamp'],
      alias: ['Runa the Quick'],
      birthDate: ['1984-02-13'],
      nationality: ['nl'],
    },
  },
  { id: 'p-2', schema: 'Person', properties: { name: ['Иван Петренко'], birthDate: ['1971'] } },
  { id: 'p-3', schema: 'Person', properties: { name: ['نور الهدى صالح'], gender: ['female'] } },
  { id: 'o-1', schema: 'Organization', properties: { name: ['Blauwe Zee Handel BV'] } },
  { id: 'v-1', schema: 'Vessel', properties: { name: ['Northern Lantern'], imoNumber: ['9074729'] } },
  { id: 'd-1', schema: 'Passport', properties: { number: ['X1234567'], holder: ['p-1'], country: ['nl'] } },
]
const file = entities.map((entity) => JSON.stringify(entity)).join('\n')

describe('a check', () => {
  let world: World
  const head = personOf('NLD', 'bureau_head')
  const officer = personOf('PRT', 'officer')

  before(async () => {
    world = await makeWorld(now)
    await world.importFiles(head, 'ftm', { list: file })
  })
  after(() => world.close())

  const ask = async (question: object, actor: Actor | null = officer) =>
    await world.call(actor, 'POST', '/api/v1/checks', { purpose: 'border', ...question })
  const answerTo = async (question: object) => (await ask(question)).body as unknown as CheckAnswer
  const firstOf = (answer: CheckAnswer) => answer.candidates[0]?.record.reference ?? null
  const askedOf = (answer: CheckAnswer) =>
    answer.sources.flatMap(({ source, state }) => (state === 'not_asked' ? [] : [`${source} ${state}`]))

  const found: readonly (readonly [string, object, string])[] = [
    ['the name', { text: 'Aruna Velkamp' }, 'p-1'],
    ['the parts in another order', { text: 'VELKAMP, Aruna' }, 'p-1'],
    ['one letter wrong', { text: 'Aruna Velkanp' }, 'p-1'],
    ['an alias', { text: 'Runa the Quick' }, 'p-1'],
    ['a Latin spelling of a Cyrillic name', { text: 'Ivan Petrenko 1971' }, 'p-2'],
    ['a Latin spelling of an Arabic name', { text: 'Nour al-Huda Saleh' }, 'p-3'],
    ['the Arabic name', { text: 'نور الهدى صالح' }, 'p-3'],
    ['a passport number', { text: 'x 123 4567' }, 'p-1'],
    ['a ship’s number', { text: 'IMO 9074729' }, 'v-1'],
    ['a company', { text: 'Blauwe Zee Handel' }, 'o-1'],
  ]
  for (const [what, question, reference] of found) {
    test(`by ${what} finds the record first`, async () =>
      assert.equal(firstOf(await answerTo(question)), reference))
  }

  test('of somebody unknown answers no hit from every source that was asked', async () => {
    const answer = await answerTo({ text: 'Zbigniew Quarterstone' })
    assert.deepEqual(
      [answer.outcome, ...askedOf(answer)],
      ['no_hit', ...['persons', 'organisations', 'vessels', 'objects'].map((source) => `${source} no_hit`)],
    )
    const dated = await answerTo({ text: 'Zbigniew Quarterstone 1990' })
    assert.deepEqual(askedOf(dated), ['persons no_hit'])
    const number = await answerTo({ document: 'QQ99887766' })
    assert.equal(askedOf(number).length, checkSources.length - 2)
  })

  test('tells why: both names, every part, every piece of evidence, versions', async () => {
    const answer = await answerTo({ text: 'Aruna Velkanp 1984-02-13', nationality: 'NL' })
    const [candidate] = answer.candidates
    assert.equal(answer.outcome, 'hit')
    assert.deepEqual([candidate?.name?.asked, candidate?.name?.found], ['Aruna Velkanp', 'Aruna Velkamp'])
    assert.deepEqual(
      candidate?.name?.parts.map((part) => part.how),
      ['exact', 'one_letter_different'],
    )
    assert.deepEqual(
      candidate?.evidence.map(({ field, how }) => `${field} ${how}`),
      ['born same_day', 'nationality same'],
    )
    const weights = candidate?.evidence.reduce((sum, line) => sum + line.weight, candidate.similarity) ?? 0
    assert.ok(
      Math.abs(weights - (candidate?.total ?? 0)) < 0.002,
      'the total is the similarity and the weights',
    )
    assert.ok(answer.versions.normaliser !== '' && answer.versions.scorer !== '')
    assert.ok((candidate?.reasons.length ?? 0) >= 5)
  })

  test('is in the journal and in the table before the answer is given', async () => {
    const answer = await answerTo({ text: 'Aruna Velkamp' })
    assert.deepEqual(await actsOn(world.database, `check:${answer.id}`), ['check.answered done'])
    const kept = await world.call(officer, 'GET', `/api/v1/checks/${answer.id}`)
    assert.deepEqual([kept.status, kept.body['outcome'], kept.body['bureau']], [200, 'hit', 'PRT'])
    const auditor = personOf('PRT', 'auditor')
    assert.equal((await world.call(auditor, 'GET', `/api/v1/checks/${answer.id}`)).status, 200)
    for (const other of [personOf('PRT', 'officer'), personOf('ESP', 'auditor'), head])
      assert.equal((await world.call(other, 'GET', `/api/v1/checks/${answer.id}`)).status, 404)
  })

  test('that cannot be read is refused in words that say what to do, and leaves an act', async () => {
    const before = await refusals()
    for (const question of [
      { text: '' },
      { text: 'x'.repeat(10_000) },
      { text: 'A\u0007B' },
      { name: 'A B', born: 'soon' },
    ]) {
      const refused = await ask(question)
      assert.equal(refused.status, 422, JSON.stringify(refused.body))
      assert.ok(String(refused.body['detail']).length > 15)
    }
    assert.equal(await refusals(), before + 4)
  })

  test('needs a purpose from a person and takes a key’s own from a program', async () => {
    const program: Actor = { ...personOf('PRT'), kind: 'program' }
    assert.equal((await ask({ text: 'Aruna Velkamp', purpose: undefined })).status, 422)
    const answered = await ask({ text: 'Aruna Velkamp', purpose: undefined }, program)
    assert.deepEqual([answered.status, answered.body['purpose']], [200, 'border'])
    assert.equal((await ask({ text: 'Aruna Velkamp', purpose: 'curiosity' })).status, 400)
  })

  test('is for who may check: not without signing in, not for an auditor, not for a key without the scope', async () => {
    assert.equal((await ask({ text: 'Aruna Velkamp' }, null)).status, 401)
    assert.equal((await ask({ text: 'Aruna Velkamp' }, personOf('PRT', 'auditor'))).status, 403)
    const program: Actor = { ...personOf('PRT'), kind: 'program', scopes: new Set(['import']) }
    assert.equal((await ask({ text: 'Aruna Velkamp' }, program)).status, 403)
  })

  test('does not find what its owner keeps to itself, and the owner does', async () => {
    const line = JSON.stringify({ id: 'p-9', schema: 'Person', properties: { name: ['Oskar Hinterholt'] } })
    await world.importFiles(personOf('AUT', 'bureau_head'), 'ftm', { list: line })
    await world.database.owner.query(
      "update records.record set share_to = 'owner', audience = '{}' where reference = 'p-9'",
    )
    await world.keeper.load()
    const hidden = await answerTo({ text: 'Oskar Hinterholt' })
    assert.deepEqual([hidden.outcome, hidden.candidates], ['no_hit', []])
    const own = (await ask({ text: 'Oskar Hinterholt' }, personOf('AUT', 'officer')))
      .body as unknown as CheckAnswer
    assert.equal(firstOf(own), 'p-9')
  })

  test('about an own record knows what was judged of the two', async () => {
    const wanted = personOf('FRA', 'bureau_head')
    const line = (id: string, name: string) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: [name], birthDate: ['1969-10-11'] } })
    await world.importFiles(wanted, 'ftm', { list: line('f-1', 'Maurits Heersink') })
    await world.importFiles(personOf('LUX', 'bureau_head'), 'ftm', { list: line('l-1', 'Maurits Heersink') })
    const person = personOf('FRA', 'officer')
    const question = { text: 'Maurits Heersink 1969-10-11', purpose: 'wanted' }
    const { candidates } = (await ask(question, person)).body as unknown as CheckAnswer
    const idOf = (reference: string) =>
      candidates.find(({ record }) => record.reference === reference)?.record.id
    const about = { ...question, about: idOf('f-1') }
    const first = (await ask(about, person)).body as unknown as CheckAnswer
    assert.deepEqual(
      first.candidates.map(({ record }) => record.reference),
      ['l-1'],
      'it does not find itself',
    )
    const verdict = { as: 'asker', word: 'not_identical' }
    const path = `/api/v1/hits/${first.candidates[0]?.hitId}/verdict`
    assert.equal((await world.call(person, 'POST', path, verdict)).status, 200)
    const again = (await ask(about, person)).body as unknown as CheckAnswer
    assert.deepEqual([again.candidates[0]?.hitId, again.candidates[0]?.settledAt !== null], [null, true])
    const judgements = await world.call(person, 'GET', `/api/v1/records/${idOf('l-1')}/judgements`)
    assert.ok(JSON.stringify(judgements.body).includes('"not_same"'))
    const theirs = await ask({ ...about, about: idOf('l-1') }, person)
    assert.deepEqual([theirs.status, theirs.body['type']], [422, 'urn:comity:problem:about_not_yours'])
  })

  test('finds a contribution as soon as it is told, and no longer what was withdrawn', async () => {
    const bureau = personOf('DNK', 'bureau_head')
    const line = (id: string, name: string) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: [name] } })
    await world.importFiles(bureau, 'ftm', {
      list: `${line('n-1', 'Signe Overlund')}\n${line('n-2', 'Marte Kvist')}`,
    })
    assert.equal(firstOf(await answerTo({ text: 'Signe Overlund' })), 'n-1')
    await world.importFiles(bureau, 'ftm', { list: line('n-2', 'Marte Kvist') })
    assert.equal(firstOf(await answerTo({ text: 'Signe Overlund' })), null)
  })

  test('a hundred at once are each answered for themselves and each in the journal', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        answerTo({ text: place % 2 === 0 ? 'Aruna Velkamp' : 'Nobody Atall' }),
      ),
    )
    assert.deepEqual(
      answers.map((answer) => answer.outcome),
      answers.map((_, place) => (place % 2 === 0 ? 'hit' : 'no_hit')),
    )
    const { rows } = await world.database.owner.query<{ held: number }>(
      'select count(*) as held from journal.act a where a.subject = any($1)',
      [answers.map((answer) => `check:${answer.id}`)],
    )
    assert.equal(rows[0]?.held, 100)
  })

  async function refusals(): Promise<number> {
    const { rows } = await world.database.owner.query<{ held: number }>(
      "select count(*) as held from journal.act a where a.act = 'check.refused'",
    )
    return rows[0]?.held ?? 0
  }
})
