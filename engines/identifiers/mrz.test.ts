import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { passportZone } from '../../test/zones.ts'
import { blindTo, digit731 } from './check-digits.ts'
import { differBlindly, readMrz } from './mrz.ts'
import { withCentury } from './mrz-holder.ts'
import { readZone } from './mrz-zone.ts'
import type { Reading } from './types.ts'

const UNKNOWN = { kind: null, country: null }
/** The specimens of Doc 9303 parts 4, 5, 6 and 7. */
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
]
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const VISA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109ZE184226B<<<<<<<']

function read(text: string): Reading {
  const reading = readMrz(text, UNKNOWN)
  assert.ok(reading, text)
  return reading
}

function noteNames(reading: Reading): readonly string[] {
  return reading.notes.map((note) => note.name)
}

describe('the specimens of Doc 9303', () => {
  test('each holds, with all that it says', () => {
    for (const lines of [TD3, TD1, TD2, VISA]) {
      const reading = read(lines.join('\n'))
      assert.equal(reading.verdict, 'valid')
      assert.equal(reading.facts['surname'], 'ERIKSSON')
      assert.equal(reading.facts['given_names'], 'ANNA MARIA')
      assert.equal(reading.facts['sex'], 'F')
    }
    const reading = read(TD3.join('\n'))
    assert.deepEqual(
      reading.checks.map(({ name, found, span }) => [name, found, span]),
      [
        ['mrz_number', '6', [45, 55]],
        ['mrz_birth', '2', [58, 65]],
        ['mrz_expiry', '9', [66, 73]],
        ['mrz_optional', '1', [73, 88]],
        ['mrz_composite', '0', [45, 89]],
      ],
    )
    assert.equal(reading.canonical.slice(45, 55), 'L898902C36')
    assert.deepEqual(reading.keys.exact, ['L898902C3'])
    assert.equal(reading.facts['born'], 'XX74-08-12')
  })

  test('UTO is called a specimen, not an unknown country', () => {
    const issuer = read(TD3.join('\n')).notes.find((note) => note.name === 'mrz_issuer')
    assert.deepEqual(issuer?.values, { code: 'UTO', meaning: 'specimen' })
  })

  test('a nationality that is no country is told with what it means, whoever issued the document', () => {
    const zone = passportZone({ issuer: 'D', number: 'C01X00T47' })
    const of = (nationality: string) =>
      read(zone.replace(/(?<=\n.{10})D<</, nationality)).notes.find(({ name }) => name === 'mrz_nationality')
        ?.values
    assert.deepEqual(
      ['XXB', 'XXX', 'GBD', 'UNO', 'QQQ', 'D<<', '<<<'].map((code) => of(code)?.['meaning']),
      [
        'stateless_or_refugee',
        'unspecified',
        'british_class',
        'organisation',
        'unknown',
        undefined,
        undefined,
      ],
    )
  })

  test('what no digit covers is named', () => {
    assert.deepEqual(readZone(TD3.join('\n'))?.unseen, [
      'document_code',
      'issuer',
      'nationality',
      'sex',
      'names',
    ])
    for (const [from, to] of [
      ['F1204159', 'M1204159'],
      ['UTO7408', 'RUS7408'],
      ['ANNA', 'ANNE'],
    ] as const)
      assert.equal(read(TD3.join('\n').replace(from, to)).verdict, 'valid', to)
  })

  test('fields of the zone are where they stand', () => {
    const zone = readZone(TD1.join('\n'))
    for (const field of zone?.fields ?? [])
      assert.equal(
        field.spans.map(({ line, from, to }) => (TD1[line] ?? '').slice(from, to)).join(''),
        field.text,
      )
    assert.deepEqual(zone?.fields.find((field) => field.name === 'expiry')?.spans, [
      { line: 1, from: 8, to: 14 },
    ])
  })
})

describe('altered zones', () => {
  const zones = [TD3, TD1, TD2, VISA]
  const alphabet = [...'<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']

  /** Every zone that differs in one character under a digit, but for the characters of equal value. */
  const altered = zones.flatMap((lines) => {
    const checks = readZone(lines.join('\n'))?.checks ?? []
    const places = checks.flatMap((check) => [...check.over, check.digit])
    return places.flatMap(({ line, from, to }) => {
      const own = lines[line] ?? ''
      const others = (at: number) =>
        alphabet.filter((char) => char !== own[at] && !blindTo(own[at] ?? '').includes(char))
      return Array.from({ length: to - from }, (_, index) => from + index).flatMap((at) =>
        others(at).map((char) => lines.with(line, own.slice(0, at) + char + own.slice(at + 1)).join('\n')),
      )
    })
  })

  test('no character under a digit is altered unseen, but for the pairs of equal value', () => {
    assert.ok(altered.length > 5000, String(altered.length))
    for (const text of altered) assert.notEqual(readMrz(text, UNKNOWN)?.verdict, 'valid', text)
  })

  test('52 pairs of characters are alike to every digit', () => {
    assert.equal(alphabet.flatMap((char) => blindTo(char)).length / 2, 52)
    assert.ok(differBlindly('L898902C3', 'L898902M3'))
    assert.ok(!differBlindly('L898902C3', 'L898902D3'))
    assert.ok(!differBlindly('L898902C3', 'L898902C3'))
    const blind = TD3.join('\n').replace('L898902C3', 'L898902M3')
    assert.equal(read(blind).verdict, 'valid')
  })

  test('a field counted anew leaves the composite digit, a misread one leaves it right', () => {
    const recounted = TD3.join('\n').replace('1204159', '2204150')
    assert.equal(read(recounted).verdict, 'invalid')
    const again = read(TD3.join('\n').replace('1204159', '2204156'))
    assert.ok(noteNames(again).includes('mrz_only_composite_wrong'), JSON.stringify(again.checks))
  })

  test('a document without a number is no sound one', () => {
    const without = read(TD3.join('\n').replace('L898902C36', '<<<<<<<<<<'))
    assert.equal(without.checks.find((check) => check.name === 'mrz_number')?.passed, false)
    assert.ok(noteNames(without).includes('mrz_number_missing'))
    assert.deepEqual(without.keys, { exact: [], folded: [], lookalike: [] })
  })

  test('letters in a date are a fault, with what may have been meant', () => {
    const check = read(TD3.join('\n').replace('740812', '74O8IZ')).checks.find(
      (own) => own.name === 'mrz_birth_date',
    )
    assert.deepEqual([check?.passed, check?.expected, check?.found], [false, '740812', '74O8IZ'])
  })
})

describe('long numbers', () => {
  const belgian =
    'IDBEL000590240<6013<<<<<<<<<<<\n8512017F1311048BEL851201002007\nREINARTZ<<ULRIKE<KATIA<E<<<<<<'
  const dutch =
    'I<NLD123456789<0123456788018<X\n6503101F3108022NLDOPT<DATA2<<5\nDE<BRUIJN<<WILLEKE<LISELOTTE<<'

  test('both ways of counting are accepted and told apart', () => {
    assert.equal(readZone(belgian)?.longNumber, 'filler_kept')
    assert.equal(readZone(dutch)?.longNumber, 'joined')
    assert.equal(read(belgian).facts['number'], '000590240601')
    assert.equal(read(dutch).facts['number'], '123456789012345678801')
    assert.deepEqual(readZone(dutch)?.holder.optional, ['X', 'OPT<DATA2'])
  })

  test('a digit that fits neither way fails', () => {
    const reading = read(belgian.replace('<6013<', '<6014<'))
    assert.equal(reading.verdict, 'invalid')
    assert.ok(reading.notes.some((note) => note.values['practice'] === 'broken'))
  })

  test('the nine characters of the number field find the document, too', () => {
    assert.ok(read(belgian).keys.folded.includes('000590240'))
    assert.ok(!read(belgian).keys.exact.includes('000590240'))
  })
})

describe('what issuers do', () => {
  test('Russian letters written as digits are given in Cyrillic', () => {
    const reading = read(
      'PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50',
    )
    assert.equal(reading.verdict, 'valid')
    assert.deepEqual(reading.notes.find((note) => note.name === 'mrz_russian_letters_as_digits')?.values, {
      surname: 'ЗДРИЛЮК',
      given_names: 'СЕРГЕЙ АНАТОЛЬЕВИЧ',
    })
  })

  test('what an issuer does otherwise is noted, and excuses no digit', () => {
    const german = read(
      'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
    )
    assert.ok(!noteNames(german).includes('mrz_german_number_letters'))
    const forged = read(
      'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01E00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
    )
    assert.ok(noteNames(forged).includes('mrz_german_number_letters'))
    const swedish =
      'I<SWE59000002<8198703142391<<<\n8703145M1701027SWE<<<<<<<<<<<8\nSPECIMEN<<SVEN<<<<<<<<<<<<<<<<'
    assert.ok(noteNames(read(swedish)).includes('mrz_personal_number_in_optional'))
    assert.equal(read(swedish.replace('8703145M', '8703140M')).verdict, 'invalid')
  })

  test('a French card, a French licence and a Swiss one', () => {
    const card = read('IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n9409923102854CORINNE<<<<<<<6512068F4')
    assert.deepEqual([card.verdict, card.facts['given_names']], ['valid', 'CORINNE'])
    const french = read('D1FRA13AA000026181231MARTIN<<9')
    assert.deepEqual([french.verdict, french.facts['number']], ['valid', '13AA00002'])
    const swiss = read('CTD718D<<\nFACHE123456788001<<800126<<<<<\nMARCHAND<<FABIENNE<<<<<<<<<<<<')
    assert.deepEqual([swiss.verdict, swiss.facts['number']], ['unverifiable', '123456788001'])
  })

  test('a name without a surname, and one that fills its line', () => {
    const nameless = read(TD1.join('\n').replace('ERIKSSON<<ANNA<MARIA', '<<ANNA<MARIA<<<<<<<<'))
    assert.deepEqual([nameless.facts['surname'], nameless.facts['given_names']], [undefined, 'ANNA MARIA'])
    const long = read(
      TD1.join('\n').replace('ERIKSSON<<ANNA<MARIA<<<<<<<<<<', 'ERIKSSON<<ANNA<MARIA<MAGDALENA'),
    )
    assert.ok(noteNames(long).includes('mrz_names_cut'))
  })
})

describe('dates', () => {
  test('29 February is a day of leap years alone', () => {
    const days = ['240229', '000229', '230229', '<<0229']
    const zones = days.map((born) => readZone(passportZone({ issuer: 'UTO', number: 'L898902C3', born })))
    assert.deepEqual(
      zones.map((zone) => zone?.holder.born?.isPossible),
      [true, true, false, true],
    )
  })

  test('parts that are unknown stay unknown', () => {
    const partial = read(
      'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F<<<<<<0UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    )
    assert.deepEqual([partial.verdict, partial.facts['expires']], ['valid', 'XXXX-XX-XX'])
    const zone = readZone(
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74<<<<4F1204159ZE184226B<<<<<10',
    )
    assert.deepEqual(zone?.holder.born && withCentury(zone.holder.born, 'birth', 2026), {
      precision: 'year',
      year: 1974,
      qualifier: 'exact',
      calendar: 'gregorian',
    })
  })

  test('a birth is never in the future, an expiry may be', () => {
    const date = { text: '300228', yearOfCentury: 30, month: 2, day: 28, isPossible: true }
    const yearOf = (meaning: 'birth' | 'expiry', thisYear: number) => {
      const found = withCentury(date, meaning, thisYear)
      return found !== null && 'year' in found ? found.year : null
    }
    assert.deepEqual(
      [yearOf('birth', 2026), yearOf('birth', 2031), yearOf('expiry', 2026)],
      [1930, 2030, 2030],
    )
  })
})

describe('pasted text', () => {
  test('a filler too few or too many goes back where the digits hold', () => {
    const [first = '', second = ''] = TD3
    for (const text of [
      `${first.slice(0, -1)}\n${second}`,
      `${first}\n${second.replace('<<<<<', '<<<<')}`,
      `${first}${second.replace('<<<<<', '<<<<')}`,
      `${first}<\n${second.replace('<<<<<', '<<<<<<')}`,
      `P<UTOERIKSSON<<ANNA<MARIA\n${second}`,
    ]) {
      const reading = read(text)
      assert.deepEqual([reading.canonical, reading.verdict], [TD3.join('\n'), 'valid'], text)
      assert.ok(noteNames(reading).includes('mrz_mended'))
    }
  })

  test('digits of another script and letters of another alphabet are read', () => {
    const arabic = TD3.join('\n').replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))
    assert.equal(read(`\u202b${arabic}\u202c`).canonical, TD3.join('\n'))
    assert.equal(read(TD3.join('\n').replaceAll('A', 'А')).canonical, TD3.join('\n'))
  })

  test('what is no zone is none', () => {
    for (const text of [
      '',
      '<',
      'Mohamed <Ali>',
      '<'.repeat(88),
      'A'.repeat(88),
      '1234<'.repeat(20),
      'x'.repeat(1e6),
    ])
      assert.equal(readMrz(text, UNKNOWN), null, text.slice(0, 30))
  })

  test('never throws, whatever is damaged', () => {
    const damage = fc.tuple(
      fc.constantFrom(TD3, TD1, TD2, VISA),
      fc.array(fc.tuple(fc.nat(100), fc.constantFrom('', '<', 'O', ' ', '\n', '«', '٣', '\u202e', '𝟗')), {
        maxLength: 8,
      }),
    )
    fc.assert(
      fc.property(damage, ([lines, changes]) => {
        const text = changes.reduce(
          (own, [at, put]) => own.slice(0, at) + put + own.slice(at + 1),
          lines.join('\n'),
        )
        const reading = readMrz(text, UNKNOWN)
        for (const check of reading?.checks ?? [])
          assert.ok(check.span === null || check.span[1] <= (reading?.canonical.length ?? 0))
      }),
      { numRuns: 300 },
    )
  })
})

describe('any zone with the right digits', () => {
  const filled = (text: string, length: number) => text.slice(0, length).padEnd(length, '<')
  const name = fc.stringMatching(/^[A-Z]{1,12}$/)
  const numbers = fc.stringMatching(/^[A-Z0-9]{5,9}$/)
  const dates = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''))
  const people = fc.record({ surname: name, given: name, number: numbers, born: dates, expires: dates })
  const withDigit = (text: string) => text + digit731(text)

  test('is valid and says what was put into it', () => {
    fc.assert(
      fc.property(people, ({ surname, given, number, born, expires }) => {
        const own = [withDigit(filled(number, 9)), withDigit(born), withDigit(expires)] as const
        const names = `${surname}<<${given}`
        const optional = withDigit(filled('', 14))
        const zones = [
          `P<MDA${filled(names, 39)}\n${own[0]}MDA${own[1]}F${own[2]}${optional}${digit731(own.join('') + optional)}`,
          `I<MDA${filled(names, 31)}\n${own[0]}MDA${own[1]}F${own[2]}<<<<<<<${digit731(own.join('') + filled('', 7))}`,
          `I<MDA${filled(own[0], 25)}\n${own[1]}F${own[2]}MDA${filled('', 11)}${digit731(filled(own[0], 25) + own[1] + own[2] + filled('', 11))}\n${filled(names, 30)}`,
        ]
        for (const zone of zones) {
          const reading = read(zone)
          assert.equal(reading.verdict, 'valid', zone)
          assert.deepEqual([reading.facts['number'], reading.country], [number, 'MDA'])
          assert.deepEqual([reading.facts['surname'], reading.facts['given_names']], [surname, given])
        }
      }),
      { numRuns: 300 },
    )
  })
})
