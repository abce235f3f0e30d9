import { finish, highOf, otherLane, type Sums, saidAt, spread, sumsOf } from './hash.ts'

/** A text with one unit open, as the sums of its lanes. */
export type Gap = Sums & { readonly at: number }

/** All but the unit in this place, of a text whose sums are known. */
export function replaced(text: string, { first, second }: Sums, at: number): Gap {
  const own = saidAt(text.charCodeAt(at), at)
  return { at, first: (first - own) | 0, second: (second - otherLane(own)) | 0 }
}

/** Everything, and room for one unit more: before each place, and at the end. */
export function lengthened(text: string): readonly Gap[] {
  let { first, second } = sumsOf(text, 1)
  const gaps = [{ at: 0, first, second }]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const [behind, before] = [saidAt(unit, at + 1), saidAt(unit, at)]
    first = (first - behind + before) | 0
    second = (second - otherLane(behind) + otherLane(before)) | 0
    gaps.push({ at: at + 1, first, second })
  }
  return gaps
}

/** `high` of the hash of the text without the unit in each place. */
export function shortened(text: string): readonly number[] {
  let { first, second } = sumsOf(text.slice(1), 0)
  const highs = [highOf(first, second)]
  for (let at = 1; at < text.length; at++) {
    const [gone, back] = [saidAt(text.charCodeAt(at), at - 1), saidAt(text.charCodeAt(at - 1), at - 1)]
    first = (first - gone + back) | 0
    second = (second - otherLane(gone) + otherLane(back)) | 0
    highs.push(highOf(first, second))
  }
  return highs
}

/** `high` of the hash of the text with the unit in this place and the next one exchanged. */
export function swapped(text: string, { first, second }: Sums, at: number): number {
  const [one, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  const [oneWas, nextWas] = [saidAt(one, at), saidAt(next, at + 1)]
  const [oneIs, nextIs] = [saidAt(one, at + 1), saidAt(next, at)]
  return highOf(
    (first - oneWas - nextWas + oneIs + nextIs) | 0,
    (second - otherLane(oneWas) - otherLane(nextWas) + otherLane(oneIs) + otherLane(nextIs)) | 0,
  )
}

/** `high` of the hash of a text in whose gap stands this unit. */
export function filled({ at, first, second }: Gap, unit: number): number {
  const said = saidAt(unit, at)
  return highOf((first + said) | 0, (second + otherLane(said)) | 0)
}

/** Places for which is kept what characters say there; longer keys are rare. Ours to confirm. */
const KEPT_PLACES = 64

/** Of ASCII: characters of an alphabet are among them. */
const PLAIN_UNITS = 128

/** Characters that may stand in a gap, and what each says at each place: the same for every text. */
export class Alphabet {
  readonly characters: string
  /** Where each stands, by its unit. */
  readonly #places = new Int8Array(PLAIN_UNITS).fill(-1)
  /** A row of words for each place, of both lanes. */
  readonly #first: Int32Array
  readonly #spread: Int32Array

  constructor(characters: string) {
    this.characters = characters
    this.#first = new Int32Array(characters.length * (KEPT_PLACES + 1))
    this.#spread = new Int32Array(characters.length * (KEPT_PLACES + 1))
    for (let at = 0; at < KEPT_PLACES; at++) this.#say(at, at)
    for (let at = 0; at < characters.length; at++) this.#places[characters.charCodeAt(at)] = at
  }

  /** Which of the characters this is, or -1. */
  placeOf(unit: number): number {
    return this.#places[unit] ?? -1
  }

  /** Writes `high` of the hashes of the texts in whose gap stands the first character, the second one and so on. */
  fill(gap: Gap, highs: Uint32Array, from: number, to: number): void {
    if (gap.at >= KEPT_PLACES) this.#say(KEPT_PLACES, gap.at)
    let said = this.characters.length * Math.min(gap.at, KEPT_PLACES)
    const [ones, others] = [this.#first, this.#spread]
    const [one, other] = [gap.first, spread(gap.second)]
    for (let at = from; at < to; at++) {
      highs[at] = finish(((one + (ones[said] ?? 0)) | 0) ^ ((other + (others[said] ?? 0)) | 0))
      said++
    }
  }

  #say(row: number, at: number): void {
    for (let which = 0; which < this.characters.length; which++) {
      const said = saidAt(this.characters.charCodeAt(which), at)
      this.#first[this.characters.length * row + which] = said
      this.#spread[this.characters.length * row + which] = spread(otherLane(said))
    }
  }
}
