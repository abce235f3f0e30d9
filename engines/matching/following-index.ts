import type { Block } from './columns.ts'
import { Scratch } from './scratch.ts'
import { searchSegments } from './search-segments.ts'
import { Segment } from './segment.ts'
import type { Candidate, Query, SearchOptions } from './types.ts'

/** What `MatchIndex` tells another thread. The memory of blocks is shared, the rest is copied when it is posted. */
export type IndexNews = {
  /** The segments there are now, by their numbers, in order. */
  readonly order: readonly number[]
  /** Those that are new, with who is dead in them; who has one already leaves it as it is. */
  readonly opened: readonly { readonly number: number; readonly block: Block; readonly dead: Uint8Array }[]
  /** Who died since in those that were there before: number of the segment and entry, by turns. */
  readonly died: readonly number[]
}

/**
 * The index of another thread, on its memory, as it was at the last news. Who is replaced is there before and after it: a
 * moment of the other thread in which he is dead and his successor is not told yet is never seen.
 */
export class FollowingIndex {
  #segments: ReadonlyMap<number, Segment> = new Map()
  readonly #scratch = new Scratch()

  /** `share`, then each of `news`, in the order in which they were made. */
  hear({ order, opened, died }: IndexNews): void {
    const known = new Map(this.#segments)
    for (const { number, block, dead } of opened)
      if (!known.has(number)) known.set(number, new Segment(block, dead))
    for (let at = 0; at < died.length; at += 2) known.get(died[at] ?? -1)?.kill(died[at + 1] ?? -1)
    this.#segments = new Map(
      order.map((number) => {
        const segment = known.get(number)
        if (segment === undefined) throw new Error(`segment ${number} was never told`)
        return [number, segment]
      }),
    )
  }

  /** As `MatchIndex.search`. */
  search(query: Query, options: SearchOptions): readonly Candidate[] {
    return searchSegments([...this.#segments.values()], { query, options, scratch: this.#scratch })
  }
}
