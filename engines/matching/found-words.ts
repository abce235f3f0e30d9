/** A word of a segment that one word of a query may be. `channel` as a bit. */
export type FoundWord = { readonly token: number; readonly similarity: number; readonly channel: number }

const CHANNEL_AT = 28
const TOKEN_BITS = (1 << CHANNEL_AT) - 1

/** Words of a segment that one word of a query may be, in columns: many are remembered. A segment has less than 2^28 words. */
export class FoundWords {
  /** The position of the channel's bit above the token. */
  readonly #packed: Uint32Array
  readonly #similarities: Float32Array

  constructor(words: readonly FoundWord[]) {
    this.#packed = new Uint32Array(words.length)
    this.#similarities = new Float32Array(words.length)
    let at = 0
    for (const { token, channel, similarity } of words) {
      this.#packed[at] = token + bitAt(channel) * 2 ** CHANNEL_AT
      this.#similarities[at++] = similarity
    }
  }

  get length(): number {
    return this.#packed.length
  }

  token(at: number): number {
    return (this.#packed[at] ?? 0) & TOKEN_BITS
  }

  /** As a bit. */
  channel(at: number): number {
    return 1 << ((this.#packed[at] ?? 0) >>> CHANNEL_AT)
  }

  similarity(at: number): number {
    return this.#similarities[at] ?? 0
  }
}

const bitAt = (channel: number): number => 31 - Math.clz32(channel)

/** Words found that are remembered, of the newest and the oldest words of queries each: some ten bytes for one. */
const MOST_REMEMBERED = 1_000_000
/** What a word of a query costs to remember, whatever it led to. */
const OWN_COST = 50

/** What words of queries led to. Those that nobody asks any more are forgotten: what was asked last is remembered in two parts. */
export class Expansions {
  #newer = new Map<string, FoundWords>()
  #older = new Map<string, FoundWords>()
  #cost = 0

  get(key: string): FoundWords | undefined {
    const newer = this.#newer.get(key)
    if (newer !== undefined) return newer
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: string, found: FoundWords): void {
    this.#cost += found.length + OWN_COST
    if (this.#cost > MOST_REMEMBERED) {
      this.#older = this.#newer
      this.#newer = new Map()
      this.#cost = found.length + OWN_COST
    }
    this.#newer.set(key, found)
  }
}
