/** From 32-bit keys to numbers, several per key: two sorted columns, found by halving. */
export type KeyTable = { readonly keys: Uint32Array; readonly values: Uint32Array }

const FNV_START = 0x811c9dc5

/**
 * FNV-1a over UTF-16 units: different texts may share a key, so whoever looks up compares what it finds. `after` is the
 * hash of what stands before the text.
 */
export function hashOf(text: string, after = FNV_START): number {
  let hash = after
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** `hashOf` of a hyphen and the text without one letter, without making that text. */
export function hashWithout(text: string, left: number): number {
  let hash = hashStep(FNV_START, HYPHEN)
  for (let i = 0; i < text.length; i++) if (i !== left) hash = hashStep(hash, text.charCodeAt(i))
  return hash >>> 0
}

const HYPHEN = 0x2d

function hashStep(hash: number, unit: number): number {
  return Math.imul(Math.imul(hash ^ (unit & 0xff), 0x01000193) ^ (unit >>> 8), 0x01000193)
}

/** Pairs in the order they were found, before they are sorted into a table. */
export class KeyPairs {
  readonly #keys: number[] = []
  readonly #values: number[] = []

  add(key: number, value: number): void {
    this.#keys.push(key)
    this.#values.push(value)
  }

  /** Sorted by key, then in the order added. */
  toTable(): KeyTable {
    return sortByKey(Uint32Array.from(this.#keys), Uint32Array.from(this.#values))
  }
}

const DIGIT_BITS = 11
const DIGITS = 3
const BUCKETS = 1 << DIGIT_BITS

function sortByKey(keys: Uint32Array, values: Uint32Array): KeyTable {
  let from: KeyTable = { keys, values }
  let to: KeyTable = { keys: new Uint32Array(keys.length), values: new Uint32Array(keys.length) }
  for (let digit = 0; digit < DIGITS; digit++) {
    scatter(from, to, digit * DIGIT_BITS)
    const swapped = from
    from = to
    to = swapped
  }
  return from
}

function scatter(from: KeyTable, to: KeyTable, shift: number): void {
  const starts = new Uint32Array(BUCKETS + 1)
  for (const key of from.keys) {
    const bucket = ((key >>> shift) & (BUCKETS - 1)) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let i = 1; i <= BUCKETS; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  for (let i = 0; i < from.keys.length; i++) {
    const key = from.keys[i] ?? 0
    const bucket = (key >>> shift) & (BUCKETS - 1)
    const at = starts[bucket] ?? 0
    starts[bucket] = at + 1
    to.keys[at] = key
    to.values[at] = from.values[i] ?? 0
  }
}

/** First position whose key is not below `key`; walk from there while keys are equal. */
export function firstAt(table: KeyTable, key: number): number {
  let low = 0
  let high = table.keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((table.keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
