import type { Json } from '../../kernel/canonical-json.ts'
import type { IndexNews } from './following-index.ts'
import { Scratch } from './scratch.ts'
import { searchSegments } from './search-segments.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { readSnapshot, snapshotChunks } from './snapshot.ts'
import type { Candidate, IndexEntry, Query, SearchOptions } from './types.ts'

/** Entries after which the delta becomes a segment even when nobody searches: a share of the index between two bounds. */
const FEWEST_DELTA = 10_000
const MOST_DELTA = 100_000
const DELTA_SHARE = 0.5
/** Entries merged at each upsert: merging is paid in small coins and never stops a search. */
const MERGED_PER_UPSERT = 12
/** A segment of at least this share of the one before it is merged with it. */
const MERGE_SHARE = 0.5

type Merge = {
  readonly first: Segment
  readonly second: Segment
  readonly builder: SegmentBuilder
  readonly take: readonly [(entry: number) => number, (entry: number) => number]
  /** What was taken, as segment, its entry, and the entry it became. */
  readonly taken: { readonly from: Segment; readonly at: number; readonly as: number }[]
  next: number
}

/**
 * Names, dates and numbers of records, in memory. Immutable segments and a small delta; an entry that is replaced or
 * removed is marked dead in its segment and left out when segments merge. Nothing here is the truth: it is rebuilt from
 * the records whenever a snapshot is missing or was made by another version of the normaliser.
 */
export class MatchIndex {
  #segments: Segment[] = []
  #delta = new SegmentBuilder()
  #merge: Merge | null = null
  #isSearched = false
  readonly #scratch = new Scratch()
  /** Segments that other threads have or are about to have, by what they call them. */
  #numbers = new Map<Segment, number>()
  #numbered = 0
  /** As followers know them, and who died in them since: number of the segment and entry, by turns. */
  #told: readonly number[] = []
  #died: number[] = []

  /** Entries that can be found. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.live, this.#delta.size)
  }

  /** Adds the entry, in place of the one with its id. The next search finds it. */
  upsert(entry: IndexEntry): void {
    this.remove(entry.id)
    this.#delta.add(entry)
    if (this.#delta.added >= this.#mostDelta()) this.#seal()
    this.#mergeSome(MERGED_PER_UPSERT)
  }

  remove(id: string): void {
    if (this.#delta.remove(id)) return
    for (const segment of this.#segments) {
      const at = segment.find(id)
      if (at < 0) continue
      segment.kill(at)
      const number = this.#numbers.get(segment)
      if (number !== undefined) this.#died.push(number, at)
    }
  }

  /** Candidates that pass the floors of the mode and that `maySee` allows, best total first, each with its reasons. */
  search(query: Query, options: SearchOptions): readonly Candidate[] {
    this.#isSearched = true
    this.#seal()
    if (this.#merge === null) this.#startMerge(this.#mergeable())
    return searchSegments(this.#segments, { query, options, scratch: this.#scratch })
  }

  /** Makes one segment of everything; worth it after a large import. */
  compact(): void {
    this.#seal()
    this.#merge = null
    if (this.#segments.length < 2) return
    const builder = new SegmentBuilder()
    for (const segment of this.#segments) {
      const take = builder.takeFrom(segment)
      for (let at = 0; at < segment.entryCount; at++) if (segment.dead[at] === 0) take(at)
    }
    this.#segments = builder.size > 0 ? [builder.seal()] : []
  }

  /** Everything and `meta` (the cursor of the feed) as bytes, in pieces to be kept one after the other. */
  snapshot(meta: Json): readonly Uint8Array[] {
    this.#seal()
    return snapshotChunks(this.#segments, meta)
  }

  /** Null when the bytes are no snapshot, or another version of the normaliser made it. */
  static fromSnapshot(bytes: Buffer): { index: MatchIndex; meta: Json } | null {
    const snapshot = readSnapshot(bytes)
    if (snapshot === null) return null
    const index = new MatchIndex()
    index.#segments = [...snapshot.segments]
    return { index, meta: snapshot.meta }
  }

  /** What the index takes of memory: for finding and weighing, and for showing what was found. */
  get bytes(): { readonly index: number; readonly texts: number } {
    this.#seal()
    let [index, texts] = [0, 0]
    for (const { block, columns, dead } of this.#segments) {
      texts += columns.entryText.length
      index += block.bytes.byteLength + dead.length - columns.entryText.length
    }
    return { index, texts }
  }

  /** All that there is, for a `FollowingIndex` in another thread that begins; `news` tells what comes after. */
  share(): IndexNews {
    this.#isSearched = true
    this.#seal()
    const order = this.#segments.map((segment) => this.#numberOf(segment))
    return { order, opened: this.#segments.map((segment) => this.#opened(segment)), died: [] }
  }

  /** What followers do not know yet, to be told to each of them in this order; null when they know everything. */
  news(): IndexNews | null {
    this.#seal()
    const order = this.#segments.map((segment) => this.#numberOf(segment))
    const opened = this.#segments.filter((segment) => !this.#told.includes(this.#numberOf(segment)))
    const isSame = opened.length === 0 && order.length === this.#told.length
    if (isSame && this.#died.length === 0) return null
    const died = this.#died
    this.#died = []
    this.#told = order
    this.#numbers = new Map(this.#segments.map((segment) => [segment, this.#numberOf(segment)]))
    return { order, opened: opened.map((segment) => this.#opened(segment)), died }
  }

  #numberOf(segment: Segment): number {
    const known = this.#numbers.get(segment)
    if (known !== undefined) return known
    this.#numbers.set(segment, this.#numbered)
    return this.#numbered++
  }

  #opened(segment: Segment): IndexNews['opened'][number] {
    return { number: this.#numberOf(segment), block: segment.block, dead: segment.dead.slice() }
  }

  #mostDelta(): number {
    const entries = this.#segments.reduce((sum, segment) => sum + segment.entryCount, 0)
    return Math.min(MOST_DELTA, Math.max(FEWEST_DELTA, entries * DELTA_SHARE))
  }

  #seal(): void {
    if (this.#delta.added === 0) return
    if (this.#delta.size > 0) this.#segments.push(this.#delta.seal())
    this.#delta = new SegmentBuilder()
    // Who is only being filled is made one by `compact`, at less cost.
    if (this.#merge === null && this.#isSearched) this.#startMerge(this.#mergeable())
  }

  /** Position of the first of two neighbours that should become one, or -1. */
  #mergeable(): number {
    for (let at = this.#segments.length - 2; at >= 0; at--) {
      const [older, newer] = [this.#segments[at], this.#segments[at + 1]]
      if (older !== undefined && newer !== undefined && newer.live >= older.live * MERGE_SHARE) return at
    }
    return -1
  }

  #startMerge(at: number): void {
    const [first, second] = [this.#segments[at], this.#segments[at + 1]]
    if (first === undefined || second === undefined) return
    const builder = new SegmentBuilder()
    this.#merge = {
      first,
      second,
      builder,
      take: [builder.takeFrom(first), builder.takeFrom(second)],
      taken: [],
      next: 0,
    }
  }

  #mergeSome(budget: number): void {
    for (let left = budget; left > 0 && this.#merge !== null; left--) this.#mergeOne(this.#merge)
  }

  #mergeOne(merge: Merge): void {
    const inFirst = merge.next < merge.first.dead.length
    const from = inFirst ? merge.first : merge.second
    const at = inFirst ? merge.next : merge.next - merge.first.dead.length
    if (at >= from.dead.length) this.#endMerge(merge)
    else if (from.dead[at] === 0) merge.taken.push({ from, at, as: merge.take[inFirst ? 0 : 1](at) })
    merge.next++
  }

  #endMerge(merge: Merge): void {
    // Who was removed since was removed from the old segments alone.
    for (const { from, at, as } of merge.taken) if (from.dead[at] === 1) merge.builder.removeAt(as)
    const at = this.#segments.indexOf(merge.first)
    this.#segments = this.#segments.toSpliced(
      at,
      2,
      ...(merge.builder.size > 0 ? [merge.builder.seal()] : []),
    )
    this.#merge = null
    this.#startMerge(this.#mergeable())
  }
}
