/** What stands for the text of a key: 32 bits, and 26 more in the upper part of `low`. */
export type KeyHash = { readonly high: number; readonly low: number }

/** Bits of `low` that are left to the kind of an entry. */
const KIND_BITS = 6
export const KIND_MASK = (1 << KIND_BITS) - 1

/** Sums of two lanes over a text, or over what is known of it. */
export type Sums = { readonly first: number; readonly second: number }

/**
 * Two lanes, each the sum of what every UTF-16 unit says at its place, mixed as MurmurHash3 does (Austin Appleby, public
 * domain). A sum, so that a text which differs in one place need not be hashed anew (slip-hashes.ts). Different texts may
 * share a hash: one look-up among n entries meets a stranger with a probability of n / 2^58, so whoever looks up compares
 * what it finds.
 */
export function hashOf(text: string): KeyHash {
  const { first, second } = sumsOf(text, 0)
  return { high: highOf(first, second), low: lowOf(first, second) }
}

/** With every unit moved so many places to the right. */
export function sumsOf(text: string, moved: number): Sums {
  let first = 0
  let second = 0
  for (let at = 0; at < text.length; at++) {
    const said = saidAt(text.charCodeAt(at), at + moved)
    first = (first + said) | 0
    second = (second + otherLane(said)) | 0
  }
  return { first, second }
}

/** What a unit says at a place, in the first lane. No two of them say the same, up to 2^16 places. */
export function saidAt(unit: number, at: number): number {
  const said = Math.imul(unit + (at << 16), 0xcc9e2d51)
  const turned = Math.imul(said ^ (said >>> 16), 0x85ebca6b)
  return turned ^ (turned >>> 13)
}

/** The same in the second lane. */
export function otherLane(said: number): number {
  const turned = Math.imul(said ^ 0x9e3779b9, 0xc2b2ae35)
  return turned ^ (turned >>> 16)
}

export function highOf(first: number, second: number): number {
  return finish(first ^ spread(second))
}

/** The second lane as it comes into `high`: of a sum the sum of its parts. */
export function spread(second: number): number {
  return Math.imul(second, 0x27d4eb2f)
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
