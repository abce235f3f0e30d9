/** What stands for the text of a key: 32 bits, and 26 more in the upper part of `low`. */
export type KeyHash = { readonly high: number; readonly low: number }

/** Bits of `low` that are left to the kind of an entry. */
const KIND_BITS = 6
export const KIND_MASK = (1 << KIND_BITS) - 1

/** Before the first unit of a text. */
const secondSeed = 0x9e3779b9 | 0

/**
 * Two lanes over UTF-16 units, built of the steps of MurmurHash3 (Austin Appleby, public domain). Different texts may share
 * a hash: one look-up among n entries meets a stranger with a probability of n / 2^58, so whoever looks up compares what
 * it finds.
 */
export function hashOf(text: string): KeyHash {
  let first = text.length
  let second = secondSeed
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    first = step(first, mixedFirst(unit))
    second = step(second, mixedSecond(unit))
  }
  return { high: highOf(first, second), low: lowOf(first, second) }
}

/**
 * `high` of the hashes of many texts that are one text but for a place: what stands before it is hashed once, what comes after
 * is mixed once. For texts of one length, which begins the hash.
 */
export class SlipHashes {
  readonly #firstBefore: Int32Array
  readonly #secondBefore: Int32Array
  readonly #firstMixed: Int32Array
  readonly #secondMixed: Int32Array
  readonly #length: number
  #first = 0
  #second = 0

  /** `length` is that of the texts to be hashed, `text` what they are made of. */
  constructor(text: string, length: number) {
    this.#length = text.length
    this.#firstBefore = new Int32Array(text.length + 1)
    this.#secondBefore = new Int32Array(text.length + 1)
    this.#firstMixed = new Int32Array(text.length)
    this.#secondMixed = new Int32Array(text.length)
    this.#first = length
    this.#second = secondSeed
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      this.#firstBefore[at] = this.#first
      this.#secondBefore[at] = this.#second
      this.#firstMixed[at] = mixedFirst(unit)
      this.#secondMixed[at] = mixedSecond(unit)
      this.add(unit)
    }
    this.#firstBefore[text.length] = this.#first
    this.#secondBefore[text.length] = this.#second
  }

  /** Begins with what stands before this place. */
  before(at: number): void {
    this.#first = this.#firstBefore[at] ?? 0
    this.#second = this.#secondBefore[at] ?? 0
  }

  /** Goes on with a UTF-16 unit. */
  add(unit: number): void {
    this.#first = step(this.#first, mixedFirst(unit))
    this.#second = step(this.#second, mixedSecond(unit))
  }

  /** Ends with what stands from this place on. */
  endFrom(place: number): number {
    let first = this.#first
    let second = this.#second
    for (let at = place; at < this.#length; at++) {
      first = step(first, this.#firstMixed[at] ?? 0)
      second = step(second, this.#secondMixed[at] ?? 0)
    }
    return highOf(first, second)
  }
}

function mixedFirst(unit: number): number {
  return mixed(Math.imul(unit, 0xcc9e2d51))
}

function mixedSecond(unit: number): number {
  return mixed(Math.imul(unit ^ 0x5bd1, 0x85ebca77))
}

function mixed(product: number): number {
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593)
}

function step(state: number, unitMixed: number): number {
  const turned = state ^ unitMixed
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0
}

function highOf(first: number, second: number): number {
  return finish(first ^ Math.imul(second, 0x27d4eb2f))
}

function lowOf(first: number, second: number): number {
  return (finish(second ^ Math.imul(first, 0x165667b1)) & ~KIND_MASK) >>> 0
}

/** Every bit of the state moves every bit of the answer. */
export function finish(state: number): number {
  let bits = state
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
