import type { Calendar, PartialDate } from '../../kernel/partial-date.ts'
import type { Random } from './random.ts'

/** Calendars beside the Gregorian one in which papers give a birth date, and how often. Shares ours to confirm. */
const otherCalendars: Readonly<Record<string, readonly [Calendar, number]>> = {
  th: ['thai_buddhist', 0.3],
  fa: ['persian', 0.25],
  'ar-SA': ['islamic', 0.12],
  ar: ['islamic', 0.04],
}

/** Gregorian years, both included. */
export type Years = { readonly from: number; readonly to: number }

/** A birth date as a passport gives it. */
export function exactBirth(years: Years, random: Random): PartialDate {
  return dayIn({ calendar: 'gregorian', year: random.int(years.from, years.to) }, random)
}

/** A birth date in one of these years, as exactly as a contributor of that language may know it. */
export function inventBirth(
  years: { from: number; to: number },
  language: string,
  random: Random,
): PartialDate {
  const year = random.int(years.from, years.to)
  const [calendar, share] = otherCalendars[language] ?? ['gregorian', 0]
  if (random.chance(share)) return dayIn({ calendar, year: yearIn(calendar, year) }, random)
  const how = random.weighted(precisions)
  switch (how) {
    case 'day':
      return dayIn({ calendar: 'gregorian', year }, random)
    case 'month':
      return { precision: 'month', year, month: random.int(1, 12), qualifier: 'exact', calendar: 'gregorian' }
    case 'year':
    case 'circa':
      return {
        precision: 'year',
        year,
        qualifier: how === 'circa' ? 'circa' : 'exact',
        calendar: 'gregorian',
      }
    case 'range':
      return {
        precision: 'range',
        fromYear: year - random.int(1, 3),
        toYear: year + random.int(1, 3),
        calendar: 'gregorian',
      }
  }
}

/** In per cent; ours to confirm. */
const precisions = [
  ['day', 80],
  ['year', 9],
  ['circa', 5],
  ['range', 4],
  ['month', 2],
] as const

/** Days that every calendar here has in every month; in the Gregorian one the true length is used. */
const SHORTEST_MONTH = 29

function dayIn({ calendar, year }: { calendar: Calendar; year: number }, random: Random): PartialDate {
  const month = random.int(1, 12)
  const last = calendar === 'gregorian' || calendar === 'thai_buddhist' ? lengthOf(month) : SHORTEST_MONTH
  return { precision: 'day', year, month, day: random.int(1, last), qualifier: 'exact', calendar }
}

/** Days of a month in a common year. */
function lengthOf(month: number): number {
  return new Date(Date.UTC(2001, month, 0)).getUTCDate()
}

/** The year of another calendar that covers most of a Gregorian one. */
function yearIn(calendar: Calendar, year: number): number {
  switch (calendar) {
    case 'gregorian':
      return year
    case 'thai_buddhist':
      return year + 543
    case 'persian':
      return year - 621
    case 'islamic':
      return Math.round((year - 621.5643) / 0.970229)
  }
}
