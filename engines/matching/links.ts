import type { Name, Part } from './name.ts'
import { legalLikeness } from './tables/legal-forms.ts'
import { tokenOf } from './token.ts'
import { tokenSimilarity } from './token-similarity.ts'

/** Parts of one name that were found to be parts of the other; positions in `parts`. Several on one side: written apart. */
export type Link = {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly similarity: number
  readonly kind: 'one_to_one' | 'joined' | 'initials'
}

/** Less alike than this is no link but two parts that have nothing to do with each other. Ours. */
const LEAST_LINK = 0.2
/** As good as exact: nothing else needs to be tried for this part. */
const SURE = 0.97
const INITIAL = 0.85

/** Assigns parts of `a` to parts of `b`, each at most once, best gain first. */
export function linksOf(a: Name, b: Name): readonly Link[] {
  const table = similarities(a, b)
  const possible = [
    ...singles(table, a, b),
    ...manyToOne(table, a, b),
    ...flipped(manyToOne(turned(table, a, b), b, a)),
  ]
  if (a.subject === 'person') possible.push(...syllablePairs(table, a, b))
  const ranked = possible
    .map((link) => ({ link, gain: gainOf(link, a, b) }))
    .sort((x, y) => y.gain - x.gain || placeOf(x.link) - placeOf(y.link))
  const taken: Link[] = []
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  for (const { link } of ranked) {
    if (link.a.some((at) => usedA.has(at)) || link.b.some((at) => usedB.has(at))) continue
    for (const at of link.a) usedA.add(at)
    for (const at of link.b) usedB.add(at)
    taken.push(link)
  }
  return taken
}

/** Orders links of one gain alike from either side. */
function placeOf({ a, b }: Link): number {
  return [...a, ...b].reduce((sum, at) => sum + at, 0)
}

/** Total weight of the parts at these positions. */
export function weightOf(name: Name, at: readonly number[]): number {
  let sum = 0
  for (const position of at) sum += name.parts[position]?.weight ?? 0
  return sum
}

/** Written apart and together is nearly the same. */
const JOINED_GAIN = 0.97

function gainOf(link: Link, a: Name, b: Name): number {
  const weight = Math.min(weightOf(a, link.a), weightOf(b, link.b))
  const asJoined = link.kind === 'one_to_one' ? 1 : JOINED_GAIN
  // Between equal words the one at the like place; the same from either side.
  const apart = Math.abs(middle(link.a) / a.parts.length - middle(link.b) / b.parts.length)
  return link.similarity * asJoined * weight - 0.001 * apart
}

function middle(positions: readonly number[]): number {
  return ((positions[0] ?? 0) + (positions.at(-1) ?? 0)) / 2
}

/** Every part of the first with every part of the second, row by row. */
type Table = readonly (readonly number[])[]

function similarities(a: Name, b: Name): Table {
  return a.parts.map((x) => b.parts.map((y) => partSimilarity(x, y)))
}

function turned(table: Table, a: Name, b: Name): Table {
  return b.parts.map((_, j) => a.parts.map((__, i) => table[i]?.[j] ?? 0))
}

function singles(table: Table, a: Name, b: Name): Link[] {
  const links: Link[] = []
  for (let i = 0; i < a.parts.length; i++) {
    for (let j = 0; j < b.parts.length; j++) {
      const similarity = table[i]?.[j] ?? 0
      if (similarity >= LEAST_LINK) links.push({ a: [i], b: [j], similarity, kind: 'one_to_one' })
    }
  }
  return links
}

function partSimilarity(x: Part, y: Part): number {
  if (x.kind === 'word' && y.kind === 'word') return tokenSimilarity(x.token, y.token)
  if (x.kind === 'legal' && y.kind === 'legal') return legalLikeness(x.token.key, y.token.key)
  if (x.kind === 'number' || y.kind === 'number') return Number(x.token.form === y.token.form)
  if (x.kind === 'legal' || y.kind === 'legal') return Number(x.token.key === y.token.key)
  if (x.kind === 'initial' || y.kind === 'initial') return initialSimilarity(x, y)
  return titleSimilarity(x, y)
}

function titleSimilarity(x: Part, y: Part): number {
  const similarity = tokenSimilarity(x.token, y.token)
  const isOnlyLike = x.kind !== y.kind && similarity < LEAST_TITLE
  return isOnlyLike && (x.kind === 'title' || y.kind === 'title') ? 0 : similarity
}

/** A title is a name when it is spelt like one: Shaykh is no Shahin. */
const LEAST_TITLE = 0.9

function initialSimilarity(x: Part, y: Part): number {
  if (x.token.form === y.token.form) return 1
  if (x.kind === 'initial' && y.kind === 'initial') return 0
  const [letter, word] = x.kind === 'initial' ? [x, y] : [y, x]
  if (word.kind === 'particle' || word.kind === 'title') return 0
  return word.token.form.startsWith(letter.token.form.slice(0, 1)) ? INITIAL : 0
}

/** Runs of `many` that are one part of `one`: written apart, or its initials. The run is side `a`. */
function manyToOne(table: Table, many: Name, one: Name): Link[] {
  const links: Link[] = []
  for (const [j, single] of one.parts.entries()) {
    if (!mayBeJoined(single) || table.some((row) => (row[j] ?? 0) >= SURE)) continue
    for (let i = 0; i < many.parts.length - 1; i++) {
      const found = joinedAt(many, i, single) ?? initialsAt(many, i, single)
      if (found !== null) links.push({ a: found.run, b: [j], similarity: found.similarity, kind: found.kind })
    }
  }
  return links
}

function mayBeJoined(part: Part): boolean {
  return part.kind !== 'initial' && part.kind !== 'number' && part.kind !== 'particle'
}

function flipped(links: readonly Link[]): Link[] {
  return links.map((link) => ({ ...link, a: link.b, b: link.a }))
}

type Run = {
  readonly run: readonly number[]
  readonly similarity: number
  readonly kind: 'joined' | 'initials'
}

const LEAST_JOINED = 0.81
/** Parts that one part of the other name may be split into. */
const MOST_JOINED = 3
const JOINED_LENGTH_SLACK = 3
const SHORTEST_JOINED = 4

function joinedAt(many: Name, start: number, single: Part): Run | null {
  const first = many.parts[start]
  if (first === undefined || first.kind === 'legal') return null
  let key = first.token.key
  let best: Run | null = null
  for (let end = start + 1; end < Math.min(many.parts.length, start + MOST_JOINED); end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal' || part.token.script !== first.token.script) break
    key += part.token.key
    const similarity = joinedSimilarity(key, single)
    if (similarity >= Math.max(LEAST_JOINED, best?.similarity ?? 0)) {
      best = { run: positions(start, end), similarity: Math.min(similarity, 0.99), kind: 'joined' }
    }
  }
  return best
}

/** Only what could be the same word is compared: of like length. */
function joinedSimilarity(key: string, { token }: Part): number {
  const isAlphabet = token.writing === 'latin' || token.writing === 'alphabet'
  const slack = isAlphabet ? JOINED_LENGTH_SLACK : key.length
  if (key.length < SHORTEST_JOINED || Math.abs(key.length - token.form.length) > slack) return 0
  return tokenSimilarity(tokenOf(key), token)
}

const INITIALS = 0.9
const MOST_INITIALS = 6

function initialsAt(many: Name, start: number, single: Part): Run | null {
  const letters = single.token.form
  if (single.kind !== 'word' || letters.length < 2 || letters.length > MOST_INITIALS) return null
  // Persons go by the initials of a double given name (JC), things by those of all their words.
  if (many.subject === 'person' && letters.length !== 2) return null
  if (many.parts[start]?.token.form.startsWith(letters[0] ?? '') !== true) return null
  const end = endOfInitials(many, start, letters)
  return end === null ? null : { run: positions(start, end), similarity: INITIALS, kind: 'initials' }
}

/** Last position of the words that begin with these letters, particles left out; null when they do not. */
function endOfInitials(many: Name, start: number, letters: string): number | null {
  let at = 0
  for (let end = start; end < many.parts.length; end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal') return null
    const begins = part.token.form.length > 1 && part.token.form.startsWith(letters[at] ?? '')
    if (begins) at++
    else if (part.kind !== 'particle') return null
    if (at === letters.length) return end
  }
  return null
}

const LONGEST_SYLLABLE = 5
const LEAST_SYLLABLES = 0.7

/** In names of three words, given names of two syllables, written apart on both sides, of which one is the same: Chol Hun, Chol Man. */
function syllablePairs(table: Table, a: Name, b: Name): Link[] {
  const links: Link[] = []
  for (let i = 0; i + 1 < a.parts.length; i++) {
    for (let j = 0; j + 1 < b.parts.length; j++) {
      if (!oneIsSame(table[i]?.[j] ?? 0, table[i + 1]?.[j + 1] ?? 0)) continue
      const similarity = syllableSimilarity(syllablesAt(a, i), syllablesAt(b, j))
      if (similarity >= LEAST_SYLLABLES)
        links.push({ a: [i, i + 1], b: [j, j + 1], similarity, kind: 'joined' })
    }
  }
  return links
}

/** The other must be unlike, or it is better compared by itself. */
function oneIsSame(first: number, second: number): boolean {
  return Math.max(first, second) >= SURE && Math.min(first, second) < LEAST_LINK * 2
}

function syllableSimilarity(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : tokenSimilarity(tokenOf(a), tokenOf(b))
}

function syllablesAt(name: Name, at: number): string | null {
  const pair = name.parts.slice(at, at + 2)
  const isShort = pair.every(
    ({ kind, token }) => kind === 'word' && token.writing === 'latin' && token.key.length <= LONGEST_SYLLABLE,
  )
  return isShort && name.parts.length === 3 ? pair.map((part) => part.token.key).join('') : null
}

function positions(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, i) => start + i)
}
