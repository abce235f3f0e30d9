import { Candidates } from './candidates.ts'
import { filled, SlipHashes } from './hash.ts'
import { kindCode } from './kinds.ts'
import type { FoundDamaged, Slip } from './types.ts'
import { grades } from './types.ts'
import { type Asked, type FindOptions, mayHave, probe, type View } from './view.ts'

/** Stands in a key for a character that nobody can read. */
const ILLEGIBLE = '?'
/** Shorter keys are one slip away from half of all others. Ours to confirm. */
const SHORTEST = 5
/** Look-ups of one search; a VIN of 17 characters needs 1,311. Ours to confirm. */
const MOST_PROBES = 4096
/** Characters that may be illegible: each multiplies the look-ups. Ours to confirm. */
const MOST_ILLEGIBLE = 2
const DIGITS = '0123456789'
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'

/** From the likeliest to the least likely. */
const slips = ['illegible', 'changed', 'swapped', 'missing', 'extra'] as const satisfies readonly Slip[]
const LOOKALIKE = 1 << grades.indexOf('lookalike')

type Variant = { readonly key: string; readonly slip: Slip }

/** Answer of a search that is bounded: `isWhole` is false when not everything that was meant to be tried was. */
export type DamagedAnswer = { readonly found: readonly FoundDamaged[]; readonly isWhole: boolean }

/**
 * Records whose look-alike key is one slip away from an asked one: another character, two exchanged, one missing or too
 * many; or equal where a character is illegible. Of dense series many are: a candidate is a lead, no hit.
 */
export function findDamagedIn(view: View, asked: Asked, options: FindOptions): DamagedAnswer {
  const keys = [...new Set(asked.keys.lookalike)]
  const search = new DamagedSearch(view, asked, options)
  for (const key of keys.filter(isSearchable)) search.lookAround(key)
  return { found: search.found, isWhole: search.isWhole && keys.every(isSearchable) }
}

function isSearchable(key: string): boolean {
  return key.length >= SHORTEST && key.split(ILLEGIBLE).length - 1 <= MOST_ILLEGIBLE
}

/** Hashes what a key may have been, and spells it only where the index may have it: hundreds of texts are, a few are had. */
class DamagedSearch {
  readonly #view: View
  readonly #kindCode: number | null
  readonly #found: Candidates<Variant>
  #left = MOST_PROBES

  constructor(view: View, { kind }: Asked, { maySee, limit }: FindOptions) {
    this.#view = view
    this.#kindCode = kind === null ? null : kindCode(kind)
    this.#found = new Candidates<Variant>(view.blocks, maySee, limit)
  }

  get found(): readonly FoundDamaged[] {
    return this.#found.kept.map(({ id, kind, why }) => ({ id, kind, key: why.key, slip: why.slip }))
  }

  get isWhole(): boolean {
    return this.#left >= 0
  }

  /** Every text that `key` may have been, itself left out; a few of them twice. */
  lookAround(key: string): void {
    const alphabet = alphabetOf(key)
    if (key.includes(ILLEGIBLE)) {
      this.#lookFilledIn(key, alphabet)
      return
    }
    const hashes = new SlipHashes(key)
    for (let at = 0; at < key.length; at++) {
      this.#lookReplaced(hashes, { key, at }, ILLEGIBLE, 'illegible')
      this.#lookReplaced(hashes, { key, at }, alphabet, 'changed')
    }
    this.#lookSwapped(hashes, key)
    this.#lookLengthened(hashes, key, alphabet)
    this.#lookShortened(hashes, key)
  }

  #lookFilledIn(key: string, alphabet: string): void {
    const at = key.indexOf(ILLEGIBLE)
    if (key.includes(ILLEGIBLE, at + 1))
      for (const character of alphabet)
        this.#lookFilledIn(key.slice(0, at) + character + key.slice(at + 1), alphabet)
    else this.#lookReplaced(new SlipHashes(key), { key, at }, alphabet, 'illegible')
  }

  #lookReplaced(hashes: SlipHashes, { key, at }: Place, characters: string, slip: Slip): void {
    const own = key.charCodeAt(at)
    const gap = hashes.replaced(at)
    for (let which = 0; which < characters.length; which++) {
      const unit = characters.charCodeAt(which)
      if (unit !== own && this.#mayHave(filled(gap, unit)))
        this.#look(key.slice(0, at) + characters[which] + key.slice(at + 1), slip)
    }
  }

  #lookSwapped(hashes: SlipHashes, key: string): void {
    for (let at = 0; at + 1 < key.length; at++)
      if (key[at] !== key[at + 1] && this.#mayHave(hashes.swapped(at)))
        this.#look(`${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`, 'swapped')
  }

  #lookLengthened(hashes: SlipHashes, key: string, alphabet: string): void {
    for (let at = 0; at <= key.length; at++) {
      const gap = hashes.lengthened(at)
      for (let which = 0; which < alphabet.length; which++)
        if (this.#mayHave(filled(gap, alphabet.charCodeAt(which))))
          this.#look(key.slice(0, at) + alphabet[which] + key.slice(at), 'missing')
    }
  }

  #lookShortened(hashes: SlipHashes, key: string): void {
    for (let at = 0; at < key.length; at++)
      if (key[at] !== key[at - 1] && this.#mayHave(hashes.shortened(at)))
        this.#look(key.slice(0, at) + key.slice(at + 1), 'extra')
  }

  /** What is beyond the bound is not looked up. */
  #mayHave(high: number): boolean {
    this.#left = Math.max(-1, this.#left - 1)
    return this.#left >= 0 && mayHave(this.#view, high)
  }

  #look(key: string, slip: Slip): void {
    const variant = { key, slip }
    for (const match of probe(this.#view, { key, gradeMask: LOOKALIKE, kindCode: this.#kindCode }) ?? [])
      this.#found.offer(match, slips.indexOf(slip), variant)
  }
}

type Place = { readonly key: string; readonly at: number }

/** A number of digits alone has only digits in the place of others; what letters it has says the rest. */
function alphabetOf(key: string): string {
  const hasLower = /[a-z]/.test(key)
  const hasUpper = /[A-Z]/.test(key)
  return DIGITS + (hasUpper ? UPPER : '') + (hasLower ? LOWER : '')
}
