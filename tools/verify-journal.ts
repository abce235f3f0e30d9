// Verifies a journal or the proof of one act, from docs/journal-format.md alone: with the file beside it, it shares no code
// with the writer.
//   node tools/verify-journal.ts DIR|BUNDLE [--key NAME+ID+KEY]… [--kept CHECKPOINT]
// Exit status: 0 everything holds, 1 something does not (the first bad place is named), 2 not understood.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  Bad,
  believe,
  cosigners,
  type Flaw,
  type Key,
  keyFrom,
  notesIn,
  type Signed,
  sha,
  signerOf,
  succeeded,
  type Term,
} from './verify-journal-notes.ts'

/** Holds 0x01, left, right; reused, since a million nodes are hashed. */
const pair = Buffer.alloc(65, 1)
function above(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1)
  pair.set(right, 33)
  return sha(pair)
}

const single = Buffer.alloc(33, 0)
function leafOf(entry: Uint8Array): Buffer {
  single.set(entry, 1)
  return sha(single)
}

/** One node for each binary digit of the number of leaves: the complete subtrees from the largest to the smallest. */
class Peaks {
  count = 0
  readonly nodes: Buffer[] = []

  add(leaf: Buffer): void {
    let node = leaf
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.nodes.pop()
      if (left === undefined) throw new Error('a peak is missing')
      node = above(left, node)
    }
    this.nodes.push(node)
    this.count += 1
  }

  root(): Buffer {
    let [right, ...lefts] = this.nodes.toReversed()
    for (const left of lefts) right = above(left, right ?? left)
    return right ?? sha(Buffer.alloc(0))
  }
}

/** The hashes of one level of tiles as they must be, compared with the files tile by tile. */
class Level {
  tile = new Peaks()
  hashes: Buffer[] = []
  index = 0
}

function pathOf(kind: string, index: number, width: number): string {
  const digits = String(index)
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.substring(Math.max(0, end - 3), end))
  groups[0] = (groups[0] ?? '').padStart(3, '0')
  const place = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/')
  return width === 256 ? `tile/${kind}/${place}` : `tile/${kind}/${place}.p/${width}`
}

class Folder {
  readonly root: string
  readonly levels: Level[] = []
  readonly all = new Peaks()

  constructor(root: string) {
    this.root = root
  }

  bytes(place: string): Buffer | null {
    const file = join(this.root, place)
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null
  }

  /** A tile of at least this width: the one of just this width, else the full one. */
  tile(kind: string, index: number, width: number): Buffer {
    return this.bytes(pathOf(kind, index, width)) ?? this.bytes(pathOf(kind, index, 256)) ?? Buffer.alloc(0)
  }

  keys(): Key[] {
    return (this.bytes('keys')?.toString('utf8') ?? '').split('\n').flatMap((line) => keyFrom(line) ?? [])
  }

  successions(): string[] {
    return notesIn(this.bytes('successions')?.toString('utf8') ?? '')
  }

  /** Every checkpoint that was kept, in the order of the files' names. */
  notes(): string[] {
    return this.names('checkpoints').flatMap((day) =>
      this.names(`checkpoints/${day}`)
        .filter((hour) => /^[0-9]{2}$/.test(hour))
        .flatMap((hour) => notesIn(this.bytes(`checkpoints/${day}/${hour}`)?.toString('utf8') ?? '')),
    )
  }

  names(place: string): string[] {
    const folder = join(this.root, place)
    return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : []
  }

  /** Hands a finished subtree hash to a level of tiles. */
  rise(level: number, node: Buffer): void {
    const mine = this.levels[level] ?? new Level()
    this.levels[level] = mine
    mine.hashes.push(node)
    mine.tile.add(node)
    if (mine.hashes.length < 256) return
    this.compare(level, mine)
    const root = mine.tile.root()
    this.levels[level] = Object.assign(new Level(), { index: mine.index + 1 })
    this.rise(level + 1, root)
  }

  compare(level: number, { hashes, index }: Level): void {
    if (level === 0 || hashes.length === 0) return
    const held = this.tile(String(level), index, hashes.length)
    for (const [at, node] of hashes.entries()) {
      const place = (index * 256 + at) * 256 ** level
      if (held.length < (at + 1) * 32) throw new Bad(place, 'tile_missing')
      if (node.compare(held, at * 32, at * 32 + 32) !== 0) throw new Bad(place, 'tile_changed')
    }
  }

  /** A full bundle against its one hash in the tile above. */
  compareAbove(index: number, size: number, leaves: readonly Buffer[]): void {
    const peaks = new Peaks()
    for (const leaf of leaves) peaks.add(leaf)
    const tile = Math.floor(index / 256)
    const held = this.tile('1', tile, Math.min(256, Math.floor(size / 256) - tile * 256))
    const at = (index % 256) * 32
    if (held.length < at + 32) throw new Bad(index * 256, 'tile_missing')
    if (peaks.root().compare(held, at, at + 32) !== 0) throw new Bad(index * 256, 'tile_changed')
  }

  /** Entries of one bundle against the leaf hashes of its tile, each against the other. */
  bundle(index: number, size: number, grown: (size: number) => void): void {
    const width = Math.min(256, size - index * 256)
    const entries = this.tile('entries', index, width)
    const leaves = this.tile('0', index, width)
    const found: Buffer[] = []
    for (let at = 0; at < width; at++) {
      const place = index * 256 + at
      const isThere = entries.length >= (at + 1) * 34 && entries.readUInt16BE(at * 34) === 32
      if (!isThere) throw new Bad(place, 'entry_missing')
      const leaf = leafOf(entries.subarray(at * 34 + 2, at * 34 + 34))
      if (leaves.length < (at + 1) * 32) throw new Bad(place, 'tile_missing')
      if (leaf.compare(leaves, at * 32, at * 32 + 32) !== 0) throw new Bad(place, 'entry_changed')
      found.push(leaf)
    }
    if (width === 256) this.compareAbove(index, size, found)
    for (const leaf of found) {
      this.all.add(leaf)
      grown(this.all.count)
      this.rise(0, leaf)
    }
  }
}

type Told = { heads: Pick<Signed, 'size' | 'root'>[]; flaw: Flaw | null }

/** Both found before anything below them; of two at one place the checkpoint's counts. */
function headsOf(folder: Folder, keys: readonly Key[], kept: string | null): Told {
  const { terms, heads: handed, wrongAt } = succeeded(keys, folder.successions())
  const { heads, flaw } = checkpointsOf(folder, terms, kept)
  const isFirst = wrongAt !== null && (flaw === null || wrongAt < flaw.index)
  const all = [...heads, ...handed].sort((one, other) => one.size - other.size)
  return { heads: all, flaw: isFirst ? { index: wrongAt, why: 'succession_wrong' } : flaw }
}

function checkpointsOf(folder: Folder, terms: readonly Term[], kept: string | null): Told {
  const heads: Signed[] = []
  const newest = folder.bytes('checkpoint')?.toString('utf8') ?? null
  const notes = folder.notes()
  const flaw = signedFlaw(
    [...notes, newest, kept].filter((note) => note !== null),
    (note, size) => believeIn(folder, terms, note, size),
    heads,
  )
  const last = newest === null ? undefined : heads[notes.length]
  heads.sort((one, other) => one.size - other.size)
  const most = heads.at(-1)?.size ?? 0
  if (flaw !== null) return { heads, flaw }
  if (last === undefined) return { heads, flaw: { index: most, why: 'checkpoint_missing' } }
  const before = heads.filter(({ size }) => size < most).at(-1)
  const isBack = last.size < (before?.size ?? 0)
  return { heads, flaw: isBack ? { index: last.size, why: 'checkpoint_rolled_back' } : null }
}

/** Adds what is signed to the heads, until something is not. */
function signedFlaw(
  notes: readonly string[],
  open: (note: string, size: number) => Signed,
  heads: Signed[],
): Flaw | null {
  try {
    for (const note of notes) heads.push(open(note, Math.max(0, ...heads.map(({ size }) => size))))
    return null
  } catch (cause) {
    if (!(cause instanceof Bad)) throw cause
    return cause.flaw
  }
}

/** A key that the folder names, but that no succession leads to, or whose term is over, is told apart from a stranger's. */
function believeIn(folder: Folder, terms: readonly Term[], note: string, at: number): Signed {
  try {
    return believe(note, terms, at)
  } catch (cause) {
    const names = new Set(terms.map(({ key }) => key.name))
    const mine = [...folder.keys().filter(({ name }) => names.has(name)), ...terms.map(({ key }) => key)]
    const isBad = cause instanceof Bad && cause.flaw.why === 'signature_wrong'
    if (isBad && signerOf(note, mine) !== null) throw new Bad(at, 'key_not_in_succession')
    throw cause
  }
}

/** The first bad place of a log, and how many entries were found good. */
export function judgeFolder(root: string, trusted: readonly Key[], kept: string | null) {
  const folder = new Folder(root)
  const keys = trusted.length > 0 ? trusted : folder.keys().slice(0, 1)
  if (keys.length === 0) return { size: 0, root: '', flaw: { index: 0, why: 'keys_missing' } }
  const { heads, flaw } = headsOf(folder, keys, kept)
  const size = heads.at(-1)?.size ?? 0
  let [next, good] = [0, 0]
  const compareHeads = (grown: number): void => {
    for (let head = heads[next]; head?.size === grown; head = heads[next]) {
      if (!folder.all.root().equals(head.root)) throw new Bad(good, 'root_changed')
      good = grown
      next += 1
    }
  }
  try {
    compareHeads(0)
    for (let index = 0; index * 256 < size; index++) folder.bundle(index, size, compareHeads)
    for (const [level, partial] of folder.levels.entries()) folder.compare(level, partial)
  } catch (cause) {
    if (!(cause instanceof Bad)) throw cause
    const first = flaw !== null && flaw.index < cause.flaw.index ? flaw : cause.flaw
    return { size: first.index, root: '', flaw: first }
  }
  return { size, root: folder.all.root().toString('hex'), flaw }
}

type Bundle = {
  act: string
  salt: string
  entry: string
  index: number
  inclusion: string[]
  checkpoint: string
  consistency: string[]
  newest: string
  keys: string[]
  successions: string[]
}

const texts = ['act', 'checkpoint', 'entry', 'newest', 'salt']
const lists = ['consistency', 'inclusion', 'keys']

function bundleFrom(text: string): Bundle {
  let held: unknown = null
  try {
    held = JSON.parse(text)
  } catch {
    throw new Bad(0, 'not_a_proof')
  }
  if (typeof held !== 'object' || held === null) throw new Bad(0, 'not_a_proof')
  const value = held as Record<string, unknown>
  const isSecond = value['format'] === 'comity-journal-proof/2'
  const own = isSecond ? [...lists, 'successions'] : lists
  const isForm =
    texts.every((name) => typeof value[name] === 'string') &&
    own.every((name) => Array.isArray(value[name]) && value[name].every((one) => typeof one === 'string')) &&
    Number.isSafeInteger(value['index']) &&
    (isSecond || value['format'] === 'comity-journal-proof/1')
  // One spelling alone: keys in order, nothing beside them, no white space, one line.
  const names = [...texts, ...own, 'format', 'index'].sort()
  const spelt = `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value[name])}`).join(',')}}\n`
  if (!isForm || spelt !== text) throw new Bad(0, 'not_a_proof')
  return { successions: [], ...held } as unknown as Bundle
}

function hashFrom(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Bad(0, 'not_a_proof')
  return bytes
}

function hexFrom(text: string): Buffer {
  if (text === '' || text.length % 2 === 1 || /[^0-9a-f]/.test(text)) throw new Bad(0, 'not_a_proof')
  return Buffer.from(text, 'hex')
}

/** Root over a tree of `size` leaves that holds `node` at `index`, from the hashes beside the way; null when too few. */
function rootFrom(node: Buffer, index: number, size: number, beside: Buffer[]): Buffer | null {
  if (size === 1) return beside.length === 0 ? node : null
  const last = beside.at(-1)
  if (last === undefined) return null
  const half = 2 ** (Math.ceil(Math.log2(size)) - 1)
  const isLeft = index < half
  const below = isLeft
    ? rootFrom(node, index, half, beside.slice(0, -1))
    : rootFrom(node, index - half, size - half, beside.slice(0, -1))
  if (below === null) return null
  return isLeft ? above(below, last) : above(last, below)
}

type Both = { old: Buffer; now: Buffer }

/** Roots of the old and the new tree from a consistency proof (RFC 6962 §2.1.2, read backwards); null when too few. */
function rootsFrom(old: number, size: number, proof: Buffer[], known: Buffer | null): Both | null {
  if (old === size) return sameTree(proof, known)
  const last = proof.at(-1)
  if (last === undefined) return null
  const half = 2 ** (Math.ceil(Math.log2(size)) - 1)
  const isLeft = old <= half
  const below = isLeft
    ? rootsFrom(old, half, proof.slice(0, -1), known)
    : rootsFrom(old - half, size - half, proof.slice(0, -1), null)
  if (below === null) return null
  return isLeft
    ? { old: below.old, now: above(below.now, last) }
    : { old: above(last, below.old), now: above(last, below.now) }
}

function sameTree(proof: Buffer[], known: Buffer | null): Both | null {
  const [node, ...more] = known === null ? proof : [known, ...proof]
  return node === undefined || more.length > 0 ? null : { old: node, now: node }
}

function follows(first: Signed, newest: Signed, proof: Buffer[]): boolean {
  if (first.size > newest.size) return false
  if (first.size === newest.size) return proof.length === 0 && first.root.equals(newest.root)
  const roots = rootsFrom(first.size, newest.size, proof, first.root)
  return roots?.old.equals(first.root) === true && roots.now.equals(newest.root)
}

export function judgeBundle(text: string, trusted: readonly Key[]) {
  const bundle = bundleFrom(text)
  const carried = bundle.keys.map((line) => {
    const key = keyFrom(line)
    if (key === null) throw new Bad(0, 'not_a_proof')
    return key
  })
  const { terms, isWhole } = succeeded(trusted.length > 0 ? trusted : carried, bundle.successions)
  if (!isWhole) throw new Bad(0, 'succession_wrong')
  const first = believe(bundle.checkpoint, terms, 0)
  const newest = believe(bundle.newest, terms, 0)
  if (first.origin !== newest.origin) throw new Bad(0, 'key_unknown')
  const [salt, entry] = [hexFrom(bundle.salt), hexFrom(bundle.entry)]
  const [inclusion, consistency] = [bundle.inclusion.map(hashFrom), bundle.consistency.map(hashFrom)]
  const salted = sha(Buffer.concat([Buffer.of(0), salt, Buffer.from(bundle.act, 'utf8')]))
  if (!salted.equals(entry)) throw new Bad(0, 'entry_changed')
  const { index } = bundle
  const isIn = index >= 0 && index < first.size
  const root = isIn ? rootFrom(leafOf(entry), index, first.size, inclusion) : null
  if (root?.equals(first.root) !== true) throw new Bad(index, 'not_included')
  if (!follows(first, newest, consistency)) throw new Bad(index, 'not_consistent')
  return { index, size: first.size, origin: first.origin, witnesses: cosigners(newest, terms) }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function main(words: string[]): number {
  const options = { key: { type: 'string', multiple: true }, kept: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  const trusted = (values.key ?? []).map(keyFrom)
  const [place] = positionals
  if (trusted.includes(null)) return misunderstood('A key is NAME+ID+KEY.')
  if (place === undefined || !existsSync(place)) return misunderstood('Name a journal folder or a proof.')
  const keys = trusted.filter((key) => key !== null)
  if (statSync(place).isFile()) return sayBundle(readFileSync(place, 'utf8'), keys)
  const kept = values.kept === undefined ? null : readFileSync(values.kept, 'utf8')
  const started = performance.now()
  const { size, root, flaw } = judgeFolder(place, keys, kept)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (flaw === null) say(`clean: ${size} entries, root ${root}, ${seconds} s`)
  else say(`broken at entry ${flaw.index}: ${flaw.why}`)
  return flaw === null ? 0 : 1
}

function sayBundle(text: string, trusted: readonly Key[]): number {
  try {
    const { index, size, origin, witnesses } = judgeBundle(text, trusted)
    say(`proved: entry ${index} of ${size} in ${origin}, cosigned by ${witnesses.join(', ') || 'nobody'}`)
    return 0
  } catch (cause) {
    if (!(cause instanceof Bad)) throw cause
    say(`not proved: ${cause.flaw.why}`)
    return 1
  }
}

function misunderstood(line: string): number {
  process.stderr.write(
    `${line}\nnode tools/verify-journal.ts DIR|BUNDLE [--key NAME+ID+KEY]… [--kept CHECKPOINT]\n`,
  )
  return 2
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))
