import { type PartialDate, toGregorian } from '../../kernel/partial-date.ts'
import {
  BIRTH_PLACE,
  conflictOf,
  evidenceOf,
  howDatesMet,
  MOST_BORN,
  MOST_OTHER_DAY,
  NATIONALITY,
  SEX,
} from './evidence.ts'
import {
  countryIn,
  DAY_OF_YEAR,
  dayIn,
  IN_BYTES,
  monthIn,
  packBorn,
  packCountry,
  SEVERAL,
  unpackBorn,
  unpackSex,
  yearIn,
} from './packed-entry.ts'
import type { Segment } from './segment.ts'
import type { Query } from './types.ts'

/** Dates of birth that were weighed already; a hundred years have so many days. */
const DATES_KEPT = 40_000

/** Weighs entries against one query without reading their bytes, where their columns say enough. Sums as `evidenceOf`. */
export class EvidenceWeight {
  readonly #query: Query
  readonly #born: PartialDate | null
  /** The same in one number (packed-entry.ts). */
  readonly #packed: number
  readonly #country: number
  readonly #sex: 'M' | 'F' | null
  readonly #isNothing: boolean
  readonly #dates = new Map<number, number>()
  /** Of the entry weighed last: what all facts weigh together, and the date of birth alone. */
  all = 0
  born = 0

  constructor(query: Query) {
    this.#query = query
    this.#born = query.born === null ? null : toGregorian(query.born)
    this.#packed = query.born === null ? 0 : packBorn([query.born])
    this.#country = query.nationality === null ? 0 : packCountry(query.nationality)
    this.#sex = query.sex === 'M' || query.sex === 'F' ? query.sex : null
    this.#isNothing = this.#born === null && this.#country === 0 && this.#sex === null && !this.#needsBytes
  }

  get #needsBytes(): boolean {
    return this.#query.birthPlace !== null
  }

  /** The most that facts add for somebody who was not born on an asked day and has no asked number. */
  get most(): number {
    return (this.#born === null ? 0 : MOST_OTHER_DAY) + this.mostBesideBorn
  }

  /** The most that facts add that are neither a date of birth nor a number. */
  get mostBesideBorn(): number {
    const { nationality, sex, birthPlace } = this.#query
    return (
      (nationality === null ? 0 : NATIONALITY.same) +
      (sex === null ? 0 : SEX.same) +
      (birthPlace === null ? 0 : BIRTH_PLACE.same)
    )
  }

  /** Weighs an entry: what is found stands in `all` and `born`. `withDocument` where it may have the asked number. */
  weigh(segment: Segment, entry: number, withDocument: boolean): void {
    this.born = 0
    this.all = 0
    if (this.#isNothing && !withDocument) return
    const born = segment.columns.entryBorn[entry] ?? 0
    const facts = segment.columns.entryFacts[entry] ?? 0
    const isPacked = born !== IN_BYTES && (facts & SEVERAL) === 0
    if (isPacked && !this.#needsBytes && !withDocument) {
      this.born = this.#bornWeight(born)
      this.all = this.born + this.#countryWeight(facts) + this.#sexWeight(facts)
    } else this.#fromBytes(segment, entry)
  }

  /** What the date of birth adds, or the most that it may where it says to read the entry (IN_BYTES). */
  mostByBorn(packed: number): number {
    return packed === IN_BYTES ? MOST_BORN : this.#bornWeight(packed)
  }

  #bornWeight(packed: number): number {
    if (this.#born === null || packed === 0) return 0
    if (areOtherDays(this.#packed, packed)) return otherDayWeight(this.#packed, packed)
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

  #fromBytes(segment: Segment, entry: number): void {
    for (const { field, weight } of evidenceOf(this.#query, segment.entry(entry))) {
      this.all += weight
      if (field === 'born') this.born = weight
    }
  }
}

/** Whether both are exact days, of other years, and not the same day of the year: most dates are. */
function areOtherDays(asked: number, held: number): boolean {
  return (
    dayIn(asked) > 0 &&
    dayIn(held) > 0 &&
    yearIn(asked) !== yearIn(held) &&
    (asked & DAY_OF_YEAR) !== (held & DAY_OF_YEAR)
  )
}

/** What `howDatesMet` gives for them. */
function otherDayWeight(asked: number, held: number): number {
  const isOtherDay = monthIn(asked) !== monthIn(held) && dayIn(asked) !== dayIn(held)
  return conflictOf(Math.abs(yearIn(asked) - yearIn(held)), isOtherDay)
}
