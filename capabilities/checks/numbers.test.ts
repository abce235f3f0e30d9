import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Country } from '../../kernel/country.ts'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import type { CheckAnswer } from './contract.ts'

const now = new Date('2026-03-01T10:00:00Z')

const person = {
  ...{ kind: 'person', born: [], birthPlaces: [], nationalities: [], sex: 'F', positions: [], addresses: [] },
  names: [{ text: 'Anna Maria Eriksson', script: 'Latn', type: 'primary', parts: null }],
  documents: [
    { type: 'driving_licence', number: 'L 447 1182', issuer: 'PRT', note: null },
    { type: 'national_number', number: '44051401359', issuer: 'POL', note: null },
  ],
  ...{ programmes: [], remarks: null },
}
const vessel = {
  ...{ kind: 'vessel', imo: '9074729', mmsi: '211331640', callSign: 'DABC', hin: 'CHE28A12I888' },
  names: [{ text: 'Northern Lantern', script: 'Latn', type: 'primary', parts: null }],
  ...{ companyImo: null, engineNumbers: ['MAN 88 4417'], flag: null, vesselType: null, grossTonnage: null },
  ...{ owner: null, documents: [], programmes: [], remarks: null },
}
const reach = (channel: string, address: string) => ({
  ...{ kind: 'communication', channel, address, platform: null, country: null },
  ...{ firstSeenOn: null, lastSeenOn: null, remarks: null },
})
const bodies: Readonly<Record<string, object>> = {
  person,
  vessel,
  passport: { ...someThings.travel_document, number: 'L898902C3', issuer: 'DEU' as Country },
  vehicle: someThings.vehicle,
  lorry: { ...someThings.vehicle, vin: null, plates: [{ number: 'А123ВС 77', country: 'RUS' }], parts: [] },
  aircraft: someThings.aircraft,
  firearm: someThings.firearm,
  defaced: {
    ...someThings.firearm,
    serials: [{ part: 'frame', number: 'KX77?2045', state: 'partial' }],
  },
  phone: someThings.communication,
  mail: reach('email', 'Runa.Quick@Example.org'),
  handle: { ...reach('handle', '@runa_quick'), platform: 'Telegram' },
  address: reach('ip', '192.168.1.7'),
  domain: reach('domain', 'harbour-lights.org'),
  device: reach('imei', '490154203237518'),
  account: someThings.account,
  wallet: someThings.wallet,
  container: someThings.container,
}

/** What each is found by, in writings that people use. */
const writings: readonly (readonly [reference: string, texts: readonly string[]])[] = [
  ['person', ['L4471182', 'driving licence L-447-1182', 'L٤٤٧١١٨٢', 'PESEL 44051401359']],
  ['vessel', ['IMO 9074729', '9074729', 'MMSI 211331640', 'call sign DABC', 'HIN CHE28A12I888', 'MAN884417']],
  ['passport', ['L898902C3', 'l 898-902 c3', 'passport no. L898902C3', 'L8989O2C3', '\u200eL898902C3\u200f']],
  ['vehicle', ['WVWZZZ1JZXW386752', 'VIN: wvwzzz1jz xw386752', '41QX77', '41–QX–77', 'engine AHF774411']],
  ['lorry', ['А123ВС77', 'A123BC77', 'plate: a123bc 77', 'A١٢٣BC٧٧']],
  ['aircraft', ['CS-XQZ', 'Mode S: 49a1b2']],
  ['firearm', ['FAT 771204', 'FAT77I204'.replace('I', '1'), 'serial no. FAT-771204']],
  [
    'phone',
    ['+351 21 000 4477', '00351 (21) 000-4477', 'tel: +351210004477', '+٣٥١٢١٠٠٠٤٤٧٧', '351210004477'],
  ],
  ['mail', ['runa.quick@example.org', 'e-mail: RUNA.QUICK@EXAMPLE.ORG']],
  ['handle', ['https://t.me/runa_quick', 'telegram: @Runa_Quick']],
  ['address', ['192.168.1.7', 'IP: 192.168.1.7']],
  ['domain', ['harbour-lights.org', 'www.harbour-lights.org']],
  ['device', ['49 015420 323751 8', 'IMEI 490154203237518']],
  ['account', ['GB82 WEST 1234 5698 7654 32', 'iban: gb82west12345698765432']],
  [
    'wallet',
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'BTC: BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ'],
  ],
  ['container', ['CSQU 305438 3', 'csqu305438-3']],
]

const zone = `P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36D<<7408122F1204159ZE184226B<<<<<10`

describe('a number', () => {
  let world: World
  const [operator, officer, other] = [
    personOf('PRT', 'bureau_operator'),
    personOf('ESP', 'officer'),
    personOf('FRA', 'officer'),
  ]
  before(async () => {
    world = await makeWorld(now)
    for (const [reference, body] of Object.entries(bodies)) await add(reference, body, { to: 'all' })
    await world.keeper.settle()
  })
  after(() => world.close())

  async function add(reference: string, body: object, sharing: object): Promise<string> {
    const wish = { reference, purpose: 'border', sharing, body }
    const owner = reference === 'passport' ? personOf('DEU', 'bureau_operator') : operator
    const added = await world.call(owner, 'POST', '/api/v1/records', wish)
    assert.equal(added.status, 201, `${reference} ${JSON.stringify(added.body)}`)
    return String(added.body['id'])
  }
  const ask = async (question: object, actor = officer): Promise<CheckAnswer> => {
    const { status, body } = await world.call(actor, 'POST', '/api/v1/checks', {
      purpose: 'border',
      ...question,
    })
    assert.equal(status, 200, JSON.stringify(body))
    return body as unknown as CheckAnswer
  }
  const found = ({ outcome, candidates }: CheckAnswer) =>
    `${outcome} ${candidates.map(({ record }) => record.reference).join(' ')}`
  const hows = ({ candidates }: CheckAnswer) =>
    candidates.flatMap(({ record, evidence }) =>
      evidence.map(({ identifier, how }) => `${record.reference} ${identifier} ${how}`),
    )

  for (const [reference, texts] of writings)
    for (const text of texts)
      test(`finds the ${reference} by "${text}", as a hit`, async () => {
        assert.equal(found(await ask({ text })), `hit ${reference}`)
        assert.equal(found(await ask({ document: text })), `hit ${reference}`)
      })

  test('says what it is and how it met', async () => {
    assert.deepEqual(hows(await ask({ text: 'VIN: WVWZZZ1JZXW386752' })), ['vehicle vin same'])
    assert.deepEqual(hows(await ask({ text: 'L8989O2C3' })), ['passport document_number written_differently'])
    const { asked } = await ask({ text: '9074729' })
    assert.deepEqual(
      asked.identifiers.map(({ kind, verdict }) => `${kind} ${verdict}`),
      ['imo_ship valid', 'document_number unverifiable'],
    )
  })

  test('that is only like another is possible, never a hit', async () => {
    const damaged: readonly (readonly [string, string])[] = [
      ['L898902CB', 'passport document_number one_character_different'],
      ['L898982C3', 'passport document_number one_character_different'],
      ['FAT771240', 'firearm firearm_serial one_character_different'],
      ['FAT77?204', 'firearm firearm_serial partly_illegible'],
      ['KX7712045', 'defaced firearm_serial partly_illegible'],
      ['I898902C3', 'passport document_number looks_alike'],
      ['@runa_quick', 'handle handle looks_alike'],
      ['https://harbour-lights.org/', 'domain domain looks_alike'],
      ['instagram: @runa_quick', 'handle handle looks_alike'],
    ]
    for (const [text, how] of damaged) {
      const answer = await ask({ text })
      assert.deepEqual([answer.outcome, ...hows(answer)], ['possible', how], text)
      assert.deepEqual(
        answer.candidates.map(({ hitId, strength }) => [hitId, strength]),
        [[null, 'weak']],
      )
    }
    const sure = await ask({ text: 'L8989O2C3' })
    assert.equal(sure.candidates.length, 1, 'what is alike is not looked for when the very number is there')
  })

  test('that is partly illegible is looked for in every mode, and not answered where too much is', async () => {
    const modes = ['high_recall', 'balanced', 'high_precision']
    for (const mode of modes) {
      assert.equal(found(await ask({ document: 'FAT77??04', mode })), 'possible firearm', mode)
      for (const document of ['FAT7???04', 'FA????204', '???????', 'Q?1']) {
        const { outcome, sources } = await ask({ document, mode })
        const states = new Set(sources.map(({ state }) => state))
        assert.deepEqual(
          [outcome, [...states].sort()],
          ['incomplete', ['not_answered', 'not_asked']],
          document,
        )
      }
      assert.equal(
        found(await ask({ document: 'Q81', mode })),
        'no_hit ',
        'a short one is asked as it stands',
      )
    }
    assert.equal(found(await ask({ document: 'KX77?2045' })), 'hit defaced')
    const { sources } = await ask({ name: 'Nobody Atall', document: 'FAT7???04' })
    const stateOf = (source: string) => sources.find((one) => one.source === source)?.state
    assert.deepEqual([stateOf('persons'), stateOf('firearms')], ['no_hit', 'not_answered'])
  })

  test('that is too illegible is told on its line of a batch', async () => {
    const questions = [{ document: 'FAT7???04' }, { document: 'FAT77?204' }, { document: 'FAT99?204' }]
    const { body } = await world.call(officer, 'POST', '/api/v1/checks/batch', {
      purpose: 'border',
      questions,
    })
    const answers = body['answers'] as readonly { readonly line: number; readonly outcome: string }[]
    assert.deepEqual(
      answers.map(({ line, outcome }) => [line, outcome]),
      [
        [1, 'incomplete'],
        [2, 'possible'],
      ],
    )
  })

  test('that a label names is looked for as that alone', async () => {
    assert.equal(found(await ask({ text: 'VIN: L898902C3' })), 'no_hit ')
    assert.equal(found(await ask({ text: 'passport no: 9074729' })), 'no_hit ')
    const { sources } = await ask({ text: 'IBAN: GB82 WEST 1234 5698 7654 32' })
    const answering = sources.filter(({ state }) => state !== 'not_asked').map(({ source }) => source)
    assert.deepEqual(answering, ['accounts'])
  })

  test('of a card is masked in the answer and not kept', async () => {
    const answer = await ask({ text: '4111 1111 1111 1111' })
    assert.equal(answer.asked.identifiers[0]?.kind, 'card')
    assert.doesNotMatch(
      JSON.stringify([answer.asked.document, answer.asked.identifiers[0]]),
      /4111111111111111/,
    )
    const { rows } = await world.database.owner.query<{ asked: string }>(
      'select c.asked::text as asked from checks.check c where c.id = $1',
      [answer.id],
    )
    assert.doesNotMatch(rows[0]?.asked ?? '4111111111111111', /4111111111111111/)
  })

  test('beside a name is asked with it', async () => {
    const answer = await ask({ text: 'Anna Maria Eriksson L4471182' })
    assert.equal(found(answer), 'hit person')
    assert.deepEqual(hows(answer), ['person document_number same'])
    assert.equal(answer.candidates[0]?.name?.found, 'Anna Maria Eriksson')
  })

  test('of a hidden record changes no answer, alike or not', async () => {
    const texts = ['ZQ8841907', 'ZQ8841908', 'ZQ88419O7', 'Z08841907', 'ZQ8841?07']
    const answers = async () => {
      const all = await Promise.all(texts.map((text) => ask({ text }, other)))
      return JSON.stringify(all.map(({ id: _, at: __, tookMs: ___, ...rest }) => rest))
    }
    const before = await answers()
    await add(
      'hidden',
      { ...someThings.firearm, serials: [{ part: 'frame', number: 'ZQ8841907', state: 'clear' }] },
      { to: 'owner' },
    )
    await world.keeper.settle()
    assert.equal(await answers(), before)
    assert.equal(found(await ask({ text: 'ZQ8841907' }, personOf('PRT', 'officer'))), 'hit hidden')
  })

  test('in another writing is the same question: one hit', async () => {
    const ids = new Set<unknown>()
    for (const text of ['L898902C3', 'l 898-902 c3', 'L٨٩٨٩٠٢C٣'])
      ids.add((await ask({ text }, other)).candidates[0]?.hitId)
    assert.equal(ids.size, 1)
  })

  test('of a zone is asked with its issuer and holder; wrong digits are told and nothing is put right', async () => {
    const answer = await ask({ text: zone })
    const { name, born, sex, nationality, document, identifiers } = answer.asked
    assert.deepEqual(
      { name, born, sex, nationality, document },
      {
        name: 'ANNA MARIA ERIKSSON',
        born: '1974-08-12',
        sex: 'F',
        nationality: 'DEU',
        document: 'L898902C3',
      },
    )
    assert.deepEqual(answer.candidates.map(({ record }) => record.reference).sort(), ['passport', 'person'])
    assert.equal(identifiers[0]?.kind, 'mrz')
    const wrong = await ask({ text: zone.replace('L898902C36', 'L898902C37') })
    const failed = wrong.asked.identifiers[0]?.checks.filter(({ passed }) => !passed)
    assert.deepEqual(
      failed?.map(({ name: check, expected, found: stands }) => [check, expected, stands]),
      [
        ['mrz_number', '6', '7'],
        ['mrz_composite', failed?.[1]?.expected, failed?.[1]?.found],
      ],
    )
    const foreign = await ask({ text: zone.replace('P<D<<', 'P<FRA') })
    assert.deepEqual(
      foreign.candidates.flatMap(({ record, evidence, strength }) =>
        record.reference === 'passport' ? [[evidence[0]?.how, strength]] : [],
      ),
      [['other_issuer', 'weak']],
    )
  })
})
