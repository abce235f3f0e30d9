import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeWorld, personOf } from '../../../test/world.ts'
import { passportZone } from '../../../test/zones.ts'
import { READINGS_PATH, readingAnswer, type ZoneView } from '../contract/readings.ts'
import {
  boxTextOf,
  cellsOf,
  documentWord,
  impossibleDays,
  isUnfinishedZone,
  isWaitingZone,
  isWrong,
  mayBeZone,
  notesOf,
  rowsOf,
  wrongDigits,
} from './zone.ts'

const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
]
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
]

describe('a zone on the screen', () => {
  const read = zonesOf([
    PASSPORT.join('\n'),
    CARD.join('\n'),
    PASSPORT.join('\n').replace('L898902C36', 'L898902C35'),
  ])

  test('has every character of its lines in one cell', async () => {
    for (const zone of await read)
      for (const [line, text] of zone.lines.entries())
        assert.equal(
          cellsOf(zone, line)
            .map((cell) => cell.text)
            .join(''),
          text,
        )
  })

  test('tells of each field whether its own digit, the overall one or none covers it', async () => {
    const [passport] = await read
    assert.ok(passport)
    assert.deepEqual(
      rowsOf(passport).map(({ name, digit }) => `${name}: ${digit.is}`),
      [
        ...['document_code: unseen', 'issuer: unseen', 'names: unseen', 'number: holds'],
        ...['nationality: unseen', 'birth: holds', 'sex: unseen', 'expiry: holds'],
        ...['optional: holds', 'composite: holds'],
      ],
    )
  })

  test('marks the digit that is wrong, and the overall one with it', async () => {
    const [, , altered] = await read
    assert.ok(altered)
    assert.equal(wrongDigits(altered), 2)
    const wrong = cellsOf(altered, 1).filter(({ is }) => is === 'wrong')
    assert.deepEqual(
      wrong.map(({ from, text }) => [from, text]),
      [
        [9, '5'],
        [43, '0'],
      ],
    )
  })

  test('is wrong with a day that no calendar has, though every digit holds', async () => {
    const zones = [{ born: '849913' }, { expires: '310230' }, { born: '230229' }, { born: '240229' }, {}]
    const texts = zones.map((days) => passportZone({ issuer: 'ETH', number: 'ZQ8841907', ...days }))
    const shown = await readingsOf(texts)
    assert.deepEqual(
      shown.map((one) => [wrongDigits(one.zone), isWrong(one), ...impossibleDays(one.reading)]),
      [
        [0, true, 'birth'],
        [0, true, 'expiry'],
        [0, true, 'birth'],
        [0, false],
        [0, false],
      ],
    )
  })

  test('names the neighbours that may be swapped unseen, and no others', async () => {
    const zones = await zonesOf([
      passportZone({ issuer: 'ETH', number: 'A16220549', born: '840213', optional: 'X7' }),
    ])
    const [zone] = zones
    assert.ok(zone)
    assert.deepEqual(zone.swaps, ['16', '05', '49'])
    for (const pair of zone.swaps) {
      const [swapped] = await zonesOf([boxTextOf(zone).replace(pair, [...pair].reverse().join(''))])
      assert.ok(swapped)
      assert.equal(wrongDigits(swapped), 0, pair)
    }
  })

  test('tells a nationality that is none, says each code once, and none that the table names', async () => {
    const [one, two] = await readingsOf([
      passportZone({ issuer: 'UTO', number: 'ZQ8841907' }),
      passportZone({ issuer: 'XOM', number: 'ZQ8841907' }).replace(/(?<=\n.{10})XOM/, 'IAO'),
    ])
    assert.deepEqual(one && notesOf(one.reading).codes, [{ code: 'UTO', meaning: 'specimen' }])
    assert.deepEqual(two && notesOf(two.reading).codes, [{ code: 'IAO', meaning: 'organisation' }])
  })

  test('knows what the codes of documents mean, and leaves those of licences', () => {
    assert.deepEqual(['P', 'PD', 'V', 'I', 'ID', 'C', 'AC', 'A', 'D1', 'FA', ''].map(documentWord), [
      ...['P', 'P', 'V', 'card', 'card', 'card', 'AC', 'card'],
      ...[null, null, null],
    ])
  })

  test('has expired when its last day is over', async () => {
    const [passport] = await read
    assert.equal(passport?.holder.hasExpired, true)
  })

  test('is read the same again from the one line of the box', async () => {
    const zones = await read
    assert.deepEqual(await zonesOf(zones.map(boxTextOf)), zones)
  })

  test('is unfinished after its first line, of a card after its second, and never for a second Enter', () => {
    const [one, two, three] = CARD
    const tried = [PASSPORT[0], `${PASSPORT[0]} `, PASSPORT.join(' '), one, `${one} ${two?.padEnd(30, '<')}`]
    const texts = [...tried, `${one} ${two} ${three}`, 'Zorvan Teklehaym'].map((text) => text ?? '')
    assert.deepEqual(texts.map(isUnfinishedZone), [true, false, false, true, true, false, false])
    assert.deepEqual(texts.map(isWaitingZone), [false, true, false, false, false, false, false])
  })

  test('is not waited for after a second line alone, which has the dates', () => {
    const cards = ['7408122F1204159UTO<<<<<<<<<<<6', 'D231458907UTO7408122F1204159<<<<<<<6']
    const lines = [
      PASSPORT[1] ?? '',
      ...cards,
      'L898902C36UTO<<<<<<<<F1204159ZE184226B<<<<<10',
      'PA12345674D<<8402137F3101012<<<<<<<<',
    ]
    assert.deepEqual(lines.filter(isUnfinishedZone), [])
    const first = [
      'IDBEL000590448301<<<<<<<<<<<<<',
      'I<D<<T220001293<<<<<<<<<<<<<<<',
      'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    ]
    assert.deepEqual(
      first.filter((line) => !isUnfinishedZone(line)),
      [],
    )
  })

  test('is looked for in nothing that has no fillers or is too short or too long', () => {
    const tried = [PASSPORT.join(''), 'Zorvan Teklehaym of Somewhere', '<<<', '<'.repeat(400)]
    assert.deepEqual(tried.map(mayBeZone), [true, false, false, false])
  })
})

async function zonesOf(texts: readonly string[]): Promise<readonly ZoneView[]> {
  return (await readingsOf(texts)).map(({ zone }) => zone)
}

/** As the server reads them. */
async function readingsOf(texts: readonly string[]) {
  const world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
  try {
    const answers = await Promise.all(
      texts.map((text) => world.call(personOf('PRT', 'officer'), 'POST', READINGS_PATH, { text })),
    )
    return answers.flatMap(({ body }) => {
      const { zone, readings } = readingAnswer.parse(body)
      const reading = readings.find(({ kind }) => kind === 'mrz')
      return zone === null || reading === undefined ? [] : [{ zone, reading }]
    })
  } finally {
    await world.close()
  }
}
