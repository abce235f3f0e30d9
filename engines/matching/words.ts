import { bitOf } from './channels.ts'
import { slipAt } from './edit-cost.ts'
import { type FoundWord, FoundWords } from './found-words.ts'
import { firstAt, type KeyTable, nextAt } from './key-table.ts'
import { Marks } from './marks.ts'
import type { Segment } from './segment.ts'
import { nicknamesOf } from './tables/nicknames.ts'
import { type Token, tokenOf } from './token.ts'
import { coarseProbes, deletionKeys, exactKeys, skeletonKeys } from './token-keys.ts'
import { nearSimilarity } from './token-similarity.ts'
import type { Channel } from './types.ts'

/** Words that one word may lead to: what a common short one may cost. */
const MAX_WORDS_FOUND = 400
/** A word less alike than this leads nowhere. */
const LEAST_WORD = 0.55

/** Words of the segment that are this one, in another spelling too when `isFuzzy`; the most alike first. Remembered. */
export function wordsFor(segment: Segment, token: Token, isFuzzy: boolean): FoundWords {
  const key = isFuzzy ? token.key : `=${token.key}`
  const known = segment.expansions.get(key)
  if (known !== undefined) return known
  const found = new FoundWords(expand(segment, token, isFuzzy))
  segment.expansions.set(key, found)
  return found
}

/** Words of the segment that are pet names or full names of this one, as they are spelt. Remembered as one. */
export function nicknamesFor(segment: Segment, token: Token): FoundWords {
  if (token.nicknameLines.length === 0) return NONE
  const key = `~${token.form}`
  const known = segment.expansions.get(key)
  if (known !== undefined) return known
  const names = nicknamesOf(token.form).map(tokenOf)
  const found = new FoundWords(names.flatMap((name) => expand(segment, name, false)))
  segment.expansions.set(key, found)
  return found
}

const NONE = new FoundWords([])

/** Words that were looked at for the word that is looked up. */
const met = new Marks()

function expand(segment: Segment, token: Token, isFuzzy: boolean): readonly FoundWord[] {
  const { tables } = segment
  met.begin(segment.tokenCount)
  const to: Adding = { segment, asked: token, found: [], left: MAX_WORDS_FOUND }
  addAll(to, tables.exact, exactKeys(token), 'token')
  if (isFuzzy) {
    addAll(to, tables.deletion, deletionKeys(token), 'deletion')
    addAll(to, tables.skeleton, skeletonKeys(token), 'skeleton')
    addAll(to, tables.coarse, coarseProbes(token), 'skeleton')
  }
  return to.found.sort((x, y) => y.similarity - x.similarity)
}

/** `left`: how many more words may be looked at. */
type Adding = {
  readonly segment: Segment
  readonly asked: Token
  readonly found: FoundWord[]
  left: number
}

function addAll(to: Adding, table: KeyTable, keys: readonly number[], channel: Channel): void {
  for (const key of keys) {
    for (let at = firstAt(table, key); at >= 0 && to.left > 0; at = nextAt(table, key, at)) {
      const word = table.values[at] ?? 0
      if (!met.add(word)) continue
      to.left--
      addWord(to, word, channel)
    }
  }
}

function addWord({ segment, asked, found }: Adding, at: number, channel: Channel): void {
  const word = segment.token(at)
  const similarity = nearSimilarity(asked, word)
  const exact = channel === 'token' ? exactChannel(asked, word) : channel
  const worth = similarity < LEAST_WORD ? slipWorth(asked, word, channel) : similarity
  if (worth > 0) found.push({ token: at, similarity: worth, channel: bitOf(exact) })
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
