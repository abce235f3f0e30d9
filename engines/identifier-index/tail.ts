import { type Entry, sharedWords } from './columns.ts'

/**
 * The newest entries, in the order in which they came, chained by hash: many entries of one key cost no more than many
 * keys. One thread writes while others read: an entry is complete before the head of its chain names it.
 */
export type Tail = {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly value: Uint32Array
  /** Position plus one of the entry before in the same chain, 0 at its end. */
  readonly before: Uint32Array
  /**
   * For each chain the position plus one of its newest entry in the lower half, and in the upper half a bit for four more bits of
   * each hash in it: what no entry has is mostly told without walking the chain.
   */
  readonly heads: Uint32Array
  /** One word: how many entries are complete. */
  readonly count: Uint32Array
}

const PLACE_BITS = 16
const PLACES = (1 << PLACE_BITS) - 1

/** The bit of a hash among the marks of its chain, from bits that say nothing of the chain. */
function markOf(high: number): number {
  return 1 << (PLACE_BITS + (high >>> 28))
}

/** `room` is a power of two, below 2^16. */
export function newTail(room: number): Tail {
  if (room > PLACES) throw new RangeError(`a tail has room for ${PLACES} entries at most, not for ${room}`)
  return {
    high: sharedWords(room),
    low: sharedWords(room),
    value: sharedWords(room),
    before: sharedWords(room),
    heads: sharedWords(room),
    count: sharedWords(1),
  }
}

export function addToTail(tail: Tail, entry: Entry): void {
  const at = tail.count[0] ?? 0
  const chain = entry.high & (tail.heads.length - 1)
  const head = tail.heads[chain] ?? 0
  tail.high[at] = entry.high
  tail.low[at] = entry.low
  tail.value[at] = entry.value
  tail.before[at] = head & PLACES
  Atomics.store(tail.heads, chain, (head & ~PLACES) | markOf(entry.high) | (at + 1))
  Atomics.store(tail.count, 0, at + 1)
}

/** False when no entry has this `high`; mostly false when none has. */
export function isMarkedInTail({ heads }: Tail, high: number): boolean {
  return ((heads[high & (heads.length - 1)] ?? 0) & markOf(high)) !== 0
}

/** Adds `low` and `value` of the entries with this `high` to those met before; null stays null when there is none. */
export function metInTail(tail: Tail, high: number, met: number[] | null): number[] | null {
  // A plain read first, which is faster: one that still sees nothing was before the entry came.
  if (!isMarkedInTail(tail, high)) return met
  let all = met
  let next = Atomics.load(tail.heads, high & (tail.heads.length - 1)) & PLACES
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
