import { hash } from 'node:crypto'

/** RFC 6962 §2.1: a leaf is hashed after a zero byte, a node after a one byte, so that neither can stand for the other. */
const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** By its text a hash is made in two thirds of the time, and every act takes some. */
function sha256(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.from(hash('sha256', Buffer.concat(parts)), 'hex')
}

/** The hash of an entry as a leaf of the tree. */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(LEAF, entry)
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right)
}

/** What RFC 6962 gives a tree without leaves. */
export const EMPTY_ROOT = sha256()

/** The largest power of two below `size`; `size` is at least 2. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

/** The root above neighbouring subtrees of one size, the last ones filling the right edge. */
export function rootAbove(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (only === undefined) return EMPTY_ROOT
  if (hashes.length === 1) return only
  const split = splitOf(hashes.length)
  return nodeHash(rootAbove(hashes.slice(0, split)), rootAbove(hashes.slice(split)))
}

/** A run of leaves, `from` included and `to` not. */
export type Span = { readonly from: number; readonly to: number }

/** The subtrees beside the way from leaf `index` up to the root of a tree of `size`, lowest first (RFC 6962 §2.1.1). */
export function inclusionSpans(index: number, size: number, from = 0): readonly Span[] {
  if (size <= 1) return []
  const split = splitOf(size)
  return index < split
    ? [...inclusionSpans(index, split, from), { from: from + split, to: from + size }]
    : [...inclusionSpans(index - split, size - split, from + split), { from, to: from + split }]
}

/** The subtrees that prove that a tree of `size` begins with the tree of `old` leaves (RFC 6962 §2.1.2). */
export function consistencySpans(old: number, size: number): readonly Span[] {
  return old === 0 || old === size ? [] : spansBelow(old, { from: 0, to: size }, true)
}

function spansBelow(old: number, { from, to }: Span, isWhole: boolean): readonly Span[] {
  const size = to - from
  if (old === size) return isWhole ? [] : [{ from, to }]
  const split = splitOf(size)
  return old <= split
    ? [...spansBelow(old, { from, to: from + split }, isWhole), { from: from + split, to }]
    : [...spansBelow(old - split, { from: from + split, to }, false), { from, to: from + split }]
}

/** A tree head: so many leaves have this root. */
export type Head = { readonly size: number; readonly root: Buffer }

/** Whether `path` leads from a leaf at `index` to the root of the head (RFC 9162 §2.1.3.2). */
export function isIncluded(leaf: Buffer, index: number, path: readonly Buffer[], head: Head): boolean {
  const sides = index < 0 || index >= head.size ? null : sidesOf(index, head.size - 1, path.length)
  return sides !== null && climb(leaf, path, sides).equals(head.root)
}

/** Whether `path` proves that the newer tree begins with the older one (RFC 9162 §2.1.4.2). */
export function isConsistent(older: Head, newer: Head, path: readonly Buffer[]): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root)
  if (older.size === 0) return path.length === 0 && older.root.equals(EMPTY_ROOT)
  const isPower = Number.isInteger(Math.log2(older.size))
  const [first, ...rest] = isPower ? [older.root, ...path] : path
  if (first === undefined) return false
  let [place, last] = [older.size - 1, newer.size - 1]
  while (place % 2 === 1) [place, last] = [(place - 1) / 2, Math.floor(last / 2)]
  const sides = sidesOf(place, last, rest.length)
  if (sides === null) return false
  const leftOnes = rest.filter((_, step) => sides[step] === 'left')
  const leftOfAll = leftOnes.map(() => 'left' as const)
  return climb(first, leftOnes, leftOfAll).equals(older.root) && climb(first, rest, sides).equals(newer.root)
}

type Side = 'left' | 'right'

/** On which side each of so many hashes beside the way lies; null when that many do not end at the root. */
function sidesOf(from: number, end: number, steps: number): readonly Side[] | null {
  const sides: Side[] = []
  let [place, last] = [from, end]
  for (let step = 0; step < steps; step++) {
    if (last === 0) return null
    const isRight = place % 2 === 1 || place === last
    sides.push(isRight ? 'left' : 'right')
    // At the right edge a node without a sibling rises by itself.
    const levels = 1 + (isRight ? trailingZeros(place) : 0)
    place = Math.floor(place / 2 ** levels)
    last = Math.floor(last / 2 ** levels)
  }
  return last === 0 ? sides : null
}

function trailingZeros(place: number): number {
  let [zeros, rest] = [0, place]
  while (rest % 2 === 0 && rest !== 0) [zeros, rest] = [zeros + 1, rest / 2]
  return zeros
}

function climb(from: Buffer, path: readonly Buffer[], sides: readonly Side[]): Buffer {
  return path.reduce(
    (reached, beside, step) =>
      sides[step] === 'left' ? nodeHash(beside, reached) : nodeHash(reached, beside),
    from,
  )
}

/** Hashes that one tile holds, and the levels of the tree between two tiles (C2SP tlog-tiles). */
export const TILE_WIDTH = 256

/**
 * The right edge of a growing tree: at each level of tiles the hashes of the tile that is not full yet, and the entries
 * of the bundle that is not full yet. All that is needed to append.
 */
export type Edge = {
  readonly size: number
  readonly levels: readonly (readonly Buffer[])[]
  readonly entries: readonly Buffer[]
}

export const EMPTY_EDGE: Edge = { size: 0, levels: [], entries: [] }

/** A tile or bundle that became full while entries were appended. `level` null is the bundle of entries. */
export type FullTile = {
  readonly level: number | null
  readonly index: number
  readonly hashes: readonly Buffer[]
}

/** Appends entries: the new edge, and the tiles that became full, in the order in which they did. */
export function append(
  edge: Edge,
  added: readonly Buffer[],
): { readonly edge: Edge; readonly full: readonly FullTile[] } {
  const levels = edge.levels.map((level) => [...level])
  const full: FullTile[] = []
  let [size, entries] = [edge.size, [...edge.entries]]
  for (const entry of added) {
    size += 1
    entries.push(entry)
    if (entries.length === TILE_WIDTH) {
      full.push({ level: null, index: size / TILE_WIDTH - 1, hashes: entries })
      entries = []
    }
    push(levels, full, leafHash(entry), size)
  }
  return { edge: { size, levels, entries }, full }
}

function push(levels: Buffer[][], full: FullTile[], leaf: Buffer, size: number): void {
  let carried = leaf
  for (let level = 0; ; level++) {
    const tile = levels[level] ?? []
    tile.push(carried)
    levels[level] = tile
    if (tile.length < TILE_WIDTH) return
    full.push({ level, index: size / TILE_WIDTH ** (level + 1) - 1, hashes: tile })
    levels[level] = []
    carried = rootAbove(tile)
  }
}

/** The head of the tree that ends at this edge. */
export function headOf(edge: Edge): Head {
  const peaks = edge.levels.toReversed().flatMap(peaksOf)
  const last = peaks.pop()
  if (last === undefined) return { size: 0, root: EMPTY_ROOT }
  return { size: edge.size, root: peaks.reduceRight((right, left) => nodeHash(left, right), last) }
}

/** Roots of the complete subtrees that the hashes of one level form, largest first. */
function peaksOf(hashes: readonly Buffer[]): readonly Buffer[] {
  if (hashes.length === 0) return []
  const largest = 2 ** Math.floor(Math.log2(hashes.length))
  return [rootAbove(hashes.slice(0, largest)), ...peaksOf(hashes.slice(largest))]
}
