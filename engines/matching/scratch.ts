import { MOST_ASKED } from './asked.ts'
import { bitOf } from './channels.ts'
import { Marks, ROOM } from './marks.ts'

/** Credits of words to a word of the query, kept in the order in which they are added; `next` leads to the next of the word. */
type Hits = {
  readonly slot: Uint8Array
  readonly worth: Float32Array
  readonly channel: Uint16Array
  readonly next: Int32Array
}

/** What a word of the segment adds to a word of the query, and how alike the two are. */
type Credit = { readonly worth: number; readonly alike: number; readonly channel: number }

const JOINED = bitOf('joined')
const MOST_HITS = 1 << 15

/**
 * What a search writes down while it reads a segment. Columns are as long as the longest segment needs, and never cleared:
 * marks say what of them is of this search. One for each thread: a search is not interrupted by another.
 */
export class Scratch {
  /** Names that were read. */
  readonly read = new Marks()
  /** Names that were found. */
  readonly found = new Marks()
  /** Words that are looked for beside the one that is looked through. */
  readonly beside = new Marks()
  /** Words that were credited: of others the columns of words say nothing. */
  readonly credited = new Marks()
  tokenHit = new Int32Array(0)
  /** The most that each word that was credited is alike one of the query; without bound where it was joined or parted. */
  tokenTop = new Float32Array(0)
  readonly hits: Hits = {
    slot: new Uint8Array(MOST_HITS),
    worth: new Float32Array(MOST_HITS),
    channel: new Uint16Array(MOST_HITS),
    next: new Int32Array(MOST_HITS),
  }
  hitCount = 0
  /** The best credit of each slot: of a word of the query, and of its two halves. */
  readonly best = new Float64Array(3 * MOST_ASKED)

  begin(names: number, tokens: number): void {
    this.read.begin(names)
    this.found.begin(names)
    this.credited.begin(tokens)
    if (this.tokenHit.length < tokens) {
      this.tokenHit = new Int32Array(Math.ceil(tokens * ROOM))
      this.tokenTop = new Float32Array(this.tokenHit.length)
    }
    this.hitCount = 0
  }

  /** Credits a word of the segment to a slot of the query. */
  credit(token: number, slot: number, { worth, alike, channel }: Credit): void {
    if (this.hitCount === MOST_HITS) return
    const at = this.hitCount++
    const isKnown = !this.credited.add(token)
    this.hits.slot[at] = slot
    this.hits.worth[at] = worth
    this.hits.channel[at] = channel
    this.hits.next[at] = isKnown ? (this.tokenHit[token] ?? -1) : -1
    const top = channel === JOINED ? Number.POSITIVE_INFINITY : alike
    this.tokenTop[token] = isKnown ? Math.max(top, this.tokenTop[token] ?? 0) : top
    this.tokenHit[token] = at
  }
}
