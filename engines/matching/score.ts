import type { PartMatch } from '../../kernel/match.ts'
import { explainNames } from './explain.ts'
import {
  firstIn,
  type Link,
  type Links,
  lastLinks,
  linkNames,
  readLinks,
  type Scored,
  weightIn,
} from './links.ts'
import { type Name, namesOf, type Part } from './name.ts'
import { halfNames, nameTitles, sonOf } from './tables/particles.ts'
import type { Subject } from './types.ts'
import { wholeSimilarity } from './whole-name.ts'

/** Changes whenever the same two names may get another similarity. */
export const SCORER_VERSION = '6'

/** Weight of a part that only one name has, against one that both have and that differs (which counts twice). */
export const OMISSION = 0.38
/** All omissions together cost a person's name at most this share of what was matched. */
export const MOST_OMISSION = 0.35
/** How much dearer an omission is beside words that are unlike. Ours, tuned on invented people. */
export const DOUBT = 8
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
export const LONE_WITH_HALF_APART = 0.745
const LEAST_MATCHED = 0.45
/** From here on a half name is the same half. */
const SAME_HALF = 0.97
/** N. N. is anybody. */
const INITIALS_ONLY = 0.5
/** Words in another order: people write both, things less so. */
const PERSON_ORDER = 0.985
const THING_ORDER = 0.95
/** Neither turned round nor read backwards: Bilal Walid Rifai may be the son of Walid Bilal Rifai. Less than a hit (strength.ts). */
const SHUFFLED = 0.9
/** X bin Y and Y bin X are father and son. */
const FATHER_AND_SON = 0.75
/** Particles and titles have no order. */
const LEAST_ORDERED = 0.4
/** Given and family name exchanged where both sides say which is which. */
const SWAPPED = 0.9

/** How alike two names are, 0 to 1, with what was made of each part. The same in both directions. */
export function compareNames(
  a: string,
  b: string,
  subject: Subject,
): { similarity: number; parts: readonly PartMatch[] } {
  const best = bestOf(namesOf({ text: a, parts: null }, subject), namesOf({ text: b, parts: null }, subject))
  return { similarity: best.similarity, parts: explainNames(best.a, best.b, best) }
}

/** The most alike of the readings of two names. */
export function bestOf(
  as: readonly Name[],
  bs: readonly Name[],
): Scored & { readonly a: Name; readonly b: Name } {
  const scored = as.flatMap((a) => bs.map((b) => ({ a, b, ...scoreNames(a, b) })))
  return scored.reduce((best, next) => (next.similarity > best.similarity ? next : best))
}

/** The scorer of the index and of the labelled pairs alike, with what was made of each part. */
export function scoreNames(a: Name, b: Name): Scored {
  const similarity = similarityOf(a, b)
  const isNothing = a.parts.length === 0 || b.parts.length === 0
  return {
    similarity,
    links: isNothing ? [] : lastLinks(),
    isBySlip: !isNothing && similarity > lastByWords,
    isShuffled: !isNothing && (lastOrder === SHUFFLED || lastOrder === FATHER_AND_SON),
  }
}

/** How alike the words of the names scored last are, and what their order makes of that. */
let lastByWords = 0
let lastOrder = 1

/** The similarity alone: nothing is allocated for it. */
export function similarityOf(a: Name, b: Name): number {
  if (a.parts.length === 0 || b.parts.length === 0) return 0
  const links = linkNames(a, b)
  match(a, b, links)
  measureRest(a, usedBy(links.a, links.count), restA)
  measureRest(b, usedBy(links.b, links.count), restB)
  const isThing = a.subject !== 'person'
  const paired = Math.min(restA.contradicting, restB.contradicting)
  const numbers = isThing ? Math.max(restA.numbers, restB.numbers) : 0
  const settled = paired + (isThing ? (restA.numbers + restB.numbers) / 2 : 0)
  const omission = Math.max(0, restA.all + restB.all - 2 * settled)
  const whole = matched.whole + 2 * (paired + numbers) + omissionCost(a, omission, matched)
  const plain = whole === 0 ? 0 : matched.alike / whole
  lastOrder = orderFactor(a, b, links)
  const byWords = plain * lastOrder * loneWordFactor(a, b, { plain, links })
  lastByWords = byWords
  return byWords < SURE ? Math.max(byWords, wholeSimilarity(a, b)) : byWords
}

function usedBy(masks: Int32Array, count: number): number {
  let used = 0
  for (let at = 0; at < count; at++) used |= masks[at] ?? 0
  return used
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

type Matched = { alike: number; whole: number; weight: number }

/** Of the names scored last. */
const matched: Matched = { alike: 0, whole: 0, weight: 0 }

/** Half alike is already a third contradiction: s of a weight against 2 − s of it. */
function match(a: Name, b: Name, links: Links): void {
  matched.alike = 0
  matched.whole = 0
  matched.weight = 0
  for (let at = 0; at < links.count; at++) {
    const weight = (weightIn(a, links.a[at] ?? 0) + weightIn(b, links.b[at] ?? 0)) / 2
    const similarity = links.similarity[at] ?? 0
    matched.alike += weight * similarity
    matched.whole += weight * (2 - similarity)
    matched.weight += weight
  }
}

type Rest = { all: number; contradicting: number; numbers: number }

/** What is left on either side; what is left on both contradicts, a number even what has none. */
const restA: Rest = { all: 0, contradicting: 0, numbers: 0 }
const restB: Rest = { all: 0, contradicting: 0, numbers: 0 }

function measureRest({ parts }: Name, used: number, rest: Rest): void {
  rest.all = 0
  rest.contradicting = 0
  rest.numbers = 0
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (part === undefined || (used & (1 << at)) !== 0) continue
    rest.all += part.kind === 'patronymic' ? part.weight * OMITTED_PATRONYMIC : part.weight
    if (canContradict(part)) rest.contradicting += part.weight
    if (part.kind === 'number') rest.numbers += part.weight
  }
}

function canContradict(part: Part): boolean {
  return part.kind !== 'particle' && part.kind !== 'title' && part.kind !== 'prefix' && part.kind !== 'number'
}

function orderFactor(a: Name, b: Name, links: Links): number {
  if (isSwapped(a, b, links)) return SWAPPED
  if (!isCrossed(a, b, links)) return 1
  if (a.subject !== 'person') return THING_ORDER
  if (areFatherAndSon(a, b, links)) return FATHER_AND_SON
  return isTurned(a, b, links) ? PERSON_ORDER : SHUFFLED
}

/** Whether of two words each is a father's name in one of the names and none in the other. */
function areFatherAndSon(a: Name, b: Name, links: Links): boolean {
  let [onlyA, onlyB] = [false, false]
  for (let at = 0; at < links.count; at++) {
    const [inA, inB] = [isAfterSonOf(a, links.a[at] ?? 0), isAfterSonOf(b, links.b[at] ?? 0)]
    if (inA && !inB) onlyA = true
    if (inB && !inA) onlyB = true
  }
  return onlyA && onlyB
}

function isAfterSonOf({ parts }: Name, mask: number): boolean {
  return sonOf.has(parts[firstIn(mask) - 1]?.token.key ?? '')
}

/** Whether the words stand in the same order begun at another one (family name first), or in the opposite one. */
function isTurned(a: Name, b: Name, links: Links): boolean {
  const order = orderOf(a, b, links)
  const falls = order.filter((place, at) => place > (order[(at + 1) % order.length] ?? 0)).length
  return falls === 1 || order.every((place, at) => at === 0 || place < (order[at - 1] ?? 0))
}

/** Where the words of the first name stand in the second. */
function orderOf(a: Name, b: Name, links: Links): readonly number[] {
  return readLinks(links)
    .filter((_, at) => isOrdered(a, b, links, at))
    .sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0))
    .map((link) => link.b[0] ?? 0)
}

function isCrossed(a: Name, b: Name, links: Links): boolean {
  for (let x = 1; x < links.count; x++)
    if (isOrdered(a, b, links, x) && crossesOne(a, b, links, x)) return true
  return false
}

function crossesOne(a: Name, b: Name, links: Links, x: number): boolean {
  for (let y = 0; y < x; y++) {
    if (!isOrdered(a, b, links, y)) continue
    const apart = firstIn(links.a[x] ?? 0) - firstIn(links.a[y] ?? 0)
    if (apart * (firstIn(links.b[x] ?? 0) - firstIn(links.b[y] ?? 0)) < 0) return true
  }
  return false
}

function isOrdered(a: Name, b: Name, links: Links, at: number): boolean {
  return Math.min(weightIn(a, links.a[at] ?? 0), weightIn(b, links.b[at] ?? 0)) >= LEAST_ORDERED
}

function isSwapped(a: Name, b: Name, links: Links): boolean {
  for (let at = 0; at < links.count; at++) {
    const from = a.parts[firstIn(links.a[at] ?? 0)]?.role ?? null
    const to = b.parts[firstIn(links.b[at] ?? 0)]?.role ?? null
    if (from !== null && to !== null && from !== to) return true
  }
  return false
}

function loneWordFactor(a: Name, b: Name, { plain, links }: { plain: number; links: Links }): number {
  if (a.subject !== 'person' || plain === 0) return 1
  const wordsA = wordsIn(a)
  const wordsB = wordsIn(b)
  const countA = bitsIn(wordsA)
  const countB = bitsIn(wordsB)
  if (Math.max(countA, countB) < 2) return 1
  const matchedA = bitsIn(wordsA & alikeIn(links.a, links))
  const matchedB = bitsIn(wordsB & alikeIn(links.b, links))
  if (Math.max(matchedA, matchedB) > 1 && Math.min(matchedA, matchedB) >= 1)
    return initialsOnly(a) || initialsOnly(b) ? Math.min(1, INITIALS_ONLY / plain) : 1
  if (Math.min(countA, countB) !== 1) return 1
  return Math.min(1, loneCap(countA > countB ? a : b, { a, b, links: readLinks(links) }) / plain)
}

/** Positions of one side that are linked to something like enough. */
function alikeIn(side: Int32Array, { similarity, count }: Links): number {
  let mask = 0
  for (let at = 0; at < count; at++) if ((similarity[at] ?? 0) > LEAST_MATCHED) mask |= side[at] ?? 0
  return mask
}

function wordsIn({ parts }: Name): number {
  let mask = 0
  for (let at = 0; at < parts.length; at++) {
    const kind = parts[at]?.kind
    if (kind === 'word' || kind === 'patronymic' || kind === 'initial') mask |= 1 << at
  }
  return mask
}

function bitsIn(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
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

function initialsOnly(name: Name): boolean {
  return name.parts.every((part) => part.kind !== 'word' && part.kind !== 'patronymic')
}
