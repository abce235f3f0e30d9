import { count, Numbers, summed, take } from './numbers.ts'

/**
 * From 32-bit keys to numbers, several per key: sorted into buckets by a mixture of the key, found without halving. Of a
 * key its lower half is kept, so that a strange key may be met once in 65,536 times: whoever looks up compares what it finds.
 */
export type KeyTable = {
  /** One more than there are buckets, which are a power of two. */
  readonly starts: Uint32Array
  readonly rests: Uint16Array
  readonly values: Uint32Array
}

/** FNV's offset basis. */
export const HASH_START = 0x811c9dc5

/**
 * FNV-1a over UTF-16 units: different texts may share a key, so whoever looks up compares what it finds. `after` is the
 * hash of what stands before the text.
 */
export function hashOf(text: string, after = HASH_START): number {
  let hash = after
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** `hashOf` of the text between two places, without making it. */
export function hashBetween(text: string, from: number, to: number): number {
  let hash = HASH_START
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** `hashOf` of a mark and the text without one letter (none when `left` is -1), without making that text. */
export function hashWithout(mark: string, text: string, left: number): number {
  let hash = hashStep(HASH_START, mark.charCodeAt(0))
  for (let i = 0; i < text.length; i++) if (i !== left) hash = hashStep(hash, text.charCodeAt(i))
  return hash >>> 0
}

/** `hash` with one more UTF-16 unit. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(Math.imul(hash ^ (unit & 0xff), 0x01000193) ^ (unit >>> 8), 0x01000193)
}

/** Pairs in the order they were found, before they become a table. */
export class KeyPairs {
  readonly #keys = new Numbers()
  readonly #values = new Numbers()

  add(key: number, value: number): void {
    this.#keys.push(key)
    this.#values.push(value)
  }

  /** `values` says what became of each value; of one key they keep their order. */
  toTable(placeOf: (value: number) => number = (value) => value): KeyTable {
    const [keys, values] = [this.#keys.view(), this.#values.view()]
    const bits = bitsFor(keys.length)
    const starts = new Uint32Array((1 << bits) + 1)
    for (const key of keys) count(starts, bucketOf(key, bits))
    summed(starts)
    return { starts, ...scattered(keys, values, { starts, bits, placeOf }) }
  }
}

type Scatter = {
  readonly starts: Uint32Array
  readonly bits: number
  readonly placeOf: (value: number) => number
}

function scattered(
  keys: Uint32Array,
  from: Uint32Array,
  { starts, bits, placeOf }: Scatter,
): Pick<KeyTable, 'rests' | 'values'> {
  const next = starts.slice()
  const rests = new Uint16Array(keys.length)
  const values = new Uint32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    const at = take(next, bucketOf(key, bits))
    rests[at] = key & 0xffff
    values[at] = placeOf(from[i] ?? 0)
  }
  return { rests, values }
}

/** Some two values a bucket. */
function bitsFor(values: number): number {
  return Math.max(1, Math.min(26, 31 - Math.clz32(Math.max(2, values))))
}

function bucketOf(key: number, bits: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - bits)
}

/** Position of the first value under this key, or -1. */
export function firstAt(table: KeyTable, key: number): number {
  return within(table, key, -1)
}

/** Position of the next value under this key after `at`, or -1. */
export function nextAt(table: KeyTable, key: number, at: number): number {
  return within(table, key, at)
}

function within({ starts, rests }: KeyTable, key: number, after: number): number {
  const bucket = bucketOf(key, 31 - Math.clz32(starts.length - 1))
  const end = starts[bucket + 1] ?? 0
  const rest = key & 0xffff
  for (let at = after < 0 ? (starts[bucket] ?? 0) : after + 1; at < end; at++) {
    if (rests[at] === rest) return at
  }
  return -1
}
