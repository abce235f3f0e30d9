import { parsePartialDate } from '../../kernel/partial-date.ts'
import { digit731 } from './check-digits.ts'
import { unlikeIssuer } from './document-number-shapes.ts'
import { withAlike } from './make-reading.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { compact, foldAlphabets, foldLookalikes, foldZero, keysOf, plainLine } from './spelling.ts'
import type { IdentifierKeys } from './types.ts'

/** Shortest and longest number, and fewest digits in it, of what nobody called a document number. Ours to confirm. */
const SHORTEST = 5
const LONGEST = 24
const FEWEST_DIGITS = 3
/** Letters in a row that a number may have, and how many such runs of more than one: the rest is words. */
const LONGEST_WORD = 4
const MOST_WORDS = 2
const SHORTEST_NAMED = 3
/** Characters of a number in a machine-readable zone, which its check digit follows. */
const ZONE_NUMBER = 9

/** Four numbers between dots are an address of the internet, and another number without its dots. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}\.?$/

/**
 * Numbers of passports, cards, permits and visas as they are printed, without a zone. They have no check digit of their
 * own, so nothing makes one valid. Shapes of issuers are advice: a published collection of them was wrong for one sound
 * passport in seven.
 */
export const readDocumentNumber = needing(
  'document_number',
  { digits: [FEWEST_DIGITS, LONGEST], both: [SHORTEST, LONGEST] },
  (text, hint) => {
    const isNamed = hint.kind === 'document_number'
    const line = plainLine(text).replace(/</g, '')
    const number = compact(line)
    if (number.length < (isNamed ? SHORTEST_NAMED : SHORTEST) || number.length > LONGEST) return null
    if (!/\d/.test(number) || !(isNamed || isShaped(line, number))) return null
    const carriesDigit =
      number.length === ZONE_NUMBER + 1 && digit731(number.slice(0, ZONE_NUMBER)) === number[ZONE_NUMBER]
    const isAllOne = /^(.)\1+$/.test(number.replace(/^[A-Z]+/, ''))
    return readingOf({
      kind: 'document_number',
      canonical: number,
      notes: [
        noteIf(carriesDigit, 'document_number_with_check_digit', { number: number.slice(0, ZONE_NUMBER) }),
        noteIf(isAllOne, 'document_number_all_one_digit'),
        noteIf(unlikeIssuer(number, hint.country), 'document_number_unlike_issuer', {
          country: hint.country ?? '',
        }),
      ],
      keys: carriesDigit ? keysOfCopied(number, text.includes('<')) : keysOf([number]),
      likelihood: /^[A-Z]{0,3}\d{6,9}[A-Z]?$/.test(number) ? LIKELIHOOD.shape * 1.2 : LIKELIHOOD.shape,
      isVerifiable: false,
    })
  },
)

/**
 * Ten characters whose last is the digit of the first nine may be copied from a zone, where the nine are the number. One in
 * ten of all such numbers has that digit by chance, so the nine are possible, and the number where fillers show the zone.
 */
function keysOfCopied(number: string, isFromZone: boolean): IdentifierKeys {
  const nine = foldZero(foldAlphabets(number.slice(0, ZONE_NUMBER)))
  const keys = keysOf([number])
  const known = isFromZone ? { ...keys, folded: [...keys.folded, nine] } : keys
  return withAlike(known, [foldLookalikes(nine)])
}

/** As most are written: enough digits in a row, and no more letters around them than a word has. */
const USUAL = /^[A-Z]{0,4}\d{3,}[A-Z]{0,4}$/

function isShaped(line: string, number: string): boolean {
  if (USUAL.test(line)) return true
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ./№-]*$/u.test(line)) return false
  if ((number.match(/\d/g)?.length ?? 0) < FEWEST_DIGITS) return false
  if (line !== number && (ADDRESS.test(line) || parsePartialDate(line) !== null)) return false
  const words = (line.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1)
  return words.length <= MOST_WORDS && words.every((word) => word.length <= LONGEST_WORD)
}
