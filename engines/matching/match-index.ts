import type { Json } from '../../kernel/canonical-json.ts'
import { askedOf } from './asked.ts'
import { Scratch } from './blocking.ts'
import { type Draft, draftsOf, explain } from './candidates.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { readSnapshot, snapshotChunks } from './snapshot.ts'
import type { Candidate, IndexEntry, Query, SearchOptions } from './types.ts'

/** Entries after which the delta becomes a segment even when nobody searches. */
const DELTA_ENTRIES = 2000
/** Entries merged at each upsert: merging is paid in small coins and never stops a search. */
const MERGED_PER_UPSERT = 6
/** A segment of at least this share of the one before it is merged with it. */
const MERGE_SHARE = 0.5

type Merge = {
  readonly first: Segment
  readonly second: Segment
  readonly builder: SegmentBuilder
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
  readonly #scratch = new Scratch()

  /** Entries that can be found. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.live, this.#delta.size)
  }

  /** Adds the entry, in place of the one with its id. The next search finds it. */
  upsert(entry: IndexEntry): void {
    this.remove(entry.id)
    this.#delta.add(entry)
    if (this.#delta.added >= DELTA_ENTRIES) this.#seal()
    this.#mergeSome(MERGED_PER_UPSERT)
  }

  remove(id: string): void {
    this.#merge?.builder.remove(id)
    if (this.#delta.remove(id)) return
    for (const segment of this.#segments) {
      const at = segment.find(id)
      if (at >= 0) segment.kill(at)
    }
  }

  /** Candidates that pass the floors of the mode and that `maySee` allows, best total first, each with its reasons. */
  search(query: Query, options: SearchOptions): readonly Candidate[] {
    this.#seal()
    const asked = askedOf(query)
    return this.#segments
      .flatMap((segment) => draftsOf(segment, asked, options, this.#scratch))
      .sort(byRank)
      .slice(0, options.limit)
      .map((draft) => explain(draft, asked))
  }

  /** Makes one segment of everything; worth it after a large import. Takes as long as indexing all entries anew. */
  compact(): void {
    this.#seal()
    while (this.#segments.length > 1) {
      this.#startMerge(this.#segments.length - 2)
      this.#mergeSome(Number.POSITIVE_INFINITY)
    }
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

  #seal(): void {
    if (this.#delta.added === 0) return
    if (this.#delta.size > 0) this.#segments.push(this.#delta.seal())
    this.#delta = new SegmentBuilder()
    if (this.#merge === null) this.#startMerge(this.#mergeable())
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
    this.#merge = { first, second, builder: new SegmentBuilder(), next: 0 }
  }

  #mergeSome(budget: number): void {
    for (let left = budget; left > 0 && this.#merge !== null; left--) {
      const merge = this.#merge
      const inFirst = merge.next < merge.first.dead.length
      const from = inFirst ? merge.first : merge.second
      const at = inFirst ? merge.next : merge.next - merge.first.dead.length
      if (at >= from.dead.length) this.#endMerge(merge)
      else if (from.dead[at] === 0) merge.builder.addFrom(from, at)
      merge.next++
    }
  }

  #endMerge(merge: Merge): void {
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

/** By total, then by name, then by id, so that equal candidates keep their order. */
function byRank(a: Draft, b: Draft): number {
  return b.total - a.total || b.similarity - a.similarity || Number(a.id > b.id) - Number(a.id < b.id)
}
