import { note } from './make-reading.ts'
import { needing } from './needs.ts'
import { digitCheck, LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { keysOf, latinCompact } from './spelling.ts'
import type { IdentifierCheck, IdentifierNote, IdentifierReader, Reading } from './types.ts'
import { vinCountry, vinMaker, vinYear } from './vin-tables.ts'

const LENGTH = 17
/** Shortest chassis number of the time before ISO 3779, as far as it is looked at. Ours to confirm. */
const SHORTEST_CHASSIS = 5

/**
 * Vehicle identification numbers (ISO 3779, ISO 3780). The digit in position 9 binds in North America alone (49 CFR
 * 565.15); China counts it, too, and Europe does not: there a digit that "fails" says nothing.
 */
export const readVin = needing('vin', { letters: [1, LENGTH], both: [LENGTH, LENGTH] }, (text, hint) => {
  const typed = latinCompact(text)
  if (typed.length !== LENGTH) return hint.kind === 'vin' ? readChassis(typed) : null
  const vin = typed.replace(/I/g, '1').replace(/[OQ]/g, '0')
  // The last characters count vehicles, so they are digits in all but a few: a word of seventeen letters is no VIN.
  const isShaped = /[A-Z]/.test(vin) && (/\d{3}$/.test(vin) || hint.kind === 'vin')
  return isShaped && /^[A-HJ-NPR-Z0-9]{17}$/.test(vin)
    ? readingOfVin(vin, typed, /\s/.test(text.trim()))
    : null
})

function readingOfVin(vin: string, typed: string, isSpaced: boolean): Reading {
  const check = digitCheck('vin_digit', vinDigit(vin), vin[8] ?? '', [8, 9])
  // In China the digit is counted where it holds; where it does not, old and exported vehicles may have none.
  const isCounted = isNorthAmerican(vin) || (vin.startsWith('L') && check.passed)
  const country = vinCountry(vin)
  return readingOf({
    kind: 'vin',
    canonical: vin,
    checks: isCounted ? [check] : [],
    notes: [
      noteIf(typed !== vin, 'vin_letters_read_as_digits', { typed }),
      isNorthAmerican(vin) ? null : digitNote(vin, check),
      noteIf(vin[2] === '9', 'vin_small_maker', { maker: `${vin.slice(0, 3)}…${vin.slice(11, 14)}` }),
      noteIf(country === null, 'vin_country_unknown', { code: vin.slice(0, 2) }),
    ],
    facts: {
      maker_code: vin.slice(0, 3),
      maker: vinMaker(vin),
      maker_country: country,
      model_years: modelYears(vin),
      plant_code: isNorthAmerican(vin) ? (vin[10] ?? null) : null,
      serial: vin.slice(11),
    },
    country,
    keys: keysOf([vin]),
    likelihood: likelihoodOf(isCounted && check.passed, vinMaker(vin) !== null, isSpaced),
    isVerifiable: isCounted,
  })
}

/** Several words may come to seventeen characters: without a maker that is known they are hardly a VIN. */
function likelihoodOf(isChecked: boolean, isOfMaker: boolean, isSpaced: boolean): number {
  if (isChecked) return isSpaced && !isOfMaker ? LIKELIHOOD.fair : LIKELIHOOD.certain
  if (isOfMaker) return LIKELIHOOD.strong
  return isSpaced ? LIKELIHOOD.weak : LIKELIHOOD.fair
}

function isNorthAmerican(vin: string): boolean {
  return /^[1-5]/.test(vin)
}

function digitNote(vin: string, check: IdentifierCheck): IdentifierNote | null {
  if (!vin.startsWith('L'))
    return note('vin_digit_does_not_apply', { expected: check.expected ?? '', found: check.found ?? '' })
  return noteIf(!check.passed, 'vin_digit_usual_in_china', {
    expected: check.expected ?? '',
    found: check.found ?? '',
  })
}

/** Before 1981 makers numbered as they liked; such a number is looked at only where it is called a chassis number. */
function readChassis(typed: string): ReturnType<IdentifierReader> {
  if (typed.length < SHORTEST_CHASSIS || typed.length > LENGTH || !/^[A-Z0-9]*\d[A-Z0-9]*$/.test(typed))
    return null
  return readingOf({
    kind: 'vin',
    canonical: typed,
    notes: [note('vin_not_17_characters', { length: String(typed.length) })],
    keys: keysOf([typed], foldVin),
    likelihood: LIKELIHOOD.shape,
    isVerifiable: false,
  })
}

/** I, O and Q are never meant: whoever writes one saw 1 or 0. */
function foldVin(vin: string): readonly string[] {
  return [vin.replace(/I/g, '1').replace(/[OQ]/g, '0')]
}

/** Letters count as 1 to 9 (49 CFR 565.15, table III); I, O and Q do not occur. */
const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].flatMap((letters, at) =>
    [...letters].map((letter) => [letter, at + 1] as const),
  ),
)
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** What position 9 wants (ISO 3779; 49 CFR 565.15), whatever stands there. */
export function vinDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => {
    const char = vin[at] ?? '0'
    return total + weight * (VALUES[char] ?? Number(char))
  }, 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/**
 * Years that position 10 may mean. Cars of North America have a letter in position 7 from 2010 and a digit before (49 CFR
 * 565.15); elsewhere both years are named, and many European makers keep no year there at all.
 */
function modelYears(vin: string): string | null {
  const first = vinYear(vin[9] ?? '')
  if (first === null) return null
  if (!isNorthAmerican(vin)) return `${first} ${first + 30}`
  return String(/[A-Z]/.test(vin[6] ?? '') ? first + 30 : first)
}
