import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import type { CheckAnswer } from './contract.ts'

describe('a check of a number', () => {
  let world: World
  const [operator, officer, desk] = [
    personOf('PRT', 'bureau_operator'),
    personOf('ESP', 'officer'),
    personOf('PRT', 'bureau_operator'),
  ]

  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
    for (const body of Object.values(someThings)) {
      const wish = { reference: `${body.kind}-1`, purpose: 'border', sharing: { to: 'all' }, body }
      const added = await world.call(operator, 'POST', '/api/v1/records', wish)
      assert.equal(added.status, 201, JSON.stringify(added.body))
    }
    await world.keeper.settle()
  })
  after(() => world.close())

  const ask = async (question: object): Promise<CheckAnswer> => {
    const { status, body } = await world.call(officer, 'POST', '/api/v1/checks', {
      purpose: 'border',
      ...question,
    })
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as CheckAnswer
  }

  const found: readonly (readonly [what: string, text: string, source: string, reference: string])[] = [
    ['a passport', 'xa 1234567', 'travel_documents', 'travel_document-1'],
    ['a registration paper', 'AB998877', 'objects', 'administrative_document-1'],
    ['a VIN', 'WVWZZZ1JZXW386752', 'vehicles', 'vehicle-1'],
    ['a plate', '41 QX 77', 'vehicles', 'vehicle-1'],
    ['an engine', 'AHF774411', 'vehicles', 'vehicle-1'],
    ['a firearm’s serial', 'FAT 771204', 'firearms', 'firearm-1'],
    ['a telephone', '+351 (21) 000-4477', 'communications', 'communication-1'],
    ['an IBAN', 'GB82 WEST 1234 5698 7654 32', 'accounts', 'account-1'],
    ['a wallet', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'accounts', 'wallet-1'],
    ['a container', 'CSQU 305438 3', 'objects', 'container-1'],
    ['a seal', 'seal no. SL-4471', 'objects', 'container-1'],
    ['a passport with its country', 'passport XA 1234567 PRT', 'travel_documents', 'travel_document-1'],
    ['a passport in two parts', 'serie XA no. 1234567', 'travel_documents', 'travel_document-1'],
    ['a plate with its country', 'P 41-QX-77', 'vehicles', 'vehicle-1'],
    [
      'a wallet with its chain',
      'BTC wallet bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      'accounts',
      'wallet-1',
    ],
    ['a container with its type', 'CSQU 305438 [3] 22G1', 'objects', 'container-1'],
  ]
  for (const [what, text, source, reference] of found)
    test(`of ${what} finds it, and its source alone answers hit`, async () => {
      const { sources, candidates, outcome } = await ask({ text })
      assert.deepEqual([outcome, candidates[0]?.record.reference], ['hit', reference])
      assert.deepEqual(
        sources.filter(({ state }) => state === 'hit').map((said) => said.source),
        [source],
      )
    })

  test('that is another country’s, or fails its digit, makes no hit', async () => {
    for (const [text, reference] of [
      ['XA1234567 ESP', 'travel_document-1'],
      ['E 41-QX-77', 'vehicle-1'],
      ['CSQU3054384', 'container-1'],
    ] as const) {
      const { outcome, candidates } = await ask({ text, mode: 'high_recall' })
      assert.deepEqual(
        [outcome, candidates.map(({ record }) => record.reference)],
        ['possible', [reference]],
        text,
      )
    }
  })

  test('in its field finds an aircraft by its marks', async () => {
    const { candidates } = await ask({ document: 'CS-XQZ' })
    assert.equal(candidates[0]?.record.reference, 'aircraft-1')
  })

  test('shows a thing by its numbers, and no person with it', async () => {
    const { candidates } = await ask({ name: 'Aruna Velkamp', born: '1984-02-13', document: 'XA1234567' })
    const [{ record, name, evidence } = assert.fail('nothing was found')] = candidates
    assert.deepEqual(
      [record.names, record.born, record.nationalities, record.documents, name],
      [[], [], [], [], null],
    )
    assert.deepEqual(record.keys, [{ kind: 'document_number', text: 'XA1234567', country: 'PRT' }])
    assert.deepEqual(
      evidence.map(({ field }) => field),
      ['document'],
    )
  })

  test('says what a thing is reported as and of which sort it is', async () => {
    const said = async (document: string) => {
      const { candidates } = await ask({ document })
      return [candidates[0]?.record.status, candidates[0]?.record.sort]
    }
    assert.deepEqual(await said('XA1234567'), ['stolen', 'passport'])
    assert.deepEqual(await said('AB998877'), ['stolen_blank', 'vehicle_registration'])
    assert.deepEqual(await said('WVWZZZ1JZXW386752'), ['stolen', 'car'])
    assert.deepEqual(await said('CS-XQZ'), ['sought', null])
    assert.deepEqual(await said('+351 21 000 4477'), [null, 'phone'])
  })

  test('tells the owner of a thing the number that was asked, never who', async () => {
    const question = { name: 'Sixten Nordahl', born: '1979-05-05', sex: 'M', document: 'XA1234567' }
    const { candidates } = await ask(question)
    const hit = await world.call(desk, 'GET', `/api/v1/hits/${candidates[0]?.hitId}`)
    assert.equal(hit.status, 200)
    assert.doesNotMatch(JSON.stringify(hit.body), /Sixten|Nordahl|1979/)
    assert.deepEqual(hit.body['asked'], {
      ...{ name: null, born: null, nationality: null, sex: null, birthPlace: null },
      ...{ document: 'XA1234567', imo: null },
    })
  })

  test('of a person finds no thing; a work of art is found by its title', async () => {
    const person = await ask({ text: 'Unknown Master' })
    assert.deepEqual(person.candidates, [])
    const art = await ask({ text: 'Harbour at Dusk' })
    assert.deepEqual(
      [art.candidates[0]?.record.reference, art.candidates[0]?.record.names],
      ['work_of_art-1', []],
    )
  })

  test('whose owner shows the core alone says neither', async () => {
    const change = `update records.record set disclosure = 'on_release' where reference = 'firearm-1'`
    await world.database.owner.query(change)
    await world.keeper.load()
    await world.keeper.settle()
    const [{ view, record } = assert.fail('nothing was found')] = (await ask({ text: 'FAT 771204' }))
      .candidates
    assert.deepEqual([view, record.status, record.sort, record.keys], ['core', null, null, []])
  })
})
