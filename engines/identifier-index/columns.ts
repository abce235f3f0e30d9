/** A column that threads share: never moved, never shrunk. */
export function sharedWords(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length))
}

export function sharedHalfWords(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(2 * length))
}

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}

/** Bytes as words of four, in the order of this machine; a multiple of four. Copied only where they do not lie at a word. */
export function inWords(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
}

/*
 * An entry is three words: 32 bits of the hash of its key; 26 more and the kind; the number of its record and the grades
 * in which the record has that key. A key that is the same in all grades is one entry.
 */
const GRADE_BITS = 3
export const GRADE_MASK = (1 << GRADE_BITS) - 1
/** 2^29 records. */
export const MOST_RECORDS = 2 ** (32 - GRADE_BITS)

export function entryValue(record: number, gradeMask: number): number {
  return ((record << GRADE_BITS) | gradeMask) >>> 0
}

export function recordOf(value: number): number {
  return value >>> GRADE_BITS
}

export type Entry = { readonly high: number; readonly low: number; readonly value: number }

/** First 32 bits of hashes that are asked for together: so many of them. */
export type Highs = { readonly highs: Uint32Array; readonly count: number }

/** Written over by who looks for many together: positions of those that are marked. */
let marked = new Uint32Array(0)

/** Room for as many positions. */
export function markedOf(highs: Highs): Uint32Array {
  if (marked.length < highs.count + 1) marked = new Uint32Array(highs.highs.length + 1)
  return marked
}
