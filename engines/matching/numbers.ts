/** Whole numbers below 2^32, as many as come. */
export class Numbers {
  #held = new Uint32Array(16)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#held.length) {
      const wider = new Uint32Array(this.#length * 2)
      wider.set(this.#held)
      this.#held = wider
    }
    this.#held[this.#length++] = value
  }

  at(place: number): number {
    return this.#held[place] ?? 0
  }

  /** Forgets what comes after so many. */
  cut(length: number): void {
    this.#length = length
  }

  /** A view that the next `push` may leave behind. */
  view(): Uint32Array {
    return this.#held.subarray(0, this.#length)
  }
}

/** Bytes, as many as come. */
export class Bytes {
  #held = Buffer.alloc(256)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#held.length) this.#widen(1)
    this.#held[this.#length++] = value
  }

  at(place: number): number {
    return this.#held[place] ?? 0
  }

  /** Forgets what comes after so many. */
  cut(length: number): void {
    this.#length = length
  }

  append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#held.length) this.#widen(bytes.length)
    this.#held.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A number of any size below 2^32, small ones in one byte. */
  varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.push((rest & 127) | 128)
      rest >>>= 7
    }
    this.push(rest)
  }

  /** Length in bytes, then UTF-8. */
  text(text: string): void {
    const length = Buffer.byteLength(text)
    this.varint(length)
    if (this.#length + length > this.#held.length) this.#widen(length)
    this.#held.write(text, this.#length, 'utf8')
    this.#length += length
  }

  /** A view that the next change may leave behind. */
  view(): Uint8Array {
    return this.#held.subarray(0, this.#length)
  }

  #widen(by: number): void {
    const wider = Buffer.alloc(Math.max(this.#held.length * 2, this.#length + by))
    wider.set(this.#held)
    this.#held = wider
  }
}

/** Where each group begins when things are sorted by their group, and at last where all end. */
export function startsOf(groups: number, groupOf: Iterable<number>): Uint32Array {
  const starts = new Uint32Array(groups + 1)
  for (const group of groupOf) count(starts, group)
  return summed(starts)
}

/** Counts one more of a group, before the counts are summed. */
export function count(starts: Uint32Array, group: number): void {
  starts[group + 1] = (starts[group + 1] ?? 0) + 1
}

/** Makes of counts, each one place after its group, where each group begins. */
export function summed(starts: Uint32Array): Uint32Array {
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  return starts
}

/** Positions of things sorted by their group; of one group they keep their order. */
export function sortedBy(groups: number, groupOf: Uint32Array | Uint8Array): Uint32Array {
  const next = startsOf(groups, groupOf)
  const order = new Uint32Array(groupOf.length)
  for (let at = 0; at < groupOf.length; at++) order[take(next, groupOf[at] ?? 0)] = at
  return order
}

/** The next free place of a group, which is taken. */
export function take(next: Uint32Array, group: number): number {
  const at = next[group] ?? 0
  next[group] = at + 1
  return at
}
