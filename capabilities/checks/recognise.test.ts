import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatPartialDate } from '../../kernel/partial-date.ts'
import { passportZone } from '../../test/zones.ts'
import { askedNumber } from './asked-number.ts'
import { askedOfNumbers, noQuestion, recognise, understand } from './recognise.ts'

/** The specimen of Doc 9303-4, and the second line of another document of hers. */
const FIRST = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const SECOND = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
const OTHER = passportZone({ issuer: 'UTO', number: 'ZZ9900118' }).split('\n')[1] ?? ''

const now = new Date('2026-03-01T10:00:00Z')

type Shown = { name?: string; born?: string; document?: string; imo?: string }

/** Only what was recognised, dates as data. */
function shown(text: string): Shown {
  const { name, born, document, imo } = recognise(text)
  return {
    ...(name === null ? {} : { name }),
    ...(born === null ? {} : { born: formatPartialDate(born) }),
    ...(document === null ? {} : { document }),
    ...(imo === null ? {} : { imo }),
  }
}

const nothing = {
  ...{ text: undefined, name: undefined, born: undefined, nationality: undefined },
  ...{ sex: undefined, birthPlace: undefined, document: undefined },
}

describe('the box recognises', () => {
  const cases: readonly (readonly [string, Shown])[] = [
    ['Aruna Velkamp', { name: 'Aruna Velkamp' }],
    ['Aruna Velkamp 1984', { name: 'Aruna Velkamp', born: '1984' }],
    ['VELKAMP, Aruna 13 Feb 1984', { name: 'VELKAMP, Aruna', born: '1984-02-13' }],
    ['VELKAMP Aruna 13.02.1984', { name: 'VELKAMP Aruna', born: '1984-02-13' }],
    ['1984-02-13 Aruna Velkamp', { name: 'Aruna Velkamp', born: '1984-02-13' }],
    ['Aruna Velkamp c. 1984', { name: 'Aruna Velkamp', born: '1984~' }],
    ['Aruna Velkamp (born 1984)', { name: 'Aruna Velkamp', born: '1984' }],
    ['Aruna Velkamp 1975-1980', { name: 'Aruna Velkamp', born: '1975/1980' }],
    ['نور صالح ١٩٨٤', { name: 'نور صالح', born: '1984' }],
    ['สมชาย ใจดี ๒๕๒๗', { name: 'สมชาย ใจดี', born: '2527' }],
    ['李', { name: '李' }],
    ['P1234567', { document: 'P1234567' }],
    ['ab 12 34 567', { document: 'AB1234567' }],
    ['Aruna Velkamp X1234567', { name: 'Aruna Velkamp', document: 'X1234567' }],
    ['IMO 9074729', { imo: '9074729' }],
    ['IMO No. 9074729', { imo: '9074729' }],
    ['9074729', { document: '9074729', imo: '9074729' }],
    ['9074728', { document: '9074728' }],
    ['Victory 3', { name: 'Victory 3' }],
    ['11420 CORP.', { name: '11420 CORP.' }],
    ['Brigade 313', { name: 'Brigade 313' }],
    ['Aruna Velkamp 31.02.1984', { name: 'Aruna Velkamp 31.02.1984' }],
    ['12.03.1984', { born: '1984-03-12' }],
    ['...', {}],
    ['AB12CDE', { name: 'AB12CDE', document: 'AB12CDE' }],
    ['AB12 CDE', { name: 'AB12 CDE', document: 'AB12CDE' }],
    ['aa123bb', { name: 'aa123bb', document: 'AA123BB' }],
    ['ABC123', { name: 'ABC123', document: 'ABC123' }],
    ['CJ01ABC', { name: 'CJ01ABC', document: 'CJ01ABC' }],
    ['KAA 123A', { name: 'KAA 123A', document: 'KAA123A' }],
    ['S-AB 12E', { name: 'S-AB 12E', document: 'S-AB 12E' }],
    ['AB12', { name: 'AB12', document: 'AB12' }],
    ['4b1a2c', { name: '4b1a2c', document: '4B1A2C' }],
    ['CSQU 305 438-3', { document: 'CSQU3054383' }],
    ['Ali 1984', { name: 'Ali', born: '1984', document: 'ALI1984' }],
    ['Louis 14', { name: 'Louis 14' }],
    ['Motor Sich 2015', { name: 'Motor Sich 2015', document: 'SICH2015' }],
    ['7 Eleven Ltd', { name: '7 Eleven Ltd' }],
  ]
  for (const [text, expected] of cases) {
    test(`"${text}"`, () => assert.deepEqual(shown(text), expected))
  }

  test('something in any text without throwing, and never more than was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { name } = recognise(text)
        // NFC takes some letters apart.
        assert.ok(name === null || name.length <= Math.max(text.length, text.normalize('NFC').length))
      }),
    )
  })
})

describe('beside a name', () => {
  const texts: readonly (readonly [string, string, readonly string[]])[] = [
    ['Aruna Velkamp AB 123456', 'Aruna Velkamp', ['AB123456', '123456']],
    ['AB 123456 Aruna Velkamp', 'Aruna Velkamp', ['AB123456', '123456']],
    ['VELKAMP ARUNA AB 123456', 'VELKAMP ARUNA AB', ['AB123456', '123456']],
    ['Velkamp AB 5560123456', 'Velkamp AB', ['AB5560123456', '5560123456']],
    ['M/V Victory II 9074729', 'M/V Victory II', ['II9074729', '9074729']],
    ['LI NA 1234567', 'LI NA', ['LINA1234567', 'NA1234567', '1234567']],
    ['Aruna Velkamp 12 34 56 78', 'Aruna Velkamp', ['12345678']],
    ['Aruna Velkamp 1234567 12', 'Aruna Velkamp', ['1234567', '123456712']],
    ['Aruna Velkamp 12 34 567', 'Aruna Velkamp 12 34 567', ['1234567']],
    ['Aruna Velkamp L4471182 X1234567', 'Aruna Velkamp', ['L4471182', 'X1234567']],
    ['Ion +351 (21) 000 4477', 'Ion', ['351210004477']],
  ]
  for (const [text, name, keys] of texts)
    test(`a number in groups is asked whole, and none is lost: ${text}`, () => {
      const read = recognise(text)
      assert.deepEqual([read.name, read.number?.anyKeys?.exact], [name, keys])
    })
})

test('a line of a table is a name, a date and a number, in any order', () => {
  const texts = [
    'VELKAMP;Aruna;1984-02-13;X1234567',
    'X1234567|VELKAMP|Aruna|1984-02-13',
    'VELKAMP,Aruna,X1234567',
  ]
  const more = ['VELKAMP Aruna 1984-02-13 X1234567', 'X1234567 VELKAMP Aruna 13.02.1984']
  for (const text of [...texts, ...more]) {
    const { name, born, document } = recognise(text)
    assert.match(name ?? '', /^VELKAMP[,;|]? Aruna$/, text)
    assert.equal(document, 'X1234567')
    assert.equal(born === null ? null : formatPartialDate(born), text.includes('1984') ? '1984-02-13' : null)
  }
})

test('an account in groups beside a name is asked whole', () => {
  const texts = ['Aruna Velkamp GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432, Aruna Velkamp']
  for (const text of [...texts, 'IBAN: GB82 WEST 1234 5698 7654 32 Aruna Velkamp']) {
    const { name, document } = recognise(text)
    assert.deepEqual([name, document], ['Aruna Velkamp', 'GB82WEST12345698765432'], text)
  }
  assert.equal(recognise('GB82 WEST 1234 5698 7654 32 LEE ANNA').name, 'LEE ANNA')
  assert.equal(recognise('IBAN GB82 WEST 1234 5698 7654 32').name, null)
})

describe('in front of a number', () => {
  for (const text of ['NIE123456', 'ID 1234567'])
    test(`letters without a mark are a label, or how it begins: ${text}`, () => {
      const { number } = recognise(text)
      assert.deepEqual(number?.anyKeys?.exact, [text.replace(' ', '')])
      const digits = text.replace(/\D/g, '')
      assert.ok(
        number?.readings.some(({ keys }) => keys.folded.includes(digits)),
        digits,
      )
    })
  for (const text of ['QX????345', 'AB-12-?D'])
    test(`what is illegible in part is a number: ${text}`, () => {
      const { name, number } = recognise(text)
      assert.deepEqual([name, number?.anyKeys?.exact], [null, [text.replaceAll('-', '')]])
    })
  test('a label with a mark is no part of it', () =>
    assert.equal(recognise('ID: 1234567').number?.anyKeys, null))

  const texts: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
    ['UTO L898902C3', ['UTOL898902C3'], ['L898902C3']],
    ['fra 12AB34567', ['FRA12AB34567'], ['12AB34567']],
    ['L898902C3 (FRA)', ['L898902C3FRA'], ['L898902C3']],
    ['FRA12345678', ['FRA12345678'], ['12345678']],
    ['MD CAB 123', ['MDCAB123'], ['CAB123']],
    ['A123BC 77 RUS', ['A123BC77RUS'], ['A123BC77']],
    ['No. L898902C3', ['L898902C3']],
    ['Nr L898902C3', ['NRL898902C3', 'L898902C3']],
    ['ABC 1234567', ['ABC1234567']],
    ['KEN 123A', ['KEN123A'], ['123A']],
    ['NO 123', ['NO123']],
    ['FRA 123 456', ['FRA123456']],
  ]
  for (const [text, keys, ofCountry] of texts)
    test(`an issuer or a word may be no part of it: ${text}`, () => {
      const { number, document } = recognise(text)
      assert.deepEqual([number?.anyKeys?.exact, number?.issued?.keys.exact], [keys, ofCountry])
      // Read again from how it is shown, it is the same question.
      const again = askedNumber(document ?? '')
      assert.deepEqual([again?.anyKeys?.exact, again?.issued?.keys.exact], [keys, ofCountry])
    })
})

test('an issuer behind a label may be no part of the number either', () => {
  const { number } = recognise('passport: UTO L898902C3')
  const keys = number?.readings.flatMap((reading) => reading.keys.exact)
  assert.deepEqual(
    [number?.anyKeys, keys, number?.issued?.keys.exact],
    [null, ['UTOL898902C3'], ['L898902C3']],
  )
})

describe('an address that was made harmless', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['192[.]168[.]1[.]7', 'ip', '192.168.1.7'],
    ['harbour-lights[.]org', 'domain', 'harbour-lights.org'],
    ['runa (at) example (dot) org', 'email', 'runa@example.org'],
    ['hxxps://harbour-lights[.]org/a', 'url', 'https://harbour-lights.org/a'],
  ]
  for (const [text, kind, key] of texts)
    test(`is asked as it was meant and shown as it was typed: ${text}`, () => {
      const { number } = recognise(text)
      const [first] = number?.readings ?? []
      assert.deepEqual([first?.kind, first?.keys.exact[0], number?.text], [kind, key, text])
    })
})

describe('a question', () => {
  const refusals: readonly (readonly [string, object, object])[] = [
    ['without anything', {}, { kind: 'nothing_asked' }],
    ['of spaces', { text: ' \t\n ' }, { kind: 'nothing_asked' }],
    ['of a date alone', { text: '12.03.1984' }, { kind: 'nothing_asked' }],
    [
      'of 10,000 characters',
      { text: 'a'.repeat(10_000) },
      { kind: 'text_too_long', field: 'text', limit: 300 },
    ],
    ['with control characters', { name: 'Aruna\u0000Velkamp' }, { kind: 'text_damaged', field: 'name' }],
    ['with broken UTF-8', { text: 'Aruna \ufffd' }, { kind: 'text_damaged', field: 'text' }],
    ['with half a surrogate', { text: 'Aruna \ud83d' }, { kind: 'text_damaged', field: 'text' }],
    ['of the first line of a zone', { text: FIRST }, { kind: 'not_one_zone' }],
    ['of a misread second line', { text: SECOND.replace('F12', 'F13') }, { kind: 'not_one_zone' }],
    ['of a first line as a number', { document: FIRST }, { kind: 'not_one_zone' }],
    [
      'of a zone by a scanner set to another keyboard',
      { text: `${FIRST}\n${SECOND}`.replaceAll('<', ';') },
      { kind: 'not_one_zone' },
    ],
    ['of its first line alone', { text: FIRST.replaceAll('<', '?') }, { kind: 'not_one_zone' }],
    ['of its second line alone', { text: SECOND.replaceAll('<', '>') }, { kind: 'not_one_zone' }],
    [
      'of a zone with letters for its fillers',
      { text: `${FIRST}\n${SECOND}`.replaceAll('<', 'K') },
      { kind: 'not_one_zone' },
    ],
    ['of two zones', { text: `${FIRST}\n${SECOND}\n${FIRST}\n${OTHER}` }, { kind: 'not_one_zone' }],
    [
      'with a day that does not exist',
      { name: 'A B', born: '1984-02-31' },
      { kind: 'not_a_date', given: '1984-02-31' },
    ],
    ['with an unknown country', { name: 'A B', nationality: 'ATL' }, { kind: 'not_a_country', given: 'ATL' }],
  ]
  for (const [what, question, error] of refusals) {
    test(`${what} is refused`, () =>
      assert.deepEqual(understand({ ...nothing, ...question }, now), { ok: false, error }))
  }

  test('takes a nationality as documents have it, also one that nobody can compare', () => {
    const codes = ['PT', 'D', 'RKS', 'gbn', 'ROM', 'XXA', 'XXB', 'XXC', 'XXX', 'UNO', 'UTO']
    const read = codes.map((nationality) => understand({ ...nothing, name: 'A B', nationality }, now))
    assert.deepEqual(
      read.map((one) => one.ok && one.value.nationality),
      ['PRT', 'DEU', 'XKX', 'GBR', 'ROU', null, null, null, null, null, null],
    )
  })

  test('takes a field over what the box says', () => {
    const read = understand(
      {
        ...nothing,
        text: 'Aruna Velkamp 1984',
        name: 'Ilse Brandvold',
        document: 'ab-12 34 56',
      },
      now,
    )
    assert.ok(read.ok)
    const { name, born, document } = read.value
    const date = born === null ? null : formatPartialDate(born)
    assert.deepEqual({ name, date, document }, { name: 'Ilse Brandvold', date: '1984', document: 'AB123456' })
  })

  test('reads a zone whatever stands around it, and its second line alone', () => {
    const zone = `${FIRST}\n${SECOND}`
    const texts = [zone, `MRZ: ${zone}.`, `Passport\n${zone}\nscanned 2026-03-01`, `${zone}\n${zone}`]
    for (const text of [...texts, SECOND, `> ${SECOND}`]) {
      const read = understand({ ...nothing, text }, now)
      assert.ok(read.ok, text)
      const { name, born, sex, number } = read.value
      assert.equal(name, text.includes('ANNA') ? 'ANNA MARIA ERIKSSON' : null, text)
      assert.deepEqual([born === null ? null : formatPartialDate(born), sex], ['1974-08-12', 'F'])
      assert.deepEqual([number?.text, number?.issuer], ['L898902C3', null])
      assert.equal(number?.zone?.hasExpired, true)
      assert.ok(number?.readings.every(({ keys }) => keys.exact.includes('L898902C3')))
    }
  })

  test('asks a name in the spelling of a zone, and a short number with fillers, as what they are', () => {
    const asked = (text: string) => {
      const read = understand({ ...nothing, text }, now)
      return read.ok ? [read.value.name, read.value.document] : read.error.kind
    }
    assert.deepEqual(asked('ERIKSSON<<ANNA<MARIA<<<<<<'), ['ERIKSSON<<ANNA<MARIA<<<<<<', null])
    assert.deepEqual(asked('L898902C3<<<<6'), [null, 'L898902C36'])
  })

  test('of a Russian internal passport asks for the name in its own letters', () => {
    const text = 'PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50'
    const read = understand({ ...nothing, text }, now)
    assert.equal(read.ok && read.value.name, 'СЕРГЕЙ АНАТОЛЬЕВИЧ ЗДРИЛЮК')
  })

  test('keeps line breaks and tabs of a paste as spaces', () => {
    const read = understand({ ...nothing, text: 'VELKAMP\r\nAruna\t1984' }, now)
    assert.ok(read.ok && read.value.name === 'VELKAMP Aruna')
  })

  test('a number as machines send it is read the short way as it would be the long way', () => {
    const letters = ['A', 'IMO', 'X', 'AB', '']
    for (let turn = 0; turn < 3000; turn++) {
      const digits = String((turn * 7_919_317) % 10 ** (3 + (turn % 9)))
      const text = `${letters[turn % 5]}${digits}${turn % 7 === 0 ? 'C' : ''}`
      const short = understand({ ...noQuestion, text }, now)
      const long = recognise(text)
      const inField = { ...noQuestion, document: text }
      assert.deepEqual(understand(inField, now), understand({ ...inField, birthPlace: '' }, now), text)
      assert.deepEqual(
        short.ok ? [short.value.document, short.value.imo, short.value.name] : null,
        long.document === null && long.imo === null && long.name === null
          ? null
          : [long.document, long.imo, long.name],
        text,
      )
    }
  })
})

test('nothing that is asked beside a number is passed over', () => {
  const beside = { name: 'Ana', born: '1984', nationality: 'PRT', sex: 'F', birthPlace: 'Lisboa' } as const
  const others = Object.keys(noQuestion).filter((field) => field !== 'text' && field !== 'document')
  assert.deepEqual(others.sort(), Object.keys(beside).sort())
  for (const [field, value] of Object.entries(beside)) {
    const asked = understand({ ...noQuestion, text: 'Y1234567', [field]: value }, now)
    assert.notDeepEqual(asked, understand({ ...noQuestion, text: 'Y1234567' }, now), field)
  }
})

test('what is left of a card on a line of a batch asks for nothing; any other number is asked again', () => {
  const cards = understand({ ...noQuestion, text: '5555 5555 5555 4444' }, now)
  const kept = cards.ok ? cards.value.document : null
  assert.equal(kept, '5555 55** **** 4444')
  assert.equal(askedOfNumbers(kept, null).number, null, 'not even for 5555554444')
  for (const number of ['5555554444', '555555**4444', 'AB1234567', '+31 20 5550123'])
    assert.notEqual(askedOfNumbers(number, null).number, null, number)
})
