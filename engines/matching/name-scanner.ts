import type { Asked } from './asked.ts'
import { ALONE, type Beside, firstFrom, WITH_INITIAL } from './beside.ts'
import { bitOf } from './channels.ts'
import { firstAt, nextAt } from './key-table.ts'
import { AS_INITIALS } from './links.ts'
import { NameCeiling } from './name-ceiling.ts'
import { keysOfInitials, lettersKey } from './name-shape.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import type { Channel } from './types.ts'
import type { WordBound } from './word-bound.ts'

/** Words looked at beside those of one word of the query, and names read: what common words may cost. */
const MAX_SCANNED = 200_000
const MAX_READ = 20_000
/** Where up to so many stand for each that is wanted, looking at all of them is cheaper than looking for each. */
const SCANNED_AT_ONCE = 4

/** Names worth scoring: what they are worth at most, and the channels that led to them. */
export type Promising = { readonly name: number; readonly ceiling: number; readonly channels: number }

/** Where a stretch of the words beside a word begins, and where it ends. */
type Stretch = { readonly start: number; readonly end: number }
/** All that stands beside a word, or its other words alone. */
type OfWord = Stretch & { readonly word: number }

/**
 * Names that may be at least `floor` alike the asked one, and `loose` where who bears them was born on an asked day.
 * `hasBearer`: whether who bears a name was born when somebody who passes may be; null where that was not asked.
 */
export type Wanted = {
  readonly floor: number
  readonly loose: number
  readonly hasBearer: ((name: number) => boolean) | null
}

type Means = { readonly scratch: Scratch; readonly wanted: Wanted; readonly bound: WordBound }

/** Reads names that have two words of a query, each once, and keeps those that are wanted. */
export class NameScanner {
  readonly found: Promising[] = []
  readonly #segment: Segment
  readonly #ceilings: NameCeiling
  readonly #scratch: Scratch
  readonly #wanted: Wanted
  readonly #bound: WordBound
  /** What is left to be looked at, and to be read. */
  #scanned = 0
  #readable = 0
  #least = 0

  constructor(segment: Segment, asked: Asked, { scratch, wanted, bound }: Means) {
    this.#segment = segment
    this.#ceilings = new NameCeiling(segment, asked, scratch)
    this.#bound = bound
    this.#scratch = scratch
    this.#wanted = wanted
  }

  /**
   * Names with one of the words, and beside it what `beside` says; all of them where it is null. Two words less alike
   * together than `least` lead nowhere.
   */
  scan(words: readonly number[], beside: Beside | null, least = 0): void {
    const { tokenBesideStart } = this.#segment.columns
    this.#scanned = MAX_SCANNED
    this.#readable = MAX_READ
    this.#least = least
    for (const word of words) {
      if (this.#scanned <= 0 || this.#readable <= 0) return
      const stretch = { start: tokenBesideStart[word] ?? 0, end: tokenBesideStart[word + 1] ?? 0, word }
      if (beside === null) this.#readAll(stretch)
      else this.#scanWord(stretch, beside)
    }
  }

  #scanWord({ start, end, word }: OfWord, beside: Beside): void {
    const { tokenBeside } = this.#segment.columns
    const hasKinds = (tokenBeside[end - 1] ?? 0) >= ALONE
    const kinds = hasKinds ? firstFrom(tokenBeside, ALONE, start, end) : end
    const words = { start, end: kinds, word }
    if (kinds - start <= SCANNED_AT_ONCE * beside.size) this.#lookAtAll(words, beside)
    else this.#lookForEach(words, beside)
    for (const [first, after] of beside.ranges) {
      const from = firstFrom(tokenBeside, first, start, kinds)
      this.#readAll({ start: from, end: firstFrom(tokenBeside, after, from, kinds) })
    }
    if (!hasKinds) return
    const initial = firstFrom(tokenBeside, WITH_INITIAL, kinds, end)
    if (beside.alone) this.#readAll({ start: kinds, end: initial })
    if (beside.initial) this.#readAll({ start: initial, end })
  }

  #lookAtAll({ start, end, word }: OfWord, beside: Beside): void {
    const { tokenBeside, tokenBesideName } = this.#segment.columns
    const last = Math.min(end, start + this.#scanned)
    this.#scanned -= last - start
    for (let at = start; at < last && this.#readable > 0; at++) {
      const other = tokenBeside[at] ?? 0
      if (!beside.has(other) || this.#bound.isHopelessPair(word, other, this.#least)) continue
      this.#readable--
      this.#readName(tokenBesideName[at] ?? 0)
    }
  }

  #lookForEach({ start, end, word }: OfWord, beside: Beside): void {
    const { tokenBeside } = this.#segment.columns
    let at = start
    for (const other of beside.inOrder) {
      if (this.#bound.isHopelessPair(word, other, this.#least)) continue
      at = firstFrom(tokenBeside, other, at, end)
      let after = at
      while (after < end && tokenBeside[after] === other) after++
      this.#readAll({ start: at, end: after })
      at = after
    }
  }

  #readAll({ start, end }: Stretch): void {
    const { tokenBesideName } = this.#segment.columns
    const last = Math.min(end, start + this.#readable)
    this.#readable -= last - start
    for (let at = start; at < last; at++) this.#readName(tokenBesideName[at] ?? 0)
  }

  #readName(name: number): void {
    if (!this.#scratch.read.add(name)) return
    const { floor, hasBearer } = this.#wanted
    // Most names end here: it takes less than what they have of the query.
    if (hasBearer === null || hasBearer(name)) this.#judge(name, floor)
  }

  #judge(name: number, floor: number): void {
    const ceiling = this.#ceilings.of(name)
    if (ceiling >= floor) this.#keep({ name, ceiling, channels: this.#ceilings.channels })
  }

  #keep(name: Promising): void {
    this.#scratch.found.add(name.name)
    this.found.push(name)
  }

  /** Of these names those that may be at least `loose` alike. */
  readThese(names: readonly number[], loose: number): void {
    for (const name of this.#ceilings.mayBe(names, loose))
      if (!this.#scratch.found.has(name)) this.#judge(name, loose)
  }

  /** Names of the same letters in any order and with any spaces; names of an organisation's initials, and whose they are. */
  readSameLetters(asked: Asked): void {
    for (const name of [...asked.names.values()].flat()) {
      const key = lettersKey(name)
      if (key !== 0) this.#readKey(key, 1, 'full_name')
      for (const initials of keysOfInitials(name)) this.#readKey(initials, AS_INITIALS, 'joined')
    }
  }

  #readKey(key: number, ceiling: number, channel: Channel): void {
    const table = this.#segment.tables.letters
    for (let at = firstAt(table, key); at >= 0; at = nextAt(table, key, at)) {
      const same = table.values[at] ?? 0
      this.#scratch.read.add(same)
      this.#keep({ name: same, ceiling, channels: bitOf(channel) })
    }
  }
}
