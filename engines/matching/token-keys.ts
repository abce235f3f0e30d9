import { hashOf, hashWithout } from './key-table.ts'
import { isSpelt, type Token } from './token.ts'

/** Letters between which one may be missing without the rest saying too little, and beyond which skeletons serve. */
const SHORTEST_DELETED = 3
const LONGEST_DELETED = 12
const SKELETON_DELETED = 5
const SHORT_SKELETON = 2

/** Keys under which a word is found as it is: native letters, Latin spellings, machine-readable zone. */
export function exactKeys(token: Token): readonly number[] {
  const keys = [hashOf(token.form)]
  if (token.native !== token.form) put(keys, hashOf(token.native))
  for (const form of token.otherForms) put(keys, hashOf(form))
  for (const form of token.icaoForms) put(keys, hashOf(form))
  return keys
}

/**
 * Keys of the word with one letter less, as spelt and by spelling family: two words with a common one are one insertion,
 * deletion, change or exchange apart. A slip may make or break a spelling of one sound, so the family alone misses it.
 */
export function deletionKeys(token: Token): readonly number[] {
  const keys: number[] = []
  const [family = '', other = ''] = token.families
  if (isSpelt(token)) putWithoutOne(keys, token.form)
  if (family !== token.form || !isSpelt(token)) putWithoutOne(keys, family)
  if (other !== '' && other !== token.form) putWithoutOne(keys, other)
  if (token.writing === 'abjad' || token.writing === 'syllables') {
    for (const rest of withoutOne(token.native.slice(0, LONGEST_DELETED)))
      if (rest.length > 1) put(keys, hashOf(`-${rest}`))
  }
  return keys
}

/** Of a text too short to lose a letter only the text itself: what a slip left may be it. */
function putWithoutOne(keys: number[], text: string): void {
  if (text.length < SHORTEST_DELETED - 1 || text.length > LONGEST_DELETED) return
  put(keys, hashWithout('-', text, -1))
  if (text.length < SHORTEST_DELETED) return
  for (let left = 0; left < text.length; left++) {
    // Of a doubled letter it does not matter which one is left out.
    if (left === 0 || text[left] !== text[left - 1]) put(keys, hashWithout('-', text, left))
  }
}

/** Keys of its consonants: all of them, with the length when there are few, and with one less when there are many. */
export function skeletonKeys(token: Token): readonly number[] {
  const { skeleton } = token
  if (skeleton === '') return []
  const whole = hashOf(
    skeleton.length <= SHORT_SKELETON ? `.${skeleton}${token.form[0] ?? ''}` : `.${skeleton}`,
  )
  const keys = [whole]
  if (skeleton.length < SKELETON_DELETED) return keys
  for (let left = 0; left < skeleton.length; left++) put(keys, hashWithout('.', skeleton, left))
  return keys
}

/** Keys of consonant classes, apart for words whose vowels are written and for others. */
export function coarseKeys(token: Token): readonly number[] {
  return coarseOf(token, isSpelt(token) ? SPELT : UNSPELT, [])
}

/** Two words that are both spelt are better found by their letters; classes are for where one of them is not. */
export function coarseProbes(token: Token): readonly number[] {
  const unspelt = coarseOf(token, UNSPELT, [])
  return isSpelt(token) ? unspelt : coarseOf(token, SPELT, unspelt)
}

const SPELT = '~'
const UNSPELT = '^'

function coarseOf(token: Token, kind: string, keys: number[]): number[] {
  for (const key of token.coarse) {
    put(keys, hashOf(kind + key))
    if (key.includes('L')) put(keys, hashOf(kind + key.replaceAll('L', 'R')))
  }
  return keys
}

function withoutOne(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))
}

/** Keys are few: a walk is cheaper than a set. */
function put(keys: number[], key: number): void {
  if (!keys.includes(key)) keys.push(key)
}
