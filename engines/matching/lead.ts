import type { AskedWord } from './asked.ts'
import { bitOf } from './channels.ts'
import type { FoundWords } from './found-words.ts'
import { firstAt, hashBetween, nextAt } from './key-table.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { tokenOf } from './token.ts'
import { nicknamesFor, wordsFor } from './words.ts'

const AS_NICKNAME = 0.86
/** Written apart and together is nearly the same. */
export const AS_JOINED = 0.97
const TOKEN = bitOf('token')
const JOINED = bitOf('joined')
const SLIP = bitOf('deletion')

/** A word of the query with what it led to. */
export type Lead = {
  readonly word: AskedWord
  readonly slot: number
  readonly found: FoundWords
  /** Pet names and full names of it: few, and taken as they are. */
  readonly nicknames: FoundWords | null
  /** Words that are this one and the next ones written as one. */
  readonly joined: readonly { readonly found: FoundWords; readonly words: number }[]
  /** How much there is to look at. */
  readonly besides: number
}

/** Words of the segment that are the two halves of one asked word, which has this slot. */
export type Halves = {
  readonly slot: number
  readonly sides: readonly [readonly number[], readonly number[]]
}

/** Looks a word of the query up, and credits what it led to. */
export function leadOf(segment: Segment, scratch: Scratch, word: AskedWord, slot: number): Lead {
  const found = wordsFor(segment, word.token, word.isFuzzy)
  const { weight } = word
  credit(scratch, found, { slot, weight })
  const nicknames = word.hasNicknames ? nicknamesFor(segment, word.token) : null
  if (nicknames !== null) credit(scratch, nicknames, { slot, weight, as: AS_NICKNAME, channel: TOKEN })
  const joined = word.joined.map((join) => {
    const found = wordsFor(segment, tokenOf(join.key), true)
    credit(scratch, found, { slot, weight: join.weight, as: AS_JOINED, channel: JOINED })
    return { found, words: join.words }
  })
  const besides = besidesOf(segment, found) + (nicknames === null ? 0 : besidesOf(segment, nicknames))
  return { word, slot, found, nicknames, joined, besides }
}

/** `as`: of the likeness what counts. `channel` where it is not the one by which each was found. */
type Credit = {
  readonly slot: number
  readonly weight: number
  readonly as?: number
  readonly channel?: number
}

function credit(scratch: Scratch, found: FoundWords, { slot, weight, as = 1, channel }: Credit): void {
  for (let at = 0; at < found.length; at++) {
    const alike = found.similarity(at) * as
    scratch.credit(found.token(at), slot, {
      worth: alike * weight,
      alike,
      channel: channel ?? found.channel(at),
    })
  }
}

function besidesOf({ columns: { tokenBesideStart } }: Segment, found: FoundWords): number {
  let sum = 0
  for (const token of tokensOf(found))
    sum += (tokenBesideStart[token + 1] ?? 0) - (tokenBesideStart[token] ?? 0)
  return sum
}

/** Words of the segment that are at least so alike. A slip in a short word is hardly alike, and may still pass. */
export function tokensAlike({ found, nicknames }: Lead, least: number): readonly number[] {
  const tokens: number[] = []
  for (let at = 0; at < found.length; at++)
    if (found.similarity(at) >= least || (found.channel(at) & SLIP) !== 0) tokens.push(found.token(at))
  if (nicknames !== null) tokens.push(...tokensOf(nicknames))
  return tokens
}

export function tokensOf(found: FoundWords): readonly number[] {
  const tokens: number[] = []
  for (let at = 0; at < found.length; at++) tokens.push(found.token(at))
  return tokens
}

/**
 * Both halves are words of the index; or one of them: the other may have a slip, and is looked for by it where nothing else
 * was asked. Whether the whole is a word of the index plays no part: it may be one of a record that the asker may not see.
 */
export function halvesOf(
  segment: Segment,
  scratch: Scratch,
  { word, slot }: Lead,
  { slots, isOnly }: { readonly slots: number; readonly isOnly: boolean },
): Halves[] {
  const halves: Halves[] = []
  const { key, writing } = word.token
  const isSyllables = writing === 'syllables'
  for (const at of word.splits) {
    const exact = [wordBetween(segment, key, 0, at), wordBetween(segment, key, at, key.length)]
    if (!isSyllables && exact.every((token) => token < 0)) continue
    const ends = [[0, at] as const, [at, key.length] as const]
    const [left = [], right = []] = ends.map(([from, to], side) => {
      const of = { slot: slots + 2 * slot + side, weight: word.weight / 2, as: AS_JOINED, channel: JOINED }
      const one = exact[side] ?? -1
      if (isOnly || isSyllables)
        return creditAll(scratch, wordsFor(segment, tokenOf(key.slice(from, to)), true), of)
      return one < 0 ? [] : creditOne(scratch, one, of)
    })
    halves.push({ slot, sides: [left, right] })
  }
  return halves
}

function creditAll(scratch: Scratch, found: FoundWords, of: Credit): readonly number[] {
  credit(scratch, found, of)
  return tokensOf(found)
}

function creditOne(scratch: Scratch, token: number, { slot, weight, as = 1 }: Credit): readonly number[] {
  scratch.credit(token, slot, { worth: as * weight, alike: as, channel: JOINED })
  return [token]
}

/** The word of the segment that is this part of a text, or -1. */
function wordBetween(segment: Segment, text: string, from: number, to: number): number {
  const table = segment.tables.exact
  const hash = hashBetween(text, from, to)
  for (let at = firstAt(table, hash); at >= 0; at = nextAt(table, hash, at)) {
    const token = table.values[at] ?? 0
    if (segment.tokenKey(token) === text.slice(from, to)) return token
  }
  return -1
}
