import type { Subject } from './types.ts'

/*
 * What a text says besides one name: other names of the same bearer, and whose son somebody is. Custom of lists, of police
 * reports and of registers of ships; ours to extend.
 */

const ALIAS = String.raw`a\.?\s?k\.?\s?a\.?|f\.?\s?k\.?\s?a\.?|alias|formerly|@`
const TRADE = String.raw`t\s?\/\s?a|d\s?\/?\s?b\s?\/?\s?a|trading as|doing business as`
const asWords = (words: string): string => String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`
/** Of a thing at a slash too: Al-Noor / Army of Light. */
const BETWEEN: Readonly<Record<Subject, RegExp>> = {
  person: new RegExp(asWords(ALIAS), 'iu'),
  organisation: new RegExp(`${asWords(`${ALIAS}|${TRADE}`)}|[/;]`, 'iu'),
  vessel: new RegExp(`${asWords(`${ALIAS}|ex`)}|[/;]`, 'iu'),
}
/** Ours to confirm. */
const MAX_READINGS = 6
const LEAST_LETTERS = 3

/** The names in one text; none where it is one name. Of a person those of one word are left out: Fedya is anybody. */
export function readingsIn(text: string, subject: Subject): readonly string[] {
  const isPerson = subject === 'person'
  if (!MAY_HAVE_SEVERAL.test(text)) return []
  const found = text
    .split(BETWEEN[subject])
    .filter((reading) => reading.replace(/[^\p{L}]/gu, '').length >= LEAST_LETTERS)
  const several = found.length < 2 || found.length > MAX_READINGS ? [] : found
  return isPerson ? several.filter((reading) => /\p{L}[^\p{L}]+\p{L}/u.test(reading)) : several
}

/** Most texts have nothing of the kind, and are told so by one look. */
const MAY_HAVE_SEVERAL = /[/;@.]|\b(?:aka|fka|alias|formerly|ex|trading|doing|dba)\b/i

/** "s/o" and "a/l" are "son of" in the papers of India, Singapore and Malaysia; d/o, a/p daughter, w/o wife. */
const RELATION =
  /(?<![\p{L}\p{N}])(?:([sdw])\s?\/\s?o|a\s?\/\s?([lp])|(son|daughter|wife) of)(?![\p{L}\p{N}])\.?/giu

/** As Spanish and Philippine papers shorten Maria; without the dot it is a Chinese family name. */
const MARIA = /(?<![\p{L}\p{N}])M(?:a\.|ª\.?)(?=\s*\p{L})/giu

/** The text with such a relation as one word, which `particles.ts` lists, and with Maria in full. */
export function inFull(typed: string): string {
  const text = /\.|ª/.test(typed) ? typed.replace(MARIA, 'Maria ') : typed
  if (!/\/| of /i.test(text)) return text
  return text.replace(RELATION, (_, first?: string, last?: string, word?: string) => {
    const letter = (first ?? last ?? word ?? '')[0]?.toLowerCase() ?? ''
    return ` ${WRITTEN[letter] ?? 'sonof'} `
  })
}

const WRITTEN: Readonly<Record<string, string>> = {
  ...{ s: 'sonof', l: 'sonof', d: 'daughterof', p: 'daughterof', w: 'wifeof' },
}
