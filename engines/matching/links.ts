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
const LEAST_JOINED = 0.8
/** Parts that one part of the other name may be split into. */
const MOST_JOINED = 3
const JOINED_LENGTH_SLACK = 3
/** Written apart and together is nearly the same. */
const JOINED_GAIN = 0.97
const INITIAL = 0.85
const INITIALS = 0.9
const MOST_INITIALS = 6

/** Assigns parts of `a` to parts of `b`, each at most once, best gain first. */
export function linksOf(a: Name, b: Name): readonly Link[] {
  const possible = [...singles(a, b), ...manyToOne(a, b, 'forward'), ...manyToOne(b, a, 'backward')]
  const ranked = possible.map((link) => ({ link, gain: gainOf(link, a, b) })).sort((x, y) => y.gain - x.gain)
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

/** Total weight of the parts at these positions. */
export function weightOf(name: Name, at: readonly number[]): number {
  return at.reduce((sum, position) => sum + (name.parts[position]?.weight ?? 0), 0)
}

function gainOf(link: Link, a: Name, b: Name): number {
  const weight = Math.min(weightOf(a, link.a), weightOf(b, link.b))
  const asJoined = link.kind === 'one_to_one' ? 1 : JOINED_GAIN
  // Symmetric: neither side's position may decide alone.
  const apart = Math.abs(
    middle(link.a) / Math.max(1, a.parts.length) - middle(link.b) / Math.max(1, b.parts.length),
  )
  return link.similarity * asJoined * weight - 0.001 * apart
}

function middle(positions: readonly number[]): number {
  return ((positions[0] ?? 0) + (positions.at(-1) ?? 0)) / 2
}

function singles(a: Name, b: Name): Link[] {
  const links: Link[] = []
  for (const [i, x] of a.parts.entries()) {
    for (const [j, y] of b.parts.entries()) {
      const similarity = partSimilarity(x, y)
      if (similarity >= LEAST_LINK) links.push({ a: [i], b: [j], similarity, kind: 'one_to_one' })
    }
  }
  return links
}

function partSimilarity(x: Part, y: Part): number {
  if (x.kind === 'legal' && y.kind === 'legal') return legalLikeness(x.token.key, y.token.key)
  if (x.kind === 'number' || y.kind === 'number') return x.token.form === y.token.form ? 1 : 0
  if (x.kind === 'legal' || y.kind === 'legal') return x.token.key === y.token.key ? 1 : 0
  if (x.kind === 'initial' || y.kind === 'initial') return initialSimilarity(x, y)
  return tokenSimilarity(x.token, y.token)
}

function initialSimilarity(x: Part, y: Part): number {
  if (x.token.form === y.token.form) return 1
  if (x.kind === 'initial' && y.kind === 'initial') return 0
  const [letter, word] = x.kind === 'initial' ? [x, y] : [y, x]
  if (word.kind === 'particle' || word.kind === 'title') return 0
  return word.token.form.startsWith(letter.token.form.slice(0, 1)) ? INITIAL : 0
}

/** Runs of `many` that are one part of `one`: written apart, or by its initials. */
function manyToOne(many: Name, one: Name, direction: 'forward' | 'backward'): Link[] {
  const links: Link[] = []
  for (const [j, single] of one.parts.entries()) {
    if (single.kind === 'initial' || single.kind === 'number' || single.kind === 'particle') continue
    for (let i = 0; i < many.parts.length - 1; i++) {
      const found = joinedAt(many, i, single) ?? initialsAt(many, i, single)
      if (found === null) continue
      const link = { similarity: found.similarity, kind: found.kind }
      links.push(
        direction === 'forward' ? { a: found.run, b: [j], ...link } : { a: [j], b: found.run, ...link },
      )
    }
  }
  return links
}

type Run = {
  readonly run: readonly number[]
  readonly similarity: number
  readonly kind: 'joined' | 'initials'
}

function joinedAt(many: Name, start: number, single: Part): Run | null {
  let key = many.parts[start]?.token.key ?? ''
  let best: Run | null = null
  for (let end = start + 1; end < Math.min(many.parts.length, start + MOST_JOINED); end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal' || part.token.script !== many.parts[start]?.token.script)
      break
    key += part.token.key
    if (!fits(key, single)) continue
    const similarity = tokenSimilarity(tokenOf(key), single.token)
    if (similarity >= Math.max(LEAST_JOINED, best?.similarity ?? 0)) {
      best = { run: positions(start, end), similarity: Math.min(similarity, 0.99), kind: 'joined' }
    }
  }
  return best
}

/** Only what could be the same word is compared: of like length, and in Latin beginning alike. */
function fits(key: string, single: Part): boolean {
  const other = single.token
  const slack = other.writing === 'abjad' || other.writing === 'syllables' ? key.length : JOINED_LENGTH_SLACK
  if (Math.abs(key.length - other.form.length) > slack) return false
  return key.length > 3
}

function initialsAt(many: Name, start: number, single: Part): Run | null {
  const letters = single.token.form
  if (single.kind !== 'word' || letters.length < 2 || letters.length > MOST_INITIALS) return null
  // Persons go by the initials of a double given name (JC), things by those of all their words.
  if (many.subject === 'person' && letters.length !== 2) return null
  let at = 0
  for (let end = start; end < many.parts.length; end++) {
    const part = many.parts[end]
    if (part === undefined || part.kind === 'legal') return null
    const matches = part.token.form.startsWith(letters[at] ?? '') && part.token.form.length > 1
    if (matches) at++
    else if (part.kind !== 'particle' || end === start) return null
    if (at === letters.length) return { run: positions(start, end), similarity: INITIALS, kind: 'initials' }
  }
  return null
}

function positions(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, i) => start + i)
}
