import type { PartMatch } from '../../kernel/match.ts'
import { explainLinks } from './explain.ts'
import { type Link, linksOf, weightOf } from './links.ts'
import { type Name, namesOf, type Part } from './name.ts'
import { halfNames, nameTitles } from './tables/particles.ts'
import type { Subject } from './types.ts'
import { wholeSimilarity } from './whole-name.ts'

/** Changes whenever the same two names may get another similarity. */
export const SCORER_VERSION = '3'

/** Weight of a part that only one name has, against one that both have and that differs (which counts twice). */
export const OMISSION = 0.38
/** All omissions together cost a person's name at most this share of what was matched. */
export const MOST_OMISSION = 0.35
/** How much dearer an omission is beside words that are unlike. Ours, tuned on invented people. */
const DOUBT = 8
/** As good as the same: nothing is gained by looking at the letters of the whole. */
const SURE = 0.96
/** Fathers' names are left out more often than others. */
const OMITTED_PATRONYMIC = 0.7
/** A ship's name with one word more is another ship's. */
const VESSEL_OMISSION = 0.8
/** One word against a name of several: HADI is not every Hadi. */
export const LONE_WORD = 0.6
/** Abu Bakr is a little more than Bakr. */
const LONE_WITH_HALF = 0.66
/** Abdul Murad may be Abdul Hakim Murad, as Abdul Hakim may not. */
const LONE_WITH_HALF_APART = 0.745
const LEAST_MATCHED = 0.45
/** From here on a half name is the same half. */
const SAME_HALF = 0.97
/** N. N. is anybody. */
const INITIALS_ONLY = 0.5
/** Words in another order: people write both, things less so. */
const PERSON_ORDER = 0.985
const THING_ORDER = 0.95
/** Particles and titles have no order. */
const LEAST_ORDERED = 0.4
/** Given and family name exchanged where both sides say which is which. */
const SWAPPED = 0.9

export type Scored = { readonly similarity: number; readonly links: readonly Link[] }

/** How alike two names are, 0 to 1, with what was made of each part. The same in both directions. */
export function compareNames(
  a: string,
  b: string,
  subject: Subject,
): { similarity: number; parts: readonly PartMatch[] } {
  const best = bestOf(namesOf({ text: a, parts: null }, subject), namesOf({ text: b, parts: null }, subject))
  return { similarity: best.similarity, parts: explainLinks(best.a, best.b, best.links) }
}

/** The most alike of the readings of two names. */
export function bestOf(
  as: readonly Name[],
  bs: readonly Name[],
): Scored & { readonly a: Name; readonly b: Name } {
  const scored = as.flatMap((a) => bs.map((b) => ({ a, b, ...scoreNames(a, b) })))
  return scored.reduce((best, next) => (next.similarity > best.similarity ? next : best))
}

/** The scorer of the index and of the labelled pairs alike. */
export function scoreNames(a: Name, b: Name): Scored {
  if (a.parts.length === 0 || b.parts.length === 0) return { similarity: 0, links: [] }
  const links = linksOf(a, b)
  const matched = matchedWeight(a, b, links)
  const [restA, restB] = [leftover(a, links, 'a'), leftover(b, links, 'b')]
  const contradiction = contradictionOf(a, restA, restB)
  const omission = Math.max(0, restA.all + restB.all - 2 * contradiction.paired)
  const whole = matched.whole + 2 * contradiction.weight + omissionCost(a, omission, matched)
  const plain = whole === 0 ? 0 : matched.alike / whole
  const byWords = plain * orderFactor(a, b, links) * loneWordFactor(a, b, { plain, links })
  return { similarity: byWords < SURE ? Math.max(byWords, wholeSimilarity(a, b)) : byWords, links }
}

/**
 * Words left out say less the more of them there are: who gives two of five names may be the same. They say more when what
 * is there is not quite the same either.
 */
function omissionCost(name: Name, omitted: number, matched: Matched): number {
  if (name.subject !== 'person') return omitted * (name.subject === 'vessel' ? VESSEL_OMISSION : OMISSION)
  const unlike = matched.weight === 0 ? 0 : 1 - matched.alike / matched.weight
  return Math.min(omitted * OMISSION, matched.weight * MOST_OMISSION) * (1 + DOUBT * unlike)
}

type Matched = { readonly alike: number; readonly whole: number; readonly weight: number }

/** Half alike is already a third contradiction: s of a weight against 2 − s of it. */
function matchedWeight(a: Name, b: Name, links: readonly Link[]): Matched {
  let alike = 0
  let whole = 0
  let sum = 0
  for (const link of links) {
    const weight = (weightOf(a, link.a) + weightOf(b, link.b)) / 2
    alike += weight * link.similarity
    whole += weight * (2 - link.similarity)
    sum += weight
  }
  return { alike, whole, weight: sum }
}

type Rest = { readonly all: number; readonly contradicting: number; readonly numbers: number }

function leftover(name: Name, links: readonly Link[], side: 'a' | 'b'): Rest {
  const used = new Set(links.flatMap((link) => link[side]))
  let [all, contradicting, numbers] = [0, 0, 0]
  for (const [at, part] of name.parts.entries()) {
    if (used.has(at)) continue
    all += part.kind === 'patronymic' ? part.weight * OMITTED_PATRONYMIC : part.weight
    if (canContradict(part)) contradicting += part.weight
    if (part.kind === 'number') numbers += part.weight
  }
  return { all, contradicting, numbers }
}

function canContradict(part: Part): boolean {
  return part.kind !== 'particle' && part.kind !== 'title' && part.kind !== 'prefix' && part.kind !== 'number'
}

/** What is left on both sides contradicts; a number contradicts even what has none. */
function contradictionOf(name: Name, a: Rest, b: Rest): { weight: number; paired: number } {
  const paired = Math.min(a.contradicting, b.contradicting)
  const numbers = name.subject === 'person' ? 0 : Math.max(a.numbers, b.numbers)
  return {
    weight: paired + numbers,
    paired: paired + (name.subject === 'person' ? 0 : (a.numbers + b.numbers) / 2),
  }
}

function orderFactor(a: Name, b: Name, links: readonly Link[]): number {
  const told = links.filter((link) => Math.min(weightOf(a, link.a), weightOf(b, link.b)) >= LEAST_ORDERED)
  const crossed = told.some((x) =>
    told.some((y) => ((x.a[0] ?? 0) - (y.a[0] ?? 0)) * ((x.b[0] ?? 0) - (y.b[0] ?? 0)) < 0),
  )
  const swapped = links.some((link) => {
    const from = a.parts[link.a[0] ?? 0]?.role ?? null
    const to = b.parts[link.b[0] ?? 0]?.role ?? null
    return from !== null && to !== null && from !== to
  })
  if (swapped) return SWAPPED
  if (!crossed) return 1
  return a.subject === 'person' ? PERSON_ORDER : THING_ORDER
}

function loneWordFactor(
  a: Name,
  b: Name,
  { plain, links }: { plain: number; links: readonly Link[] },
): number {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const most = Math.max(wordsA.length, wordsB.length)
  if (a.subject !== 'person' || most < 2 || plain === 0) return 1
  const leastMatched = Math.min(matchedCount(links, 'a', wordsA), matchedCount(links, 'b', wordsB))
  const mostMatched = Math.max(matchedCount(links, 'a', wordsA), matchedCount(links, 'b', wordsB))
  if (mostMatched > 1 && leastMatched >= 1)
    return initialsOnly(a) || initialsOnly(b) ? Math.min(1, INITIALS_ONLY / plain) : 1
  if (Math.min(wordsA.length, wordsB.length) !== 1) return 1
  return Math.min(1, loneCap(wordsA.length > wordsB.length ? a : b, { a, b, links }) / plain)
}

function loneCap(longer: Name, { a, b, links }: { a: Name; b: Name; links: readonly Link[] }): number {
  const side = longer === a ? 'a' : 'b'
  const halves = links.filter(
    (link) =>
      isHalf(a.parts[link.a[0] ?? 0]) && isHalf(b.parts[link.b[0] ?? 0]) && link.similarity >= SAME_HALF,
  )
  const isApart = halves.some((half) =>
    links.some((link) => hasOmittedBetween(longer, half[side], link[side])),
  )
  if (isApart) return LONE_WITH_HALF_APART
  return halves.some((link) => a.parts[link.a[0] ?? 0]?.kind === 'half') ? LONE_WITH_HALF : LONE_WORD
}

/** Half a name, or a title that people go by. */
function isHalf(part: Part | undefined): boolean {
  if (part === undefined) return false
  return (part.kind === 'half' && halfNames.has(part.token.key)) || nameTitles.has(part.token.key)
}

/** Neighbours are one name of two halves; with a word between them that was left out they are two. */
function hasOmittedBetween(name: Name, half: readonly number[], other: readonly number[]): boolean {
  const [from, to] = [Math.min(half[0] ?? 0, other[0] ?? 0), Math.max(half[0] ?? 0, other[0] ?? 0)]
  const isWord = name.parts[other[0] ?? 0]?.kind === 'word'
  return (
    isWord &&
    name.parts.slice(from + 1, to).some((part) => part.kind === 'word' || part.kind === 'patronymic')
  )
}

function wordsOf(name: Name): readonly number[] {
  return name.parts.flatMap((part, at) =>
    part.kind === 'word' || part.kind === 'patronymic' || part.kind === 'initial' ? [at] : [],
  )
}

function matchedCount(links: readonly Link[], side: 'a' | 'b', words: readonly number[]): number {
  return words.filter((at) =>
    links.some((link) => link.similarity > LEAST_MATCHED && link[side].includes(at)),
  ).length
}

function initialsOnly(name: Name): boolean {
  return name.parts.every((part) => part.kind !== 'word' && part.kind !== 'patronymic')
}
