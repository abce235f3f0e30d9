import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { cardZone, passportZone } from '../../test/zones.ts'
import { READINGS_PATH, readingAnswer } from './contract/readings.ts'
import type { CheckAnswer } from './contract.ts'

const NOW = new Date('2026-03-01T10:00:00Z')
const NUMBER = '198703142391'

const person = (name: string, type: string, number: string, issuer: string | null) => ({
  ...{ kind: 'person', born: [], birthPlaces: [], nationalities: [], sex: 'U', positions: [], addresses: [] },
  names: [{ text: name, script: 'Latn', type: 'primary', parts: null }],
  documents: [{ type, number, issuer, note: null }],
  ...{ programmes: [], remarks: null },
})
const bodies: Readonly<Record<string, object>> = {
  own: person('Torvald Ekenstam', 'national_number', '19870314-2391', 'SWE'),
  mislabelled: person('Mirela Okonjo', 'identity_card', NUMBER, 'SWE'),
  nowhere: person('Casimir Dunleavy', 'national_number', NUMBER, null),
  foreign: person('Leocadia Vantongeren', 'national_number', NUMBER, 'NOR'),
  damaged: person('Fortunata Grijalva', 'passport', 'SK4471182', 'SWE'),
  german: person('Hedwig Marschalk', 'other', 'T220001293', 'DEU'),
}
const laissezPasser = (issuer: string) => ({
  ...{ ...someThings.travel_document, number: 'UN0417226', issuer, documentType: 'laissez_passer' },
})
const zone = (more: object = {}) =>
  passportZone({ issuer: 'SWE', number: 'ZZ9900118', optional: NUMBER, ...more })

describe('a zone that is asked', () => {
  let world: World
  const [operator, officer] = [personOf('PRT', 'bureau_operator'), personOf('ESP', 'officer')]
  before(async () => {
    world = await makeWorld(NOW)
    for (const [reference, body] of Object.entries(bodies)) {
      const wish = { reference, purpose: 'border', sharing: { to: 'all' }, body }
      const added = await world.call(operator, 'POST', '/api/v1/records', wish)
      assert.equal(added.status, 201, JSON.stringify(added.body))
    }
    for (const owner of ['UNO', 'XPO', 'PRT']) {
      const wish = { reference: `paper-${owner}`, purpose: 'border', sharing: { to: 'all' } }
      const added = await world.call(personOf(owner, 'bureau_operator'), 'POST', '/api/v1/records', {
        ...{ ...wish, body: laissezPasser(owner) },
      })
      assert.equal(added.status, 201, JSON.stringify(added.body))
    }
    await world.keeper.settle()
  })
  after(() => world.close())

  const ask = async (text: string, more: object = {}): Promise<CheckAnswer> => {
    const wish = { purpose: 'border', mode: 'balanced', text, ...more }
    const { status, body } = await world.call(officer, 'POST', '/api/v1/checks', wish)
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as CheckAnswer
  }
  const met = ({ candidates }: CheckAnswer) =>
    candidates.map(({ record, evidence, strength }) => {
      const how = evidence.find(({ field }) => field === 'document')?.how ?? ''
      return `${record.reference} ${how} ${strength}`
    })

  test('of an organisation hits what that organisation reports, and what others do is told as of another issuer', async () => {
    for (const [issuer, owner] of [
      ['UNO', 'UNO'],
      ['UNA', 'UNO'],
      ['XPO', 'XPO'],
      ['PRT', 'PRT'],
    ] as const) {
      const strengths = met(await ask(passportZone({ issuer, number: 'UN0417226' }))).sort()
      const expected = ['PRT', 'UNO', 'XPO'].map((one) =>
        one === owner ? `paper-${one} same strong` : `paper-${one} other_issuer weak`,
      )
      assert.deepEqual(strengths, expected, issuer)
    }
    const typed = met(await ask('UNO UN0417226')).sort()
    assert.deepEqual(typed, [
      'paper-PRT other_issuer weak',
      'paper-UNO same strong',
      'paper-XPO other_issuer weak',
    ])
  })

  test('finds by the national number in it, as a hit where the record names the same state and nowhere else', async () => {
    const answer = await ask(zone())
    assert.deepEqual(met(answer).sort(), [
      'foreign other_issuer weak',
      'mislabelled same strong',
      'nowhere in_optional_data weak',
      'own same strong',
    ])
    assert.equal(answer.outcome, 'hit')
    assert.deepEqual(answer.asked.zone?.further, [{ text: NUMBER, isNational: true }])
    assert.equal(answer.asked.document, 'ZZ9900118')
    const own = answer.candidates.find(({ record }) => record.reference === 'own')
    assert.ok(own?.reasons.some((reason) => reason.includes(NUMBER)))
    const kinds = answer.asked.identifiers.map(({ kind, country }) => `${kind} ${country}`)
    assert.ok(kinds.includes('national_number SWE'), kinds.join())
  })

  test('makes no hit by a number of which nobody knows what it is', async () => {
    const answer = await ask(passportZone({ issuer: 'DEU', number: 'ZZ9900118', optional: 'T220001293' }))
    assert.deepEqual([answer.outcome, met(answer)], ['possible', ['german in_optional_data weak']])
    assert.deepEqual(answer.asked.zone?.further, [{ text: 'T220001293', isNational: false }])
    const norwegian = await ask(zone({ issuer: 'NOR' }))
    assert.ok(
      met(norwegian).every((line) => line.endsWith('in_optional_data weak')),
      met(norwegian).join(),
    )
    assert.equal(norwegian.outcome, 'possible')
  })

  test('makes no hit by a number whose digits in the zone fail', async () => {
    const sound = zone()
    const misread = `${sound.slice(0, -1)}${sound.at(-1) === '0' ? '1' : '0'}`
    const answer = await ask(misread)
    assert.equal(answer.outcome, 'possible')
    assert.ok(met(answer).length > 0 && met(answer).every((line) => line.endsWith('weak')))
  })

  test('with the name of the record as well is a hit, whatever the number is', async () => {
    const known = { surname: 'MARSCHALK', given: 'HEDWIG', optional: 'T220001293' }
    const answer = await ask(passportZone({ issuer: 'DEU', number: 'ZZ9900118', ...known }))
    assert.deepEqual([answer.outcome, met(answer)], ['hit', ['german in_optional_data strong']])
  })

  test('is looked for by a damaged number of the document though its personal number met somebody', async () => {
    const answer = await ask(zone({ number: 'SK4471183' }))
    assert.ok(met(answer).includes('damaged one_character_different weak'), met(answer).join())
    assert.ok(met(answer).includes('own same strong'))
  })

  test('asks nothing of the optional data of a visa', async () => {
    const answer = await ask(zone().replace('P<', 'V<'))
    assert.deepEqual([answer.outcome, answer.asked.zone?.further], ['no_hit', []])
  })

  test('with another personal number is another question: each has its own hit', async () => {
    const [first, again] = [await ask(zone()), await ask(zone())]
    const other = await ask(
      cardZone({ issuer: 'SWE', number: 'ZZ9900118', optional: NUMBER, second: '7788994455' }),
    )
    const hitOf = ({ candidates }: CheckAnswer) =>
      candidates.find(({ record }) => record.reference === 'own')?.hitId
    assert.ok(hitOf(first))
    assert.equal(hitOf(again), hitOf(first))
    assert.notEqual(hitOf(other), hitOf(first))
  })

  test('of a document that is over says so, and that is no hit', async () => {
    const said = async (expires: string, text = zone({ expires, optional: '' })) => {
      const { outcome, asked } = await ask(text)
      const read = readingAnswer.parse((await world.call(officer, 'POST', READINGS_PATH, { text })).body)
      assert.equal(read.zone?.holder.hasExpired, asked.zone?.hasExpired)
      return [outcome, asked.zone?.expires, asked.zone?.hasExpired]
    }
    assert.deepEqual(await said('260228'), ['no_hit', '2026-02-28', true])
    assert.deepEqual(await said('260301'), ['no_hit', '2026-03-01', false])
    // A card without an end, or one of 1999.
    assert.deepEqual(await said('991231'), ['no_hit', '1999-12-31', null])
    const misread = zone({ expires: '260228', optional: '' }).replace('F260228', 'F250228')
    assert.deepEqual((await said('250228', misread)).slice(1), ['2025-02-28', null])
    assert.equal((await ask('K4471182')).asked.zone, null)
  })

  test('beside that of another document is neither drawn nor asked', async () => {
    const text = `${zone()}\n${zone({ number: 'K4471182' })}`
    const read = readingAnswer.parse((await world.call(officer, 'POST', READINGS_PATH, { text })).body)
    const { status, body } = await world.call(officer, 'POST', '/api/v1/checks', { purpose: 'border', text })
    const said = { zone: read.zone, status, type: String(body['type']).split(':').at(-1) }
    assert.deepEqual(said, { zone: null, status: 422, type: 'not_one_zone' })
  })

  test('is kept as it was asked', async () => {
    const { id } = await ask(zone({ optional: '199001011239' }))
    const { body } = await world.call(officer, 'GET', `/api/v1/checks/${id}`)
    assert.deepEqual((body['asked'] as CheckAnswer['asked']).zone, {
      ...{ expires: '2031-01-01', hasExpired: false },
      further: [{ text: '199001011239', isNational: true }],
    })
  })

  test('on a thing tells its owner the number that met, and neither who was asked about nor the number of the document', async () => {
    const owner = personOf('SWE', 'bureau_operator')
    const body = {
      ...someThings.travel_document,
      number: NUMBER,
      issuer: 'SWE',
      documentType: 'identity_card',
    }
    const wish = { reference: 'thing', purpose: 'border', sharing: { to: 'all' }, body }
    assert.equal((await world.call(owner, 'POST', '/api/v1/records', wish)).status, 201)
    await world.keeper.settle()
    const { candidates } = await ask(zone())
    const hitId = candidates.find(({ record }) => record.reference === 'thing')?.hitId
    const hit = await world.call(owner, 'GET', `/api/v1/hits/${hitId}`)
    assert.equal((hit.body['asked'] as { document: string }).document, NUMBER)
    assert.doesNotMatch(JSON.stringify(hit.body), /BRANDVOLD|ZZ9900118/)
  })

  test('asks for name, birth, sex and number; a nationality that is no country is left out', async () => {
    const text = passportZone({
      issuer: 'UTO',
      number: 'L898902C3',
      surname: 'ERIKSSON',
      given: 'ANNA<MARIA',
    })
    const { name, born, nationality, sex, document } = (await ask(text)).asked
    assert.deepEqual(
      { name, born, nationality, sex, document },
      {
        ...{ name: 'ANNA MARIA ERIKSSON', born: '1984-02-13', nationality: null, sex: 'F' },
        document: 'L898902C3',
      },
    )
    assert.equal((await ask(text, { born: '1975' })).asked.born, '1975')
  })
})
