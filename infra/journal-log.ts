import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type FileOperations, type PlacedFile, writeDurably } from './journal-files.ts'
import {
  isSameKey,
  joinNotes,
  type KeyTerm,
  logKey,
  newSigningKey,
  openCheckpoint,
  readKey,
  readSigningKey,
  type SigningKey,
  signCheckpoint,
  spellKey,
  spellSigningKey,
  type VerifierKey,
} from './journal-note.ts'
import { goodPart, type Succession, signSuccession } from './journal-succession.ts'
import {
  append,
  type Edge,
  EMPTY_EDGE,
  EMPTY_ROOT,
  type FullTile,
  type Head,
  headOf,
  rootAbove,
  type Span,
  TILE_WIDTH,
} from './journal-tree.ts'

const HASH_BYTES = 32
/** Big-endian length before each entry of a bundle (C2SP tlog-tiles). */
const LENGTH_BYTES = 2

/** Entries of one turn, some milliseconds of hashing. Ours to confirm. */
const APPENDED_AT_ONCE = 4 * TILE_WIDTH

/** Why a log cannot be gone on with. Nothing is written to it until somebody has looked. */
export type LogTrouble =
  | 'key_missing'
  | 'key_unreadable'
  | 'key_not_in_succession'
  | 'succession_wrong'
  | 'checkpoint_missing'
  | 'checkpoint_unreadable'
  | 'signature_wrong'
  | 'tiles_wrong'

/** The secret of a key that is to follow, until the log signs with it. */
const COMING = 'key-coming'

/** `x001/x234/067`: three digits an element, so that no folder grows large (C2SP tlog-tiles). */
function spellIndex(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** Where a tile lies below the log's folder. Level null is the bundle of entries; width 256 is a full one. */
export function tilePlace(level: number | null, index: number, width: number): string {
  const full = `tile/${level ?? 'entries'}/${spellIndex(index)}`
  return width === TILE_WIDTH ? full : `${full}.p/${width}`
}

/** The file of checkpoints of one hour, each followed by an empty line. */
function historyPlace(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T')
  return `checkpoints/${day}/${time.slice(0, 2)}`
}

function bundleOf(entries: readonly Buffer[]): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt16BE(HASH_BYTES)
  return Buffer.concat(entries.flatMap((entry) => [length, entry]))
}

function cut(bytes: Buffer, size: number, skip: number): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = skip; at + size <= bytes.length; at += size + skip) pieces.push(bytes.subarray(at, at + size))
  return pieces
}

/** How many hashes lie at a level of tiles in a tree of `size` leaves. */
function widthAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** How a log is taken up; `isFirst` lets one that is not there begin, under the name that `origin` makes of its key. */
export type Opening = {
  readonly isFirst: boolean
  readonly origin: (key: Buffer) => string
  /** Every succession of the log, in their order. */
  readonly successions: readonly Succession[]
}

/** The log on disk: tiles, bundles, checkpoints and the key. One process writes it. Calls: `open`, then the others. */
export class TileLog {
  readonly #folder: string
  readonly #files: FileOperations
  #edge: Edge = EMPTY_EDGE
  #key: SigningKey | null = null
  #keys: readonly VerifierKey[] = []
  #terms: readonly KeyTerm[] = []
  #successions: readonly Succession[] = []

  constructor(folder: string, files: FileOperations) {
    this.#folder = folder
    this.#files = files
  }

  get head(): Head {
    return headOf(this.#edge)
  }

  /** The keys under which the log signs or has signed, the present one last. */
  get keys(): readonly VerifierKey[] {
    return this.#keys
  }

  /** The same with the sizes for which each signs. */
  get terms(): readonly KeyTerm[] {
    return this.#terms
  }

  /** Every succession of the log, in their order. */
  get successions(): readonly Succession[] {
    return this.#successions
  }

  get signingKey(): SigningKey | null {
    return this.#key
  }

  /**
   * Takes up the log where its newest checkpoint ends, under the key that the last succession names; where files of a
   * succession were not all written, they are now.
   */
  async open({ isFirst, origin, successions }: Opening): Promise<Result<Head, LogTrouble>> {
    const known = await this.#readKeys({ isFirst, origin, successions })
    if (!known.ok) return known
    const note = await this.#files.read(this.#at('checkpoint'))
    if (note === null) {
      if (!isFirst) return fail('checkpoint_missing')
      this.#edge = EMPTY_EDGE
      return ok(this.head)
    }
    const checkpoint = openCheckpoint(note.toString('utf8'), this.#terms)
    if (!checkpoint.ok) return fail(checkpoint.error.kind)
    const edge = await this.#readEdge(checkpoint.value.head.size)
    if (edge === null || !headOf(edge).root.equals(checkpoint.value.head.root)) return fail('tiles_wrong')
    this.#edge = edge
    return ok(this.head)
  }

  async #readKeys({ isFirst, origin, successions }: Opening): Promise<Result<null, LogTrouble>> {
    const text = (await this.#files.read(this.#at('key')))?.toString('utf8') ?? null
    if (text === null && !isFirst) return fail('key_missing')
    const held = text === null ? newSigningKey(origin) : readSigningKey(text)
    if (held === null) return fail('key_unreadable')
    const key = await this.#presentKey(held, successions)
    if (!key.ok) return key
    const first = successions[0]?.from ?? logKey(key.value)
    const listed = (await this.#files.read(this.#at('keys')))?.toString('utf8').split('\n').map(readKey)[0]
    if (listed != null && !isSameKey(listed, first)) return fail('key_not_in_succession')
    this.#key = key.value
    this.#successions = successions
    this.#keys = [first, ...successions.map(({ to }) => to)]
    this.#terms = goodPart(
      [first],
      successions.map(({ note }) => note),
    ).terms
    await this.#writeKeys(key.value, successions)
    return ok(null)
  }

  /** The held key, or the one that is coming where a succession names it and the files are not written yet. */
  async #presentKey(
    held: SigningKey,
    successions: readonly Succession[],
  ): Promise<Result<SigningKey, LogTrouble>> {
    const last = successions.at(-1)
    if (last === undefined || isSameKey(last.to, logKey(held))) return ok(held)
    const text = (await this.#files.read(this.#at(COMING)))?.toString('utf8') ?? ''
    const coming = readSigningKey(text)
    if (coming !== null && isSameKey(last.to, logKey(coming))) return ok(coming)
    const isEarlier = successions.some(({ from }) => isSameKey(from, logKey(held)))
    return fail(isEarlier ? 'key_missing' : 'key_not_in_succession')
  }

  /** The secret comes first: a list that names a key without it could not be gone on with. Its other place is emptied last. */
  async #writeKeys(key: SigningKey, successions: readonly Succession[]): Promise<void> {
    const notes = joinNotes(successions.map(({ note }) => note))
    const wanted = [
      { place: 'key', text: spellSigningKey(key) },
      ...(successions.length === 0 ? [] : [{ place: 'successions', text: notes }]),
      { place: 'keys', text: this.#keys.map((one) => `${spellKey(one)}\n`).join('') },
    ]
    for (const { place, text } of wanted) {
      const bytes = Buffer.from(text)
      const held = await this.#files.read(this.#at(place))
      if (held?.equals(bytes) !== true) await writeDurably(this.#files, this.#folder, [{ place, bytes }])
    }
    if ((await this.#files.read(this.#at(COMING))) !== null) await this.#files.remove(this.#at(COMING))
  }

  /**
   * Makes the key that is to follow, keeps its secret, and signs the log over to it as it is now. Nothing changes before
   * the log is opened again with this succession.
   */
  async prepareSuccession(at: Date): Promise<Succession> {
    const key = this.#key
    if (key === null) throw new Error('a key was to follow before the log was opened')
    const next = newSigningKey(() => key.name)
    const bytes = Buffer.from(spellSigningKey(next))
    await writeDurably(this.#files, this.#folder, [{ place: COMING, bytes }])
    return signSuccession(key, next, this.head, at)
  }

  async #readEdge(size: number): Promise<Edge | null> {
    const levels: Buffer[][] = []
    for (let level = 0; widthAt(level, size) > 0; level++) {
      const hashes = await this.#readTile(level, Math.floor(widthAt(level, size) / TILE_WIDTH), size)
      if (hashes === null) return null
      levels.push(hashes)
    }
    const entries = await this.#readTile(null, Math.floor(size / TILE_WIDTH), size)
    return entries === null ? null : { size, levels, entries }
  }

  /** The hashes of one tile in a tree of `size`; null when the file is not as long as it must be. */
  async #readTile(level: number | null, index: number, size: number): Promise<Buffer[] | null> {
    const width = Math.min(TILE_WIDTH, widthAt(level ?? 0, size) - index * TILE_WIDTH)
    if (width <= 0) return []
    const bytes =
      (await this.#files.read(this.#at(tilePlace(level, index, width)))) ??
      (await this.#files.read(this.#at(tilePlace(level, index, TILE_WIDTH))))
    const hashes = cut(bytes ?? Buffer.alloc(0), HASH_BYTES, level === null ? LENGTH_BYTES : 0)
    return hashes.length < width ? null : hashes.slice(0, width)
  }

  /**
   * Appends entries and signs the new head: tiles first, then the hour's checkpoints, the newest checkpoint last, each
   * durable before the next. When this throws, the log on disk is that of the checkpoint before, and so are we.
   */
  async publish(
    entries: readonly Buffer[],
    at: Date,
  ): Promise<{ readonly head: Head; readonly note: string }> {
    if (this.#key === null) throw new Error('a log was written to before it was opened')
    const { edge, full } = await appendInTurns(this.#edge, entries)
    const head = headOf(edge)
    const note = signCheckpoint(this.#key, head, at)
    if (entries.length > 0) {
      const tiles = full.map(({ level, index, hashes }) => placed(level, index, hashes))
      await writeDurably(this.#files, this.#folder, [...tiles, ...partialTiles(edge)])
      await this.#addToHistory(note, at)
    }
    await writeDurably(this.#files, this.#folder, [{ place: 'checkpoint', bytes: Buffer.from(note) }])
    this.#edge = edge
    for (const { level, index } of full)
      await this.#files.remove(this.#at(path.dirname(tilePlace(level, index, 1)))).catch(() => undefined)
    return { head, note }
  }

  async #addToHistory(note: string, at: Date): Promise<void> {
    const place = historyPlace(at)
    const before = (await this.#files.read(this.#at(place))) ?? Buffer.alloc(0)
    const bytes = Buffer.concat([before, Buffer.from(`${note}\n`)])
    await writeDurably(this.#files, this.#folder, [{ place, bytes }])
  }

  /** Puts cosignatures under the newest checkpoint. */
  async addSignatures(note: string, lines: readonly string[]): Promise<void> {
    const text = `${note}${lines.map((line) => `${line}\n`).join('')}`
    await writeDurably(this.#files, this.#folder, [{ place: 'checkpoint', bytes: Buffer.from(text) }])
  }

  /** The hash over a run of leaves that starts where a subtree does; throws when the tiles do not hold it. */
  async hashOf(span: Span): Promise<Buffer> {
    const size = span.to - span.from
    if (size === 0) return EMPTY_ROOT
    const level = Math.floor(Math.floor(Math.log2(size)) / Math.log2(TILE_WIDTH))
    const unit = TILE_WIDTH ** level
    const whole = Math.floor(size / unit)
    const from = span.from / unit
    const tile = await this.#readTile(level, Math.floor(from / TILE_WIDTH), this.head.size)
    const hashes = tile?.slice(from % TILE_WIDTH, (from % TILE_WIDTH) + whole) ?? []
    if (hashes.length < whole) throw new Error(`the tiles do not hold leaves ${span.from} to ${span.to}`)
    const rest = { from: span.from + whole * unit, to: span.to }
    return await this.#join(hashes, rest)
  }

  /** Complete subtrees, and what is left over beside them, under one root. */
  async #join(hashes: readonly Buffer[], rest: Span): Promise<Buffer> {
    if (rest.from === rest.to) return rootAbove(hashes)
    const peaks: Buffer[] = []
    for (let left = hashes; left.length > 0; ) {
      const largest = 2 ** Math.floor(Math.log2(left.length))
      peaks.push(rootAbove(left.slice(0, largest)))
      left = left.slice(largest)
    }
    const right = await this.hashOf(rest)
    return peaks.reduceRight((below, peak) => rootAbove([peak, below]), right)
  }

  #at(place: string): string {
    return path.join(this.#folder, place)
  }
}

function placed(level: number | null, index: number, hashes: readonly Buffer[]): PlacedFile {
  const bytes = level === null ? bundleOf(hashes) : Buffer.concat(hashes)
  return { place: tilePlace(level, index, hashes.length), bytes }
}

/** A minute of a busy server is a hundred thousand entries: checks are answered meanwhile. */
async function appendInTurns(
  edge: Edge,
  added: readonly Buffer[],
): Promise<{ readonly edge: Edge; readonly full: readonly FullTile[] }> {
  let grown = edge
  const full: FullTile[] = []
  for (let at = 0; at < added.length; at += APPENDED_AT_ONCE) {
    if (at > 0) await nextTurn()
    const next = append(grown, added.slice(at, at + APPENDED_AT_ONCE))
    grown = next.edge
    full.push(...next.full)
  }
  return { edge: grown, full }
}

/** The tiles that are not full, of the width that a checkpoint of this size needs. */
function partialTiles({ size, levels, entries }: Edge): readonly PlacedFile[] {
  const tiles = levels.flatMap((hashes, level) =>
    hashes.length === 0 ? [] : [placed(level, Math.floor(widthAt(level, size) / TILE_WIDTH), hashes)],
  )
  return entries.length === 0 ? tiles : [...tiles, placed(null, Math.floor(size / TILE_WIDTH), entries)]
}
