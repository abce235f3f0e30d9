import { weightedSum } from './check-digits.ts'
import { needing } from './needs.ts'
import { digitCheck, LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { compact, keysOf } from './spelling.ts'
import type { IdentifierKind, IdentifierReader, ReadingHint } from './types.ts'

/** Weights of the first six digits; the last digit of the sum is the seventh (IMO resolution A.1117(30), annex). */
const SHIP_WEIGHTS = [7, 6, 5, 4, 3, 2]
/** Weights of a company's or registered owner's number; eleven less the rest of eleven, tens dropped (MSC.160(78), verify). */
const COMPANY_WEIGHTS = [8, 6, 4, 2, 9, 7]

/** Whether seven digits are an IMO ship number by their check digit. */
export function isImoNumber(digits: string): boolean {
  return /^\d{7}$/.test(digits) && shipDigit(digits) === digits[6]
}

function shipDigit(digits: string): string {
  return String(weightedSum(digits, SHIP_WEIGHTS) % 10)
}

function companyDigit(digits: string): string {
  return String((11 - (weightedSum(digits, COMPANY_WEIGHTS) % 11)) % 10)
}

/** A ship's number stays with the hull for life, whatever name and flag it sails under. */
export const readImoShip = needing('imo_ship', { digits: [7, 7] }, (text, hint) =>
  read('imo_ship', text, hint),
)

export const readImoCompany = needing('imo_company', { digits: [4, 7] }, (text, hint) =>
  read('imo_company', text, hint),
)

/** A bare number of seven digits whose last one is wrong is no IMO number at all, unless somebody calls it one. */
function read(
  kind: 'imo_ship' | 'imo_company',
  text: string,
  hint: ReadingHint,
): ReturnType<IdentifierReader> {
  const isNamed = isImoKind(hint.kind) || /^\s*IMO/i.test(text)
  const typed = compact(text).replace(/^IMO(?:NO)?/, '')
  // Spreadsheets drop the zeroes that company numbers begin with.
  const digits = isNamed && kind === 'imo_company' ? typed.padStart(7, '0') : typed
  if (!/^\d{7}$/.test(digits) || typed.length < 4) return null
  const expected = kind === 'imo_ship' ? shipDigit(digits) : companyDigit(digits)
  const check = digitCheck(`${kind}_digit`, expected, digits[6] ?? '', [6, 7])
  if (!check.passed && !(isNamed && hint.kind === kind)) return null
  return readingOf({
    kind,
    canonical: digits,
    display: `IMO ${digits}`,
    checks: [check],
    notes: [noteIf(digits !== typed, 'leading_zero_restored', { typed })],
    keys: keysOf([digits]),
    likelihood: kind === 'imo_ship' ? LIKELIHOOD.fair : LIKELIHOOD.shape,
    isVerifiable: true,
  })
}

function isImoKind(kind: IdentifierKind | null): boolean {
  return kind === 'imo_ship' || kind === 'imo_company'
}
