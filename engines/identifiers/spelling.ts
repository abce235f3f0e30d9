import { toAsciiDigits } from '../../kernel/partial-date.ts'
import type { IdentifierKeys } from './types.ts'

/** Longest text that a reader looks at; machine-readable zones are shorter. Ours to confirm. */
export const LONGEST_TEXT = 300

/** Characters that are seen by nobody and come with a paste: zero width, soft hyphen, byte order mark. */
const UNSEEN = /\u034f|[\ufe00-\ufe0f]|[\u00ad\u180e\u200b-\u200d\u2060\ufeff]/g

const BEYOND_ASCII = /[^\t\n\v\f\r -~]/

/** One text is given to every reader in turn: what was made of it last is kept. */
let lately = { text: '', line: '', compact: '' }

function latelyOf(text: string): typeof lately {
  if (text === lately.text) return lately
  // A plain line is one already.
  if (text === lately.line && !BEYOND_ASCII.test(text)) return lately
  if (MACHINE_TYPED.test(text)) lately = { text, line: text, compact: text }
  else lately = madeOf(text)
  return lately
}

/** Capitals and digits alone. Most numbers are sent so. */
const MACHINE_TYPED = new RegExp(`^[A-Z0-9]{1,${LONGEST_TEXT}}$`)

function madeOf(text: string): typeof lately {
  const line = plainLines(text).replace(/\s+/g, ' ').trim()
  return { text, line, compact: line.replace(/[^\p{L}\p{N}]/gu, '') }
}

/** Capital letters, digits of every script as 0–9, one space between words; bounded whatever comes in. */
export function plainLine(text: string): string {
  return latelyOf(text).line
}

/** As `plainLine`, with the line ends kept. */
export function plainLines(text: string): string {
  return cleanText(text).toUpperCase()
}

/** What was typed, in its own capitals: compatible forms and digits as 0–9, nothing unseen; bounded whatever comes in. */
export function cleanText(text: string): string {
  const bounded = text.slice(0, LONGEST_TEXT)
  // Most texts need no more, and this is asked very often.
  if (!BEYOND_ASCII.test(bounded)) return bounded
  // NFKC may write one character as eighteen, so the bound is kept twice.
  const compatible = bounded.normalize('NFKC').slice(0, LONGEST_TEXT)
  return toAsciiDigits(compatible.replace(UNSEEN, ''))
}

/** Letters and digits alone, of any script, in capitals. */
export function compact(text: string): string {
  return latelyOf(text).compact
}

/** Capitals of Cyrillic and Greek that are drawn as a Latin one. The first twelve are those of European plates. */
const DRAWN_AS_LATIN: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'],
    ['ІЇЈЅԚԜ', 'IIJSQW'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ].flatMap(([from = '', to = '']) => [...from].map((char, at) => [char, to[at] ?? char] as const)),
)

/** Letters of other alphabets by the Latin capital that looks the same; others stay as they are. */
export function foldAlphabets(text: string): string {
  return BEYOND_ASCII.test(text) ? [...text].map((char) => DRAWN_AS_LATIN.get(char) ?? char).join('') : text
}

/** Capital Latin letters and digits alone; letters of other alphabets by what they look like. */
export function latinCompact(text: string): string {
  return foldAlphabets(compact(text))
}

/** What readers and cameras take for each other, as one digit each. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

/** Capitals and digits with look-alikes as one. */
export function foldLookalikes(text: string): string {
  if (!/[BDGILOQSZ]/.test(text)) return text
  let folded = ''
  for (const char of text) folded += TAKEN_FOR[char] ?? char
  return folded
}

/** Letter O is written for zero, and so is the other way round. */
export function foldZero(text: string): string {
  return text.replace(/O/g, '0')
}

/**
 * The three grades of keys. Each is made from the one before alone, so that a grade always holds the one before:
 * `fold` says what writing an exact key differently may make of it.
 */
export function keysOf(
  exact: readonly string[],
  fold: (key: string) => readonly string[] = (key) => [foldZero(foldAlphabets(key))],
): IdentifierKeys {
  const kept = unique(exact)
  const [only = '', ...others] = kept
  const folded = unique(others.length === 0 ? fold(only) : kept.flatMap(fold))
  return { exact: kept, folded, lookalike: unique(folded.map(foldLookalikes)) }
}

function unique(keys: readonly string[]): readonly string[] {
  // Nearly always it is one, and this is asked of every reading.
  if (keys.length === 1 && keys[0] !== '') return keys
  return keys.filter((key, at) => key !== '' && keys.indexOf(key) === at)
}
