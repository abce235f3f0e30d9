/** What grows with a segment is made so much longer than it needs. */
export const ROOM = 1.25

/** A set of numbers, a bit for each that it may hold; emptied at the cost of what it held. */
export class Marks {
  #bits = new Uint32Array(0)
  /** Places in `#bits` that are not 0. */
  readonly #used: number[] = []

  /** Empties it, with room for numbers below `size`. */
  begin(size: number): void {
    for (const place of this.#used) this.#bits[place] = 0
    this.#used.length = 0
    if (this.#bits.length * 32 < size) this.#bits = new Uint32Array(Math.ceil((size / 32) * ROOM))
  }

  /** False where it was there before. */
  add(value: number): boolean {
    const before = this.#bits[value >>> 5] ?? 0
    const bit = 1 << (value & 31)
    if ((before & bit) !== 0) return false
    if (before === 0) this.#used.push(value >>> 5)
    this.#bits[value >>> 5] = before | bit
    return true
  }

  has(value: number): boolean {
    return ((this.#bits[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0
  }
}
