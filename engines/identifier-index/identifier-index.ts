import type { Json } from '../../kernel/canonical-json.ts'
import { type Entry, entryValue } from './columns.ts'
import { type DamagedAnswer, findDamagedIn } from './damaged.ts'
import { hashOf } from './hash.ts'
import { kindCode } from './kinds.ts'
import { Merge } from './merge.ts'
import { GENERATION, newProgress, REPLACED, SEALS } from './progress.ts'
import { type IdWords, wordsOfId } from './record-id.ts'
import { Records } from './records.ts'
import { type Run, runBytes, runOfTail } from './run.ts'
import { readSnapshot, type Snapshot, snapshotChunks } from './snapshot.ts'
import { addToTail, newTail, type Tail } from './tail.ts'
import type { Found, Keyed } from './types.ts'
import { type Asked, type FindOptions, findIn, gradesByKey, type View } from './view.ts'

/** Entries of a tail, a power of two: sealing it takes some milliseconds. Ours to confirm. */
const TAIL_ROOM = 32_768
/** Entries that a record may have. Its schema allows far fewer. Ours to confirm. */
const MOST_KEYS = 4096
/** Entries merged for each that is added: merging is paid in small coins and never stops a look-up. */
const MERGED_PER_ENTRY = 24
/** A run of at least this share of the one before it is merged with it: few runs to look through, each entry moved seldom. */
const MERGE_SHARE = 0.25

/** What a reader in another thread attaches to. To be sent to it; nothing in it is copied on the way. */
export type Shared = { readonly view: View; readonly generation: number; readonly seals: number }

/** Memory held, in bytes: by keys, and by what is kept of each record. While runs merge, both and the new one are there. */
export type IndexBytes = { readonly entries: number; readonly keys: number; readonly records: number }

/**
 * Keys of identifiers, in memory that threads share. Immutable sorted runs, and a tail of what is new; records that were
 * replaced or removed are marked, and left out when runs merge. One thread writes. Nothing here is the truth: it is
 * rebuilt from the records whenever a snapshot is missing or foreign.
 */
export class IdentifierIndex {
  readonly #tailRoom: number
  readonly #records = new Records()
  readonly #progress = newProgress()
  /** Oldest and largest first. */
  #runs: Run[] = []
  #tail: Tail
  /** The tail after this one: readers know it before it is written to. */
  #spare: Tail
  #merge: Merge | null = null

  private constructor(tailRoom: number) {
    this.#tailRoom = tailRoom
    this.#tail = newTail(tailRoom)
    this.#spare = newTail(tailRoom)
  }

  /** An empty one. `tailRoom` is smaller in tests, so that they seal and merge. */
  static create(tailRoom: number = TAIL_ROOM): IdentifierIndex {
    const index = new IdentifierIndex(tailRoom)
    index.#records.reserve(2 * tailRoom)
    return index
  }

  /** Null when the bytes are not whole, are no snapshot, or were made by a version that wrote another. */
  static fromSnapshot(
    bytes: Buffer,
    tailRoom: number = TAIL_ROOM,
  ): { readonly index: IdentifierIndex; readonly meta: Json } | null {
    const snapshot = readSnapshot(bytes)
    if (snapshot === null) return null
    const index = new IdentifierIndex(tailRoom)
    index.#restore(snapshot)
    return { index, meta: snapshot.meta }
  }

  /** Reads what another thread writes. */
  static attach(shared: Shared): AttachedIndex {
    return new AttachedIndex(shared)
  }

  /** Records that can be found. */
  get size(): number {
    return this.#records.size
  }

  /** Grows when there is something new to attach to: whoever feeds readers sends them `share` again. */
  get generation(): number {
    return Atomics.load(this.#progress, GENERATION)
  }

  get bytes(): IndexBytes {
    const tails = [this.#tail, this.#spare].flatMap((tail) => Object.values(tail))
    return {
      entries: this.#runs.reduce((sum, run) => sum + run.length, this.#tail.count[0] ?? 0),
      keys: [...this.#runs.map(runBytes), ...tails.map((column) => column.byteLength)].reduce(
        (a, b) => a + b,
      ),
      records: this.#records.bytes,
    }
  }

  /** Holds these keys for the record, in place of those it had; without any it is not held. The next look-up finds it. */
  upsert(id: string, keyed: readonly Keyed[]): void {
    const words = wordsOf(id)
    const entries = entriesOf(keyed)
    if (entries.length === 0) this.#remove(words)
    else this.#add(words, entries)
  }

  #add(words: IdWords, entries: readonly Entry[]): void {
    if (entries.length > Math.min(MOST_KEYS, this.#tailRoom))
      throw new Error(`a record has ${entries.length} keys; that is no record`)
    if ((this.#tail.count[0] ?? 0) + entries.length > this.#tailRoom) this.#seal()
    const record = this.#records.open(words, entries.length)
    for (const { high, low, value } of entries)
      addToTail(this.#tail, { high, low, value: entryValue(record, value) })
    const before = this.#records.show(words, record)
    if (before >= 0) {
      Atomics.add(this.#progress, REPLACED, 1)
      this.#records.hide(before)
    }
    this.#mergeSome(MERGED_PER_ENTRY * entries.length)
  }

  remove(id: string): void {
    this.#remove(wordsOf(id))
  }

  #remove(words: IdWords): void {
    this.#records.remove(words)
    this.#mergeSome(MERGED_PER_ENTRY)
  }

  /** Records that have one of the keys in its grade and that `maySee` allows; the surest first, then by id. */
  find(asked: Asked, options: FindOptions): readonly Found[] {
    return findIn(this.#view, asked, options)
  }

  /** Records whose number is one slip away, or equal where a character is illegible; the second step, when `find` had none. */
  findDamaged(asked: Asked, options: FindOptions): DamagedAnswer {
    return findDamagedIn(this.#view, asked, options)
  }

  share(): Shared {
    return {
      view: { ...this.#view, tails: [this.#tail, this.#spare] },
      generation: this.generation,
      seals: Atomics.load(this.#progress, SEALS),
    }
  }

  /** Makes one run of everything; worth it after many changes at once. Ten million entries take some seconds. */
  compact(): void {
    if ((this.#tail.count[0] ?? 0) > 0) this.#seal()
    this.#mergeSome(Number.POSITIVE_INFINITY)
    while (this.#runs.length > 1) {
      this.#startMerge(this.#runs.length - 2)
      this.#mergeSome(Number.POSITIVE_INFINITY)
    }
  }

  /** Everything and `meta` (the cursor of the feed, the version of the keys) as bytes, in pieces to be kept one after the other. */
  snapshot(meta: Json): Iterable<Uint8Array> {
    if ((this.#tail.count[0] ?? 0) > 0) this.#seal()
    return snapshotChunks({ meta, runs: this.#runs, blocks: this.#records.blocks, used: this.#records.used })
  }

  get #view(): View {
    return {
      runs: this.#runs,
      tails: [this.#tail],
      blocks: this.#records.blocks,
      progress: this.#progress,
    }
  }

  #restore(snapshot: Snapshot): void {
    this.#runs = [...snapshot.runs]
    this.#records.restore(snapshot)
    this.#records.reserve(2 * this.#tailRoom)
    this.#publish()
  }

  #seal(): void {
    const left: number[] = []
    const run = runOfTail(this.#tail, this.#isLive, (record) => left.push(record))
    if (run.length > 0) this.#runs = [...this.#runs, run]
    this.#tail = this.#spare
    this.#spare = newTail(this.#tailRoom)
    const seals = Atomics.add(this.#progress, SEALS, 1) + 1
    this.#records.release(left, seals)
    this.#records.wake(seals)
    this.#records.reserve(2 * this.#tailRoom)
    this.#publish()
    if (this.#merge === null) this.#startMerge(this.#mergeable())
  }

  /** Position of the first of two neighbours that should become one, or -1. */
  #mergeable(): number {
    for (let at = this.#runs.length - 2; at >= 0; at--) {
      const [older, newer] = [this.#runs[at], this.#runs[at + 1]]
      if (older !== undefined && newer !== undefined && newer.length >= older.length * MERGE_SHARE) return at
    }
    return -1
  }

  #startMerge(at: number): void {
    const [older, newer] = [this.#runs[at], this.#runs[at + 1]]
    if (older !== undefined && newer !== undefined) this.#merge = new Merge(older, newer, this.#isLive)
  }

  #mergeSome(budget: number): void {
    let left = budget
    while (this.#merge !== null && left > 0) {
      left = this.#merge.go(left)
      if (this.#merge.isOver) this.#endMerge(this.#merge)
    }
  }

  #endMerge(merge: Merge): void {
    const run = merge.end()
    const at = this.#runs.indexOf(merge.older)
    this.#runs = this.#runs.toSpliced(at, 2, ...(run.length > 0 ? [run] : []))
    this.#records.release(merge.left, Atomics.load(this.#progress, SEALS))
    this.#merge = null
    this.#publish()
    this.#startMerge(this.#mergeable())
  }

  #publish(): void {
    Atomics.add(this.#progress, GENERATION, 1)
    Atomics.notify(this.#progress, GENERATION)
  }

  readonly #isLive = (record: number): boolean => this.#records.isLive(record)
}

/**
 * What one thread reads while another writes: it sees additions, changes and removals at once, for as long as it attaches
 * anew before the writer has sealed a second tail.
 */
export class AttachedIndex {
  readonly #shared: Shared

  /** By `IdentifierIndex.attach`. */
  constructor(shared: Shared) {
    this.#shared = shared
  }

  /** There is a newer `share` to attach to: faster, and smaller. */
  get isBehind(): boolean {
    return Atomics.load(this.#shared.view.progress, GENERATION) !== this.#shared.generation
  }

  /** Too far behind to be right: what it does not find may be there. */
  get isStale(): boolean {
    return Atomics.load(this.#shared.view.progress, SEALS) - this.#shared.seals > 1
  }

  find(asked: Asked, options: FindOptions): readonly Found[] {
    return findIn(this.#shared.view, asked, options)
  }

  findDamaged(asked: Asked, options: FindOptions): DamagedAnswer {
    return findDamagedIn(this.#shared.view, asked, options)
  }
}

function wordsOf(id: string): IdWords {
  const words = wordsOfId(id)
  if (words === null) throw new Error('an id of a record is a UUID in lower case')
  return words
}

/** One for each key and kind; `value` holds the grades. */
function entriesOf(keyed: readonly Keyed[]): readonly Entry[] {
  const entries: { high: number; low: number; value: number }[] = []
  for (const { kind, keys } of keyed) {
    const code = kindCode(kind)
    for (const { key, gradeMask } of gradesByKey(keys)) {
      const hash = hashOf(key)
      const low = (hash.low | code) >>> 0
      const known = entries.find((entry) => entry.high === hash.high && entry.low === low)
      if (known === undefined) entries.push({ high: hash.high, low, value: gradeMask })
      else known.value |= gradeMask
    }
  }
  return entries
}
