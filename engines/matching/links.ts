import type { Name, Part } from './name.ts'
import { partSimilarity } from './part-similarity.ts'
import { isSpelt, type Token, tokenOf } from './token.ts'
import { tokenSimilarity } from './token-similarity.ts'

/** Parts of one name that were found to be parts of the other; positions in `parts`. Several on one side: written apart. */
export type Link = {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly similarity: number
  readonly kind: 'one_to_one' | 'joined' | 'initials'
}

/** What the scorer (score.ts) makes of two names. */
export type Scored = {
  readonly similarity: number
  readonly links: readonly Link[]
  /** One slip in the letters of the whole makes them more alike than their words are. */
  readonly isBySlip: boolean
  /** Their words stand in an order in which nobody writes one name. */
  readonly isShuffled: boolean
}

const kinds = ['one_to_one', 'joined', 'initials'] as const
const ONE_TO_ONE = 0
const JOINED = 1
const INITIALS = 2

/**
 * Links in columns, sides as bits by position: names are scored by the thousand, and nothing is to be allocated for it. A
 * name has at most 24 parts (normalise.ts).
 */
export type Links = {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly similarity: Float64Array
  readonly kind: Uint8Array
  readonly gain: Float64Array
  count: number
}

const MOST_PARTS = 32
const MOST_LINKS = 4096

function emptyLinks(most: number): Links {
  return {
    a: new Int32Array(most),
    b: new Int32Array(most),
    similarity: new Float64Array(most),
    kind: new Uint8Array(most),
    gain: new Float64Array(most),
    count: 0,
  }
}

/** Of the two names linked last. */
const possible = emptyLinks(MOST_LINKS)
const taken = emptyLinks(MOST_PARTS)
/** Every part of the first with every part of the second, row by row. */
const table = new Float64Array(MOST_PARTS * MOST_PARTS)

/** Less alike than this is no link but two parts that have nothing to do with each other. Ours. */
const LEAST_LINK = 0.2
/** As good as exact: nothing else needs to be tried for this part. */
const SURE = 0.97

/** Assigns parts of `a` to parts of `b`, each at most once, best gain first. What is given is overwritten by the next call. */
export function linkNames(a: Name, b: Name): Links {
  possible.count = 0
  fillTable(a, b)
  addSingles(a, b)
  addJoined(a, b, false)
  addJoined(b, a, true)
  if (a.subject === 'person') addSyllablePairs(a, b)
  takeBest(a, b)
  return taken
}

/** The links of the two names linked last, as they are explained. */
export function lastLinks(): readonly Link[] {
  return readLinks(taken)
}

/** The links as they are explained. */
export function readLinks({ a, b, similarity, kind, count }: Links): readonly Link[] {
  return Array.from({ length: count }, (_, at) => ({
    a: positionsIn(a[at] ?? 0),
    b: positionsIn(b[at] ?? 0),
    similarity: similarity[at] ?? 0,
    kind: kinds[kind[at] ?? 0] ?? 'one_to_one',
  }))
}

function positionsIn(mask: number): number[] {
  const positions: number[] = []
  for (let rest = mask; rest !== 0; rest &= rest - 1) positions.push(firstIn(rest))
  return positions
}

/** The lowest position. */
export function firstIn(mask: number): number {
  return 31 - Math.clz32(mask & -mask)
}

/** Total weight of the parts at these positions. */
export function weightIn(name: Name, mask: number): number {
  if ((mask & (mask - 1)) === 0) return name.parts[firstIn(mask)]?.weight ?? 0
  let sum = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) sum += name.parts[firstIn(rest)]?.weight ?? 0
  return sum
}

/** Total weight of the parts at these positions. */
export function weightOf(name: Name, at: readonly number[]): number {
  let sum = 0
  for (const position of at) sum += name.parts[position]?.weight ?? 0
  return sum
}

/** The best gains first; of one gain those that stand further ahead, which is the same from either side. */
function takeBest(a: Name, b: Name): void {
  for (let at = 0; at < possible.count; at++) possible.gain[at] = gainOf(at, a, b)
  taken.count = 0
  let usedA = 0
  let usedB = 0
  for (;;) {
    const best = bestLeft(usedA, usedB)
    if (best < 0) return
    usedA |= possible.a[best] ?? 0
    usedB |= possible.b[best] ?? 0
    const to = taken.count++
    taken.a[to] = possible.a[best] ?? 0
    taken.b[to] = possible.b[best] ?? 0
    taken.similarity[to] = possible.similarity[best] ?? 0
    taken.kind[to] = possible.kind[best] ?? 0
  }
}

function bestLeft(usedA: number, usedB: number): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < possible.count; at++) {
    if (((possible.a[at] ?? 0) & usedA) !== 0 || ((possible.b[at] ?? 0) & usedB) !== 0) continue
    const gain = possible.gain[at] ?? 0
    if (gain > most || (gain === most && placeOf(at) < placeOf(best))) {
      best = at
      most = gain
    }
  }
  return best
}

/** Orders links of one gain alike from either side. */
function placeOf(at: number): number {
  return sumOfPositions(possible.a[at] ?? 0) + sumOfPositions(possible.b[at] ?? 0)
}

function sumOfPositions(mask: number): number {
  let sum = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) sum += firstIn(rest)
  return sum
}

/** Written apart and together is nearly the same. */
const JOINED_GAIN = 0.97

function gainOf(at: number, a: Name, b: Name): number {
  const maskA = possible.a[at] ?? 0
  const maskB = possible.b[at] ?? 0
  const weight = Math.min(weightIn(a, maskA), weightIn(b, maskB))
  const asJoined = possible.kind[at] === ONE_TO_ONE ? 1 : JOINED_GAIN
  // Between equal words the one at the like place; the same from either side.
  const apart = Math.abs(middle(maskA) / a.parts.length - middle(maskB) / b.parts.length)
  return (possible.similarity[at] ?? 0) * asJoined * weight - 0.001 * apart
}

function middle(mask: number): number {
  return (firstIn(mask) + 31 - Math.clz32(mask)) / 2
}

function add(a: number, b: number, similarity: number, kind: number): void {
  if (possible.count === MOST_LINKS) return
  const at = possible.count++
  possible.a[at] = a
  possible.b[at] = b
  possible.similarity[at] = similarity
  possible.kind[at] = kind
}

function fillTable(a: Name, b: Name): void {
  for (let i = 0; i < a.parts.length; i++) {
    const x = a.parts[i]
    for (let j = 0; j < b.parts.length; j++) {
      const y = b.parts[j]
      table[i * MOST_PARTS + j] = x === undefined || y === undefined ? 0 : partSimilarity(x, y)
    }
  }
}

function addSingles(a: Name, b: Name): void {
  for (let i = 0; i < a.parts.length; i++) {
    for (let j = 0; j < b.parts.length; j++) {
      const similarity = table[i * MOST_PARTS + j] ?? 0
      if (similarity >= LEAST_LINK) add(1 << i, 1 << j, similarity, ONE_TO_ONE)
    }
  }
}

/** Runs of `many` that are one part of `one`: written apart, or its initials. `isTurned`: `many` is the second name. */
function addJoined(many: Name, one: Name, isTurned: boolean): void {
  if (many.parts.length < 2) return
  for (let j = 0; j < one.parts.length; j++) {
    const single = one.parts[j]
    if (single === undefined || !mayBeJoined(single) || isSure(many.parts.length, j, isTurned)) continue
    addRuns(many, single, j, isTurned)
  }
}

function addRuns(many: Name, single: Part, j: number, isTurned: boolean): void {
  for (let i = 0; i < many.parts.length - 1; i++) {
    if (!joinedAt(many, i, single) && !initialsAt(many, i, single)) continue
    if (isTurned) add(1 << j, found.run, found.similarity, found.kind)
    else add(found.run, 1 << j, found.similarity, found.kind)
  }
}

function mayBeJoined(part: Part): boolean {
  return part.kind !== 'initial' && part.kind !== 'number' && part.kind !== 'particle'
}

function isSure(rows: number, column: number, isTurned: boolean): boolean {
  for (let row = 0; row < rows; row++) {
    const at = isTurned ? column * MOST_PARTS + row : row * MOST_PARTS + column
    if ((table[at] ?? 0) >= SURE) return true
  }
  return false
}

/** The run found last. */
const found = { run: 0, similarity: 0, kind: ONE_TO_ONE }

function keep(start: number, end: number, similarity: number, kind: number): void {
  found.run = ((1 << (end - start + 1)) - 1) << start
  found.similarity = similarity
  found.kind = kind
}

const LEAST_JOINED = 0.81
/** Parts that one part of the other name may be split into. */
const MOST_JOINED = 3
/** Ships of Chinese fleets have names of four syllables: Lu Rong Yuan Yu. */
const MOST_JOINED_OF_THING = 4
const JOINED_LENGTH_SLACK = 3
const SHORTEST_JOINED = 4

function joinedAt(many: Name, start: number, single: Part): boolean {
  const first = many.parts[start]
  if (first === undefined || first.kind === 'legal') return false
  let key = first.token.key
  let best = 0
  const most = many.subject === 'person' ? MOST_JOINED : MOST_JOINED_OF_THING
  for (let end = start + 1; end < Math.min(many.parts.length, start + most); end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal' || part.token.script !== first.token.script) break
    key += part.token.key
    const similarity = joinedSimilarity(key, first.token, single)
    if (similarity < Math.max(LEAST_JOINED, best)) continue
    best = Math.min(similarity, 0.99)
    keep(start, end, best, JOINED)
  }
  return best > 0
}

/** Only what could be the same word is compared: of like length, with the same first consonant where vowels are left out. */
function joinedSimilarity(key: string, first: Token, { token }: Part): number {
  if (key.length < SHORTEST_JOINED || !mayBeWritten(key, first, token)) return 0
  return tokenSimilarity(tokenOf(key), token)
}

function mayBeWritten(key: string, first: Token, token: Token): boolean {
  if (isSpelt(token) && isSpelt(first)) return Math.abs(key.length - token.form.length) <= JOINED_LENGTH_SLACK
  if (first.script === token.script) return Math.abs(key.length - token.native.length) <= 1
  const letters = isSpelt(token) ? token.form.length : token.native.length
  if (Math.max(key.length, letters) > MOST_LETTERS_A_SIGN * Math.min(key.length, letters)) return false
  // Yo Jong: a first syllable of vowels alone says nothing.
  return first.coarse.length === 0 || first.coarse.some((x) => token.coarse.some((y) => x[0] === y[0]))
}

/** A sign of one script may stand for so many letters of another. */
const MOST_LETTERS_A_SIGN = 6

export const AS_INITIALS = 0.9
const MOST_INITIALS = 6

function initialsAt(many: Name, start: number, single: Part): boolean {
  const letters = single.token.form
  if (single.kind !== 'word' || letters.length < 2 || letters.length > MOST_INITIALS) return false
  // Persons go by the initials of a double given name (JC), things by those of all their words.
  if (many.subject === 'person' && letters.length !== 2) return false
  if (many.parts[start]?.token.form.charCodeAt(0) !== letters.charCodeAt(0)) return false
  const end = endOfInitials(many, start, letters)
  if (end >= 0) keep(start, end, AS_INITIALS, INITIALS)
  return end >= 0
}

/** Last position of the words that begin with these letters, particles left out; -1 when they do not. */
function endOfInitials(many: Name, start: number, letters: string): number {
  let at = 0
  for (let end = start; end < many.parts.length; end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal') return -1
    const begins = part.token.form.length > 1 && part.token.form.startsWith(letters[at] ?? '')
    if (begins) at++
    else if (part.kind !== 'particle') return -1
    if (at === letters.length) return end
  }
  return -1
}

const LONGEST_SYLLABLE = 5
const LEAST_SYLLABLES = 0.7

/** In names of three words, given names of two syllables, written apart on both sides, of which one is the same: Chol Hun, Chol Man. */
function addSyllablePairs(a: Name, b: Name): void {
  if (a.parts.length !== 3 || b.parts.length !== 3) return
  for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) addSyllablePair(a, b, i, j)
}

function addSyllablePair(a: Name, b: Name, i: number, j: number): void {
  if (!oneIsSame(table[i * MOST_PARTS + j] ?? 0, table[(i + 1) * MOST_PARTS + j + 1] ?? 0)) return
  const similarity = syllableSimilarity(syllablesAt(a, i), syllablesAt(b, j))
  if (similarity >= LEAST_SYLLABLES) add(3 << i, 3 << j, similarity, JOINED)
}

/** The other must be unlike, or it is better compared by itself. */
function oneIsSame(first: number, second: number): boolean {
  return Math.max(first, second) >= SURE && Math.min(first, second) < LEAST_LINK * 2
}

function syllableSimilarity(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : tokenSimilarity(tokenOf(a), tokenOf(b))
}

function syllablesAt({ parts }: Name, at: number): string | null {
  const [first, second] = [parts[at], parts[at + 1]]
  if (first === undefined || second === undefined || !isSyllable(first) || !isSyllable(second)) return null
  return first.token.key + second.token.key
}

function isSyllable({ kind, token }: Part): boolean {
  return kind === 'word' && token.writing === 'latin' && token.key.length <= LONGEST_SYLLABLE
}
