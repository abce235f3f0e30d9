import { countryName } from '../../kernel/country.ts'
import type { Evidence } from '../../kernel/match.ts'
import { formatPartialDate, type PartialDate, toGregorian } from '../../kernel/partial-date.ts'
import { foldLookalikes } from '../identifiers/spelling.ts'
import { normaliseNumber } from './document-keys.ts'
import { letterDistance } from './edit-cost.ts'
import { normalise } from './normalise.ts'
import type { IndexEntry, Query } from './types.ts'

/*
 * What speaks for or against a candidate beside the name. Each weight is added to the similarity. Set by hand after the
 * grades suggested in the project's reference on matching; to be fitted on decided hits later. A fact that one side does
 * not know says nothing.
 */
const WEIGHTS = {
  same_day: 0.2,
  /** The first of January is often a year that somebody had to write as a day. */
  first_of_january: 0.08,
  year_against_first_of_january: 0.04,
  day_and_month_swapped: 0.14,
  two_parts_same: 0.08,
  month_of_year: 0.12,
  year_only: 0.08,
  same_year_other_day: -0.15,
  year_next_to: 0,
  within_range: 0.06,
} as const
/** The most that a date of birth adds. */
export const MOST_BORN = WEIGHTS.same_day
/** The most that a date of birth adds which is not the same day, also with day and month swapped. */
export const MOST_OTHER_DAY = WEIGHTS.month_of_year
/** Birth dates that differ, by how many years they are apart: a neighbouring year is soon misread, another decade is not. */
const CONFLICT = { near: -0.15, years: -0.32, decade: -0.42 } as const
/** Years from which a date is years away, and a decade away. */
const YEARS = 3
const DECADE = 10
export const NATIONALITY = { same: 0.04, different: -0.04 }
export const SEX = { same: 0.01, different: -0.06 }
export const BIRTH_PLACE = { same: 0.05, same_country: 0.02, different: -0.01 }
const DOCUMENT = { same: 0.5, other_issuer: 0.3, one_character_different: 0.2 }
/** Years by which "circa" may be wrong. Ours to confirm. */
const CIRCA_YEARS = 2

/** Every fact that both the query and the entry have. */
export function evidenceOf(query: Query, entry: IndexEntry): readonly Evidence[] {
  return [
    bornEvidence(query, entry),
    nationalityEvidence(query, entry),
    sexEvidence(query, entry),
    placeEvidence(query, entry),
    documentEvidence(query, entry),
  ].filter((evidence) => evidence !== null)
}

/** The same or nearly the same number; no other number speaks against: people have several documents. */
function documentEvidence(query: Query, entry: IndexEntry): Evidence | null {
  if (query.document === null) return null
  const asked = query.document
  const number = normaliseNumber(asked.number)
  let best: Evidence | null = null
  for (const held of entry.documents) {
    const how = howNumbersMet(number, normaliseNumber(held.number))
    if (how === null) continue
    const otherIssuer = asked.issuer !== null && held.issuer !== null && asked.issuer !== held.issuer
    const same = otherIssuer ? DOCUMENT.other_issuer : DOCUMENT.same
    const weight = how === 'same' ? same : DOCUMENT.one_character_different
    const evidence: Evidence = { field: 'document', how, asked: asked.number, found: held.number, weight }
    if (best === null || evidence.weight > best.weight) best = evidence
  }
  return best
}

function howNumbersMet(a: string, b: string): 'same' | 'one_character_different' | null {
  if (a === '' || b === '') return null
  if (a === b) return 'same'
  const [x, y] = [foldLookalikes(a), foldLookalikes(b)]
  if (x === y) return 'one_character_different'
  if (Math.abs(x.length - y.length) > 1 || Math.min(x.length, y.length) < 5) return null
  return letterDistance(x, y) === 1 ? 'one_character_different' : null
}

function bornEvidence(query: Query, entry: IndexEntry): Evidence | null {
  if (query.born === null) return null
  const asked = toGregorian(query.born)
  let best: Evidence | null = null
  for (const held of entry.born) {
    const { how, weight } = howDatesMet(asked, toGregorian(held))
    if (best !== null && best.weight >= weight) continue
    best = {
      field: 'born',
      how,
      asked: formatPartialDate(query.born),
      found: formatPartialDate(held),
      weight,
    }
  }
  return best
}

type Met = { readonly how: Evidence['how']; readonly weight: number }
type Dated = Exclude<PartialDate, { precision: 'range' }>

/** Grades the agreement of two Gregorian dates. */
export function howDatesMet(asked: PartialDate, held: PartialDate): Met {
  if (asked.precision === 'range' || held.precision === 'range' || isOpen(asked) || isOpen(held))
    return rangesMet(asked, held)
  if (asked.precision === 'day' && held.precision === 'day') return daysMet(asked, held)
  if (asked.year !== held.year) return yearsMet(asked, held)
  if (asked.precision === 'year' || held.precision === 'year')
    return { how: 'same_year', weight: WEIGHTS.year_only }
  return asked.month === held.month
    ? { how: 'two_parts_same', weight: WEIGHTS.month_of_year }
    : { how: 'same_year', weight: WEIGHTS.same_year_other_day }
}

type Day = Extract<PartialDate, { precision: 'day' }>

function daysMet(asked: Day, held: Day): Met {
  if (asked.year === held.year) return daysOfYearMet(asked, held)
  const sameDay = asked.month === held.month && asked.day === held.day
  if (sameDay && !isFirstOfJanuary(asked) && isOneDigitOff(asked.year, held.year))
    return { how: 'two_parts_same', weight: WEIGHTS.two_parts_same }
  return yearsMet(asked, held)
}

/** One digit of the year is another one, or it is the year before or after. */
function isOneDigitOff(asked: number, held: number): boolean {
  if (Math.abs(asked - held) === 1) return true
  const [x, y] = [String(asked), String(held)]
  return x.length === y.length && [...x].filter((digit, at) => digit !== y[at]).length === 1
}

function daysOfYearMet(asked: Day, held: Day): Met {
  const [month, day] = [asked.month === held.month, asked.day === held.day]
  if (month && day)
    return { how: 'same_day', weight: isFirstOfJanuary(asked) ? WEIGHTS.first_of_january : WEIGHTS.same_day }
  if (isFirstOfJanuary(asked) || isFirstOfJanuary(held))
    return { how: 'same_year', weight: WEIGHTS.year_against_first_of_january }
  if (asked.month === held.day && asked.day === held.month) {
    return { how: 'day_and_month_swapped', weight: WEIGHTS.day_and_month_swapped }
  }
  if (month || day) return { how: 'two_parts_same', weight: WEIGHTS.two_parts_same }
  return { how: 'same_year', weight: WEIGHTS.same_year_other_day }
}

function isFirstOfJanuary(date: Day): boolean {
  return date.month === 1 && date.day === 1
}

function yearsMet(asked: Dated, held: Dated): Met {
  const apart = Math.abs(asked.year - held.year)
  const circa = asked.qualifier === 'circa' || held.qualifier === 'circa'
  if (circa && apart <= CIRCA_YEARS) return { how: 'within_range', weight: WEIGHTS.within_range }
  const vague = asked.precision !== 'day' || held.precision !== 'day'
  if (apart === 1 && vague) return { how: 'year_next_to', weight: WEIGHTS.year_next_to }
  return { how: 'conflict', weight: conflictOf(apart, !vague && allDiffer(asked, held)) }
}

/** What two dates so many years apart weigh. `isOtherDay`: neither the month nor the day is the same. */
export function conflictOf(apart: number, isOtherDay: boolean): number {
  if (apart >= DECADE) return CONFLICT.decade
  return apart >= YEARS || isOtherDay ? CONFLICT.years : CONFLICT.near
}

function allDiffer(asked: Dated, held: Dated): boolean {
  if (asked.precision !== 'day' || held.precision !== 'day') return false
  return asked.month !== held.month && asked.day !== held.day
}

function isOpen(date: Dated): boolean {
  return date.qualifier === 'before' || date.qualifier === 'after'
}

function rangesMet(asked: PartialDate, held: PartialDate): Met {
  const [x, y] = [yearsOf(asked), yearsOf(held)]
  const meets = x.from <= y.to && y.from <= x.to
  if (meets) return { how: 'within_range', weight: isWide(x) || isWide(y) ? 0 : WEIGHTS.within_range }
  const apart = Math.max(x.from - y.to, y.from - x.to)
  return apart === 1
    ? { how: 'year_next_to', weight: WEIGHTS.year_next_to }
    : { how: 'conflict', weight: conflictOf(apart, false) }
}

/** A range of so many years holds too many people to speak for one. Ours to confirm. */
const WIDE_YEARS = 10

function isWide(years: { from: number; to: number }): boolean {
  return years.to - years.from > WIDE_YEARS
}

/** The years that a date may mean, both included. */
function yearsOf(date: PartialDate): { from: number; to: number } {
  if (date.precision === 'range') return { from: date.fromYear, to: date.toYear }
  if (date.qualifier === 'before') return { from: 0, to: date.year }
  if (date.qualifier === 'after') return { from: date.year, to: 9999 }
  const slack = date.qualifier === 'circa' ? CIRCA_YEARS : 0
  return { from: date.year - slack, to: date.year + slack }
}

function nationalityEvidence(query: Query, entry: IndexEntry): Evidence | null {
  const asked = query.nationality
  const first = entry.nationalities[0]
  if (asked === null || first === undefined) return null
  const same = entry.nationalities.includes(asked)
  return {
    field: 'nationality',
    how: same ? 'same' : 'different',
    asked,
    found: same ? asked : first,
    weight: same ? NATIONALITY.same : NATIONALITY.different,
  }
}

function sexEvidence(query: Query, entry: IndexEntry): Evidence | null {
  const told = (sex: Query['sex']): boolean => sex === 'M' || sex === 'F'
  if (query.sex === null || !told(query.sex) || !told(entry.sex)) return null
  const same = query.sex === entry.sex
  return {
    field: 'sex',
    how: same ? 'same' : 'different',
    asked: query.sex,
    found: entry.sex,
    weight: same ? SEX.same : SEX.different,
  }
}

function placeEvidence(query: Query, entry: IndexEntry): Evidence | null {
  const asked = query.birthPlace
  if (asked === null || normalise(asked) === '') return null
  const met = entry.birthPlaces.flatMap(({ text, country }): Evidence[] => {
    const how = howPlacesMet(
      normalise(asked),
      normalise(text),
      country === null ? null : normalise(countryName(country, 'en')),
    )
    if (how === null) return []
    return [
      {
        field: 'birth_place',
        how,
        asked,
        found: text === '' ? (country ?? '') : text,
        weight: BIRTH_PLACE[how],
      },
    ]
  })
  return met.sort((a, b) => b.weight - a.weight)[0] ?? null
}

/** Places are written at every depth: any common word of four letters is one place; only a text without one differs. */
function howPlacesMet(asked: string, held: string, country: string | null): keyof typeof BIRTH_PLACE | null {
  if (country !== null && asked === country) return 'same_country'
  if (held === '') return null
  const words = new Set(held.split(' '))
  const common = asked.split(' ').some((word) => word.length > 3 && words.has(word))
  return common || asked === held ? 'same' : 'different'
}
