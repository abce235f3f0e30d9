/** How a scanner that types is told from a person. Ours to confirm with the scanners of a post. */
export type ScanTiming = {
  /** Longest time between two keys of a scanner; people need about twice as long. */
  readonly gapMs: number
  /** After so long without a key the scan is whole; between two lines scanners pause a little. */
  readonly restMs: number
  /** Fewest characters of a scan. */
  readonly fewest: number
}

export const scanTiming: ScanTiming = { gapMs: 50, restMs: 250, fewest: 6 }

/** Keys in a row too fast for a hand, after which no doubt is left and nothing else may act upon them. */
const SURE = 3

/** What a scanner typed: its lines, and whether it ended them. */
export type Scan = { readonly text: string; readonly isEnded: boolean }

/** Gathers bursts of keys. The clock is the caller's. */
export class ScanReader {
  readonly #timing: ScanTiming
  #text = ''
  #lastMs = Number.NEGATIVE_INFINITY

  constructor(timing: ScanTiming) {
    this.#timing = timing
  }

  /** Whether the key is part of a scan; `lineEnd` for Enter, Tab and whatever else ends a line. */
  take(key: string | 'lineEnd', atMs: number): boolean {
    const pause = atMs - this.#lastMs
    const isScan = this.#text.length >= this.#timing.fewest
    this.#lastMs = atMs
    if (pause > (isScan ? this.#timing.restMs : this.#timing.gapMs)) this.#text = ''
    if (key !== 'lineEnd') {
      this.#text += key
      return this.#text.length >= SURE
    }
    if (this.#text.length >= this.#timing.fewest) {
      this.#text += '\n'
      return true
    }
    this.#text = ''
    return false
  }

  /** What was scanned, now that the keys rest; null when somebody typed. */
  finish(): Scan | null {
    const text = this.#text
    this.forget()
    const trimmed = text.trim()
    return trimmed.length < this.#timing.fewest ? null : { text: trimmed, isEnded: text.endsWith('\n') }
  }

  forget(): void {
    this.#text = ''
    this.#lastMs = Number.NEGATIVE_INFINITY
  }
}
