import { toAsciiDigits } from '../../kernel/partial-date.ts'
import { withoutUnseen } from '../../kernel/unseen.ts'
import { foldLookalikes } from './spelling.ts'

/** Longest text that is looked at, unless a kind says otherwise: no identifier but an address on the web is longer. */
const LONGEST = 200

/**
 * A text as it is read: digits of every script as 0–9, compatibility forms resolved (NFKC), bidi marks, joiners and soft
 * hyphens dropped, white space as single spaces. Null when nothing is left or it is too long to be one identifier.
 */
export function written(text: string, longest: number = LONGEST): string | null {
  if (text.length > longest * 2) return null
  if (text !== lately.text) lately = { text, plain: plainOf(text) }
  const { plain } = lately
  return plain === '' || plain.length > longest ? null : plain
}

/** One text is given to every reader in turn: what was made of it last is kept. */
let lately = { text: '', plain: '' }

const BEYOND_ASCII = /[\u0080-\uffff]/

function plainOf(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.replace(/\s+/g, ' ').trim()
  return withoutUnseen(toAsciiDigits(text).normalize('NFKC'))
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

/** Without what people put between groups: spaces, dashes of every kind, dots, slashes, underscores. */
export function joined(text: string): string {
  return text.replace(/[\s\p{Pd}\u2212._/]/gu, '')
}

/** What follows a label such as `IBAN:` or `IMEI no.`, and whether one stood there. */
export function afterLabel(
  text: string,
  label: RegExp,
): { readonly rest: string; readonly isLabelled: boolean } {
  const found = label.exec(text)
  if (found === null || found.index !== 0) return { rest: text, isLabelled: false }
  const rest = text.slice(found[0].length).replace(/^\s*(?:no\b\.?|nr\b\.?|n°|№|#)?\s*[:=]?\s*/i, '')
  return { rest, isLabelled: true }
}

/** Letters of Cyrillic and Greek that are drawn like a Latin capital, and that Latin capital. */
const LATIN_TWINS = new Map(
  [...'АВЕЗКМНОРСТУХІЈЅԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, place) => [
    letter,
    'ABE3KMHOPCTYXIJSQWIABEZHIKMNOPTYX'[place] ?? letter,
  ]),
)

/** Upper case, with Cyrillic and Greek letters that look Latin written in Latin. */
export function inLatinCapitals(text: string): string {
  const capitals = text.toUpperCase()
  if (!BEYOND_ASCII.test(capitals)) return capitals
  return Array.from(capitals, (letter) => LATIN_TWINS.get(letter) ?? letter).join('')
}

/** Small letters of Cyrillic and Greek that are drawn like a Latin one, and that Latin letter. */
const SMALL_TWINS = new Map(
  [...'авекмнорстухіјѕԛԝһԁӏαεικνορτυχ'].map((letter, place) => [
    letter,
    'abekmhopctyxijsqwhdlaeikvoptux'[place] ?? letter,
  ]),
)

/** Lower case, accents dropped, small Cyrillic and Greek letters that look Latin written in Latin. */
export function inLatinLetters(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
  return Array.from(bare, (letter) => SMALL_TWINS.get(letter) ?? letter).join('')
}

/** Capitals and digits, with those that a reader or a camera takes for each other made one digit. */
export function likeDigits(text: string): string {
  return foldLookalikes(inLatinCapitals(text))
}
