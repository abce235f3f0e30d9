import { isBlockingKind, type Name, type Part } from './name.ts'
import { subjects } from './packed-entry.ts'
import { isSpelt, type Token } from './token.ts'

/*
 * What is known of a name without reading its parts. Shape: subject (2 bits), words by which it is found (5), whether
 * vowels are left out (1), whether it has an initial (1), letters of all parts (11).
 */

const MOST_WORDS = 31
const MOST_LETTERS = 2047
const UNSPELT = 1 << 7
const INITIAL = 1 << 8

export function shapeOf(name: Name): number {
  let [words, letters, flags] = [0, 0, 0]
  for (const { kind, token } of name.parts) {
    if (isBlockingKind(kind)) words++
    if (kind === 'initial') flags |= INITIAL
    if (!isSpelt(token)) flags |= UNSPELT
    letters += token.form.length
  }
  return (
    subjects.indexOf(name.subject) |
    (Math.min(words, MOST_WORDS) << 2) |
    flags |
    (Math.min(letters, MOST_LETTERS) << 9)
  )
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

export function lettersIn(shape: number): number {
  return shape >>> 9
}

/*
 * What stands beside a word in a name, as 32 bits kept with each posting: two for every other word, one where the name
 * has an initial, one where it has no other word. A name that cannot have a second word of the query is passed over
 * without being read. The bits of a word are a function of the word alone.
 */

const FIRSTS = 15
const LASTS = 14
const BESIDE_INITIAL = 1 << 29
export const ALONE = 1 << 30

/** The two bits of a word: both must be there for the word to be there. */
export function besideBits(token: Token): number {
  const { form, skeleton } = token
  const last = skeleton === '' ? form.charCodeAt(form.length - 1) : skeleton.charCodeAt(skeleton.length - 1)
  return firstBit(form) | (1 << (FIRSTS + (((last || 0) * 7 + skeleton.length) % LASTS)))
}

/** What must stand beside a word: one of some words, one with one of some first letters, or one of the flags. */
export class Beside {
  flags: number
  #firsts = 0
  /** For each first bit the last bits that stand with it. */
  readonly #lasts = new Uint32Array(FIRSTS)

  constructor(flags = 0) {
    this.flags = flags
  }

  /** Any word with this first letter. */
  addFirst(letter: string): void {
    this.flags |= firstBit(letter)
  }

  /** A word with these two bits. */
  addWord(bits: number): void {
    const first = bits & FIRST_BITS
    this.#firsts |= first
    const at = 31 - Math.clz32(first)
    this.#lasts[at] = (this.#lasts[at] ?? 0) | (bits & ~FIRST_BITS)
  }

  isMet(beside: number): boolean {
    if ((beside & this.flags) !== 0) return true
    for (let rest = beside & this.#firsts; rest !== 0; rest &= rest - 1) {
      if (((this.#lasts[31 - Math.clz32(rest & -rest)] ?? 0) & beside) !== 0) return true
    }
    return false
  }
}

const FIRST_BITS = (1 << FIRSTS) - 1

/** The bit that every word with the first letter of this one has. */
function firstBit(form: string): number {
  return 1 << ((form.charCodeAt(0) || 0) % FIRSTS)
}

/** For each part of a name what stands beside it. */
export function besides({ parts }: Name): readonly number[] {
  const found: number[] = []
  let words = 0
  for (const part of parts) if (isBlockingKind(part.kind)) words++
  for (let own = 0; own < parts.length; own++) {
    let bits = words === 1 ? ALONE : 0
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at]
      if (at !== own && part !== undefined) bits |= bitsOfPart(part)
    }
    found.push(bits)
  }
  return found
}

function bitsOfPart({ kind, token }: Part): number {
  if (kind === 'particle' || kind === 'legal' || kind === 'prefix') return 0
  return kind === 'initial' ? BESIDE_INITIAL : besideBits(token)
}

export const WITH_INITIAL = BESIDE_INITIAL

/** The letters of a name in any order and with any spaces: two names of the same letters have one key. */
export function lettersKey(name: Name): number {
  let key = 0
  let letters = 0
  for (const { kind, token } of name.parts) {
    if (kind === 'title' || kind === 'prefix') continue
    for (let at = 0; at < token.form.length; at++) key = (key + scrambled(token.form.charCodeAt(at))) | 0
    letters += token.form.length
  }
  return letters < FEWEST_LETTERS ? 0 : key >>> 0 || 1
}

const FEWEST_LETTERS = 5

function scrambled(letter: number): number {
  const mixed = Math.imul(letter + 0x9e37, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
}
