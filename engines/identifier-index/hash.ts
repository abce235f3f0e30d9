/** What stands for the text of a key: 32 bits, and 26 more in the upper part of `low`. */
export type KeyHash = { readonly high: number; readonly low: number }

/** Bits of `low` that are left to the kind of an entry. */
const KIND_BITS = 6
export const KIND_MASK = (1 << KIND_BITS) - 1

/**
 * Two lanes over UTF-16 units, built of the steps of MurmurHash3 (Austin Appleby, public domain). Different texts may share
 * a hash: one look-up among n entries meets a stranger with a probability of n / 2^58, so whoever looks up compares what
 * it finds.
 */
export function hashOf(text: string): KeyHash {
  let first = text.length
  let second = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    first = step(first, Math.imul(unit, 0xcc9e2d51))
    second = step(second, Math.imul(unit ^ 0x5bd1, 0x85ebca77))
  }
  const high = finish(first ^ Math.imul(second, 0x27d4eb2f))
  const low = finish(second ^ Math.imul(first, 0x165667b1))
  return { high, low: (low & ~KIND_MASK) >>> 0 }
}

function step(state: number, product: number): number {
  const mixed = Math.imul((product << 15) | (product >>> 17), 0x1b873593)
  const turned = state ^ mixed
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0
}

/** Every bit of the state moves every bit of the answer. */
export function finish(state: number): number {
  let bits = state
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
