import { type Entry, type Highs, markedOf, sharedHalfWords, sharedWords } from './columns.ts'

/**
 * The newest entries, in the order in which they came, chained by hash: many entries of one key cost no more than many
 * keys. One thread writes while others read: an entry is complete before the head of its chain names it.
 */
export type Tail = {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly value: Uint32Array
  /** Position plus one of the entry before in the same chain, 0 at its end. */
  readonly before: Uint16Array
  readonly heads: Uint16Array
  /** A bit for each place that a hash can have in them: so few bytes that the processor keeps them at hand. */
  readonly marks: Uint32Array
  /** One word: how many entries are complete. */
  readonly count: Uint32Array
}

/** Places of the marks for each entry that there is room for: three times in four at least they tell what no entry has. */
const MARKS_AN_ENTRY = 4

/** `room` is a power of two, at least 8 and at most 32,768: half a word names an entry. */
export function newTail(room: number): Tail {
  return {
    high: sharedWords(room),
    low: sharedWords(room),
    value: sharedWords(room),
    before: sharedHalfWords(room),
    heads: sharedHalfWords(room),
    marks: sharedWords((room * MARKS_AN_ENTRY) / 32),
    count: sharedWords(1),
  }
}

export function addToTail(tail: Tail, entry: Entry): void {
  const at = tail.count[0] ?? 0
  const head = entry.high & (tail.heads.length - 1)
  tail.high[at] = entry.high
  tail.low[at] = entry.low
  tail.value[at] = entry.value
  tail.before[at] = tail.heads[head] ?? 0
  const word = markWord(tail, entry.high)
  tail.marks[word] = (tail.marks[word] ?? 0) | markBit(entry.high)
  Atomics.store(tail.heads, head, at + 1)
  Atomics.store(tail.count, 0, at + 1)
}

/** By two bits more than the chain is found by. */
function markWord({ marks }: Tail, high: number): number {
  return (high >>> 5) & (marks.length - 1)
}

function markBit(high: number): number {
  return 1 << (high & 31)
}

/** Adds the positions of those that an entry has: first is told which are marked. */
export function addHeldInTail(tail: Tail, asked: Highs, held: number[]): void {
  if (Atomics.load(tail.count, 0) === 0) return
  const { marks } = tail
  const { highs, count } = asked
  const marked = markedOf(asked)
  const last = marks.length - 1
  let length = 0
  for (let at = 0; at < count; at++) {
    const high = highs[at] ?? 0
    marked[length] = at
    length += ((marks[(high >>> 5) & last] ?? 0) >>> (high & 31)) & 1
  }
  for (let which = 0; which < length; which++) {
    const at = marked[which] ?? 0
    if (metInTail(tail, highs[at] ?? 0, null) !== null) held.push(at)
  }
}

/** False when no entry has this `high`; mostly false when none has. */
function isMarkedInTail(tail: Tail, high: number): boolean {
  return ((tail.marks[markWord(tail, high)] ?? 0) & markBit(high)) !== 0
}

/** Adds `low` and `value` of the entries with this `high` to those met before; null stays null when there is none. */
export function metInTail(tail: Tail, high: number, met: number[] | null): number[] | null {
  // Plain reads first, which are faster: one that still sees nothing was before the entry came.
  if (!isMarkedInTail(tail, high)) return met
  let all = met
  let next = Atomics.load(tail.heads, high & (tail.heads.length - 1))
  while (next !== 0) {
    const at = next - 1
    if (tail.high[at] === high) {
      all ??= []
      all.push(tail.low[at] ?? 0, tail.value[at] ?? 0)
    }
    next = tail.before[at] ?? 0
  }
  return all
}
