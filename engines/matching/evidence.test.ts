import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseCountry } from '../../kernel/country.ts'
import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { foldLookalikes } from '../identifiers/spelling.ts'
import { nearbyKeys, normaliseNumber, numberKey } from './document-keys.ts'
import { evidenceOf, howDatesMet } from './evidence.ts'
import type { IndexEntry, Query } from './types.ts'

function date(text: string): PartialDate {
  const parsed = parsePartialDate(text)
  assert.ok(parsed !== null, text)
  return parsed
}

const NOBODY: IndexEntry = {
  id: '1',
  subject: 'person',
  names: [],
  born: [],
  nationalities: [],
  sex: 'U',
  birthPlaces: [],
  documents: [],
}
const NOTHING: Query = {
  name: null,
  parts: null,
  subject: null,
  born: null,
  nationality: null,
  sex: null,
  birthPlace: null,
  document: null,
}

describe('birth dates', () => {
  const grades: readonly (readonly [asked: string, held: string, how: string, weight: number])[] = [
    ['1971-04-09', '1971-04-09', 'same_day', 0.2],
    ['1971-01-01', '1971-01-01', 'same_day', 0.08],
    ['1971-04-09', '1971-09-04', 'day_and_month_swapped', 0.14],
    ['1971-04-09', '1971-04-19', 'two_parts_same', 0.08],
    ['1971-04-09', '1972-04-09', 'two_parts_same', 0.08],
    ['1971-04-09', '1981-04-09', 'two_parts_same', 0.08],
    ['1971-04-09', '1971-01-01', 'same_year', 0.04],
    ['1971-04-09', '1971-12-30', 'same_year', -0.15],
    ['1971-04-09', '1971', 'same_year', 0.08],
    ['1971', '1971-04-09', 'same_year', 0.08],
    ['1971-04', '1971-04-09', 'two_parts_same', 0.12],
    ['1971', '1972', 'year_next_to', 0],
    ['1971', 'circa 1973', 'within_range', 0.06],
    ['1971-04-09', '1970-1975', 'within_range', 0.06],
    ['1971-04-09', '1950-1990', 'within_range', 0],
    ['1971-04-09', 'before 1980', 'within_range', 0],
    ['1971-04-09', '1974-04-09', 'two_parts_same', 0.08],
    ['1971-01-01', '1974-01-01', 'conflict', -0.32],
    ['1971-04-09', '1969-08-30', 'conflict', -0.32],
    ['1971-04-09', '1976-04-30', 'conflict', -0.32],
    ['1971-04-09', '1976-08-30', 'conflict', -0.32],
    ['1971', '1976', 'conflict', -0.32],
    ['1971-04-09', '1973', 'conflict', -0.15],
    ['1971-04-09', '1973-04-30', 'conflict', -0.15],
    ['1971-04-09', '1981-04-30', 'conflict', -0.42],
    ['1971', '1955', 'conflict', -0.42],
    ['1971-04-09', 'after 1980', 'conflict', -0.32],
    ['1971-04-09', 'after 1985', 'conflict', -0.42],
    ['1971-04-09', '1955-08-30', 'conflict', -0.42],
    ['2514-04-09', '1971-04-09', 'same_day', 0.2],
  ]
  for (const [asked, held, how, weight] of grades) {
    test(`${asked} beside ${held}: ${how}`, () => {
      const query = { ...NOTHING, born: date(asked) }
      const [fact] = evidenceOf(query, { ...NOBODY, born: [date(held)] })
      assert.deepEqual([fact?.how, fact?.weight], [how, weight])
    })
  }

  test('are graded alike from either side', () => {
    for (const [a, b] of grades.filter(([asked]) => !asked.startsWith('25'))) {
      assert.deepEqual(howDatesMet(date(a), date(b)), howDatesMet(date(b), date(a)))
    }
  })

  test('the best of several dates of a record counts', () => {
    const [fact] = evidenceOf(
      { ...NOTHING, born: date('1971-04-09') },
      { ...NOBODY, born: [date('1955-01-02'), date('1971-04-09')] },
    )
    assert.equal(fact?.how, 'same_day')
  })
})

describe('other evidence', () => {
  const france = parseCountry('FRA')
  const chad = parseCountry('TCD')
  assert.ok(france !== null && chad !== null)
  const held: IndexEntry = {
    ...NOBODY,
    nationalities: [france],
    sex: 'M',
    birthPlaces: [{ text: 'Lyon', country: france }],
  }

  test('speaks for and against, each with its weight', () => {
    const same = evidenceOf({ ...NOTHING, nationality: france, sex: 'M', birthPlace: 'lyon' }, held)
    assert.deepEqual(
      same.map((fact) => [fact.field, fact.how, fact.weight > 0]),
      [
        ['nationality', 'same', true],
        ['sex', 'same', true],
        ['birth_place', 'same', true],
      ],
    )
    const other = evidenceOf({ ...NOTHING, nationality: chad, sex: 'F', birthPlace: 'Paris' }, held)
    assert.deepEqual(
      other.map((fact) => [fact.field, fact.how, fact.weight < 0]),
      [
        ['nationality', 'different', true],
        ['sex', 'different', true],
        ['birth_place', 'different', true],
      ],
    )
    assert.equal(evidenceOf({ ...NOTHING, birthPlace: 'France' }, held)[0]?.how, 'same_country')
  })

  test('what one side does not know says nothing', () => {
    assert.deepEqual(
      evidenceOf(
        { ...NOTHING, nationality: france, sex: 'M', birthPlace: 'Lyon', born: date('1971') },
        NOBODY,
      ),
      [],
    )
    assert.deepEqual(evidenceOf(NOTHING, { ...held, born: [date('1971')] }), [])
    assert.deepEqual(evidenceOf({ ...NOTHING, sex: 'X' }, held), [])
  })

  test('a document of another issuer counts less, another number nothing', () => {
    const passport: IndexEntry = { ...NOBODY, documents: [{ number: '12AB34567', issuer: france }] }
    const weight = (number: string, issuer: typeof france | null): number | undefined =>
      evidenceOf({ ...NOTHING, document: { number, issuer } }, passport)[0]?.weight
    assert.equal(weight('12AB34567', france), 0.5)
    assert.equal(weight('12 ab 34567', null), 0.5)
    assert.equal(weight('12AB34567', chad), 0.3)
    assert.equal(weight('12AB34568', france), 0.2)
    assert.equal(weight('99ZZ99999', france), undefined)
  })
})

describe('document numbers', () => {
  test('are letters and digits alone, in every script of digits', () => {
    assert.equal(normaliseNumber(' ab-12/٣٤\u200e '), 'AB1234')
    assert.equal(normaliseNumber('..'), '')
  })

  test('look-alikes have one key', () => {
    assert.equal(foldLookalikes('O0I1S5B8Z2'), '0011558822')
    assert.equal(numberKey('KO12'), numberKey('K012'))
  })

  test('every number one character away is near, others are not', () => {
    const near = new Set(nearbyKeys('K1234567'))
    for (const number of ['K1234568', 'K123456', 'K12345677', 'K1234576', 'X1234567'])
      assert.ok(near.has(numberKey(number)), number)
    for (const number of ['K1234599', 'K12345', 'X1234568']) assert.ok(!near.has(numberKey(number)), number)
  })
})
