import { type PartialDate, type Qualifier, toGregorian } from '../../kernel/partial-date.ts'
import type { MessageId } from '../i18n.tsx'

/** A message and what goes into it. */
type Said = { readonly id: MessageId; readonly values: { readonly date: string; readonly to: string } }

const sayings: Readonly<Record<Qualifier, MessageId>> = {
  exact: 'date.exact',
  circa: 'date.circa',
  before: 'date.before',
  after: 'date.after',
}

/**
 * A partial date as a person of `locale` says it, no more exact than it is known: `13 Feb 1984`, `about 1984`,
 * `1975 to 1980`. Years of another calendar are given as numbers; the calendar's name is put beside them.
 */
export function sayPartialDate(date: PartialDate, locale: string): Said {
  if (date.precision === 'range') {
    return { id: 'date.range', values: { date: String(date.fromYear), to: String(date.toYear) } }
  }
  return { id: sayings[date.qualifier], values: { date: inWords(date, locale), to: '' } }
}

/** The Gregorian date in data form, for a date of another calendar. */
export function gregorianOf(date: PartialDate, locale: string): Said | null {
  return date.calendar === 'gregorian' ? null : sayPartialDate(toGregorian(date), locale)
}

function inWords(date: Exclude<PartialDate, { precision: 'range' }>, locale: string): string {
  if (date.precision === 'year') return String(date.year)
  const day = date.precision === 'day' ? date.day : 1
  if (date.calendar !== 'gregorian') {
    return [date.year, date.month, ...(date.precision === 'day' ? [day] : [])].join('-')
  }
  const form = {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  } as const
  const format = new Intl.DateTimeFormat(
    locale,
    date.precision === 'day' ? { ...form, day: 'numeric' } : form,
  )
  return format.format(dateOf(date.year, date.month, day))
}

/** Date.UTC would take the years 0–99 for those of the twentieth century. */
function dateOf(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date
}
