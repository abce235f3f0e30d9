import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { bareText, unwrapped } from './bare-text.ts'
import { isNumberWord } from './number-form.ts'

const DATE_AT_END =
  /(?:^|[\s,;(]+)(?:born|b\.|dob:?|née? le|nacid[oa] el)?\s*((?:circa |c\. ?|~|before |after )?(?:\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{4}|\d{4}\s?[-/–]\s?\d{4})~?)\)?$/i
const DATE_AT_START = /^((?:\d{4}-\d{1,2}-\d{1,2})|(?:\d{1,2}[/.]\d{1,2}[/.]\d{4})|\d{4})[\s,;]+(?=\p{L})/u

/** Years of birth that a four-digit number beside a name can mean. Ours to confirm. */
const EARLIEST_BIRTH = 1880
const LATEST_BIRTH = 2700

/** The date that a name begins or ends with, and what is left. */
export function takeDate(plain: string): { rest: string; born: PartialDate | null } {
  for (const pattern of [DATE_AT_END, DATE_AT_START]) {
    const found = pattern.exec(plain)
    const born = found === null ? null : parsePartialDate(found[1] ?? '')
    if (found === null || born === null || !isBirthYear(born)) continue
    return { rest: plain.replace(pattern, ' ').trim(), born }
  }
  return { rest: plain, born: null }
}

function isBirthYear(date: PartialDate): boolean {
  const year = date.precision === 'range' ? date.fromYear : date.year
  return year >= EARLIEST_BIRTH && year <= LATEST_BIRTH
}

/** The first word that is a number, and the name that it stands beside. */
export function takeNumber(text: string): { name: string; number: string | null } {
  const words = text.split(' ')
  const at = words.findIndex((word) => isNumberWord(unwrapped(bareText(word))))
  if (at < 0) return { name: text, number: null }
  const name = words.filter((_, place) => place !== at).join(' ')
  return { name: name.replace(/[,;]\s*$/, ''), number: words[at] ?? '' }
}
