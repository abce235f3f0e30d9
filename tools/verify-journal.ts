// Verifies a journal or the proof of one act, from docs/journal-format.md alone: with the files beside it, it shares no code
// with the writer.
//   node tools/verify-journal.ts DIR|BUNDLE [--key NAME+ID+KEY]… [--kept CHECKPOINT]
// Exit status: 0 everything holds, 1 something does not (the first bad place is named), 2 not understood.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  Bad,
  believe,
  type Flaw,
  type Key,
  keyFrom,
  notesIn,
  type Signed,
  signerOf,
  succeeded,
  type Term,
} from './verify-journal-notes.ts'
import { judgeBundle } from './verify-journal-proof.ts'
import { leafOf, Peaks } from './verify-journal-tree.ts'

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
