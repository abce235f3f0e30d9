import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { bareText, unwrapped } from './bare-text.ts'
import { FEWEST_DIGITS_BESIDE, isNumberWord } from './number-form.ts'

const DATE_AT_END =
  /(?:^|[\s,;|(]+)(?:born|b\.|dob:?|née? le|nacid[oa] el)?\s*((?:circa |c\. ?|~|before |after )?(?:\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{4}|\d{4}\s?[-/–]\s?\d{4})~?)\)?$/i
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

/** Fewest figures in groups that no name has. Ours to confirm. */
const FEWEST_OF_NO_NAME = 8

/** What a number beside a name may be, each as it would be written alone; the first is shown. */
type Writings = readonly string[]

type Word = { readonly text: string; readonly bare: string; readonly is: 'number' | 'figures' | 'name' }
type Run = { readonly from: number; readonly to: number }

/**
 * The numbers among the words of a text, and the name beside which they stand: a word that is one, or groups of figures. Up
 * to three capitals in front may be the number's or the name's: both are asked.
 */
export function takeNumbers(text: string): { name: string; numbers: readonly Writings[] } {
  // A line of a table has no space after its separators.
  const words = text
    .replace(/[,;|](?=\S)/g, '$& ')
    .split(' ')
    .map(wordOf)
  const runs = runsIn(words)
  if (runs.length === 0) return { name: text, numbers: [] }
  const taken = runs.map((run) => takeRun(words, run))
  const left = words.filter((_, at) => !taken.some(({ from, to }) => at >= from && at < to))
  const name = left.map((word) => word.text).join(' ')
  return { name: name.replace(/[,;|]\s*$/, ''), numbers: taken.map(({ writings }) => writings) }
}

function wordOf(text: string): Word {
  const bare = unwrapped(bareText(text))
  if (/[-/]/.test(bare) && parsePartialDate(bare) !== null) return { text, bare, is: 'name' }
  if (isNumberWord(bare)) return { text, bare, is: 'number' }
  return { text, bare, is: /^\+?[\d()-]*\d[\d()-]*$/.test(bare) ? 'figures' : 'name' }
}

/** Neighbouring words of figures, one number word among them at most, that have figures enough; a comma ends each. */
function runsIn(words: readonly Word[]): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  words.forEach((word, at) => {
    const next = words[at + 1]
    const own = words.slice(from, at + 1)
    const hasNumber = own.some(({ is }) => is === 'number')
    if (word.is === 'name') from = at + 1
    else if (
      next === undefined ||
      next.is === 'name' ||
      (next.is === 'number' && hasNumber) ||
      /[,;|]$/.test(word.text)
    ) {
      if (hasNumber || figuresOf(own) >= FEWEST_DIGITS_BESIDE) runs.push({ from, to: at + 1 })
      from = at + 1
    }
  })
  return runs
}

function figuresOf(words: readonly Word[]): number {
  return words.reduce((sum, { bare }) => sum + (bare.match(/\d/g)?.length ?? 0), 0)
}

/** The words that leave the name, which groups of few figures do not, and what is asked. */
function takeRun(words: readonly Word[], { from, to }: Run): Run & { readonly writings: Writings } {
  const own = words.slice(from, to)
  const joined = own.map(({ bare }) => bare).join(' ')
  const number = own.find(({ is }) => is === 'number')?.bare
  const prefix = words[from - 1]
  const isPrefixed = prefix !== undefined && /^\p{Lu}{1,3}$/u.test(prefix.text) && /^\d/.test(joined)
  const writings = new Set([...(isPrefixed ? [`${prefix.text} ${joined}`] : []), number ?? joined, joined])
  const mayBeNames = number === undefined && figuresOf(own) < FEWEST_OF_NO_NAME
  const begin = isPrefixed && isNoName(words, from - 1) ? from - 1 : from
  return { from: begin, to: mayBeNames ? begin : to, writings: [...writings] }
}

/** Capitals among words that are not, after a name of two at least, and no ordinal of Roman figures. */
function isNoName(words: readonly Word[], at: number): boolean {
  const others = words.filter(({ is }, place) => is === 'name' && place !== at)
  const isOrdinal = /^[IVX]+$/.test(words[at]?.text ?? '')
  return others.length > 1 && !isOrdinal && others.some(({ text }) => /\p{Ll}/u.test(text))
}
