import type { Asked } from './asked.ts'
import { Beside } from './beside.ts'
import { nearbyKeys, normaliseNumber, numberKey } from './document-keys.ts'
import type { FoundWords } from './found-words.ts'
import { firstAt, type KeyTable, nextAt } from './key-table.ts'
import { type Halves, halvesOf, type Lead, leadOf, tokensAlike, tokensOf } from './lead.ts'
import { NameScanner, type Promising, type Wanted } from './name-scanner.ts'
import { LONE_WORD } from './score.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { WordBound } from './word-bound.ts'

/** Names of this segment that are worth scoring. */
export function findNames(
  segment: Segment,
  asked: Asked,
  scratch: Scratch,
  wanted: Wanted,
): readonly Promising[] {
  const { floor, loose } = wanted
  scratch.begin(segment.nameCount, segment.tokenCount)
  const leads = asked.words.map((word, slot) => leadOf(segment, scratch, word, slot))
  const of = { slots: leads.length, isOnly: asked.fewest < 2 }
  const halves = leads.flatMap((lead) => halvesOf(segment, scratch, lead, of))
  const bound = new WordBound(segment, asked, { scratch, floor })
  const scanner = new NameScanner(segment, asked, { scratch, wanted, bound })
  new Blocking({ segment, asked, scratch, leads, halves, bound, scanner, floor }).run()
  scanner.readSameLetters(asked)
  scanner.readThese(valuesAt(segment.tables.day, asked.dayKeys), loose)
  return scanner.found
}

type Kinds = { readonly alone: boolean; readonly initial: boolean }

const NO_KIND: Kinds = { alone: false, initial: false }

type Found = {
  readonly segment: Segment
  readonly asked: Asked
  readonly scratch: Scratch
  readonly leads: readonly Lead[]
  readonly halves: readonly Halves[]
  readonly bound: WordBound
  readonly scanner: NameScanner
  readonly floor: number
}

/** Which words are looked through, and what must stand beside them. */
class Blocking {
  readonly #found: Found
  /** Least likeness of a word. */
  readonly #least: number
  /** Whether one word may be a name by itself. */
  readonly #isLone: boolean

  constructor(found: Found) {
    this.#found = found
    this.#least = leastAlike(found.asked, found.floor)
    this.#isLone = found.asked.asksThings || found.floor <= LONE_WORD
  }

  run(): void {
    const { leads, halves } = this.#found
    const leading = leads.filter(({ word }) => word.leads).sort((x, y) => x.besides - y.besides)
    for (const [at, lead] of leading.entries()) this.#scanLead(lead, leading.slice(at + 1), at === 0)
    for (const half of halves) this.#scanHalves(half)
    // A piece of a name may look like a title: Rev ivo, Um berto.
    for (const lead of leads) if (!lead.word.leads) this.#scanJoined(lead, NO_KIND)
  }

  /**
   * A name alike enough has two words of the query, or one and an initial. It is looked for by the rarer of the two, so that
   * the most frequent is not looked through but for names with initials.
   */
  #scanLead(lead: Lead, after: readonly Lead[], isRarest: boolean): void {
    const { asked, scanner } = this.#found
    const isOne = asked.fewest < 2
    const kinds = { alone: this.#isLone || isOne, initial: true }
    const tokens = tokensAlike(lead, this.#least)
    if (isOne && this.#isLone) scanner.scan(tokens, null)
    else if (after.length > 0 || isOne || asked.initials.length > 0)
      this.#scanPairs(lead, tokens, { after, isRarest, kinds })
    else scanner.scan(tokens, this.#nothing(kinds))
    this.#scanJoined(lead, kinds)
  }

  #scanPairs(
    lead: Lead,
    tokens: readonly number[],
    { after, isRarest, kinds }: { after: readonly Lead[]; isRarest: boolean; kinds: Kinds },
  ): void {
    const { bound, scanner } = this.#found
    const pieces = this.#found.leads.filter(({ word }) => !word.leads)
    for (const [at, other] of [...after, ...pieces].entries()) {
      const beside = this.#nothing(NO_KIND)
      beside.addAll(tokensAlike(other, this.#least))
      scanner.scan(tokens, beside, isRarest && at === 0 ? bound.least.ofRarest : bound.least.ofOthers)
    }
    scanner.scan(tokens, this.#noLead(lead, kinds))
  }

  #scanJoined(lead: Lead, kinds: Kinds): void {
    const { asked, scanner } = this.#found
    const [whole, some] = [true, false].map((isWhole) =>
      lead.joined.filter(({ words }) => words >= asked.fewest === isWhole),
    )
    for (const { found } of whole ?? []) this.#scanWhole(found)
    if (some === undefined || some.length === 0) return
    const beside = this.#besideOf(lead, kinds)
    for (const { found } of some) scanner.scan(tokensOf(found), beside)
  }

  /** Words that are all asked ones in one, as a name of their own or one with other words. */
  #scanWhole(found: FoundWords): void {
    const { bound, scanner } = this.#found
    const [alone, among]: [number[], number[]] = [[], []]
    for (let at = 0; at < found.length; at++) {
      const [token, alike] = [found.token(at), found.similarity(at)]
      if (alike >= bound.least.ofAmong) among.push(token)
      else if (!bound.isHopelessAlone(token, alike)) alone.push(token)
    }
    scanner.scan(among, null)
    scanner.scan(alone, this.#nothing({ alone: true, initial: false }))
  }

  /** Beside each half stands the other, or another word of the query. */
  #scanHalves({ slot, sides }: Halves): void {
    const others = this.#found.leads.filter((lead) => lead.slot !== slot)
    for (const [side, tokens] of sides.entries()) {
      const beside = this.#nothing(NO_KIND)
      beside.addAll(sides[1 - side] ?? [])
      for (const lead of others) beside.addAll(tokensAlike(lead, 0))
      this.#found.scanner.scan(tokens, beside)
    }
  }

  #nothing(kinds: Kinds): Beside {
    const { scratch, segment } = this.#found
    return new Beside(scratch.beside, segment.tokenCount, kinds)
  }

  /** Another word of the query, or what may stand for one. */
  #besideOf(lead: Lead, kinds: Kinds): Beside {
    const beside = this.#noLead(lead, kinds)
    for (const other of this.#found.leads) if (other !== lead) beside.addAll(tokensAlike(other, this.#least))
    return beside
  }

  /** What may stand for another word of the query: a word with its initial, its halves. */
  #noLead(lead: Lead, kinds: Kinds): Beside {
    const { segment, asked, halves } = this.#found
    const beside = this.#nothing(kinds)
    for (const letter of asked.besideFirsts) beside.ranges.push(segment.wordsWithFirst(letter))
    const apart = halves.filter(({ slot }) => slot !== lead.slot)
    for (const tokens of apart.flatMap(({ sides }) => sides)) beside.addAll(tokens)
    return beside
  }
}

/**
 * With all other words the same, a word must be so alike that the name passes: of the words that are not the most
 * frequent one at least one is, and beside it another.
 */
function leastAlike(asked: Asked, floor: number): number {
  const others = asked.fewest - 1
  if (others < 1 || asked.initials.length > 0 || asked.hasExtras) return 0
  return (floor * (1 + 2 * others) - 1) / (others * (1 + floor)) - ROUNDING
}

const ROUNDING = 0.01

/** Entries with the asked number, and, when wanted, with one a character away. */
export function documentEntries(segment: Segment, asked: Asked, withNearby: boolean): readonly number[] {
  const number = asked.query.document === null ? '' : normaliseNumber(asked.query.document.number)
  if (number === '' || !segment.mayHaveDocuments) return []
  return valuesAt(segment.tables.document, [numberKey(number), ...(withNearby ? nearbyKeys(number) : [])])
}

/** What one day or one number may lead to. */
const MAX_VALUES = 4000

function valuesAt(table: KeyTable, keys: readonly number[]): readonly number[] {
  const found = new Set<number>()
  for (const key of keys) {
    for (let at = firstAt(table, key); at >= 0 && found.size < MAX_VALUES; at = nextAt(table, key, at)) {
      found.add(table.values[at] ?? 0)
    }
  }
  return [...found]
}
