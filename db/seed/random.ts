/** A stream of numbers that one seed decides wholly. Not for secrets. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number
  /** True with this probability. */
  readonly chance: (probability: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T
  /** One of a list that is not empty, each as likely as its weight. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** The same members in another order; the list itself stays as it was. */
  readonly shuffle: <T>(list: readonly T[]) => T[]
}

/** Streams of the same seed and different `use` have nothing in common. */
export function seededRandom(seed: number, use: string): Random {
  const next = sfc32(seed, use)
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => memberAt(list, int(0, list.length - 1)),
    weighted: (list) => weighted(list, next()),
    shuffle: (list) => shuffle(list, int),
  }
}

/** Rounds of mixing after which the seed no longer shows in the output, as its author recommends. */
const WARM_UP = 15

/** Chris Doty-Humphrey's "small fast counter" generator with 32-bit words (PractRand, public domain). */
function sfc32(seed: number, use: string): () => number {
  let a = seed | 0
  let b = Math.floor(seed / 2 ** 32) | 0
  let c = fnv1a(use)
  let counter = 1
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < WARM_UP; round++) step()
  return step
}

/** FNV-1a, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

function memberAt<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error('nothing to pick from an empty list')
  return found
}

function weighted<T>(list: readonly (readonly [T, number])[], at: number): T {
  let left = at * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [member, weight] of list) {
    left -= weight
    if (left < 0) return member
  }
  return memberAt(list, list.length - 1)[0]
}

/** Fisher and Yates. */
function shuffle<T>(list: readonly T[], int: (from: number, to: number) => number): T[] {
  const left = [...list]
  const out: T[] = []
  while (left.length > 0) out.push(...left.splice(int(0, left.length - 1), 1))
  return out
}
