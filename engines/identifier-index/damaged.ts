import { Candidates } from './candidates.ts'
import { kindCode } from './kinds.ts'
import { alphabetOf, ILLEGIBLE, type Variant, Variants } from './slips.ts'
import { type FoundDamaged, grades } from './types.ts'
import { type Asked, type FindOptions, heldOf, probe, type View } from './view.ts'

/** Shorter keys are one slip away from half of all others. Ours to confirm. */
const SHORTEST = 5
/** Look-ups of one search; a VIN of 17 characters needs 1,311. Ours to confirm. */
const MOST_PROBES = 4096
/** Characters that may be illegible: each multiplies the look-ups. Ours to confirm. */
const MOST_ILLEGIBLE = 2
const LOOKALIKE = 1 << grades.indexOf('lookalike')

/** Written over by every search: read before anybody else is asked. */
const variants = new Variants(MOST_PROBES)

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
  return (
    key.length >= SHORTEST && (!key.includes(ILLEGIBLE) || key.split(ILLEGIBLE).length - 1 <= MOST_ILLEGIBLE)
  )
}

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

  /** Every text that `key` may have been. */
  lookAround(key: string): void {
    if (!this.isWhole) return
    const at = key.indexOf(ILLEGIBLE)
    if (at < 0) variants.around(key, this.#left)
    else if (!key.includes(ILLEGIBLE, at + 1)) variants.filledIn(key, this.#left)
    else {
      for (const character of alphabetOf(key).characters)
        this.lookAround(key.slice(0, at) + character + key.slice(at + 1))
      return
    }
    this.#look()
  }

  /** What is beyond the bound is not looked up. */
  #look(): void {
    this.#left = variants.left
    const held = heldOf(this.#view, variants).map((position) => variants.spelt(position))
    for (const variant of held) {
      if (variant === null) continue
      const asked = { key: variant.key, gradeMask: LOOKALIKE, kindCode: this.#kindCode }
      for (const match of probe(this.#view, asked) ?? []) this.#found.offer(match, variant.rank, variant)
    }
  }
}
