import { toAsciiDigits } from '../../kernel/partial-date.ts'
import { foldLookalikes } from '../identifiers/spelling.ts'
import { hashOf } from './key-table.ts'

/** Longest number that is looked at. Ours to confirm. */
const MAX_LENGTH = 40
const MIN_LENGTH = 3
/** One-character variants are tried of numbers between these lengths: shorter ones meet too many others. */
const SHORTEST_VARIED = 6
const LONGEST_VARIED = 24

const ALPHABET = '0123456789ACEFHJKMNPRTUVWXY'

/** A number as it is compared: capital letters and digits, nothing else. Empty when there is too little of it. */
export function normaliseNumber(number: string): string {
  const plain = toAsciiDigits(number.slice(0, MAX_LENGTH * 3).normalize('NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain.length < MIN_LENGTH ? '' : plain.slice(0, MAX_LENGTH)
}

/** The key under which a record's number is found: of its folded form. */
export function numberKey(number: string): number {
  return hashOf(foldLookalikes(number))
}

/** Keys of every number one character away from this one: changed, dropped, added or swapped. Bounded by length. */
export function nearbyKeys(number: string): readonly number[] {
  const folded = foldLookalikes(number)
  if (folded.length < SHORTEST_VARIED || folded.length > LONGEST_VARIED) return []
  const keys: number[] = []
  // Hundreds of them for each question: what stands left of the change is hashed once.
  for (let at = 0, left = hashOf(''); at <= folded.length; left = hashOf(folded.charAt(at++), left)) {
    const [right, rest] = [folded.slice(at), folded.slice(at + 1)]
    if (right !== '') keys.push(hashOf(rest, left))
    if (rest !== '') keys.push(hashOf(`${rest.charAt(0)}${right.charAt(0)}${rest.slice(1)}`, left))
    for (const char of ALPHABET) {
      const changed = hashOf(char, left)
      keys.push(hashOf(right, changed))
      if (right !== '') keys.push(hashOf(rest, changed))
    }
  }
  return keys
}
