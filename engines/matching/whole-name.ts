import { slipAt } from './edit-cost.ts'
import type { Name } from './name.ts'
import { areDistinct, wellKnown } from './tables/common-parts.ts'
import { isSpelt } from './token.ts'

/*
 * Two names of persons as one run of letters: what a single slip of the finger did, wherever it fell. Word by word such a
 * slip may look like two other words (RI HONG, RIH ONG) or like another short word.
 */

/** The same letters, only the spaces differ. */
const SAME_LETTERS = 0.95
/** A slip in so many letters takes this share of one, and leaves at most so much. Ours. */
const SLIP = 1.8
export const MOST_WITH_SLIP = 0.9
const FEWEST_LETTERS = 6
/** A word of two letters with one changed is another word; of three it may be a slip. */
const SHORTEST_CHANGED = 3
/** In a name of so many words that else are the same, a short word may have lost a letter. */
const WORDS_THAT_HOLD = 3

/** How alike two names are when one slip tells them apart; 0 when more does, or nothing can be said. */
export function wholeSimilarity(a: Name, b: Name): number {
  const lettersA = lettersOf(a)
  const lettersB = lettersOf(b)
  const letters = Math.max(lettersA, lettersB)
  if (lettersA < 0 || lettersB < 0 || Math.abs(lettersA - lettersB) > 1 || letters < FEWEST_LETTERS) return 0
  const x = textOf(a)
  const y = textOf(b)
  if (x === y) return 0
  if (x.replaceAll(' ', '') === y.replaceAll(' ', '')) return SAME_LETTERS
  const at = slipAt(x, y)
  return at >= 0 && isSlip(x, y, at) ? Math.min(MOST_WITH_SLIP, 1 - SLIP / letters) : 0
}

/** All letters of a name whose vowels are written; -1 when they are not. */
function lettersOf(name: Name): number {
  if (name.subject !== 'person') return -1
  let letters = 0
  for (const part of name.parts) {
    if (!isSpelt(part.token)) return -1
    letters += part.token.form.length
  }
  return letters
}

function textOf(name: Name): string {
  let text = ''
  for (const part of name.parts) text += text === '' ? part.token.form : ` ${part.token.form}`
  return text
}

function isSlip(x: string, y: string, at: number): boolean {
  const [words, others] = [x.split(' '), y.split(' ')]
  if (words.length !== others.length) return true
  const [word, other] = [wordAt(x, at), wordAt(y, at)]
  if (areDistinct(wellKnown(word), wellKnown(other)) || /\d/.test(word + other)) return false
  const isSameLength = word.length === other.length
  return (
    Math.max(word.length, other.length) >= SHORTEST_CHANGED ||
    (words.length >= WORDS_THAT_HOLD && !isSameLength)
  )
}

function wordAt(text: string, at: number): string {
  const start = text.lastIndexOf(' ', at - 1) + 1
  const end = text.indexOf(' ', at)
  return text.slice(start, end < 0 ? text.length : end)
}
