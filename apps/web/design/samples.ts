import { type Country, parseCountry } from '../../../kernel/country.ts'
import type { Evidence, PartMatch } from '../../../kernel/match.ts'
import type { PartialDate } from '../../../kernel/partial-date.ts'

/** Everybody and everything here is invented. */
export const people = [
  {
    id: '1',
    name: 'سالم الخيالي',
    latin: 'Salim al-Khayali',
    born: '1984-02-13',
    country: 'JOR',
    number: 'N4471208',
    total: 1.31,
  },
  {
    id: '2',
    name: 'Вера Вымыслова',
    latin: 'Vera Vymyslova',
    born: '1979',
    country: 'KGZ',
    number: 'AC2345671',
    total: 0.94,
  },
  {
    id: '3',
    name: 'สมมติ แต่งขึ้น',
    latin: 'Sommut Taengkhuen',
    born: '1990-11',
    country: 'THA',
    number: 'AA1234567',
    total: 0.81,
  },
  {
    id: '4',
    name: 'Ardit Trilluar',
    latin: null,
    born: '1991-06-30',
    country: 'XKX',
    number: 'K0012874',
    total: 0.77,
  },
  {
    id: '5',
    name: 'דמות בדויה',
    latin: 'Dmut Beduya',
    born: '1966',
    country: 'ISR',
    number: '20714455',
    total: 0.7,
  },
] as const

export type SamplePerson = (typeof people)[number]

export function sampleCountry(code: string): Country {
  const country = parseCountry(code)
  if (country === null) throw new Error(`${code} is no country`)
  return country
}

export const dates: readonly PartialDate[] = [
  { precision: 'day', year: 1984, month: 2, day: 13, qualifier: 'exact', calendar: 'gregorian' },
  { precision: 'month', year: 1984, month: 2, qualifier: 'circa', calendar: 'gregorian' },
  { precision: 'year', year: 1984, qualifier: 'before', calendar: 'gregorian' },
  { precision: 'range', fromYear: 1975, toYear: 1980, calendar: 'gregorian' },
  { precision: 'day', year: 2527, month: 2, day: 13, qualifier: 'exact', calendar: 'thai_buddhist' },
  { precision: 'year', year: 1404, qualifier: 'exact', calendar: 'islamic' },
]

export const latinParts: readonly PartMatch[] = [
  { asked: 'Mohammed', found: 'Muhamad', how: 'same_spelling_family', similarity: 0.96, weight: 0.3 },
  { asked: 'Salim', found: 'Salim', how: 'exact', similarity: 1, weight: 0.25 },
  { asked: 'Khayaly', found: 'Al-Khayali', how: 'joined_or_split', similarity: 0.9, weight: 0.35 },
  { asked: 'J', found: 'Jabir', how: 'initial', similarity: 0.55, weight: 0.05 },
  { asked: null, found: 'Testani', how: 'not_asked', similarity: 0, weight: 0.05 },
]

export const arabicParts: readonly PartMatch[] = [
  { asked: 'سالم', found: 'Salim', how: 'transliterated', similarity: 0.98, weight: 0.4 },
  { asked: 'الخيالي', found: 'al-Khayali', how: 'transliterated', similarity: 0.93, weight: 0.5 },
  { asked: 'جابر', found: null, how: 'missing', similarity: 0, weight: 0.1 },
]

export const evidence: readonly Evidence[] = [
  { field: 'born', how: 'same_year', asked: '1984', found: '1984-02-13', weight: 0.12 },
  { field: 'nationality', how: 'same', asked: 'JOR', found: 'JOR', weight: 0.05 },
  { field: 'birth_place', how: 'different', asked: 'Irbid', found: 'Aqaba', weight: -0.04 },
  { field: 'document', how: 'one_character_different', asked: 'N4471208', found: 'N447I208', weight: 0.4 },
  { field: 'sex', how: 'conflict', asked: 'F', found: 'M', weight: -0.3 },
]
