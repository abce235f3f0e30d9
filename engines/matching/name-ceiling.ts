import type { Asked, Sums } from './asked.ts'
import { bitOf } from './channels.ts'
import { mayBeOneSlip } from './letter-sums.ts'
import { partKinds } from './name.ts'
import { hasInitial, isUnspelt, wordsIn } from './name-shape.ts'
import { subjects } from './packed-entry.ts'
import { DOUBT, LONE_WITH_HALF_APART, LONE_WORD, MOST_OMISSION, OMISSION } from './score.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { MOST_WITH_SLIP } from './whole-name.ts'

/** Channels by which words come that a slip has joined or parted. */
const JOINED = bitOf('joined')
const SLIPS = bitOf('deletion') | JOINED
/** The most that a word is alike that no channel finds, where vowels are written and where they are not. */
const ALMOST = 0.4
const ALMOST_UNSPELT = 0.45
/** Words that one slip may spoil: two that it joins, or the halves of one. */
const MOST_SPOILT = 2
/** The least that a word by which names are found weighs (name.ts). */
export const LEAST_WEIGHT = 0.8
const LEAST_THING_WEIGHT = 0.5
/** The two names weigh a word differently, and a half found counts as a whole. */
const SLACK = 0.02
/** A word met by its first letter alone (links.ts), of the weight that a word and an initial have together. */
const BY_INITIAL = 0.64
const INITIAL_KIND = partKinds.indexOf('initial')
/** Of names of two halves, and titles that people go by. */
const HALVES = [partKinds.indexOf('half'), partKinds.indexOf('title')]
/** So much less alike than the words weigh: one of them may be no match. */
const HARDLY = 0.15
/** A word less alike than this is better left out: the doubt that it throws on the others costs more than it gives. */
const SURE_SHARE = 0.85

/** Weights: of what was found and how much of it is alike, of what differs, is left out, and of particles and the like. */
type Measured = {
  readonly alike: number
  readonly weight: number
  readonly differs: number
  /** How alike words may be that differ. */
  readonly almost: number
  readonly omitted: number
  readonly other: number
  readonly isPerson: boolean
}

/** The formula of score.ts, generously: all particles and the like are met, or none is, whichever gives more. */
export function mostAlike(measured: Measured): number {
  const { alike, weight, other } = measured
  const without = alikeOf(measured, alike, weight)
  const most = other === 0 ? without : Math.max(without, alikeOf(measured, alike + other, weight + other))
  return most === 0 ? 0 : Math.min(1, most + SLACK)
}

/** With so much weight met, and so much of it alike. What is left out costs a person's name a share of what was met. */
function alikeOf({ differs, almost, omitted, isPerson }: Measured, alike: number, weight: number): number {
  const doubt = weight === 0 ? 1 : 1 + DOUBT * (1 - alike / weight)
  const cost = OMISSION * omitted
  const missing = isPerson ? Math.min(cost, MOST_OMISSION * weight) * doubt : cost
  const whole = 2 * weight - alike + (2 - almost) * differs + missing
  return whole === 0 ? 0 : (alike + almost * differs) / whole
}

/**
 * The most that a name can be alike, from the words that were credited to the query: what was not found is missing in it
 * or, when it has as many words, differs.
 */
export class NameCeiling {
  readonly #segment: Segment
  readonly #asked: Asked
  readonly #scratch: Scratch
  readonly #best: Float64Array
  readonly #slots: number
  /** For each kind of name, what part of its weight each slot has there: a word of an organisation's may be none of a person's. */
  readonly #shares: readonly Float64Array[]
  /** Of the kind of the name asked about last. */
  #share: Float64Array
  readonly #askedFirsts: readonly number[]
  readonly #initials: readonly number[]
  /** Words of the name asked about last that were found. */
  #credited = 0
  #weight = 0
  #alike = 0
  /** Words of the query that were not found at all. */
  #unfound = 0
  /** Of the name asked about last. */
  channels = 0

  constructor(segment: Segment, asked: Asked, scratch: Scratch) {
    this.#segment = segment
    this.#asked = asked
    this.#scratch = scratch
    this.#slots = asked.words.length
    this.#best = scratch.best
    this.#shares = subjects.map((_, subject) => sharesOf(asked, subject))
    this.#share = this.#shares[0] ?? new Float64Array()
    this.#initials = asked.initials.map((letter) => letter.charCodeAt(0) & 0xff)
    this.#askedFirsts = asked.words.map(({ token }) => (token.form.charCodeAt(0) || 0) & 0xff)
  }

  /** Of these names those that may be so alike: what has no word of the query is seldom anything, and seen at once. */
  mayBe(names: readonly number[], least: number): readonly number[] {
    const most = this.#asked.sums.map(({ weight, otherWeight: other }, subject) =>
      mostAlike({
        ...{ alike: 0, weight: 0, other, omitted: 0, isPerson: subject === 0 },
        ...{ differs: weight, almost: ALMOST_UNSPELT },
      }),
    )
    const isNone = this.#initials.length === 0 && Math.max(...most) < least
    return isNone ? names.filter((name) => this.#hasFound(name)) : names
  }

  #hasFound(name: number): boolean {
    const { namePartStart, partToken } = this.#segment.columns
    const { credited } = this.#scratch
    const end = namePartStart[name + 1] ?? 0
    for (let part = namePartStart[name] ?? 0; part < end; part++)
      if (credited.has(partToken[part] ?? 0)) return true
    return false
  }

  of(name: number): number {
    const shape = this.#segment.columns.nameShape[name] ?? 0
    const sums = this.#asked.sums[shape & 3]
    if (sums === undefined || sums.weight + sums.otherWeight === 0) return 0
    this.#share = this.#shares[shape & 3] ?? this.#share
    const byInitials = this.#credit(name, shape)
    if (this.#credited === 0 && byInitials + sums.otherWeight === 0) return 0
    this.#sum(0)
    let most = this.#mostOf(shape, sums, byInitials)
    if (this.#weight - this.#alike > HARDLY) {
      // A word that is hardly alike may better be none: Ivanov is not Ivanovich, whom the other name leaves out.
      this.#sum(SURE_SHARE)
      most = Math.max(most, this.#mostOf(shape, sums, byInitials))
    }
    const ceiling = this.#capped(name, most)
    return this.#mayBeSlip(name, shape) ? Math.max(ceiling, MOST_WITH_SLIP) : ceiling
  }

  #mostOf(shape: number, sums: Sums, byInitials: number): number {
    const weight = Math.min(sums.weight, this.#weight + byInitials)
    const alike = Math.min(weight, this.#alike + byInitials)
    // What neither has of the other contradicts; what only one has is left out.
    const isPerson = (shape & 3) === 0
    const rest = sums.weight - weight
    const left = Math.max(0, wordsIn(shape) - this.#credited) * (isPerson ? LEAST_WEIGHT : LEAST_THING_WEIGHT)
    return mostAlike({
      ...{ alike, weight, isPerson, other: sums.otherWeight },
      differs: Math.min(rest, left),
      omitted: Math.abs(rest - left),
      almost: isUnspelt(shape) ? ALMOST_UNSPELT : ALMOST,
    })
  }

  /** What whole-name.ts takes for one slip: the letters of two persons' names whose vowels are written. */
  #mayBeSlip(name: number, shape: number): boolean {
    if (!this.#asked.isSpelt || isUnspelt(shape) || (shape & 3) !== 0) return false
    // A slip in a compound (Abdallae), or in place of a space, may leave nothing to find it by: all else is there then.
    const left = wordsIn(shape) - this.#credited
    const isAllElse = this.#credited >= 2 && left <= MOST_SPOILT && this.#unfound <= MOST_SPOILT
    // Else one slip leaves something of every word, unless it joined or parted two.
    const { channels } = this
    const isJoined = (channels & JOINED) !== 0
    if (!isAllElse && ((channels & SLIPS) === 0 || (this.#unfound > 0 && !isJoined))) return false
    const letters = this.#lettersOf(name)
    return this.#asked.letterSums.some((asked) => mayBeOneSlip(asked, letters))
  }

  #lettersOf(name: number): number {
    const { namePartStart, partToken, tokenLetters } = this.#segment.columns
    let sum = 0
    const end = namePartStart[name + 1] ?? 0
    for (let part = namePartStart[name] ?? 0; part < end; part++)
      sum = (sum + (tokenLetters[partToken[part] ?? 0] ?? 0)) >>> 0
    return sum
  }

  /** One word against a name of several is never the name, unless it is several written as one. */
  #capped(name: number, ceiling: number): number {
    const shape = this.#segment.columns.nameShape[name] ?? 0
    if ((shape & 3) !== 0 || (this.channels & JOINED) !== 0) return ceiling
    const { personWords, hasExtras, initialCount } = this.#asked
    const words = wordsIn(shape) + (hasInitial(shape) ? 1 : 0)
    const isLone = personWords.every((asked) => Math.min(words, asked) === 1 && Math.max(words, asked) > 1)
    if (!isLone) return ceiling
    const hasHalf = (hasExtras || initialCount > 0) && this.#hasHalf(name)
    // A. Haq may be Abdul Haq: an initial stands for a half name of the other.
    if ((hasHalf && initialCount > 0) || (hasExtras && hasInitial(shape))) return ceiling
    return Math.min(ceiling, hasHalf ? LONE_WITH_HALF_APART : LONE_WORD)
  }

  #hasHalf(name: number): boolean {
    const { namePartStart, partKind } = this.#segment.columns
    const kinds = partKind.subarray(namePartStart[name], namePartStart[name + 1])
    return kinds.some((packed) => HALVES.includes(packed & 15))
  }

  /** Notes the best credit of every slot, and gives what initials add. */
  #credit(name: number, shape: number): number {
    const { namePartStart, partToken } = this.#segment.columns
    this.#best.fill(0, 0, this.#slots * 3)
    this.channels = 0
    this.#credited = 0
    const end = namePartStart[name + 1] ?? 0
    for (let part = namePartStart[name] ?? 0; part < end; part++) this.#creditWord(partToken[part] ?? 0)
    return hasInitial(shape) || this.#initials.length > 0 ? this.#byInitials(name) : 0
  }

  #creditWord(token: number): void {
    const { credited, tokenHit } = this.#scratch
    if (!credited.has(token)) return
    const hit = tokenHit[token] ?? -1
    if (this.#asked.repeats ? this.#creditOnce(hit) : this.#creditAll(hit)) this.#credited++
  }

  /** Whether it is anything of a name of this kind. */
  #creditAll(first: number): boolean {
    const { slot, worth, channel } = this.#scratch.hits
    let isAnything = false
    for (let hit = this.#ofKind(first); hit >= 0; hit = this.#nextOfKind(hit)) {
      const at = slot[hit] ?? 0
      isAnything = true
      if ((worth[hit] ?? 0) > (this.#best[at] ?? 0)) this.#best[at] = worth[hit] ?? 0
      this.channels |= channel[hit] ?? 0
    }
    return isAnything
  }

  /** Where a word was asked twice, a word of the name is credited to the slot that gains most by it. */
  #creditOnce(first: number): boolean {
    const { slot, worth, channel } = this.#scratch.hits
    let [best, most] = [-1, -1]
    for (let hit = this.#ofKind(first); hit >= 0; hit = this.#nextOfKind(hit)) {
      const gain = Math.max(0, (worth[hit] ?? 0) - (this.#best[slot[hit] ?? 0] ?? 0))
      if (gain > most) {
        best = hit
        most = gain
      }
      this.channels |= channel[hit] ?? 0
    }
    if (most > 0) this.#best[slot[best] ?? 0] = worth[best] ?? 0
    return best >= 0
  }

  /** This credit, or the next of its word that is of a name of this kind; -1 when there is none. */
  #ofKind(first: number): number {
    const { slot, next } = this.#scratch.hits
    let hit = first
    while (hit >= 0 && this.#share[slot[hit] ?? 0] === 0) hit = next[hit] ?? -1
    return hit
  }

  #nextOfKind(hit: number): number {
    return this.#ofKind(this.#scratch.hits.next[hit] ?? -1)
  }

  #byInitials(name: number): number {
    const { namePartStart, partToken, partKind, tokenFirst } = this.#segment.columns
    let [sum, met] = [0, 0]
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
      const first = tokenFirst[partToken[part] ?? 0] ?? 0
      const isInitial = ((partKind[part] ?? 0) & 15) === INITIAL_KIND
      if (isInitial && this.#askedFirsts.includes(first)) sum += BY_INITIAL
      if (!isInitial && this.#initials.includes(first)) met++
    }
    // What an asked initial weighs is counted as found already, and each stands for one word.
    this.#credited += Math.min(met, this.#asked.initialCount)
    return sum
  }

  /** Weight of the words that were found, and how much of it is alike; those less alike than this share of theirs left out. */
  #sum(least: number): void {
    this.#weight = 0
    this.#alike = 0
    this.#unfound = 0
    for (let slot = 0; slot < this.#slots; slot++) {
      const share = this.#share[slot] ?? 0
      if (share === 0) continue
      const half = this.#slots + 2 * slot
      const halves = (this.#best[half] ?? 0) + (this.#best[half + 1] ?? 0)
      const alike = Math.max(this.#best[slot] ?? 0, halves) * share
      const weight = (this.#asked.words[slot]?.weight ?? 0) * share
      if (alike === 0) this.#unfound++
      if (alike <= least * weight) continue
      this.#alike += alike
      this.#weight += Math.max(alike, weight)
    }
  }
}

function sharesOf({ words }: Asked, subject: number): Float64Array {
  const shares = new Float64Array(3 * words.length)
  for (const [slot, { weight, weightAs }] of words.entries()) {
    const share = (weightAs[subject] ?? 0) / weight
    const half = words.length + 2 * slot
    for (const place of [slot, half, half + 1]) shares[place] = share
  }
  return shares
}
