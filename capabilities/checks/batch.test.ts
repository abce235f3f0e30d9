import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { actsOn, makeWorld, personOf, type World } from '../../test/world.ts'
import type { BatchAnswerView } from './contract/batch.ts'

const now = new Date('2026-03-01T10:00:00Z')
const entities = [
  { id: 'p-1', schema: 'Person', properties: { name: ['Aruna Velkamp'], birthDate: ['1984-02-13'] } },
  { id: 'd-1', schema: 'Passport', properties: { number: ['X1234567'], holder: ['p-1'], country: ['nl'] } },
]
const NONE = { hit: 0, possible: 0, no_hit: 0, incomplete: 0, unreadable: 0 }

describe('a batch of questions', () => {
  let world: World
  const officer = personOf('PRT', 'officer')
  before(async () => {
    world = await makeWorld(now)
    const list = entities.map((entity) => JSON.stringify(entity)).join('\n')
    await world.importFiles(personOf('NLD', 'bureau_head'), 'ftm', { list })
  })
  after(() => world.close())

  const ask = async (body: object, actor = officer) =>
    await world.call(actor, 'POST', '/api/v1/checks/batch', { purpose: 'border', ...body })
  const answered = async (questions: readonly unknown[]) => {
    const { status, body } = await ask({ questions })
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as BatchAnswerView
  }
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => `Y${2_000_000 + at}`)
  const kept = async (id: string) =>
    (
      await world.database.owner.query<{
        salt: Buffer
        root: Buffer
        lines: number[]
        documents: (string | null)[]
        imos: (string | null)[]
      }>('select b.salt, b.root, b.lines, b.documents, b.imos from checks.batch b where b.id = $1', [id])
    ).rows[0]

  test('says what is to be said, line by line, and counts the rest', async () => {
    const questions = [
      'Y2000001',
      'Aruna Velkamp',
      '',
      { document: 'x 123-4567' },
      { name: 'Zbigniew Quarter' },
      'a�',
    ]
    const { counts, answers, id } = await answered(questions)
    assert.deepEqual(counts, { ...NONE, hit: 2, no_hit: 2, unreadable: 2 })
    assert.deepEqual(
      answers.map(({ line, outcome }) => [line, outcome]),
      [
        [2, 'hit'],
        [3, 'unreadable'],
        [4, 'hit'],
        [6, 'unreadable'],
      ],
    )
    const [hit, empty] = answers
    assert.ok(hit?.outcome === 'hit' && hit.check.candidates[0]?.hitId)
    assert.ok(empty?.outcome === 'unreadable' && empty.fault.kind === 'nothing_asked')
    assert.deepEqual(await actsOn(world.database, `check:${hit.check.id}`), ['check.answered done'])
    assert.deepEqual(await actsOn(world.database, `batch:${id}`), ['batch.answered done'])
  })

  test('of numbers that meet nothing is one act, and each line can be shown by itself', async () => {
    const { id, counts } = await answered([...numbers(998), 'IMO 9074729', '٢٠٠٠٠٠١٢'])
    assert.deepEqual(counts, { ...NONE, no_hit: 1000 })
    const batch = await kept(id)
    assert.ok(batch)
    assert.deepEqual(
      [batch.lines.length, batch.documents[997], batch.imos[998], batch.documents[999]],
      [1000, 'Y2000997', '9074729', '20000012'],
    )
    const hashes = batch.lines.map((line, at) =>
      createHash('sha256')
        .update(`${batch.salt.toString('hex')}/${line}/${batch.documents[at] ?? ''}/${batch.imos[at] ?? ''}`)
        .digest(),
    )
    const root = createHash('sha256').update(Buffer.concat(hashes)).digest()
    assert.deepEqual(batch.root, root)
    const { rows } = await world.database.owner.query<{ detail: { root: string } }>(
      'select a.detail from journal.act a where a.subject = $1',
      [`batch:${id}`],
    )
    assert.equal(rows[0]?.detail.root, root.toString('hex'))
  })

  test('is read again by who asked, the head and auditors, for thirty days, and each look is an act', async () => {
    const { id } = await answered(['Y2000001', 'Aruna Velkamp', 'Zbigniew Quarter'])
    const read = async (actor: typeof officer) =>
      (await world.call(actor, 'GET', `/api/v1/checks/batch/${id}`)).status
    const statuses = await Promise.all(
      [
        officer,
        personOf('PRT', 'bureau_head'),
        personOf('PRT', 'officer'),
        personOf('NLD', 'bureau_head'),
        personOf('HUB', 'auditor'),
      ].map(read),
    )
    assert.deepEqual(statuses, [200, 200, 404, 404, 200])
    const { body } = await world.call(officer, 'GET', `/api/v1/checks/batch/${id}`)
    assert.deepEqual(
      [body['counts'], body['quiet']],
      [{ ...NONE, hit: 1, no_hit: 2 }, [{ line: 1, document: 'Y2000001', imo: null }]],
    )
    const looked = (await actsOn(world.database, `batch:${id}`)).filter((act) => act.startsWith('batch.read'))
    assert.deepEqual(looked.sort(), [
      ...Array(4).fill('batch.read done'),
      ...Array(2).fill('batch.read refused'),
    ])
  })

  test('without a purpose, without a question, with too many or of another form is refused', async () => {
    const refusals = [
      [{ questions: ['X1234567'], purpose: undefined }, 422, 'purpose_missing'],
      [{ questions: [] }, 400, 'malformed'],
      [{ questions: numbers(1001) }, 400, 'malformed'],
      [{ questions: [7] }, 400, 'malformed'],
      [{ questions: [{ name: 'A', purpose: 'border' }] }, 400, 'malformed'],
      [{ questions: ['x'.repeat(1_100_000)] }, 413, 'too_large'],
    ] as const
    for (const [body, status, kind] of refusals) {
      const answer = await ask(body)
      assert.deepEqual([answer.status, answer.body['type']], [status, `urn:comity:problem:${kind}`])
    }
    assert.equal((await ask({ questions: ['X1234567'] }, personOf('PRT', 'auditor'))).status, 403)
  })

  test('asked by many at once is answered whole to each', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => answered([...numbers(300), 'Aruna Velkamp', 'ชื่อไทย ทดสอบ'])),
    )
    assert.deepEqual(
      all.map(({ counts }) => counts),
      Array(20).fill({ ...NONE, hit: 1, no_hit: 301 }),
    )
    assert.equal(new Set(all.map(({ id }) => id)).size, 20)
    const hits = all.map(({ answers: [one] }) =>
      one?.outcome === 'hit' ? one.check.candidates[0]?.hitId : null,
    )
    assert.equal(new Set(hits).size, 1, 'the same question of one bureau is one hit')
  })

  test('that could not be made durable is not answered, and nothing of it stays', async () => {
    await world.database.owner.query(
      "alter table checks.batch add constraint broken_on_purpose check (purpose <> 'investigate')",
    )
    const before = await countOf(world)
    assert.equal((await ask({ questions: ['Aruna Velkamp', 'Y2'], purpose: 'investigate' })).status, 500)
    assert.deepEqual(await countOf(world), before)
    await world.database.owner.query('alter table checks.batch drop constraint broken_on_purpose')
  })
})

async function countOf({ database }: World): Promise<unknown> {
  const { rows } = await database.owner.query(
    'select (select count(*) from checks.check) as checks, (select count(*) from journal.act) as acts',
  )
  return rows[0]
}
