import type { Asked, Probe } from './asked.ts'
import { nearbyKeys, normaliseNumber, numberKey } from './document-keys.ts'
import { slipAt } from './edit-cost.ts'
import { firstAt, type KeyTable } from './key-table.ts'
import { MOST_OMISSION, OMISSION } from './score.ts'
import { NOT_SPELT, type Segment } from './segment.ts'
import { fullNameKeys } from './segment-builder.ts'
import type { Token } from './token.ts'
import { coarseProbes, deletionKeys, exactKeys, skeletonKeys } from './token-keys.ts'
import { tokenSimilarity } from './token-similarity.ts'
import type { Channel } from './types.ts'

export const channelNames = [
  'token',
  'skeleton',
  'deletion',
  'native',
  'joined',
  'full_name',
  'icao',
  'born',
  'document',
] as const satisfies readonly Channel[]

/** Words that one probe may lead to, and postings read for one part: what a common short word may cost. */
const MAX_WORDS_FOUND = 400
const MAX_POSTINGS = 60_000
/** A word less alike than this leads nowhere. */
const LEAST_WORD = 0.55
/** Looked at most closely, of all names found. */
const MAX_NAMES_SCORED = 150
/** Share of the asked weight that a name must have in common. */
const LEAST_SHARE = 0.3

/** A name of a segment worth scoring, and the channels that led to it as bits. */
export type FoundName = { readonly name: number; readonly channels: number }

type FoundWord = { readonly token: number; readonly similarity: number; readonly channel: number }

/** Columns as long as the longest segment has names, marked by the number of the query instead of being cleared. */
export class Scratch {
  stamp = new Uint32Array(0)
  part = new Uint32Array(0)
  sum = new Float32Array(0)
  channels = new Uint16Array(0)
  touched: number[] = []
  #query = 0

  begin(names: number): number {
    if (this.stamp.length < names) {
      this.stamp = new Uint32Array(names)
      this.part = new Uint32Array(names)
      this.sum = new Float32Array(names)
      this.channels = new Uint16Array(names)
      this.#query = 0
    }
    this.touched = []
    if (this.#query === 0xffff_ffff) {
      this.stamp.fill(0)
      this.#query = 0
    }
    return ++this.#query
  }
}

export function bitOf(channel: Channel): number {
  return 1 << channelNames.indexOf(channel)
}

/** Names of this segment that share enough with the asked one, the most promising first. */
export function findNames(
  segment: Segment,
  asked: Asked,
  scratch: Scratch,
  filter: Filter,
): readonly FoundName[] {
  const stamp = scratch.begin(segment.nameCount)
  for (const [part, probes] of byPart(asked.probes)) {
    const words = probes.flatMap((probe) =>
      wordsFor(segment, probe).map((word) => ({ ...word, worth: word.similarity * probe.weight })),
    )
    words.sort((x, y) => y.worth - x.worth)
    addPostings(segment, words, scratch, { stamp, part: part + 1 })
  }
  addFullNames(segment, asked, scratch, stamp)
  return mostPromising(segment, asked, scratch, filter)
}

function byPart(probes: readonly Probe[]): Map<number, Probe[]> {
  const parts = new Map<number, Probe[]>()
  for (const probe of probes) {
    const known = parts.get(probe.part)
    if (known === undefined) parts.set(probe.part, [probe])
    else known.push(probe)
  }
  return parts
}

function wordsFor(segment: Segment, probe: Probe): readonly FoundWord[] {
  const found = new Map<number, FoundWord>()
  const { tables } = segment
  const look = (table: KeyTable, keys: readonly number[], channel: Channel): void => {
    for (const key of keys) {
      for (
        let at = firstAt(table, key);
        at < table.keys.length && table.keys[at] === key && found.size < MAX_WORDS_FOUND;
        at++
      ) {
        addWord(segment, probe, { found, token: table.values[at] ?? 0, channel: probe.channel ?? channel })
      }
    }
  }
  look(tables.exact, exactKeys(probe.token), 'token')
  if (!probe.isFuzzy) return [...found.values()]
  look(tables.deletion, deletionKeys(probe.token), 'deletion')
  look(tables.skeleton, skeletonKeys(probe.token), 'skeleton')
  look(tables.coarse, coarseProbes(probe.token), 'skeleton')
  return [...found.values()]
}

type Adding = { readonly found: Map<number, FoundWord>; readonly token: number; readonly channel: Channel }

function addWord(segment: Segment, probe: Probe, { found, token, channel }: Adding): void {
  if (found.has(token)) return
  const word = segment.token(token)
  const similarity = tokenSimilarity(probe.token, word)
  const exact = channel === 'token' ? exactChannel(probe.token, word) : channel
  // Kept even when it is nothing, so that it is not compared again by the next channel.
  const worth = similarity < LEAST_WORD ? slipWorth(probe.token, word, channel) : similarity
  found.set(token, { token, similarity: worth, channel: bitOf(exact) })
}

/** A short word with a slip is hardly alike by itself; the rest of the name may hold it (whole-name.ts). */
function slipWorth(asked: Token, word: Token, channel: Channel): number {
  return channel === 'deletion' && slipAt(asked.form, word.form) >= 0 ? LEAST_WORD : 0
}

function exactChannel(asked: Token, word: Token): Channel {
  if (asked.form === word.form && asked.writing !== 'abjad')
    return asked.native === word.native && asked.writing !== 'latin' ? 'native' : 'token'
  return asked.native === word.native ? 'native' : 'icao'
}

type Worth = FoundWord & { readonly worth: number }

function addPostings(
  segment: Segment,
  words: readonly Worth[],
  scratch: Scratch,
  at: { stamp: number; part: number },
): void {
  const { tokenName, tokenNameStart } = segment.columns
  let read = 0
  for (const word of words) {
    if (word.similarity === 0) continue
    const end = tokenNameStart[word.token + 1] ?? 0
    for (let i = tokenNameStart[word.token] ?? 0; i < end && read < MAX_POSTINGS; i++, read++) {
      touch(scratch, tokenName[i] ?? 0, at, word)
    }
  }
}

function touch(
  scratch: Scratch,
  name: number,
  at: { stamp: number; part: number },
  word: { worth: number; channel: number },
): void {
  if (scratch.stamp[name] !== at.stamp) {
    scratch.stamp[name] = at.stamp
    scratch.sum[name] = 0
    scratch.channels[name] = 0
    scratch.part[name] = 0
    scratch.touched.push(name)
  }
  // Words come best first: the first of a part is the best.
  if (scratch.part[name] === at.part) return
  scratch.part[name] = at.part
  scratch.sum[name] = (scratch.sum[name] ?? 0) + word.worth
  scratch.channels[name] = (scratch.channels[name] ?? 0) | word.channel
}

function addFullNames(segment: Segment, asked: Asked, scratch: Scratch, stamp: number): void {
  const table = segment.tables.fullName
  for (const name of [...asked.names.values()].flat()) {
    for (const key of fullNameKeys(name)) {
      for (let at = firstAt(table, key); at < table.keys.length && table.keys[at] === key; at++) {
        touch(
          scratch,
          table.values[at] ?? 0,
          { stamp, part: 0xffff },
          { worth: asked.weight, channel: bitOf('full_name') },
        )
      }
    }
  }
}

type Filter = { readonly mayRead: (entry: number) => boolean; readonly floor: number }

function mostPromising(
  segment: Segment,
  asked: Asked,
  scratch: Scratch,
  filter: Filter,
): readonly FoundName[] {
  const { nameEntry } = segment.columns
  const found: FoundName[] = []
  for (const name of ranked(segment, asked, scratch, filter.floor)) {
    if (found.length === MAX_NAMES_SCORED) break
    const entry = nameEntry[name] ?? 0
    if (filter.mayRead(entry)) found.push({ name, channels: scratch.channels[name] ?? 0 })
  }
  return found
}

/** Names that may pass, by what was found in them; of two alike the shorter. */
function ranked(segment: Segment, asked: Asked, scratch: Scratch, floor: number): readonly number[] {
  const { namePartStart } = segment.columns
  const names: { name: number; rank: number }[] = []
  for (const name of scratch.touched) {
    const sum = scratch.sum[name] ?? 0
    const channels = scratch.channels[name] ?? 0
    if (sum < asked.weight * LEAST_SHARE || ceilingOf(segment, asked, name, { found: sum, channels }) < floor)
      continue
    const parts = (namePartStart[name + 1] ?? 0) - (namePartStart[name] ?? 0)
    names.push({ name, rank: sum - PART_COST * parts - EXTRA_COST * extrasMissing(segment, asked, name) })
  }
  return names.sort((x, y) => y.rank - x.rank || x.name - y.name).map(({ name }) => name)
}

const PART_COST = 0.04
const EXTRA_COST = 0.2

/** Of the half names, titles and repeated words of the asked name, those that this one has not. */
function extrasMissing(segment: Segment, { extras }: Asked, name: number): number {
  let missing = 0
  const { namePartStart, partToken } = segment.columns
  for (const { token, times } of extras) {
    let left = times
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
      if (tokenSimilarity(segment.token(partToken[part] ?? 0), token) >= SAME) left--
    }
    missing += Math.max(0, left)
  }
  return missing
}

const SAME = 0.9

type Sum = { readonly found: number; readonly channels: number }

/** Channels by which the halves of words come that a slip has joined or parted. */
const SLIPS = bitOf('deletion') | bitOf('joined')

/**
 * The most that a name can be alike when words of this worth were found in it: what was not found is missing in it, or,
 * when it has as many words, differs. Follows the formula of score.ts, generously.
 */
function ceilingOf(segment: Segment, asked: Asked, name: number, { found, channels }: Sum): number {
  const rest = asked.weight - found
  if (rest <= 0 || !asked.isSpelt) return 1
  const spelt = segment.spelt(name)
  if (spelt === NOT_SPELT) return 1
  if ((channels & SLIPS) !== 0 && Math.abs((spelt >>> 6) - asked.letters) <= 1) return 1
  const sure = found + asked.otherWeight
  if ((spelt & 63) - 2 < asked.words) return sure / (sure + Math.min(OMISSION * rest, MOST_OMISSION * sure))
  return (sure + ALMOST * rest) / (sure + (2 - ALMOST) * rest)
}

/** The most that a word is alike that no channel finds. */
const ALMOST = 0.6

/** Entries born on one of the asked days. */
export function bornEntries(segment: Segment, asked: Asked): readonly number[] {
  return entriesAt(segment.tables.day, asked.dayKeys)
}

/** Entries with the asked number, and, when wanted, with one a character away. */
export function documentEntries(segment: Segment, asked: Asked, withNearby: boolean): readonly number[] {
  const number = asked.query.document === null ? '' : normaliseNumber(asked.query.document.number)
  if (number === '') return []
  return entriesAt(segment.tables.document, [numberKey(number), ...(withNearby ? nearbyKeys(number) : [])])
}

/** Entries that one day or one number may lead to. */
const MAX_ENTRIES = 2000

function entriesAt(table: KeyTable, keys: readonly number[]): readonly number[] {
  const found = new Set<number>()
  for (const key of keys) {
    for (
      let at = firstAt(table, key);
      at < table.keys.length && table.keys[at] === key && found.size < MAX_ENTRIES;
      at++
    ) {
      found.add(table.values[at] ?? 0)
    }
  }
  return [...found]
}
