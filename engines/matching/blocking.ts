import type { Asked } from './asked.ts'
import { Beside } from './beside.ts'
import { nearbyKeys, normaliseNumber, numberKey } from './document-keys.ts'
import { firstAt, type KeyTable, nextAt } from './key-table.ts'
import { type Halves, halvesOf, type Lead, leadOf, tokensAlike } from './lead.ts'
import { NameCeiling } from './name-ceiling.ts'
import { NameScanner, type Promising } from './name-scanner.ts'
import { LONE_WORD } from './score.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'

/**
 * Names of this segment that may be at least `floor` alike the asked one, and `loose` where who bears them was born on an
 * asked day.
 */
export function findNames(
  segment: Segment,
  asked: Asked,
  scratch: Scratch,
  { floor, loose }: { readonly floor: number; readonly loose: number },
): readonly Promising[] {
  scratch.begin(segment.nameCount, segment.tokenCount)
  const leads = asked.words.map((word, slot) => leadOf(segment, scratch, word, slot))
  const of = { slots: leads.length, isOnly: asked.fewest < 2 }
  const halves = leads.flatMap((lead) => halvesOf(segment, scratch, lead, of))
  const ceilings = new NameCeiling(segment, asked, scratch)
  const scanner = new NameScanner(segment, ceilings, scratch, floor)
  new Blocking({ segment, asked, scratch, leads, halves, scanner, floor }).run()
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

  /** The words with least beside them first; of what comes last least must be looked at. */
  run(): void {
    const { leads, halves } = this.#found
    const leading = leads.filter(({ word }) => word.leads).sort((x, y) => y.besides - x.besides)
    for (const [at, lead] of leading.entries()) this.#scanLead(lead, at === 0)
    for (const half of halves) this.#scanHalves(half)
    // A piece of a name may look like a title: Rev ivo, Um berto.
    for (const lead of leads) if (!lead.word.leads) this.#scanJoined(lead, NO_KIND)
  }

  /**
   * A name alike enough has two words of the query, or one and an initial; so the most frequent word need not be looked
   * through, but for names with initials.
   */
  #scanLead(lead: Lead, isLast: boolean): void {
    const { asked, scanner } = this.#found
    const isOne = asked.fewest < 2
    const kinds = { alone: this.#isLone || isOne, initial: true }
    const isSkipped = isLast && !isOne && asked.initials.length === 0
    const tokens = tokensAlike(lead, this.#least)
    if (isOne && this.#isLone) scanner.scan(tokens, null)
    else scanner.scan(tokens, isSkipped ? this.#nothing(kinds) : this.#besideOf(lead, kinds))
    this.#scanJoined(lead, kinds)
  }

  #scanJoined(lead: Lead, kinds: Kinds): void {
    const { asked, scanner } = this.#found
    if (lead.joined.length === 0) return
    const beside = this.#besideOf(lead, kinds)
    for (const { tokens, words } of lead.joined) scanner.scan(tokens, words >= asked.fewest ? null : beside)
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

  /** Another word of the query. */
  #besideOf(lead: Lead, kinds: Kinds): Beside {
    const { segment, asked, leads, halves } = this.#found
    const beside = this.#nothing(kinds)
    for (const letter of asked.besideFirsts) beside.ranges.push(segment.wordsWithFirst(letter))
    for (const other of leads) if (other !== lead) beside.addAll(tokensAlike(other, this.#least))
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
