import type { PartialDate } from '../../kernel/partial-date.ts'
import type { ZoneFieldName, ZoneFormat } from './mrz-layouts.ts'

/** A date of a zone: two digits of the year, and fillers where a part is unknown. Null parts are unknown. */
export type ZoneDate = {
  readonly text: string
  readonly yearOfCentury: number | null
  readonly month: number | null
  readonly day: number | null
  /** False for letters, a thirteenth month, 30 February. */
  readonly isPossible: boolean
}

/** What a zone tells of the document and its holder, fillers taken out; null where the format has no such field. */
export type ZoneHolder = {
  readonly documentCode: string
  readonly issuer: string
  /** Without fillers. */
  readonly number: string
  readonly surname: string
  readonly givenNames: string
  readonly nationality: string | null
  readonly born: ZoneDate | null
  readonly expires: ZoneDate | null
  /** As printed; `null` for a filler. X is printed by many issuers though Doc 9303 knows a filler only. */
  readonly sex: 'M' | 'F' | 'X' | null
  readonly optional: readonly string[]
  /** The names fill their field to its end, so that something may have been cut off. */
  readonly areNamesCut: boolean
}

export function holderOf(format: ZoneFormat, fields: ReadonlyMap<ZoneFieldName, string>): ZoneHolder {
  const text = (name: ZoneFieldName) => fields.get(name) ?? ''
  const names = text('names')
  const [surname, givenNames] = fields.has('names')
    ? splitNames(names)
    : [words(text('surname')), words(text('given_names'))]
  const sex = text('sex')
  return {
    documentCode: text('document_code').replace(/<+$/, ''),
    issuer: text('issuer').replace(/<+$/, ''),
    number: text('number').replace(/</g, ''),
    surname,
    givenNames,
    nationality: fields.has('nationality') ? text('nationality').replace(/<+$/, '') : null,
    born: fields.has('birth') ? zoneDateOf(text('birth')) : null,
    expires: fields.has('expiry') ? zoneDateOf(text('expiry')) : null,
    sex: sex === 'M' || sex === 'F' || sex === 'X' ? sex : null,
    optional: [text('optional'), text('optional_2'), text('department'), text('blank_number')]
      .map((part) => part.replace(/^<+|<+$/g, ''))
      .filter((part) => part !== ''),
    // The licence has eight places for a name, so it says nothing that they are full.
    areNamesCut: format !== 'fra_licence' && names !== '' && !names.endsWith('<'),
  }
}

/** Surname and given names are parted by two fillers; a name that begins with them has no surname, as in India. */
function splitNames(text: string): readonly [surname: string, givenNames: string] {
  const at = text.indexOf('<<')
  return at < 0 ? [words(text), ''] : [words(text.slice(0, at)), words(text.slice(at + 2))]
}

function words(text: string): string {
  return text.replace(/<+/g, ' ').trim()
}

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function zoneDateOf(text: string): ZoneDate {
  const year = partOf(text.slice(0, 2))
  // 00 is written for an unknown month or day by some issuers.
  const [month = null, day = null] = [2, 4].map((from) => partOf(text.slice(from, from + 2)) || null)
  const isWritten = /^(?:\d\d|<<)(?:\d\d|<<)(?:\d\d|<<)$/.test(text)
  const longest = month === null ? 31 : (LONGEST_MONTHS[month - 1] ?? 0)
  // A day of an unknown month, or a month of an unknown year, may be known; 29 February is one of a leap year, in any century.
  const isLeap = year === null || year % 4 === 0
  const isDayOf = day === null || (day <= longest && (month !== 2 || day < 29 || isLeap))
  const isPossible = isWritten && longest > 0 && isDayOf
  return { text, yearOfCentury: year, month, day, isPossible }
}

function partOf(text: string): number | null {
  return /^\d\d$/.test(text) ? Number(text) : null
}

/** Years from today that a document may still run. Ours to confirm: longest known are identity cards for the old. */
const LONGEST_VALIDITY_YEARS = 50

/**
 * The date with its century, seen from a year: a birth is the last such year that is not in the future, an expiry the
 * next one that a document may run to, else the last century's. Null where the year is unknown or the date impossible.
 */
export function withCentury(
  date: ZoneDate,
  meaning: 'birth' | 'expiry',
  thisYear: number,
): PartialDate | null {
  if (date.yearOfCentury === null || !date.isPossible) return null
  const latest = meaning === 'birth' ? thisYear : thisYear + LONGEST_VALIDITY_YEARS
  const year = latest - ((((latest - date.yearOfCentury) % 100) + 100) % 100)
  const base = { year, qualifier: 'exact', calendar: 'gregorian' } as const
  if (date.month === null) return { ...base, precision: 'year' }
  if (date.day === null) return { ...base, precision: 'month', month: date.month }
  return isDay(year, date.month, date.day)
    ? { ...base, precision: 'day', month: date.month, day: date.day }
    : null
}

function isDay(year: number, month: number, day: number): boolean {
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** As EDTF writes what is unknown: `XX74-08-12`, for the century is in no zone. */
export function writeZoneDate(date: ZoneDate): string {
  const two = (part: number | null) => (part === null ? 'XX' : String(part).padStart(2, '0'))
  return date.isPossible ? `XX${two(date.yearOfCentury)}-${two(date.month)}-${two(date.day)}` : date.text
}
