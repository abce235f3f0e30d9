import { hashOf, hashWithout } from './key-table.ts'
import { isSpelt, type Token } from './token.ts'

/** Letters between which one may be missing without the rest saying too little, and beyond which skeletons serve. */
const SHORTEST_DELETED = 3
const LONGEST_DELETED = 12
const SKELETON_DELETED = 5
const SHORT_SKELETON = 2

/** Keys under which a word is found as it is: native letters, Latin spellings, machine-readable zone. */
export function exactKeys(token: Token): readonly number[] {
  return distinct(
    [token.native, token.form, ...token.otherForms, ...token.icaoForms].map((form) => hashOf(form)),
  )
}

/**
 * Keys of the word with one letter less, as spelt and by spelling family: two words with a common one are one insertion,
 * deletion, change or exchange apart. A slip may make or break a spelling of one sound, so the family alone misses it.
 */
export function deletionKeys(token: Token): readonly number[] {
  const spelt = isSpelt(token) ? [token.form] : []
  const keys = [...new Set([...spelt, ...token.families.slice(0, 2)])].flatMap((text) =>
    text.length < SHORTEST_DELETED - 1 || text.length > LONGEST_DELETED ? [] : withoutOneKeys(text),
  )
  const native =
    token.writing === 'abjad' || token.writing === 'syllables'
      ? withoutOne(token.native.slice(0, LONGEST_DELETED))
      : []
  return distinct([...keys, ...native.filter((rest) => rest.length > 1).map((rest) => hashOf(`-${rest}`))])
}

/** Of a text too short to lose a letter only the text itself: what a slip left may be it. */
function withoutOneKeys(text: string): number[] {
  const keys = [hashOf(`-${text}`)]
  if (text.length < SHORTEST_DELETED) return keys
  for (let left = 0; left < text.length; left++) keys.push(hashWithout(text, left))
  return keys
}

/** Keys of its consonants: all of them, with the length when there are few, and with one less when there are many. */
export function skeletonKeys(token: Token): readonly number[] {
  const { skeleton } = token
  if (skeleton === '') return []
  const whole = hashOf(
    skeleton.length <= SHORT_SKELETON ? `.${skeleton}${token.form[0] ?? ''}` : `.${skeleton}`,
  )
  if (skeleton.length < SKELETON_DELETED) return [whole]
  return distinct([whole, ...withoutOne(skeleton).map((rest) => hashOf(`.${rest}`))])
}

/** Keys of consonant classes, apart for words whose vowels are written and for others. */
export function coarseKeys(token: Token): readonly number[] {
  return coarseOf(token, isSpelt(token) ? SPELT : UNSPELT)
}

/** Two words that are both spelt are better found by their letters; classes are for where one of them is not. */
export function coarseProbes(token: Token): readonly number[] {
  const unspelt = coarseOf(token, UNSPELT)
  return isSpelt(token) ? unspelt : [...unspelt, ...coarseOf(token, SPELT)]
}

const SPELT = '~'
const UNSPELT = '^'

function coarseOf(token: Token, kind: string): readonly number[] {
  return distinct(
    token.coarse.flatMap((key) => [hashOf(kind + key), hashOf(kind + key.replaceAll('L', 'R'))]),
  )
}

function withoutOne(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))
}

function distinct(keys: readonly number[]): readonly number[] {
  return [...new Set(keys)]
}
