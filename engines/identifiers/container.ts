import { characterValue } from './check-digits.ts'
import { withAlike } from './make-reading.ts'
import { needing } from './needs.ts'
import { digitCheck, LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldLookalikes, keysOf, latinCompact } from './spelling.ts'
import type { IdentifierKeys } from './types.ts'

/** Freight containers, detachable equipment, trailers and chassis (ISO 6346 §3.2); R is seen for refrigerated ones. */
const CATEGORIES: Readonly<Record<string, string>> = {
  U: 'freight_container',
  J: 'equipment',
  Z: 'trailer',
  R: 'refrigerated',
}

/**
 * Size and type, painted below the number (ISO 6346 §4): 22G1, 45R1, or as the trade says: 20GP, 40HC. What follows the
 * serial and its digit is not part of the number.
 */
const SIZE_AND_TYPE =
  /^([A-Z]{3}[UJZR]\d{7})(?:[1-4A-P][0-9C-P][A-Z][0-9A-Z]|[24][05](?:GP|HC|HQ|DV|DC|OT|RF|RH|FR|TK|ST))$/

/** Container numbers (ISO 6346): three letters of the owner, category, six digits and one that checks them. */
export const readContainer = needing('container', { letters: [4, 13], both: [11, 15] }, (text, hint) => {
  const typed = latinCompact(text).replace(SIZE_AND_TYPE, '$1')
  const number = typed.slice(0, 4) + typed.slice(4).replace(/O/g, '0').replace(/I/g, '1')
  if (!/^[A-Z]{3}[UJZR]\d{6,7}$/.test(number)) return null
  const hasDigit = number.length === 11
  if (!hasDigit && hint.kind !== 'container') return null
  const rest = containerRest(number)
  const check = digitCheck('container_digit', String(rest % 10), number[10] ?? '', [10, 11])
  return readingOf({
    kind: 'container',
    canonical: number,
    display: [number.slice(0, 4), number.slice(4, 10), number.slice(10)]
      .filter((part) => part !== '')
      .join(' '),
    checks: hasDigit ? [check] : [],
    notes: [
      noteIf(!hasDigit, 'container_digit_missing', { expected: check.expected ?? '' }),
      // Ten and nought are both written 0; the standard asks owners not to use such serials.
      noteIf(rest === 10, 'container_rest_ten'),
      noteIf(typed !== number, 'container_letters_read_as_digits', { typed }),
    ],
    facts: {
      owner: number.slice(0, 4),
      category: CATEGORIES[number[3] ?? ''] ?? null,
      serial: number.slice(4, 10),
    },
    keys: keysOfContainer(number, hasDigit && !check.passed),
    likelihood: check.passed ? LIKELIHOOD.certain : LIKELIHOOD.strong,
    isVerifiable: hasDigit,
  })
})

/** The digit says nothing of which container it is. Where it fails something is misread, and who has the rest is only alike. */
function keysOfContainer(number: string, hasFailed: boolean): IdentifierKeys {
  const serial = number.slice(0, 10)
  return hasFailed ? withAlike(keysOf([number]), [foldLookalikes(serial)]) : keysOf([serial])
}

/** Letters count from 10 without 11, 22 and 33; each place counts twice the one before; modulus 11. */
export function containerRest(number: string): number {
  let sum = 0
  for (let at = 0; at < 10; at++) {
    const plain = characterValue(number[at] ?? '0')
    const value = plain < 10 ? plain : plain + Math.floor((plain - 1) / 10)
    sum += value * 2 ** at
  }
  return sum % 11
}
