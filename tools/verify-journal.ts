// Verifies a journal or the proof of one act, from docs/journal-format.md alone: it shares no code with the writer.
//   node tools/verify-journal.ts DIR|BUNDLE [--key NAME+ID+KEY]… [--kept CHECKPOINT]
// Exit status: 0 everything holds, 1 something does not (the first bad place is named), 2 not understood.
import { createPublicKey, hash, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** A public key: type 1 signs a log's checkpoints, type 4 cosigns those of others. */
type Key = { name: string; type: number; id: string; pem: ReturnType<typeof createPublicKey> }
type Signed = { origin: string; size: number; root: Buffer; text: string; lines: string[] }
type Flaw = { index: number; why: string }

class Bad extends Error {
  readonly flaw: Flaw
  constructor(index: number, why: string) {
    super(why)
    this.flaw = { index, why }
  }
}

const sha = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')

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

export function keyFrom(line: string): Key | null {
  const cut = line.split('+')
  const [name = '', id = ''] = cut
  const material = Buffer.from(cut.slice(2).join('+'), 'base64')
  const type = material[0] ?? 0
  if (name === '' || /\s/.test(name) || material.length !== 33 || (type !== 1 && type !== 4)) return null
  const named = Buffer.concat([Buffer.from(name, 'utf8'), Buffer.from('\n'), material])
  if (sha(named).toString('hex').slice(0, 8) !== id || cut.slice(2).join('+') !== material.toString('base64'))
    return null
  // An Ed25519 key in DER is this head and the 32 bytes (RFC 8410).
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), material.subarray(1)])
  return { name, type, id, pem: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

function split(note: string, at: number): Signed {
  const gap = note.lastIndexOf('\n\n')
  if (gap === -1 || note.at(-1) !== '\n') throw new Bad(at, 'checkpoint_unreadable')
  const text = note.substring(0, gap + 1)
  const lines = note.substring(gap + 2, note.length - 1).split('\n')
  const [origin = '', digits = '', base = '', ...rest] = text.substring(0, gap).split('\n')
  const root = Buffer.from(base, 'base64')
  const isDated = rest.some((line) => /^time [0-9]{1,12}$/.test(line))
  const isCounted = /^[0-9]{1,16}$/.test(digits) && String(Number(digits)) === digits
  if (!lines.every((line) => line.startsWith('— ')) || origin === '' || !isCounted || !isDated)
    throw new Bad(at, 'checkpoint_unreadable')
  if (root.length !== 32 || root.toString('base64') !== base) throw new Bad(at, 'checkpoint_unreadable')
  return { origin, size: Number(digits), root, text, lines }
}

function signatureIn(key: Key, line: string): Buffer | null {
  const [, name, base = ''] = line.split(' ')
  const bytes = Buffer.from(base, 'base64')
  return name === key.name && bytes.toString('hex', 0, 4) === key.id ? bytes.subarray(4) : null
}

function believe(note: string, keys: readonly Key[], at: number): Signed {
  const signed = split(note, at)
  const body = Buffer.from(signed.text, 'utf8')
  for (const key of keys)
    for (const line of key.type === 1 && key.name === signed.origin ? signed.lines : []) {
      const signature = signatureIn(key, line)
      if (signature !== null && verify(null, body, key.pem, signature)) return signed
    }
  throw new Bad(at, 'signature_wrong')
}

/** Witnesses among the keys whose lines under the note are right; throws when one is not. */
function cosigners({ text, lines }: Signed, keys: readonly Key[]): string[] {
  const found = new Set<string>()
  for (const key of keys.filter(({ type }) => type === 4))
    for (const bytes of lines.flatMap((line) => signatureIn(key, line) ?? [])) {
      if (!isCosigned(text, bytes, key)) throw new Bad(0, 'cosignature_wrong')
      found.add(key.name)
    }
  return [...found]
}

function isCosigned(text: string, bytes: Buffer, { pem }: Key): boolean {
  if (bytes.length !== 72) return false
  const message = `cosignature/v1\ntime ${bytes.readBigUInt64BE(0)}\n${text}`
  return verify(null, Buffer.from(message, 'utf8'), pem, bytes.subarray(8))
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

/** Notes that follow each other, an empty line after each. */
function notesIn(text: string): string[] {
  const notes: string[] = []
  const pieces = text.split('\n\n')
  const tail = pieces.pop() ?? ''
  for (let at = 0; at < pieces.length; at += 2) notes.push(`${pieces[at]}\n\n${pieces[at + 1] ?? ''}\n`)
  return tail === '' ? notes : [...notes, tail]
}

type Told = { heads: Signed[]; flaw: Flaw | null }

function headsOf(folder: Folder, keys: readonly Key[], kept: string | null): Told {
  const heads: Signed[] = []
  const newest = folder.bytes('checkpoint')?.toString('utf8') ?? null
  const notes = folder.notes()
  const flaw = signedFlaw(
    [...notes, newest, kept].filter((note) => note !== null),
    keys,
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
function signedFlaw(notes: readonly string[], keys: readonly Key[], heads: Signed[]): Flaw | null {
  try {
    for (const note of notes) heads.push(believe(note, keys, Math.max(0, ...heads.map(({ size }) => size))))
    return null
  } catch (cause) {
    if (!(cause instanceof Bad)) throw cause
    return cause.flaw
  }
}

/** The first bad place of a log, and how many entries were found good. */
export function judgeFolder(root: string, trusted: readonly Key[], kept: string | null) {
  const folder = new Folder(root)
  const keys = trusted.length > 0 ? trusted : folder.keys()
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
  const isForm =
    texts.every((name) => typeof value[name] === 'string') &&
    lists.every(
      (name) => Array.isArray(value[name]) && value[name].every((one) => typeof one === 'string'),
    ) &&
    Number.isSafeInteger(value['index']) &&
    value['format'] === 'comity-journal-proof/1'
  // One spelling alone: keys in order, nothing beside them, no white space, one line.
  const names = [...texts, ...lists, 'format', 'index'].sort()
  const spelt = `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value[name])}`).join(',')}}\n`
  if (!isForm || spelt !== text) throw new Bad(0, 'not_a_proof')
  return held as Bundle
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
  const keys = trusted.length > 0 ? trusted : carried
  const first = believe(bundle.checkpoint, keys, 0)
  const newest = believe(bundle.newest, keys, 0)
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
  return { index, size: first.size, origin: first.origin, witnesses: cosigners(newest, keys) }
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
