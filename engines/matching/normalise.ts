import { toAsciiDigits } from '../../kernel/partial-date.ts'

/** Changes whenever the same text may give other keys: an index of another version is rebuilt. */
export const NORMALISER_VERSION = '6'

/** Longest text and most words of one name that are looked at; what is longer is cut. Ours to confirm. */
const MAX_TEXT = 400
export const MAX_WORDS = 24

/** One word of a name: as typed, and as compared. */
export type Word = { readonly text: string; readonly key: string }

/** Marks that are written or left out at will: apostrophes, ayn, hamza, soft sign, Arabic vowel points, Hebrew points. */
const DROPPED =
  /['’‘‛ʼʻʽʾʿˈ`´ʹʺ′＇\u0640\u064b-\u065f\u0670\u0591-\u05c7\u200b-\u200f\u202a-\u202e\u2060-\u206f\u00ad\ufeff]|[^\P{C}\s]/gu
const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * The one normaliser of index and query: NFKC, lower case, digits of every script as 0–9, marks dropped that are written
 * at will, split at everything that is neither letter nor digit. Words keep the letters and marks of their own script.
 */
export function wordsOf(text: string): readonly Word[] {
  const cut = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  if (PLAIN.test(cut)) return plainWords(cut)
  const clean = cut.normalize('NFKC').replace(DROPPED, '').replaceAll('&', ' and ').replace(/%/g, ' percent')
  const words: Word[] = []
  for (const [found] of clean.matchAll(WORD)) {
    const key = keyOf(found)
    if (key !== '') words.push({ text: found, key })
    if (words.length === MAX_WORDS) break
  }
  return words
}

/** Most names have nothing to be dropped or composed. */
const PLAIN = /^[a-z ]*$/i

function plainWords(text: string): readonly Word[] {
  const words: Word[] = []
  for (const word of text.split(' ')) {
    if (word !== '') words.push({ text: word, key: word.toLowerCase() })
    if (words.length === MAX_WORDS) break
  }
  return words
}

/** Words as one text: the same for every text of the same name. */
export function normalise(text: string): string {
  return wordsOf(text)
    .map((word) => word.key)
    .join(' ')
}

function keyOf(word: string): string {
  if (/^[a-z]+$/i.test(word)) return word.toLowerCase()
  // A mark alone is no word; a capital dotted i loses the dot that lower case leaves behind.
  const lower = toAsciiDigits(word).toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC')
  return /[\p{L}\p{N}]/u.test(lower) ? lower : ''
}
