import { hashOf } from './key-table.ts'
import { letterSum } from './letter-sums.ts'
import { isBlockingKind, type Name } from './name.ts'
import { subjects } from './packed-entry.ts'
import { isSpelt } from './token.ts'

/*
 * What is known of a name without reading its parts. Shape: subject (2 bits), words by which it is found (5), whether
 * vowels are left out (1), whether it has an initial (1).
 */

const MOST_WORDS = 31
const UNSPELT = 1 << 7
const INITIAL = 1 << 8

export function shapeOf(name: Name): number {
  let [words, flags] = [0, 0]
  for (const { kind, token } of name.parts) {
    if (isBlockingKind(kind)) words++
    if (kind === 'initial') flags |= INITIAL
    if (!isSpelt(token)) flags |= UNSPELT
  }
  return subjects.indexOf(name.subject) | (Math.min(words, MOST_WORDS) << 2) | flags
}

export function wordsIn(shape: number): number {
  return (shape >>> 2) & MOST_WORDS
}

export function isUnspelt(shape: number): boolean {
  return (shape & UNSPELT) !== 0
}

export function hasInitial(shape: number): boolean {
  return (shape & INITIAL) !== 0
}

/** The letters of a name in any order and with any spaces: two names of the same letters have one key. */
export function lettersKey(name: Name): number {
  let key = 0
  let letters = 0
  for (const { kind, token } of name.parts) {
    if (kind === 'title' || kind === 'prefix') continue
    key = (key + letterSum(token.form)) >>> 0
    letters += token.form.length
  }
  return letters < FEWEST_LETTERS ? 0 : key || 1
}

const FEWEST_LETTERS = 5

/** Words of an organisation that people call by their initials, and so many letters such a name has. Ours to confirm. */
const FEWEST_INITIALS = 3
const MOST_INITIALS = 6

const SHORT = '@'
const LONG = '#'

/** Under what a name of initials is kept, or one that has such: FHL and Front for Harbour Liberation. Empty for most. */
export function initialsKeys(name: Name): readonly number[] {
  return keysBy(name, { short: SHORT, long: LONG })
}

/** Under what the other of the two is kept. */
export function keysOfInitials(name: Name): readonly number[] {
  return keysBy(name, { short: LONG, long: SHORT })
}

function keysBy({ subject, parts }: Name, as: { short: string; long: string }): readonly number[] {
  if (subject !== 'organisation') return []
  const words = parts.filter(({ kind }) => kind === 'word' || kind === 'generic')
  const isMany = words.length !== 1
  const initials = isMany
    ? words.map(({ token }) => token.form.slice(0, 1)).join('')
    : (words[0]?.token.form ?? '')
  if (initials.length < FEWEST_INITIALS || initials.length > MOST_INITIALS) return []
  return [hashOf((isMany ? as.long : as.short) + initials)]
}
