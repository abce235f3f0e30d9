import { type Highs, markedOf, recordOf, sharedWords } from './columns.ts'
import type { Tail } from './tail.ts'

/** Sorted entries that no longer change; `starts` leads from the upper bits of a hash to its few entries. */
export type Run = {
  readonly length: number
  /** Three words an entry, side by side: one that is found costs no further cache miss. */
  readonly entries: Uint32Array
  /** Upper bits of `high` that `starts` distinguishes. */
  readonly bits: number
  /**
   * Three words for each: where its entries begin, and two of marks, in which every `high` that it has sets a bit. So nearly all
   * that nobody has is told by this one line of the cache. One more at the end.
   */
  readonly starts: Uint32Array
}

/** Entries to one start, on average 4 to 8: a third of a word each, and one or two cache lines. */
const PER_START = 8
/** Words of a start. */
const START = 3
/** From here on halving is cheaper than walking. */
const WALK = 16

/**
 * Adds the positions of those that an entry has. First of all of them is told which are marked, without a branch: so their misses
 * of the cache are waited for together.
 */
export function addHeldInRun(run: Run, asked: Highs, held: number[]): void {
  const { bits, starts } = run
  const { highs, count } = asked
  const marked = markedOf(asked)
  let length = 0
  for (let at = 0; at < count; at++) {
    const high = highs[at] ?? 0
    const start = START * startOf(bits, high)
    const marks =
      ((starts[start + 1] ?? 0) >>> firstMark(high)) & ((starts[start + 2] ?? 0) >>> secondMark(high))
    marked[length] = at
    length += marks & 1
  }
  for (let which = 0; which < length; which++) {
    const at = marked[which] ?? 0
    if (metInRun(run, highs[at] ?? 0, null) !== null) held.push(at)
  }
}

/** False when no entry has this `high`; mostly false when none has. */
function isMarkedInRun({ bits, starts }: Run, high: number): boolean {
  const start = START * startOf(bits, high)
  return (
    (((starts[start + 1] ?? 0) >>> firstMark(high)) & ((starts[start + 2] ?? 0) >>> secondMark(high)) & 1) !==
    0
  )
}

/** Adds `low` and `value` of the entries with this `high` to those met before; null stays null when there is none. */
export function metInRun(run: Run, high: number, met: number[] | null): number[] | null {
  if (!isMarkedInRun(run, high)) return met
  let all = met
  const { entries } = run
  const start = START * startOf(run.bits, high)
  for (let at = 3 * firstInRun(run, start, high); at < entries.length && entries[at] === high; at += 3) {
    all ??= []
    all.push(entries[at + 1] ?? 0, entries[at + 2] ?? 0)
  }
  return all
}

function startOf(bits: number, high: number): number {
  return bits === 0 ? 0 : high >>> (32 - bits)
}

/** Bits of the two words of marks. The lower bits say nothing of the start, as long as there are fewer than 2^22. */
function firstMark(high: number): number {
  return high & 31
}

function secondMark(high: number): number {
  return (high >>> 5) & 31
}

/** First position whose `high` is not below. */
function firstInRun(run: Run, start: number, high: number): number {
  let from = run.starts[start] ?? 0
  let to = run.starts[start + START] ?? 0
  while (to - from > WALK) {
    const middle = (from + to) >>> 1
    if ((run.entries[3 * middle] ?? 0) < high) from = middle + 1
    else to = middle
  }
  while (from < to && (run.entries[3 * from] ?? 0) < high) from++
  return from
}

/** Writes a run from entries that come sorted. `room` may be too much, not too little. */
export class RunWriter {
  readonly #entries: Uint32Array
  readonly #bits: number
  readonly #starts: Uint32Array
  #length = 0
  #nextStart = 0

  constructor(room: number) {
    this.#entries = sharedWords(3 * room)
    this.#bits = Math.max(0, Math.ceil(Math.log2(room / PER_START)))
    this.#starts = sharedWords(START * (2 ** this.#bits + 1))
  }

  add(high: number, low: number, value: number): void {
    const start = startOf(this.#bits, high)
    this.#startUpTo(start)
    const marks = START * start + 1
    this.#starts[marks] = (this.#starts[marks] ?? 0) | (1 << firstMark(high))
    this.#starts[marks + 1] = (this.#starts[marks + 1] ?? 0) | (1 << secondMark(high))
    const at = 3 * this.#length++
    this.#entries[at] = high
    this.#entries[at + 1] = low
    this.#entries[at + 2] = value
  }

  end(): Run {
    this.#startUpTo(2 ** this.#bits)
    const words = 3 * this.#length
    let entries = this.#entries
    if (words < entries.length) {
      entries = sharedWords(words)
      entries.set(this.#entries.subarray(0, words))
    }
    return { length: this.#length, entries, bits: this.#bits, starts: this.#starts }
  }

  /** Starts up to this one, of which nothing was added, begin here. */
  #startUpTo(last: number): void {
    while (this.#nextStart <= last) this.#starts[START * this.#nextStart++] = this.#length
  }
}

/** What a run costs to hold, in bytes. */
export function runBytes(run: Run): number {
  return run.entries.byteLength + run.starts.byteLength
}

/** The entries of a tail as a run; `isKept` is asked for the record of each, `left` told of those that are not. */
export function runOfTail(
  tail: Tail,
  isKept: (record: number) => boolean,
  left: (record: number) => void,
): Run {
  const order = sortedByHigh(tail)
  const writer = new RunWriter(order.length)
  for (const at of order) {
    const value = tail.value[at] ?? 0
    const record = recordOf(value)
    if (isKept(record)) writer.add(tail.high[at] ?? 0, tail.low[at] ?? 0, value)
    else left(record)
  }
  return writer.end()
}

const DIGIT_BITS = 8
const BUCKETS = 1 << DIGIT_BITS

/** Positions by `high`, those of one `high` in the order added. */
function sortedByHigh({ high, count }: Tail): Uint32Array {
  const length = count[0] ?? 0
  let from = new Uint32Array(length)
  for (let at = 0; at < length; at++) from[at] = at
  let to = new Uint32Array(length)
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    scatter({ from, to }, high, shift)
    const swapped = from
    from = to
    to = swapped
  }
  return from
}

function scatter(
  { from, to }: { from: Uint32Array; to: Uint32Array },
  high: Uint32Array,
  shift: number,
): void {
  const starts = new Uint32Array(BUCKETS + 1)
  const digitOf = (at: number): number => ((high[at] ?? 0) >>> shift) & (BUCKETS - 1)
  for (const at of from) starts[digitOf(at) + 1] = (starts[digitOf(at) + 1] ?? 0) + 1
  for (let digit = 1; digit <= BUCKETS; digit++)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
  for (const at of from) {
    const digit = digitOf(at)
    const place = starts[digit] ?? 0
    starts[digit] = place + 1
    to[place] = at
  }
}
