import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { readHash } from './hash.ts'
import { moldovan } from './national-checks.ts'
import { nationalReaders } from './national-number.ts'
import { nationalRules } from './national-rules.ts'
import { readPgpFingerprint } from './pgp-fingerprint.ts'
import { recognise } from './recognise.ts'
import type { Reading, ReadingHint } from './types.ts'

const bare: ReadingHint = { kind: null, country: null }

function readNational(
  text: string,
  code: string | null,
  kind: ReadingHint['kind'] = null,
): readonly Reading[] {
  const hint = { kind, country: code === null ? null : parseCountry(code) }
  return nationalReaders.flatMap((read) => read(text, hint) ?? [])
}

/** Examples that the offices themselves or handbooks print. */
const known: readonly (readonly [country: string, number: string])[] = [
  ['AR', '20267565393'],
  ['AT', '1237 010180'],
  ['BE', '85.07.30-033.28'],
  ['BG', '752316 926 3'],
  ['BR', '390.533.447-05'],
  ['CA', '123-456-782'],
  ['CH', '756.9217.0769.85'],
  ['CL', '12.531.909-2'],
  ['CN', '360426199101010071'],
  ['CZ', '710319/2745'],
  ['SK', '710319/2745'],
  ['DE', '36 574 261 809'],
  ['DO', '22400022111'],
  ['EC', '171430710-3'],
  ['EE', '36805280109'],
  ['ES', '54362315-K'],
  ['ES', 'x-2482300w'],
  ['FI', '131052-308T'],
  ['FI', '131052A308T'],
  ['FR', '2 95 10 99 126 111 93'],
  ['GR', '01013099997'],
  ['HK', 'AB987654(3)'],
  ['HR', '33392005961'],
  ['IE', '6433435F'],
  ['IL', '039337423'],
  ['IN', '2341 2341 2346'],
  ['IR', '0499370899'],
  ['IS', '120174-3399'],
  ['IT', 'RCCMNL83S18D969H'],
  ['KZ', '880101300123'],
  ['LT', '33309240064'],
  ['MD', '2004027007655'],
  ['MX', 'BOXW310820HNERXN09'],
  ['NL', '111222333'],
  ['NO', '151086 95088'],
  ['PL', '44051401359'],
  ['PT', '00000000 0 ZZ4'],
  ['RO', '1630615123457'],
  ['RU', '500100732259'],
  ['RU', '112-233-445 95'],
  ['SE', '811218-9876'],
  ['SE', '19811218-9876'],
  ['SI', '0101006500006'],
  ['TH', '1-1017-00230-70-8'],
  ['TR', '17291716060'],
  ['TW', 'A123456789'],
  ['UA', '1759013776'],
  ['UY', '1.234.567-2'],
  ['ZA', '8001015009087'],
]

describe('the number of a person', () => {
  it('is valid by the check of its country', () => {
    for (const [country, number] of known) {
      const verdicts = readNational(number, country)
        .filter((reading) => reading.country === parseCountry(country))
        .map(({ verdict }) => verdict)
      assert.deepEqual(verdicts, ['valid'], `${country} ${number}`)
    }
  })

  it('with one wrong digit is never valid where its rule sees every digit', () => {
    // Of the others the rule itself makes two remainders one digit, or leaves digits out (the century in Sweden).
    const seesAll = ['CA', 'CH', 'FR', 'HR', 'IL', 'IN', 'IT', 'MD', 'NO', 'PL', 'SI', 'TR']
    let tried = 0
    for (const [country, number] of known.filter(([code]) => seesAll.includes(code)))
      for (const mutant of mutantsOf(number.replace(/[\s./-]/g, ''))) {
        tried += 1
        const valid = readNational(mutant, country).filter(
          (reading) => reading.verdict === 'valid' && reading.country === parseCountry(country),
        )
        assert.deepEqual(valid, [], `${country} ${mutant}`)
      }
    assert.ok(tried >= 1000, String(tried))
  })

  it('of Moldova follows the number of companies that the state prints', () => {
    assert.ok(moldovan('1008600038413'))
    assert.ok(!moldovan('1008600038412'))
  })

  it('of every rule has a country and a form, and each check is tried above', () => {
    const tried = new Set(known.map(([code]) => parseCountry(code)))
    // One rule for the states that were Yugoslavia.
    for (const code of ['BA', 'ME', 'MK', 'RS', 'XK']) tried.add(parseCountry(code))
    assert.deepEqual(
      nationalRules.filter(({ country, check }) => check !== null && !tried.has(country)),
      [],
    )
  })

  it('without a check is unverifiable, and read only for its country or by its name', () => {
    for (const [country, number] of [
      ['GB', 'AB 12 34 56 C'],
      ['US', '219-09-9999'],
      ['DK', '010170-1234'],
      ['LV', '320000-12345'],
    ] as const) {
      assert.deepEqual(readNational(number, country).map(({ verdict }) => verdict)[0], 'unverifiable', number)
      assert.deepEqual(
        readNational(number, null).filter(({ verdict }) => verdict === 'unverifiable'),
        [],
      )
    }
    assert.equal(readNational('NINO AB123456C', null)[0]?.country, parseCountry('GB'))
  })

  it('of a country without a rule is unverifiable, and only where one was asked for', () => {
    const georgian = (kind: ReadingHint['kind']) =>
      readNational('01-234-567-891', 'GE', kind).filter(({ country }) => country === parseCountry('GE'))
    const [reading, ...others] = georgian('national_number')
    assert.deepEqual([reading?.verdict, reading?.canonical, others], ['unverifiable', '01234567891', []])
    assert.deepEqual(georgian(null), [])
  })

  it('that fits several countries has a reading for each, and the country of the form comes first', () => {
    const readings = readNational('44051401359', 'PL')
    const best = readings.toSorted((one, other) => other.likelihood - one.likelihood)[0]
    assert.equal(best?.country, parseCountry('PL'))
    assert.ok(readNational('44051401359', null).every(({ likelihood }) => likelihood < 0.2))
  })

  it('of Sweden is one with and without its century', () => {
    const [long, short] = ['19811218-9876', '811218+9876'].map((text) => readNational(text, 'SE'))
    assert.deepEqual(long?.find(isSwedish)?.keys.folded, short?.find(isSwedish)?.keys.folded)
  })

  it('is named by its own label, and not by one that many numbers have', () => {
    assert.equal(readNational('BSN: 111222333', null)[0]?.country, parseCountry('NL'))
    assert.deepEqual(readNational('CI 1234567-2', null), [])
    assert.ok(readNational('ID 8001015009087', null).every(({ likelihood }) => likelihood < 0.2))
  })

  it('named by its scheme is read by that rule alone, and is invalid where its digit fails', () => {
    for (const [text, country, verdict] of [
      ['PESEL: 44051401358', 'POL', 'invalid'],
      ['PESEL 44051401358', 'POL', 'invalid'],
      ['IDNP: 2004123456783', 'MDA', 'invalid'],
      ['CNP 1630615123458', 'ROU', 'invalid'],
      ['BSN: 123456783', 'NLD', 'invalid'],
      ['BSN: 123456782', 'NLD', 'valid'],
      ['DNI 12345678A', 'ESP', 'invalid'],
      ['NIE: X1234567M', 'ESP', 'invalid'],
      ['codice fiscale RCCMNL83S18D969H', 'ITA', 'valid'],
      ['Codice fiscale: RCCMNL83S18D969I', 'ITA', 'invalid'],
      ['ИНН 1234567894', 'RUS', 'valid'],
      ['ИНН: 1234567895', 'RUS', 'invalid'],
      ['ИНН 500100732258', 'RUS', 'invalid'],
      ['СНИЛС: 112-233-445 95', 'RUS', 'valid'],
      ['СНИЛС 112-233-445 96', 'RUS', 'invalid'],
      ['IDNP: 200402700765', null, 'unverifiable'],
      ['DNI 12345678', null, 'unverifiable'],
    ] as const) {
      const readings = recognise(text, bare)
      const named = readings.filter(({ kind }) => kind === 'national_number')
      assert.deepEqual(
        named.map((reading) => [reading.country, reading.verdict]),
        [[country, verdict]],
        text,
      )
      assert.equal(readings[0], named[0], text)
    }
  })

  it('of companies is read by its name alone', () => {
    const russian = (text: string, kind: ReadingHint['kind']) =>
      readNational(text, 'RU', kind).map(({ verdict, country }) => `${country} ${verdict}`)
    assert.ok(!russian('1234567894', null).includes('RUS valid'))
    assert.ok(russian('1234567895', 'national_number').includes('RUS unverifiable'))
  })

  it('of one repeated digit is a placeholder', () => {
    assert.equal(
      readNational('111111111', 'NL').find(({ country }) => country === parseCountry('NL'))?.verdict,
      'invalid',
    )
  })

  it('too short to be told from other numbers is read for its country only', () => {
    assert.deepEqual(readNational('111222333', null), [])
  })
})

function isSwedish({ country }: Reading): boolean {
  return country === parseCountry('SE')
}

function mutantsOf(text: string): readonly string[] {
  return [...text].flatMap((here, at) =>
    [...(/\d/.test(here) ? '0123456789' : '')]
      .filter((digit) => digit !== here)
      .map((digit) => text.slice(0, at) + digit + text.slice(at + 1)),
  )
}

describe('the hash of a file', () => {
  it('is told by its length, and 32 digits may be two kinds', () => {
    const md5 = readHash('MD5: D41D8CD98F00B204E9800998ECF8427E')
    assert.deepEqual(
      [md5?.facts['algorithm'], md5?.verdict, md5?.notes.map(({ name }) => name)],
      ['MD5', 'unverifiable', ['several_algorithms_fit', 'hash_of_nothing']],
    )
    for (const [length, algorithm] of [
      [40, 'SHA-1'],
      [64, 'SHA-256'],
      [96, 'SHA-384'],
      [128, 'SHA-512'],
    ] as const)
      assert.equal(readHash('a1'.repeat(length / 2))?.facts['algorithm'], algorithm)
  })

  it('is taken out of what programs print', () => {
    const digits = 'a1'.repeat(32)
    for (const text of [
      `${digits}  file.bin`,
      `${digits} *file.bin`,
      `SHA256 (file.bin) = ${digits}`,
      `sha-256: ${digits}`,
    ])
      assert.equal(readHash(text)?.canonical, digits, text)
  })

  it('is not made of other texts', () => {
    for (const text of ['a1'.repeat(15), 'g1'.repeat(16), '1234', 'Orlan'])
      assert.equal(readHash(text), null, text)
  })
})

describe('the fingerprint of a key', () => {
  const spaced = 'D212 7F7E 4C6E 8A2F 1B39  0A55 7C30 41D8 9E1F 6B02'

  it('is one however it is written, and likelier in groups', () => {
    const grouped = readPgpFingerprint(spaced, bare)
    const joined = readPgpFingerprint(`0x${spaced.replace(/ /g, '').toLowerCase()}`, bare)
    assert.deepEqual(grouped?.keys, joined?.keys)
    assert.equal(grouped?.verdict, 'unverifiable')
    assert.ok((grouped?.likelihood ?? 0) > (joined?.likelihood ?? 1))
    assert.equal(readPgpFingerprint(`PGP fingerprint: ${spaced}`, bare)?.canonical, grouped?.canonical)
  })

  it('cut short to a key id is forged easily, and read only by its name', () => {
    const reading = readPgpFingerprint('PGP: 0x9E1F6B02', bare)
    assert.deepEqual(
      reading?.notes.map(({ name }) => name),
      ['short_key_id_is_forged_easily'],
    )
    assert.equal(readPgpFingerprint('9E1F6B02', bare), null)
    assert.equal(readPgpFingerprint('a1'.repeat(32), bare), null)
  })
})
