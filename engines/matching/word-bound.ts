import type { Asked } from './asked.ts'
import { AS_JOINED } from './lead.ts'
import { mayBeOneSlip } from './letter-sums.ts'
import { LEAST_WEIGHT, mostAlike } from './name-ceiling.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'

/** The most by which two words of a name differ in likeness where weights matter: less alike than half leads nowhere. */
const MOST_APART = 0.5
/** Halvings after which a likeness is known well enough. */
const HALVINGS = 10

/** What words must be alike for a name to be read; 0 where it does not tell. */
type LeastOfWords = {
  /** Of one word that is all asked ones in one: of a name that has no other, and of one that has. */
  readonly ofAlone: number
  readonly ofAmong: number
  /** Of two words together: of the two rarest of the query, where all others may be the same. */
  readonly ofRarest: number
  /** Of any other two: who has all words is found by the rarest, so one at least is left out here. */
  readonly ofOthers: number
}

const ANYTHING: LeastOfWords = { ofAlone: 0, ofAmong: 0, ofRarest: 0, ofOthers: 0 }

/**
 * Of the words that a name has of the query some two are as alike on average as all of them must be. Nothing is told of
 * things, of one word, and where a piece of the name or an initial may stand for one of its words.
 */
function leastOfWords(asked: Asked, floor: number): LeastOfWords {
  const { fewest, initials, hasHalves, repeats, asksThings } = asked
  if (asksThings || repeats || hasHalves || fewest < 2 || initials.length > 0) return ANYTHING
  const weights = asked.words.map(({ weight }) => weight).sort((x, y) => y - x)
  const other = asked.sums[0]?.otherWeight ?? 0
  const meanOf = (words: number): number =>
    leastMean(weights.slice(0, words), { floor, other, omitted: sumOf(weights.slice(words)) })
  const fewer = weights.slice(2).map((_, at) => 2 * meanOf(at + 2))
  return {
    ofAlone: leastMean(weights, { floor, other, omitted: 0 }) / AS_JOINED,
    ofAmong: leastMean(weights, { floor, other, omitted: LEAST_WEIGHT }) / AS_JOINED,
    ofRarest: Math.max(0, fewest * meanOf(fewest) - (fewest - 2)),
    ofOthers: Math.max(0, Math.min(...fewer)),
  }
}

type Facts = { readonly floor: number; readonly other: number; readonly omitted: number }

/** How alike words must be on average for a name to be worth reading that has no other word of the query. */
function leastMean(weights: readonly number[], { floor, other, omitted }: Facts): number {
  const weight = sumOf(weights)
  let [low, high] = [0, 1]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const alike = ((low + high) / 2) * weight
    const most = mostAlike({ alike, weight, other, omitted, differs: 0, almost: 0, isPerson: true })
    if (most < floor) low = alike / weight
    else high = alike / weight
  }
  return low - unevenness(weights)
}

/** By how much a mean of likenesses may be less than their mean by weight. */
function unevenness(weights: readonly number[]): number {
  const [least, most] = [Math.min(...weights), Math.max(...weights)]
  return (MOST_APART / 2) * ((most - least) / (most + least))
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/** Which words of the segment no name needs to be read for, whatever else it has. */
export class WordBound {
  readonly least: LeastOfWords
  readonly #scratch: Scratch
  readonly #tokenLetters: Uint32Array
  /** The letters of an asked name whose vowels are written, which one slip may have made of others; else null. */
  readonly #letters: number | null
  readonly #isPair: boolean

  constructor(segment: Segment, asked: Asked, { scratch, floor }: { scratch: Scratch; floor: number }) {
    this.least = leastOfWords(asked, floor)
    this.#scratch = scratch
    this.#tokenLetters = segment.columns.tokenLetters
    this.#letters = asked.isSpelt ? (asked.letterSums[0] ?? 0) : null
    this.#isPair = asked.personParts === 2
  }

  /** Two words that are together less alike than `least`. Of more words than two one slip leaves two that are enough. */
  isHopelessPair(word: number, other: number, least: number): boolean {
    const { tokenTop } = this.#scratch
    if ((tokenTop[word] ?? 0) + (tokenTop[other] ?? 0) >= least) return false
    const letters = (this.#tokenLetters[word] ?? 0) + (this.#tokenLetters[other] ?? 0)
    return !this.#isPair || !this.#mayBeSlip(letters)
  }

  /** A word so alike all asked ones in one, where it is all of a name. */
  isHopelessAlone(word: number, alike: number): boolean {
    return alike < this.least.ofAlone && !this.#mayBeSlip(this.#tokenLetters[word] ?? 0)
  }

  #mayBeSlip(letters: number): boolean {
    return this.#letters !== null && mayBeOneSlip(this.#letters, letters)
  }
}
