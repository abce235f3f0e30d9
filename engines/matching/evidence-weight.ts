import { type PartialDate, toGregorian } from '../../kernel/partial-date.ts'
import { BIRTH_PLACE, evidenceOf, howDatesMet, MOST_OTHER_DAY, NATIONALITY, SEX } from './evidence.ts'
import { countryIn, IN_BYTES, packCountry, SEVERAL, unpackBorn, unpackSex } from './packed-entry.ts'
import type { Segment } from './segment.ts'
import type { Query } from './types.ts'

/** What the facts beside a name weigh together, and the date of birth alone; `documents`: whether a number is asked too. */
export type Weighed = { readonly all: number; readonly born: number }

const NOTHING: Weighed = { all: 0, born: 0 }
/** Dates of birth that were weighed already; a hundred years have so many days. */
const DATES_KEPT = 40_000

/** Weighs entries against one query without reading their bytes, where their columns say enough. Sums as `evidenceOf`. */
export class EvidenceWeight {
  readonly #query: Query
  readonly #born: PartialDate | null
  readonly #country: number
  readonly #sex: 'M' | 'F' | null
  readonly #isNothing: boolean
  readonly #dates = new Map<number, number>()

  constructor(query: Query) {
    this.#query = query
    this.#born = query.born === null ? null : toGregorian(query.born)
    this.#country = query.nationality === null ? 0 : packCountry(query.nationality)
    this.#sex = query.sex === 'M' || query.sex === 'F' ? query.sex : null
    this.#isNothing = this.#born === null && this.#country === 0 && this.#sex === null && !this.#needsBytes
  }

  get #needsBytes(): boolean {
    return this.#query.birthPlace !== null
  }

  /** The most that facts add for somebody who was not born on an asked day and has no asked number. */
  get most(): number {
    const { born, nationality, sex, birthPlace } = this.#query
    return (
      (born === null ? 0 : MOST_OTHER_DAY) +
      (nationality === null ? 0 : NATIONALITY.same) +
      (sex === null ? 0 : SEX.same) +
      (birthPlace === null ? 0 : BIRTH_PLACE.same)
    )
  }

  /** `withDocument` where the entry may have the asked number. */
  of(segment: Segment, entry: number, withDocument: boolean): Weighed {
    if (this.#isNothing && !withDocument) return NOTHING
    const born = segment.columns.entryBorn[entry] ?? 0
    const facts = segment.columns.entryFacts[entry] ?? 0
    const isPacked = born !== IN_BYTES && (facts & SEVERAL) === 0
    if (!isPacked || this.#needsBytes || withDocument) return this.#fromBytes(segment, entry)
    const bornWeight = this.#bornWeight(born)
    return { all: bornWeight + this.#countryWeight(facts) + this.#sexWeight(facts), born: bornWeight }
  }

  #bornWeight(packed: number): number {
    if (this.#born === null || packed === 0) return 0
    const known = this.#dates.get(packed)
    if (known !== undefined) return known
    const { weight } = howDatesMet(this.#born, unpackBorn(packed))
    if (this.#dates.size >= DATES_KEPT) this.#dates.clear()
    this.#dates.set(packed, weight)
    return weight
  }

  #countryWeight(facts: number): number {
    const country = countryIn(facts)
    if (this.#country === 0 || country === 0) return 0
    return country === this.#country ? NATIONALITY.same : NATIONALITY.different
  }

  #sexWeight(facts: number): number {
    const sex = unpackSex(facts)
    if (this.#sex === null || (sex !== 'M' && sex !== 'F')) return 0
    return sex === this.#sex ? SEX.same : SEX.different
  }

  #fromBytes(segment: Segment, entry: number): Weighed {
    let [all, born] = [0, 0]
    for (const { field, weight } of evidenceOf(this.#query, segment.entry(entry))) {
      all += weight
      if (field === 'born') born = weight
    }
    return { all, born }
  }
}
