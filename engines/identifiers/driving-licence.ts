import { type Country, parseCountry } from '../../kernel/country.ts'
import { weightedSum } from './check-digits.ts'
import { needing } from './needs.ts'
import { digitCheck, LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldZero, keysOf, latinCompact } from './spelling.ts'
import type { IdentifierCheck, Reading } from './types.ts'

/** A number of a national form: what it tells, and its check where it has one. */
type Licence = {
  readonly form: string
  readonly country: string
  readonly shape: RegExp
  readonly check?: (number: string) => IdentifierCheck
  readonly facts?: (number: string) => Readonly<Record<string, string>>
  /** Nothing else looks like it, so it is read unnamed, too. */
  readonly isNarrow?: boolean
}

/**
 * National forms of licence numbers. General knowledge and published specimens, verify: those of Germany, Spain and the
 * United Kingdom follow known rules, the rest are shapes. What has none of these is a document number.
 */
const LICENCES: readonly Licence[] = [
  {
    form: 'great_britain',
    country: 'GBR',
    shape: /^[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z0-9]{3}$/,
    facts: britishFacts,
    isNarrow: true,
  },
  { form: 'germany', country: 'DEU', shape: /^[A-Z0-9]{4}[A-Z0-9]{5}[0-9X][A-Z0-9]$/, check: germanCheck },
  { form: 'spain', country: 'ESP', shape: /^[0-9XYZ]\d{7}[A-Z]$/, check: spanishCheck },
  { form: 'france_from_2013', country: 'FRA', shape: /^\d{2}[A-Z]{2}\d{5}$/ },
  { form: 'france_to_2013', country: 'FRA', shape: /^\d{12}$/ },
  { form: 'italy', country: 'ITA', shape: /^(?:U1[A-Z0-9]{7}[A-Z]|[A-Z]{2}\d{7}[A-Z])$/ },
  { form: 'romania', country: 'ROU', shape: /^[A-Z]\d{8}[A-Z]$/ },
  { form: 'poland', country: 'POL', shape: /^\d{5}\d{2}\d{4}$/ },
  { form: 'netherlands', country: 'NLD', shape: /^\d{10}$/ },
  { form: 'belgium', country: 'BEL', shape: /^\d{10}$/ },
  { form: 'austria', country: 'AUT', shape: /^\d{8}$/ },
  { form: 'moldova', country: 'MDA', shape: /^\d{9}$|^[A-Z]{2}\d{6,7}$/ },
  { form: 'ukraine', country: 'UKR', shape: /^[A-Z]{3}\d{6}$/ },
  { form: 'russia', country: 'RUS', shape: /^\d{10}$/ },
  { form: 'california', country: 'USA', shape: /^[A-Z]\d{7}$/ },
  { form: 'florida', country: 'USA', shape: /^[A-Z]\d{12}$/ },
]

const SHORTEST = 5
const LONGEST = 20
/** Characters of the British form. */
const BRITISH = 16

/** Numbers of driving licences. Unnamed, only the British form is read: the others are document numbers as well. */
export const readDrivingLicence = needing(
  'driving_licence',
  { digits: [1, LONGEST], both: [BRITISH, BRITISH] },
  (text, hint) => {
    const number = latinCompact(text)
    if (number.length < SHORTEST || number.length > LONGEST || !/^[A-Z0-9]*\d[A-Z0-9]*$/.test(number))
      return null
    const fitting = LICENCES.filter(
      (licence) => licence.shape.test(number) && (hint.country === null || licence.country === hint.country),
    )
    const isNarrow = fitting.some((licence) => licence.isNarrow === true)
    return hint.kind === 'driving_licence' || isNarrow
      ? readingOfLicence(number, fitting, hint.country)
      : null
  },
)

function readingOfLicence(number: string, fitting: readonly Licence[], country: Country | null): Reading {
  const only = fitting.length === 1 ? fitting[0] : undefined
  // A check is made only where the form is certain: by itself, or because the country was given.
  const certain = only !== undefined && (only.isNarrow === true || country !== null) ? only : undefined
  const check = certain?.check?.(number)
  return readingOf({
    kind: 'driving_licence',
    canonical: number,
    checks: check === undefined ? [] : [check],
    notes: [
      noteIf(fitting.length > 0, 'driving_licence_forms', {
        forms: fitting.map(({ form }) => form).join(' '),
      }),
    ],
    facts: certain?.facts?.(number) ?? {},
    country: certain === undefined ? null : parseCountry(certain.country),
    keys: keysOf([number], (key) => [foldZero(key)]),
    likelihood: certain === undefined ? LIKELIHOOD.weak : LIKELIHOOD.fair,
    isVerifiable: check !== undefined,
  })
}

/** Five letters of the surname, then year (tens), month (with 5 added to its tens for women), day and year (ones) of birth. */
function britishFacts(number: string): Readonly<Record<string, string>> {
  const month = Number(number.slice(6, 8))
  return {
    surname_begins: number.slice(0, 5).replace(/9+$/, ''),
    born: `XX${number[5]}${number[10]}-${String(month > 50 ? month - 50 : month).padStart(2, '0')}-${number.slice(8, 10)}`,
    sex: month > 50 ? 'F' : 'M',
  }
}

const GERMAN_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1]

/** The tenth character checks the nine before it, modulus 11, X for ten; the last counts the cards issued (FeV, annex 8). */
function germanCheck(number: string): IdentifierCheck {
  const rest = weightedSum(number, GERMAN_WEIGHTS) % 11
  return digitCheck('driving_licence_digit', rest === 10 ? 'X' : String(rest), number[9] ?? '', [9, 10])
}

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** The number of the identity card: X, Y and Z of foreigners count 0, 1 and 2; the letter is the rest of 23. */
function spanishCheck(number: string): IdentifierCheck {
  const digits = number.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return digitCheck(
    'driving_licence_digit',
    SPANISH_LETTERS[Number(digits) % 23] ?? '',
    number[8] ?? '',
    [8, 9],
  )
}
