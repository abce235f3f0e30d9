/** Years, months and days count in `calendar`; use `toGregorian` before comparing two. */
export const calendars = ['gregorian', 'thai_buddhist', 'islamic', 'persian'] as const
export type Calendar = (typeof calendars)[number]

export const qualifiers = ['exact', 'circa', 'before', 'after'] as const
export type Qualifier = (typeof qualifiers)[number]

/** A date as somebody knows it: how much of it is known is part of it. A range holds whole years, both included. */
export type PartialDate =
  | {
      readonly precision: 'day'
      readonly year: number
      readonly month: number
      readonly day: number
      readonly qualifier: Qualifier
      readonly calendar: Calendar
    }
  | {
      readonly precision: 'month'
      readonly year: number
      readonly month: number
      readonly qualifier: Qualifier
      readonly calendar: Calendar
    }
  | {
      readonly precision: 'year'
      readonly year: number
      readonly qualifier: Qualifier
      readonly calendar: Calendar
    }
  | {
      readonly precision: 'range'
      readonly fromYear: number
      readonly toYear: number
      readonly calendar: Calendar
    }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Last Gregorian year of a query or record that is taken as typed in the Gregorian calendar. Ours to confirm. */
const LATEST_GREGORIAN_YEAR = 2200

/**
 * Reads what people and lists write: `1984-02-13`, `1984/02/13`, `13.02.1984`, `13 Feb 1984`, `Feb 1984`, `1984-02`, `1984`,
 * `circa 1984` (also `c. 1984`, `~1984`, `1984~`), `before 1984`, `after 1984`, `1975-1980`, `1975/1980`,
 * digits of any script, and Buddhist years (2400–2700). Null when it is no date or names a day that does not exist.
 */
export function parsePartialDate(text: string): PartialDate | null {
  const plain = toAsciiDigits(text).trim().toLowerCase().replace(/\s+/g, ' ')
  const { qualifier, rest } = splitQualifier(plain)
  const range = /^(\d{4}) ?(?:-|\/|–|to|and) ?(\d{4})$/.exec(rest)
  if (range) return yearRange(Number(range[1]), Number(range[2]))
  const parts = readNumbers(rest)
  return parts === null ? null : inCalendar(parts, qualifier)
}

type Numbers = { year: number; month: number | null; day: number | null }

function splitQualifier(text: string): { qualifier: Qualifier; rest: string } {
  const found = /^(circa|approximately|approx\.?|about|c\.|ca\.?|~|before|after|between)\s*/.exec(text)
  const word = found?.[1] ?? ''
  const rest = text.slice(found?.[0].length ?? 0)
  if (rest.endsWith('~')) return { qualifier: 'circa', rest: rest.slice(0, -1).trim() }
  if (word === 'before' || word === 'after') return { qualifier: word, rest }
  return { qualifier: word === '' || word === 'between' ? 'exact' : 'circa', rest }
}

function readNumbers(text: string): Numbers | null {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text)
  if (iso) return { year: Number(iso[1]), month: numberOrNull(iso[2]), day: numberOrNull(iso[3]) }
  const european = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  if (european) return { year: Number(european[3]), month: Number(european[2]), day: Number(european[1]) }
  const worded = /^(?:(\d{1,2})[-/. ])?([a-z]{3,9})\.?[-/. ,]+(\d{4})$/.exec(text)
  if (!worded) return null
  const month = MONTHS.indexOf((worded[2] ?? '').slice(0, 3)) + 1
  return month === 0 ? null : { year: Number(worded[3]), month, day: numberOrNull(worded[1]) }
}

function inCalendar({ year, month, day }: Numbers, qualifier: Qualifier): PartialDate | null {
  const calendar: Calendar = year > LATEST_GREGORIAN_YEAR ? 'thai_buddhist' : 'gregorian'
  if (month === null) return { precision: 'year', year, qualifier, calendar }
  // "00" stands for unknown in machine-readable zones and on many lists.
  if (month === 0) return { precision: 'year', year, qualifier, calendar }
  if (month > 12) return null
  if (day === null || day === 0) return { precision: 'month', year, month, qualifier, calendar }
  const gregorianYear = calendar === 'thai_buddhist' ? year - BUDDHIST_OFFSET : year
  if (day > daysInMonth(gregorianYear, month)) return null
  return { precision: 'day', year, month, day, qualifier, calendar }
}

function yearRange(fromYear: number, toYear: number): PartialDate | null {
  return fromYear > toYear ? null : { precision: 'range', fromYear, toYear, calendar: 'gregorian' }
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const ZEROES = [0x0030, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0xff10]

/** Most texts have nothing of the kind, and this is asked very often. */
const BEYOND_ASCII = /[\u0080-\uffff]/

/** Digits of Arabic, Persian, Indic, Thai, Lao, Burmese, Khmer and full-width writing as 0–9; bidi marks removed. */
export function toAsciiDigits(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text
  let out = ''
  for (const char of text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')) {
    const code = char.codePointAt(0) ?? 0
    const zero = ZEROES.find((start) => code >= start && code <= start + 9)
    out += zero === undefined ? char : String(code - zero)
  }
  return out
}

/** How a date is written in data: `1984-02-13`, `1984-02`, `1984`, `1975/1980`; `~` after circa, `..` for open ends (EDTF, ISO 8601-2). */
export function formatPartialDate(date: PartialDate): string {
  if (date.precision === 'range') return `${year4(date.fromYear)}/${year4(date.toYear)}`
  const text = [
    year4(date.year),
    ...('month' in date ? [two(date.month)] : []),
    ...('day' in date ? [two(date.day)] : []),
  ].join('-')
  switch (date.qualifier) {
    case 'exact':
      return text
    case 'circa':
      return `${text}~`
    case 'before':
      return `../${text}`
    case 'after':
      return `${text}/..`
  }
}

function year4(year: number): string {
  return String(year).padStart(4, '0')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Buddhist Era years count from 543 BCE. */
const BUDDHIST_OFFSET = 543

/**
 * The same date in the Gregorian calendar. Buddhist dates convert exactly. An Islamic or Persian date becomes a year
 * or a two-year range, since a day may lie on either side of the new year: `± one day` would look exact and is not.
 */
export function toGregorian(date: PartialDate): PartialDate {
  switch (date.calendar) {
    case 'gregorian':
      return date
    case 'thai_buddhist':
      return date.precision === 'range'
        ? {
            ...date,
            fromYear: date.fromYear - BUDDHIST_OFFSET,
            toYear: date.toYear - BUDDHIST_OFFSET,
            calendar: 'gregorian',
          }
        : { ...date, year: date.year - BUDDHIST_OFFSET, calendar: 'gregorian' }
    case 'islamic':
      return spanning(date, (year) => Math.floor(year * 0.970229 + 621.5643))
    case 'persian':
      return spanning(date, (year) => year + 621)
  }
}

/** `firstYear` gives the Gregorian year in which a year of the other calendar begins. */
function spanning(date: PartialDate, firstYear: (year: number) => number): PartialDate {
  const from = date.precision === 'range' ? date.fromYear : date.year
  const to = date.precision === 'range' ? date.toYear : date.year
  return { precision: 'range', fromYear: firstYear(from), toYear: firstYear(to) + 1, calendar: 'gregorian' }
}
