/** What stands for the text of a key: 32 bits, and 26 more in the upper part of `low`. */
export type KeyHash = { readonly high: number; readonly low: number }

/** Bits of `low` that are left to the kind of an entry. */
const KIND_BITS = 6
export const KIND_MASK = (1 << KIND_BITS) - 1

/**
 * Two lanes, each the sum of what every UTF-16 unit says at its place, mixed as MurmurHash3 does (Austin Appleby, public
 * domain). A sum, so that a text which differs in one place need not be hashed anew (`SlipHashes`). Different texts may
 * share a hash: one look-up among n entries meets a stranger with a probability of n / 2^58, so whoever looks up compares
 * what it finds.
 */
export function hashOf(text: string): KeyHash {
  let first = 0
  let second = 0
  for (let at = 0; at < text.length; at++) {
    const said = saidAt(text.charCodeAt(at), at)
    first = (first + said) | 0
    second = (second + otherLane(said)) | 0
  }
  return { high: highOf(first, second), low: lowOf(first, second) }
}

/** `high` of the hashes of all texts that are one slip away from a text; each costs the same, however long the text is. */
export class SlipHashes {
  readonly #text: string
  readonly #first: LaneSums
  readonly #second: LaneSums

  constructor(text: string) {
    this.#text = text
    this.#first = sumsOf(text, saidAt)
    this.#second = sumsOf(text, (unit, at) => otherLane(saidAt(unit, at)))
  }

  /** All but the unit in this place: what `filled` makes another text of. */
  replaced(at: number): Gap {
    return { at, first: replaced(this.#first, at, 0), second: replaced(this.#second, at, 0) }
  }

  /** Everything, and room for one unit more before this place. */
  lengthened(at: number): Gap {
    return { at, first: lengthened(this.#first, at), second: lengthened(this.#second, at) }
  }

  /** Without the unit in this place. */
  shortened(at: number): number {
    return highOf(shortened(this.#first, at), shortened(this.#second, at))
  }

  /** With the unit in this place and the next one exchanged. */
  swapped(at: number): number {
    const one = saidAt(this.#text.charCodeAt(at + 1), at)
    const next = saidAt(this.#text.charCodeAt(at), at + 1)
    const first = replaced(this.#first, at, one) + replaced(this.#first, at + 1, next) - this.#first.all
    const [otherOne, otherNext] = [otherLane(one), otherLane(next)]
    const second =
      replaced(this.#second, at, otherOne) + replaced(this.#second, at + 1, otherNext) - this.#second.all
    return highOf(first | 0, second | 0)
  }
}

/** A text with one unit open, as the sums of its lanes. */
export type Gap = { readonly at: number; readonly first: number; readonly second: number }

/** `high` of the hash of a text whose open unit is this one. */
export function filled({ at, first, second }: Gap, unit: number): number {
  const said = saidAt(unit, at)
  return highOf((first + said) | 0, (second + otherLane(said)) | 0)
}

/** Sums of one lane over a text. */
type LaneSums = {
  readonly all: number
  /** What each unit says at its place. */
  readonly own: Int32Array
  /** Sums over what stands before a place. */
  readonly before: Int32Array
  /** Sums over what stands from a place on, moved by one to the right and to the left. */
  readonly right: Int32Array
  readonly left: Int32Array
}

function sumsOf(text: string, say: (unit: number, at: number) => number): LaneSums {
  const places = text.length + 1
  const [own, before] = [new Int32Array(places), new Int32Array(places)]
  const [right, left] = [new Int32Array(places), new Int32Array(places)]
  for (let at = 0; at < text.length; at++) {
    own[at] = say(text.charCodeAt(at), at)
    before[at + 1] = (before[at] ?? 0) + (own[at] ?? 0)
  }
  for (let at = text.length - 1; at >= 0; at--) {
    right[at] = (right[at + 1] ?? 0) + say(text.charCodeAt(at), at + 1)
    left[at] = (left[at + 1] ?? 0) + say(text.charCodeAt(at), at - 1)
  }
  return { all: before[text.length] ?? 0, own, before, right, left }
}

function replaced({ all, own }: LaneSums, at: number, said: number): number {
  return (all - (own[at] ?? 0) + said) | 0
}

function lengthened({ before, right }: LaneSums, at: number): number {
  return ((before[at] ?? 0) + (right[at] ?? 0)) | 0
}

function shortened({ before, left }: LaneSums, at: number): number {
  return ((before[at] ?? 0) + (left[at + 1] ?? 0)) | 0
}

/** What a unit says at a place, in the first lane. No two of them say the same, up to 2^16 places. */
function saidAt(unit: number, at: number): number {
  const said = Math.imul(unit + (at << 16), 0xcc9e2d51)
  const turned = Math.imul(said ^ (said >>> 16), 0x85ebca6b)
  return turned ^ (turned >>> 13)
}

/** The same in the second lane. */
function otherLane(said: number): number {
  const turned = Math.imul(said ^ 0x9e3779b9, 0xc2b2ae35)
  return turned ^ (turned >>> 16)
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
