import { sumsOf } from './hash.ts'
import { Alphabet, filled, type Gap, lengthened, replaced, shortened, swapped } from './slip-hashes.ts'
import type { Slip } from './types.ts'

/** Stands in a key for a character that nobody can read. */
export const ILLEGIBLE = '?'
const DIGITS = '0123456789'
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const ILLEGIBLE_UNIT = ILLEGIBLE.charCodeAt(0)
const illegible = new Alphabet(ILLEGIBLE)
const digits = new Alphabet(DIGITS)
const withUpper = new Alphabet(DIGITS + UPPER)
const withLower = new Alphabet(DIGITS + LOWER)
const withBoth = new Alphabet(DIGITS + UPPER + LOWER)

/** From the likeliest to the least likely. */
const slips = ['illegible', 'changed', 'swapped', 'missing', 'extra'] as const satisfies readonly Slip[]

/** A text that a key may have been; the fewer the rank, the likelier. */
export type Variant = { readonly key: string; readonly slip: Slip; readonly rank: number }

/** Texts whose hashes stand side by side: those of a gap, in the order of its characters, or one. */
type Group = { readonly slip: Slip; readonly at: number; readonly from: number; readonly alphabet: Alphabet }

/**
 * What a key may have been, as `high` of the hash of each text, in a column that is written over: hundreds of texts are
 * asked for, and only those that the index may have are spelt.
 */
export class Variants {
  readonly highs: Uint32Array
  #count = 0
  #groups: Group[] = []
  #key = ''
  /** Texts that may still be made. */
  #left = 0
  #isCut = false

  /** Of at most so many. */
  constructor(most: number) {
    // The key itself stands once in each of its gaps, and most gaps have ten texts or more.
    this.highs = new Uint32Array(2 * most)
  }

  get count(): number {
    return this.#count
  }

  /** Texts that may still be made; -1 when there were more. */
  get left(): number {
    return this.#isCut ? -1 : this.#left
  }

  /** Every text that is one slip away from the key; a few of them twice. At most `room`. */
  around(key: string, room: number): void {
    this.#begin(key, room)
    const alphabet = alphabetOf(key)
    const sums = sumsOf(key, 0)
    for (let at = 0; at < key.length && !this.#isCut; at++) {
      const gap = replaced(key, sums, at)
      this.#add(filled(gap, ILLEGIBLE_UNIT), 'illegible', at)
      this.#fill(gap, alphabet, 'changed')
    }
    for (let at = 0; at + 1 < key.length && !this.#isCut; at++)
      if (key.charCodeAt(at) !== key.charCodeAt(at + 1)) this.#add(swapped(key, sums, at), 'swapped', at)
    for (const gap of lengthened(key)) this.#fill(gap, alphabet, 'missing')
    const highs = shortened(key)
    for (let at = 0; at < key.length; at++)
      if (key.charCodeAt(at) !== key.charCodeAt(at - 1)) this.#add(highs[at] ?? 0, 'extra', at)
  }

  /** Every text that has another character in the one place where the key is illegible. At most `room`. */
  filledIn(key: string, room: number): void {
    this.#begin(key, room)
    this.#fill(replaced(key, sumsOf(key, 0), key.indexOf(ILLEGIBLE)), alphabetOf(key), 'illegible')
  }

  /** The text whose hash stands at this position; null when that is the key. */
  spelt(position: number): Variant | null {
    const group = this.#groups.findLast(({ from }) => from <= position)
    if (group === undefined) throw new Error(`there is no text ${position}`)
    const { slip, at, from, alphabet } = group
    const key = slipped(this.#key, slip, { at, character: alphabet.characters.charAt(position - from) })
    return key === this.#key ? null : { key, slip, rank: slips.indexOf(slip) }
  }

  #begin(key: string, room: number): void {
    this.#count = 0
    this.#groups = []
    this.#key = key
    this.#left = room
    this.#isCut = false
  }

  /** The key itself, which stands among them, is not counted. */
  #fill(gap: Gap, alphabet: Alphabet, slip: Slip): void {
    const own = slip === 'missing' ? -1 : alphabet.placeOf(this.#key.charCodeAt(gap.at))
    const all = alphabet.characters.length - (own < 0 ? 0 : 1)
    const others = Math.min(this.#left, all)
    if (others < all) this.#isCut = true
    const from = this.#count
    this.#count += others + (own >= 0 && own <= others ? 1 : 0)
    this.#left -= others
    alphabet.fill(gap, this.highs, from, this.#count)
    this.#groups.push({ slip, at: gap.at, from, alphabet })
  }

  #add(high: number, slip: Slip, at: number): void {
    if (this.#left === 0) {
      this.#isCut = true
      return
    }
    this.#left--
    this.#groups.push({ slip, at, from: this.#count, alphabet: illegible })
    this.highs[this.#count++] = high
  }
}

function slipped(key: string, slip: Slip, { at, character }: { at: number; character: string }): string {
  const before = key.slice(0, at)
  switch (slip) {
    case 'illegible':
    case 'changed':
      return before + character + key.slice(at + 1)
    case 'swapped':
      return before + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2)
    case 'missing':
      return before + character + key.slice(at)
    case 'extra':
      return before + key.slice(at + 1)
  }
}

/** A number of digits alone has only digits in the place of others; what letters it has says the rest. */
export function alphabetOf(key: string): Alphabet {
  const hasLower = /[a-z]/.test(key)
  if (/[A-Z]/.test(key)) return hasLower ? withBoth : withUpper
  return hasLower ? withLower : digits
}
