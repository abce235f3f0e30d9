import type { Asked, AskedWord } from './asked.ts'
import { bitOf } from './channels.ts'
import { nearbyKeys, normaliseNumber, numberKey } from './document-keys.ts'
import { firstAt, hashOf, type KeyTable, nextAt } from './key-table.ts'
import { NameCeiling } from './name-ceiling.ts'
import { ALONE, Beside, lettersKey, WITH_INITIAL } from './name-shape.ts'
import { LONE_WORD } from './score.ts'
import type { Scratch } from './scratch.ts'
import type { FoundWord, Segment } from './segment.ts'
import { tokenOf } from './token.ts'
import { wordsFor } from './words.ts'

/** Postings looked through, and names read, for one word: what common words may cost. */
const MAX_SCANNED = 200_000
const MAX_READ = 20_000

/** Written apart and together is nearly the same. */
const AS_JOINED = 0.97

/** A word of the query with what it led to. */
type Lead = {
  readonly word: AskedWord
  readonly slot: number
  readonly found: readonly FoundWord[]
  /** Words that are this one and the next ones written as one. */
  readonly joined: readonly { readonly found: readonly FoundWord[]; readonly words: number }[]
  readonly postings: number
}

/** Names worth scoring: what they are worth at most, and the channels that led to them. */
export type Promising = { readonly name: number; readonly ceiling: number; readonly channels: number }

/** Names of this segment that may be at least `floor` alike the asked one. */
export function findNames(
  segment: Segment,
  asked: Asked,
  scratch: Scratch,
  floor: number,
): { readonly ceilings: NameCeiling; readonly found: Promising[] } {
  scratch.begin(segment.nameCount, segment.tokenCount)
  const leads = asked.words.map((word, slot) => leadOf(segment, scratch, word, slot))
  const halves = leads.flatMap((lead) => halvesOf(segment, scratch, lead, leads.length))
  const ceilings = new NameCeiling(segment, asked, scratch)
  const least = leastAlike(asked, floor)
  const needsTwo = asked.fewest > 1 && !asked.asksThings && asked.initials.length === 0 && floor > LONE_WORD
  const reading: Reading = { segment, ceilings, scratch, floor, least, needsTwo, found: [] }
  for (const [at, lead] of leadingOf(leads).entries())
    scanLead(reading, asked, { leads, halves, lead, isLast: at === 0 })
  for (const half of halves) scanHalves(reading, leads, half)
  // A piece of a name may look like a title: Rev ivo, Um berto.
  for (const lead of leads.filter(({ word }) => !word.leads)) {
    const beside = filterBeside(reading, asked, { leads, halves, lead })
    for (const { found, words } of lead.joined) scan(reading, found, words >= asked.fewest ? null : beside)
  }
  readSameLetters(reading, asked)
  return { ceilings, found: reading.found }
}

type Reading = {
  readonly segment: Segment
  readonly ceilings: NameCeiling
  readonly scratch: Scratch
  readonly floor: number
  /** Least likeness of a word (leastAlike). */
  readonly least: number
  /** Whether one word alone is never enough. */
  readonly needsTwo: boolean
  readonly found: Promising[]
}

function leadOf(segment: Segment, scratch: Scratch, word: AskedWord, slot: number): Lead {
  const own = wordsFor(segment, word.token, word.isFuzzy)
  const token = bitOf('token')
  const nicknames = word.nicknames.flatMap((name) =>
    wordsFor(segment, name, false).map((found) => ({ ...found, channel: token })),
  )
  for (const found of own) credit(scratch, slot, word.weight, found)
  for (const found of nicknames) credit(scratch, slot, word.weight * AS_NICKNAME, found)
  const channel = bitOf('joined')
  const joined = word.joined.map((join) => {
    const found = wordsFor(segment, tokenOf(join.key), true)
    for (const { token, similarity } of found)
      scratch.credit(token, slot, { worth: similarity * AS_JOINED * join.weight, channel })
    return { found, words: join.words }
  })
  const found = nicknames.length === 0 ? own : [...own, ...nicknames]
  const { tokenNameStart } = segment.columns
  let postings = 0
  for (const { token: at } of found) postings += (tokenNameStart[at + 1] ?? 0) - (tokenNameStart[at] ?? 0)
  return { word, slot, found, joined, postings }
}

const AS_NICKNAME = 0.86

function credit(
  scratch: Scratch,
  slot: number,
  weight: number,
  { token, similarity, channel }: FoundWord,
): void {
  scratch.credit(token, slot, { worth: similarity * weight, channel })
}

/** Words of the segment that are halves of one asked word. */
type Halves = { readonly slot: number; readonly found: readonly number[] }

/**
 * Both halves are words of the index; or one of them: the other may have a slip. Whether the whole is a word of the index
 * plays no part: it may be one of a record that the asker may not see.
 */
function halvesOf(segment: Segment, scratch: Scratch, { word, slot }: Lead, slots: number): Halves[] {
  const credit = { worth: (word.weight / 2) * AS_JOINED, channel: bitOf('joined') }
  return word.halves.flatMap(([left, right]) => {
    const [first, second] = [exactWord(segment, left), exactWord(segment, right)]
    if (Math.max(first, second) < 0) return []
    if (first >= 0) scratch.credit(first, slots + 2 * slot, credit)
    if (second >= 0) scratch.credit(second, slots + 2 * slot + 1, credit)
    return [{ slot, found: [first, second].filter((at) => at >= 0) }]
  })
}

function exactWord(segment: Segment, key: string): number {
  const table = segment.tables.exact
  const hash = hashOf(key)
  for (let at = firstAt(table, hash); at >= 0; at = nextAt(table, hash, at)) {
    const token = table.values[at] ?? 0
    if (segment.tokenKey(token) === key) return token
  }
  return -1
}

/** The word with most postings first. */
function leadingOf(leads: readonly Lead[]): readonly Lead[] {
  return leads.filter(({ word }) => word.leads).sort((x, y) => y.postings - x.postings)
}

/** What must stand beside a word for its name to be read; null when nothing must. */
type Filter = Beside | null

type Leading = {
  readonly leads: readonly Lead[]
  readonly halves: readonly Halves[]
  readonly lead: Lead
  /** Whether it has the most postings. */
  readonly isLast: boolean
}

/**
 * A name alike enough has two words of the query, or one and an initial; so the most frequent word need not be looked
 * through, but for names with initials.
 */
function scanLead(reading: Reading, asked: Asked, { leads, halves, lead, isLast }: Leading): void {
  const isLone = asked.asksThings || reading.floor <= LONE_WORD
  const flags = WITH_INITIAL | (isLone || asked.fewest < 2 ? ALONE : 0)
  const isSkipped = isLast && asked.fewest > 1 && asked.initials.length === 0
  const beside = filterBeside(reading, asked, { leads, halves, lead })
  beside.flags |= flags
  const promising = lead.found.filter((word) => isPromising(word, reading.least))
  if (asked.fewest < 2 && isLone) scan(reading, promising, null)
  else scan(reading, promising, isSkipped ? new Beside(flags) : beside)
  for (const { found, words } of lead.joined) scan(reading, found, words >= asked.fewest ? null : beside)
}

/**
 * With all other words the same, this one must be so alike that the name passes: of the words that are not the most
 * frequent one at least one is, and beside it another. A slip in a short word may still pass.
 */
function isPromising({ similarity, channel }: FoundWord, least: number): boolean {
  return similarity >= least || (channel & SLIP) !== 0
}

function leastAlike(asked: Asked, floor: number): number {
  const others = asked.fewest - 1
  if (others < 1 || asked.initials.length > 0 || asked.hasExtras) return 0
  return (floor * (1 + 2 * others) - 1) / (others * (1 + floor)) - ROUNDING
}

const ROUNDING = 0.01
const SLIP = bitOf('deletion')

function filterBeside(
  { segment, least }: Reading,
  asked: Asked,
  { leads, halves, lead }: Omit<Leading, 'isLast'>,
): Beside {
  const beside = new Beside()
  for (const letter of asked.besideFirsts) beside.addFirst(letter)
  for (const { slot, found } of leads) {
    if (slot === lead.slot) continue
    for (const word of found) if (isPromising(word, least)) beside.addWord(segment.beside(word.token))
  }
  const others = halves.filter(({ slot }) => slot !== lead.slot)
  for (const token of others.flatMap(({ found }) => found)) beside.addWord(segment.beside(token))
  return beside
}

/** Beside each half stands the other, or another word of the query. */
function scanHalves(reading: Reading, leads: readonly Lead[], { slot, found }: Halves): void {
  const { segment } = reading
  for (const half of found) {
    const beside = new Beside()
    const words = leads.filter((lead) => lead.slot !== slot).flatMap((lead) => lead.found)
    const others = [...found.filter((other) => other !== half), ...words.map(({ token }) => token)]
    for (const token of others) beside.addWord(segment.beside(token))
    scan(reading, [{ token: half, similarity: 1, channel: bitOf('joined') }], beside)
  }
}

function scan(reading: Reading, words: readonly FoundWord[], filter: Filter): void {
  const budget: Budget = { scanned: MAX_SCANNED, read: MAX_READ }
  for (const { token } of words) {
    if (budget.scanned <= 0 || budget.read <= 0) return
    scanWord(reading, token, filter, budget)
  }
}

/** What is left of it. */
type Budget = { scanned: number; read: number }

function scanWord(reading: Reading, token: number, filter: Filter, budget: Budget): void {
  const { tokenName, tokenNameStart, tokenBeside } = reading.segment.columns
  const start = tokenNameStart[token] ?? 0
  const end = Math.min(tokenNameStart[token + 1] ?? 0, start + budget.scanned)
  budget.scanned -= end - start
  for (let at = start; at < end && budget.read > 0; at++) {
    if (filter !== null && !filter.isMet(tokenBeside[at] ?? 0)) continue
    budget.read--
    readName(reading, tokenName[at] ?? 0)
  }
}

function readName({ ceilings, scratch, floor, found, needsTwo }: Reading, name: number): void {
  if (scratch.nameStamp[name] === scratch.stamp) return
  scratch.nameStamp[name] = scratch.stamp
  const ceiling = needsTwo ? ceilings.ofTwo(name) : ceilings.of(name)
  if (ceiling >= floor) found.push({ name, ceiling, channels: ceilings.channels })
}

function readSameLetters({ segment, scratch, found }: Reading, asked: Asked): void {
  const table = segment.tables.letters
  const channels = bitOf('full_name')
  for (const name of [...asked.names.values()].flat()) {
    const key = lettersKey(name)
    if (key === 0) continue
    for (let at = firstAt(table, key); at >= 0; at = nextAt(table, key, at)) {
      const same = table.values[at] ?? 0
      scratch.nameStamp[same] = scratch.stamp
      found.push({ name: same, ceiling: 1, channels })
    }
  }
}

/** Entries born on one of the asked days. */
export function bornEntries(segment: Segment, asked: Asked): readonly number[] {
  return entriesAt(segment.tables.day, asked.dayKeys)
}

/** Entries with the asked number, and, when wanted, with one a character away. */
export function documentEntries(segment: Segment, asked: Asked, withNearby: boolean): readonly number[] {
  const number = asked.query.document === null ? '' : normaliseNumber(asked.query.document.number)
  if (number === '' || !segment.mayHaveDocuments) return []
  return entriesAt(segment.tables.document, [numberKey(number), ...(withNearby ? nearbyKeys(number) : [])])
}

/** Entries that one day or one number may lead to. */
const MAX_ENTRIES = 2000

function entriesAt(table: KeyTable, keys: readonly number[]): readonly number[] {
  const found = new Set<number>()
  for (const key of keys) {
    for (let at = firstAt(table, key); at >= 0 && found.size < MAX_ENTRIES; at = nextAt(table, key, at)) {
      found.add(table.values[at] ?? 0)
    }
  }
  return [...found]
}
