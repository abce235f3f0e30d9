import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type IdentifierKind, identifierKinds } from '../../kernel/identifier-kind.ts'
import { recognise } from './recognise.ts'
import type { Reading } from './types.ts'

const UNKNOWN = { kind: null, country: null }
const ZONE = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'

function kinds(text: string, kind: IdentifierKind | null = null): readonly string[] {
  return recognise(text, { kind, country: null }).map((reading) => reading.kind)
}

describe('what a text may be', () => {
  test('more than one answer where there is more than one', () => {
    assert.deepEqual(kinds('9074729').slice(0, 2), ['imo_ship', 'document_number'])
    assert.ok(kinds('AA 1234 BB').includes('plate') && kinds('AA 1234 BB').includes('document_number'))
  })

  test('a zone before everything else', () => {
    assert.equal(kinds(ZONE)[0], 'mrz')
    assert.equal(kinds(`MRZ: ${ZONE}`)[0], 'mrz')
    assert.equal(kinds(`passport no.\n${ZONE}`)[0], 'mrz')
  })

  test('a label decides between weak checks', () => {
    assert.equal(kinds('passport no. 9074729')[0], 'document_number')
    assert.equal(kinds('IMO 9074729')[0], 'imo_ship')
    assert.equal(kinds('imo9074729')[0], 'imo_ship')
    assert.equal(kinds('VIN: WP0ZZZ99ZTS392124')[0], 'vin')
    assert.equal(kinds('Паспорт № 123456789')[0], 'document_number')
    assert.equal(kinds('جواز السفر: ١٢٣٤٥٦٧٨٩')[0], 'document_number')
    assert.equal(kinds('Kennzeichen: B-MW 1234')[0], 'plate')
    assert.equal(kinds('Reg. no. AB 123 CD')[0], 'plate')
    assert.equal(kinds('Numéro de passeport : 9074729')[0], 'document_number')
    assert.equal(kinds('رقم جواز السفر ٩٠٧٤٧٢٩')[0], 'document_number')
  })

  test('a ship whose digit holds is no company whose digit fails', () => {
    const told = (text: string) => recognise(text, UNKNOWN).map(({ kind, verdict }) => `${kind} ${verdict}`)
    assert.ok(!told('IMO 9074729').includes('imo_company invalid'))
    assert.deepEqual(told('IMO 9074728').slice(0, 2), ['imo_ship invalid', 'imo_company invalid'])
    assert.equal(told('IMO company 9074729')[0], 'imo_company invalid')
  })

  test('a number of a ship, a beacon and a passport is all three', () => {
    assert.deepEqual(kinds('214182000').toSorted(), ['document_number', 'mmsi'])
    assert.equal(kinds('MMSI: 214182000')[0], 'mmsi')
    assert.equal(kinds('CSQU 305438 3')[0], 'container')
    assert.equal(kinds('serial no. KM1234')[0], 'firearm_serial')
    assert.equal(kinds('Engine: K9K D123456')[0], 'engine_number')
    assert.equal(kinds('Call sign ERBA')[0], 'call_sign')
    assert.equal(kinds('Führerschein B072RRE2I55')[0], 'driving_licence')
  })

  test('a payment card is no document as well, unless it is called one', () => {
    for (const text of ['4111 1111 1111 1111', 'card 4111111111111111', 'VISA: 4111111111111111']) {
      assert.ok(kinds(text).includes('card'), text)
      assert.ok(!kinds(text).includes('document_number'), text)
    }
    assert.ok(kinds('passport 4111111111111111').includes('document_number'))
    assert.ok(kinds('4111111111111111', 'document_number').includes('document_number'))
    assert.ok(kinds('4111 1111 1111 1112').includes('document_number'))
  })

  test('the field decides where nothing else does', () => {
    assert.equal(kinds('AA 1234 BB', 'plate')[0], 'plate')
    assert.equal(kinds('AA 1234 BB', 'document_number')[0], 'document_number')
  })

  test('a label that is part of the number loses nothing', () => {
    const canonicals = recognise('ID 1234567', UNKNOWN).map((reading) => reading.canonical)
    assert.ok(canonicals.includes('1234567') && canonicals.includes('ID1234567'))
  })

  test('nothing for noise, however long', () => {
    for (const text of ['', ' ', '\u202e', 'the', '!!!', '<'.repeat(88), 'A1<'.repeat(1e6), '\ud800'])
      assert.deepEqual(recognise(text, UNKNOWN), [], text.slice(0, 20))
  })
})

/** One or two of every kind. */
const EXAMPLES = [
  ...[ZONE, '9074729', 'IMO 0289239', 'АА 1234 ВВ', 'KÖ AB 12', '1HGCM82633A004352', 'WP0ZZZ99ZTS392124'],
  ...[
    'MORGA657054SM9IJ',
    'L898902C36',
    '007666667ZZ0',
    'engine no. K9K D123456',
    'MMSI 214182000',
    '9HA1234',
  ],
  ...[
    'FR-ABC12345C919',
    'ABC12345C919',
    'ER-AXV',
    'N12345',
    'A061D9',
    'CSQU3054383',
    'serial: 369J257',
    'AB12?456',
  ],
]

/** Texts near to identifiers, and anything else. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 320 }),
  fc.string({ unit: fc.constantFrom(...'AB0O1IZ2 <-.:/ÖßДα٣\n?'), maxLength: 100 }),
  fc.constantFrom(...EXAMPLES),
  fc
    .tuple(fc.constantFrom(...EXAMPLES), fc.nat(40), fc.constantFrom('', 'O', '0', 'B', '8', ' ', '-', '?'))
    .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1)),
)
const hints = fc.record({ kind: fc.option(fc.constantFrom(...identifierKinds)), country: fc.constant(null) })

function keepsTheRules(reading: Reading): void {
  assert.equal(
    reading.verdict === 'invalid',
    reading.checks.some((check) => !check.passed),
  )
  assert.ok(reading.verdict !== 'valid' || reading.checks.length > 0, reading.kind)
  assert.ok(reading.likelihood > 0 && reading.likelihood < 1)
  const spans = reading.checks.flatMap(({ span }) => (span === null ? [] : [span]))
  for (const [from, to] of spans) assert.ok(from < to && to <= reading.canonical.length)
}

function keepTheGrades(a: Reading, b: Reading): void {
  const meets = (grade: 'exact' | 'folded' | 'lookalike') =>
    a.keys[grade].some((key) => b.keys[grade].includes(key))
  assert.ok(!meets('exact') || meets('folded'), `${a.kind} ${a.canonical}`)
  assert.ok(!meets('folded') || meets('lookalike'), `${a.kind} ${a.canonical}`)
}

describe('whatever comes in', () => {
  test('no reading breaks the rules of readings', () => {
    fc.assert(
      fc.property(texts, hints, (text, hint) => recognise(text, hint).forEach(keepsTheRules)),
      { numRuns: 1000 },
    )
  })

  test('what is found by one grade of keys is found by the next', () => {
    fc.assert(
      fc.property(texts, texts, hints, (one, other, hint) => {
        const others = recognise(other, hint)
        for (const a of recognise(one, hint))
          for (const b of others.filter((own) => own.kind === a.kind)) keepTheGrades(a, b)
      }),
      { numRuns: 1000 },
    )
  })

  test('how it is typed changes no canonical form: capitals, direction marks, digits of a script', () => {
    for (const text of EXAMPLES) {
      const canonical = (typed: string) => recognise(typed, UNKNOWN).map((reading) => reading.canonical)
      const persian = text.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))
      for (const typed of [text.toLowerCase(), `\u202b${text}\u202c`, persian, `\u200b${text}\ufeff`])
        assert.deepEqual(canonical(typed), canonical(text), typed)
    }
  })
})
