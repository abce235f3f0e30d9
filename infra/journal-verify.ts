import path from 'node:path'
import { type Db, inTransaction, type Tx } from './db.ts'
import type { FileOperations } from './journal-files.ts'
import { tilePlace } from './journal-log.ts'
import { always, openCheckpoint, readKey, splitNotes, type VerifierKey } from './journal-note.ts'
import { placesFrom } from './journal-order.ts'
import { headsAfter } from './journal-shelf.ts'
import { type Believed, goodPart } from './journal-succession.ts'
import {
  append,
  type Edge,
  EMPTY_EDGE,
  type FullTile,
  type Head,
  headOf,
  leafHash,
  rootAbove,
  TILE_WIDTH,
} from './journal-tree.ts'

/** What may be wrong at the first bad place of a log. docs/journal-format.md says what each means. */
type Break =
  | 'act_missing'
  | 'checkpoint_missing'
  | 'checkpoint_rolled_back'
  | 'checkpoint_unreadable'
  | 'end_cut_off'
  | 'entry_changed'
  | 'entry_missing'
  | 'entry_not_sequenced'
  | 'succession_wrong'
  | 'key_not_in_succession'
  | 'keys_missing'
  | 'link_changed'
  | 'root_changed'
  | 'signature_wrong'
  | 'tile_changed'
  | 'tile_missing'

/** Either every entry holds, or the first that does not: `index` is its place, 0 for the oldest. */
export type Verdict =
  | { readonly state: 'clean'; readonly entries: number; readonly waiting: number; readonly root: string }
  | { readonly state: 'broken'; readonly entries: number; readonly index: number; readonly why: Break }

type Fault = { readonly index: number; readonly why: Break }

function broken({ index, why }: Fault): Verdict {
  return { state: 'broken', entries: index, index, why }
}

/** Grows the tree anew from its entries and compares it with every signed head on the way. */
class Walk {
  edge: Edge = EMPTY_EDGE
  readonly #heads: readonly Head[]
  #next = 0
  /** Up to here a signed head was found to be right. */
  #good = 0

  /** Heads in the order of their sizes. */
  constructor(heads: readonly Head[]) {
    this.#heads = heads
  }

  /** Takes the next entries; answers the tiles that became full, or where a head does not fit. */
  take(entries: readonly Buffer[]): readonly FullTile[] | Fault {
    const full: FullTile[] = []
    for (let at = 0; at < entries.length; ) {
      const until = this.#heads[this.#next]?.size ?? Number.POSITIVE_INFINITY
      const step = Math.max(1, Math.min(entries.length - at, until - this.edge.size))
      const grown = append(this.edge, entries.slice(at, at + step))
      at += step
      this.edge = grown.edge
      full.push(...grown.full)
      const fault = this.#compare()
      if (fault !== null) return fault
    }
    return full
  }

  #compare(): Fault | null {
    for (let head = this.#heads[this.#next]; head?.size === this.edge.size; head = this.#heads[this.#next]) {
      if (!headOf(this.edge).root.equals(head.root)) return { index: this.#good, why: 'root_changed' }
      this.#good = head.size
      this.#next += 1
    }
    return null
  }

  /** Where the entries end too early for the heads; null when they do not. */
  end(): Fault | null {
    const last = this.#heads.at(-1)
    return last !== undefined && last.size > this.edge.size
      ? { index: this.edge.size, why: 'end_cut_off' }
      : null
  }
}

/** Heads of all checkpoints found, in order of size, and the first thing that is wrong with them. */
type Heads = { readonly heads: readonly Head[]; readonly fault: Fault | null }

/** Where a log lies, and under which keys it may have been signed; null takes those in its folder. */
export type LogPlace = {
  readonly folder: string
  readonly files: FileOperations
  readonly keys: readonly VerifierKey[] | null
  /** A checkpoint kept elsewhere: with it a log that was swapped or rolled back as a whole shows. */
  readonly kept?: string
}

/** Reads a whole log from its folder, nothing else, and names the first place that is not as it was signed. */
export async function verifyFolder(place: LogPlace): Promise<Verdict> {
  const listed = await keysIn(place)
  const keys = place.keys ?? listed.slice(0, 1)
  if (keys.length === 0) return broken({ index: 0, why: 'keys_missing' })
  const { heads, fault } = await headsIn(place, { keys, listed })
  const walk = new Walk(heads)
  const size = heads.at(-1)?.size ?? 0
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const found = await verifyBundle(place, walk, { index, size })
    if (found !== null) return broken(earliest(found, fault) ?? found)
  }
  const end = fault ?? (await verifyPartial(place, walk.edge))
  if (end !== null) return broken(end)
  const root = headOf(walk.edge).root.toString('hex')
  return { state: 'clean', entries: size, waiting: 0, root }
}

async function keysIn({ folder, files }: LogPlace): Promise<readonly VerifierKey[]> {
  const text = (await files.read(path.join(folder, 'keys')))?.toString('utf8') ?? ''
  return text.split('\n').flatMap((line) => readKey(line) ?? [])
}

type FolderKeys = {
  /** Believed from the start. */
  readonly keys: readonly VerifierKey[]
  /** What the folder says of itself: tells a key that was slipped in from a signature that is nobody's. */
  readonly listed: readonly VerifierKey[]
}

async function headsIn(place: LogPlace, { keys, listed }: FolderKeys): Promise<Heads> {
  const told = (await place.files.read(path.join(place.folder, 'successions')))?.toString('utf8') ?? ''
  const believed = goodPart(keys, splitNotes(told))
  const { terms, successions } = believed
  const { heads, fault } = await checkpointsIn(place, (note, size) => {
    const opened = openCheckpoint(note, terms)
    if (opened.ok) return opened.value.head
    const mine = listed.filter(({ name }) => keys.some((key) => key.name === name))
    const isSlippedIn = openCheckpoint(note, always([...mine, ...terms.map(({ key }) => key)])).ok
    return { index: size, why: isSlippedIn ? 'key_not_in_succession' : opened.error.kind }
  })
  const all = [...heads, ...successions.map(({ head }) => head)]
  return {
    heads: all.sort((one, other) => one.size - other.size),
    fault: earliest(fault, successionFault(believed)),
  }
}

/** Each must follow the one before, and the first or last lead to a key that is known. */
function successionFault({ wrongAfter, isVouched }: Believed): Fault | null {
  const index = isVouched ? wrongAfter : 0
  return index === null ? null : { index, why: 'succession_wrong' }
}

/** Of two faults at one place the first counts. */
function earliest(one: Fault | null, other: Fault | null): Fault | null {
  if (one === null || other === null) return one ?? other
  return other.index < one.index ? other : one
}

/** Opens all checkpoints in their order until one is not right. `open` is told the largest size seen before. */
async function checkpointsIn(
  place: LogPlace,
  open: (note: string, size: number) => Head | Fault,
): Promise<Heads> {
  const newest = (await place.files.read(path.join(place.folder, 'checkpoint')))?.toString('utf8') ?? null
  const history = await historyIn(place.folder, place.files)
  const notes = [
    ...history,
    ...(newest === null ? [] : [newest]),
    ...(place.kept === undefined ? [] : [place.kept]),
  ]
  const heads: Head[] = []
  for (const note of notes) {
    const opened = open(note, sizeOf(heads))
    if ('why' in opened) return { heads, fault: opened }
    heads.push(opened)
  }
  const last = newest === null ? undefined : heads[history.length]
  if (last === undefined) return { heads, fault: { index: sizeOf(heads), why: 'checkpoint_missing' } }
  // A crash may leave the newest checkpoint one behind the history, never more.
  const sizes = [...new Set(heads.map((head) => head.size))].sort((one, other) => one - other)
  const isRolledBack = last.size < (sizes.at(-2) ?? 0)
  return { heads, fault: isRolledBack ? { index: last.size, why: 'checkpoint_rolled_back' } : null }
}

function sizeOf(heads: readonly Head[]): number {
  return Math.max(0, ...heads.map((head) => head.size))
}

async function historyIn(folder: string, files: FileOperations): Promise<readonly string[]> {
  const notes: string[] = []
  const root = path.join(folder, 'checkpoints')
  for (const day of [...(await files.list(root))].sort())
    for (const hour of [...(await files.list(path.join(root, day)))].sort())
      if (/^\d\d$/.test(hour))
        notes.push(...splitNotes((await files.read(path.join(root, day, hour)))?.toString('utf8') ?? ''))
  return notes
}

type BundlePlace = { readonly index: number; readonly size: number }

async function verifyBundle(place: LogPlace, walk: Walk, bundle: BundlePlace): Promise<Fault | null> {
  const start = bundle.index * TILE_WIDTH
  const width = Math.min(TILE_WIDTH, bundle.size - start)
  const entries = await readHashes(place, null, bundle.index, width)
  const leaves = await readHashes(place, 0, bundle.index, width)
  const changed = entries.findIndex(
    (entry, at) => leaves[at] !== undefined && !leafHash(entry).equals(leaves[at]),
  )
  if (changed >= 0) return { index: start + changed, why: 'entry_changed' }
  const held = Math.min(entries.length, leaves.length)
  if (held < width)
    return { index: start + held, why: entries.length === held ? 'entry_missing' : 'tile_missing' }
  const above = await verifyAbove(place, leaves, bundle)
  if (above !== null) return above
  const full = walk.take(entries)
  if ('why' in full) return full
  for (const tile of full) {
    const fault = await verifyTile(place, tile.level, tile.index, tile.hashes)
    if (fault !== null) return fault
  }
  return null
}

/** Compares a full bundle with its one hash in the tile above, which narrows a fault down before any root does. */
async function verifyAbove(
  place: LogPlace,
  leaves: readonly Buffer[],
  { index, size }: BundlePlace,
): Promise<Fault | null> {
  if (leaves.length < TILE_WIDTH) return null
  const [tile, at] = [Math.floor(index / TILE_WIDTH), index % TILE_WIDTH]
  const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH) - tile * TILE_WIDTH)
  const held = (await readHashes(place, 1, tile, width))[at]
  if (held === undefined) return { index: index * TILE_WIDTH, why: 'tile_missing' }
  return held.equals(rootAbove(leaves)) ? null : { index: index * TILE_WIDTH, why: 'tile_changed' }
}

/** Compares a tile above the leaves with the hashes that it must hold. */
async function verifyTile(
  place: LogPlace,
  level: number | null,
  index: number,
  hashes: readonly Buffer[],
): Promise<Fault | null> {
  if (level === null || level === 0) return null
  const found = await readHashes(place, level, index, hashes.length)
  const changed = hashes.findIndex((hash, at) => found[at] === undefined || !hash.equals(found[at]))
  if (changed < 0) return null
  const why = found[changed] === undefined ? 'tile_missing' : 'tile_changed'
  return { index: (index * TILE_WIDTH + changed) * TILE_WIDTH ** level, why }
}

async function verifyPartial(place: LogPlace, edge: Edge): Promise<Fault | null> {
  for (const [level, hashes] of edge.levels.entries()) {
    const index = Math.floor(edge.size / TILE_WIDTH ** (level + 1))
    const fault = hashes.length === 0 ? null : await verifyTile(place, level, index, hashes)
    if (fault !== null) return fault
  }
  return null
}

/** The hashes of a tile or bundle as far as the file holds them; a file of another form ends where it differs. */
async function readHashes(
  { folder, files }: LogPlace,
  level: number | null,
  index: number,
  width: number,
): Promise<readonly Buffer[]> {
  const bytes =
    (await files.read(path.join(folder, tilePlace(level, index, width)))) ??
    (await files.read(path.join(folder, tilePlace(level, index, TILE_WIDTH)))) ??
    Buffer.alloc(0)
  const prefix = level === null ? 2 : 0
  const hashes: Buffer[] = []
  for (let at = 0; at + prefix + 32 <= bytes.length && hashes.length < width; at += prefix + 32) {
    if (prefix > 0 && bytes.readUInt16BE(at) !== 32) break
    hashes.push(bytes.subarray(at + prefix, at + prefix + 32))
  }
  return hashes
}

/**
 * Reads every act from the database, in their order, and compares each with its entry, all with every published head,
 * and what earlier versions chained with its links. `index` of an act that never reached the tree is its size then.
 */
export async function verifyDatabase(db: Db, onProgress: (entries: number) => void): Promise<Verdict> {
  return await inTransaction(db, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only')
    const walk = new Walk(await headsAfter(tx, 0, Number.MAX_SAFE_INTEGER))
    const erasedBelow = await erasedBelowIn(tx)
    for (;;) {
      const places = await placesFrom(tx, walk.edge.size)
      const fault = walkPlaces(places, walk, erasedBelow)
      if (fault !== null) return broken(fault)
      onProgress(walk.edge.size)
      if (places.length === 0) break
    }
    const fault = walk.end() ?? (await oldLinkFault(tx)) ?? (await faultOutside(tx, walk.edge.size))
    if (fault !== null) return broken(fault)
    const { rows } = await tx.query<{ waiting: number }>('select count(*) as waiting from journal.waiting')
    const root = headOf(walk.edge).root.toString('hex')
    return { state: 'clean', entries: walk.edge.size, waiting: rows[0]?.waiting ?? 0, root }
  })
}

function walkPlaces(
  places: Awaited<ReturnType<typeof placesFrom>>,
  walk: Walk,
  erasedBelow: number,
): Fault | null {
  const from = walk.edge.size
  const bad = places.findIndex(({ index, act, entry }, place) => {
    const isThere = act === null ? index < erasedBelow : act.entry.equals(entry)
    return index !== from + place || !isThere
  })
  const good = bad < 0 ? places : places.slice(0, bad)
  const taken = walk.take(good.map((place) => place.entry))
  if ('why' in taken) return taken
  const found = places[bad]
  if (found === undefined) return null
  const isGone = found.index !== from + bad || found.act === null
  return { index: from + bad, why: isGone ? 'entry_missing' : 'entry_changed' }
}

/** Acts below this place may have been erased at the end of their retention; an act of its own says so. */
async function erasedBelowIn(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ below: number }>(
    `select coalesce(max((a.detail ->> 'below')::bigint), 0)::bigint as below
       from journal.act a
      where a.act = 'journal.erased' and a.actor_kind = 'system'`,
  )
  return rows[0]?.below ?? 0
}

/** The chain of earlier versions: link = SHA-256(0x01, link before, entry), and each entry the one in the tree. */
async function oldLinkFault(tx: Tx): Promise<Fault | null> {
  const { rows } = await tx.query<{ seq: number; why: Break }>(
    `with linked as (
       select c.seq, c.leaf, c.link, row_number() over (order by c.seq) as place,
              lag(c.link, 1, decode(repeat('00', 32), 'hex')) over (order by c.seq) as before
         from journal.chain c)
     select c.seq,
            case when c.seq <> c.place then 'entry_missing' when c.leaf is distinct from l.entry then 'entry_changed'
                 else 'link_changed' end as why
       from linked c
       left join journal.leaf l on l.index = c.seq - 1
      where c.seq <> c.place
         or c.leaf is distinct from l.entry
         or c.link <> sha256(decode('01', 'hex') || c.before || c.leaf)
      order by c.seq
      limit 1`,
  )
  const [first] = rows
  return first === undefined ? null : { index: first.seq - 1, why: first.why }
}

/** What is neither in the tree nor waits for it: taken away whole, or taken out of the queue alone. */
async function faultOutside(tx: Tx, size: number): Promise<Fault | null> {
  const { rows } = await tx.query<{ hole: number | null; lost: boolean }>(
    `select (select min(h.index) from journal.hole h) as hole,
            exists (select 1 from journal.act a
                     where not exists (select 1 from journal.leaf l where l.act_id = a.id)
                       and not exists (select 1 from journal.waiting w where w.act_id = a.id)) as lost`,
  )
  const { hole = null, lost = false } = rows[0] ?? {}
  if (lost) return { index: size, why: 'entry_not_sequenced' }
  return hole === null ? null : { index: hole, why: 'act_missing' }
}
