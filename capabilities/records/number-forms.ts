import { toAsciiDigits } from '../../kernel/partial-date.ts'
import { withoutUnseen } from '../../kernel/unseen.ts'

/** How a number of one form is written. */
type NumberForm = {
  /** Null where anything may stand. */
  readonly pattern: RegExp | null
  /** Written without blanks and dashes and in capitals, if it then is of this form. */
  readonly joined: RegExp | null
  /** What is said of a text that is none. */
  readonly says: string
}

/** What a table program makes of a long number (4.9E+14): its last figures are lost. */
export const SHORTENED = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i

/**
 * A number has a figure in it, or a mark for one that cannot be read: a name is none. At most 60 characters, the
 * longest being addresses of wallets, which have a form of their own. Ours to confirm.
 */
export const ANY_NUMBER =
  /^(?!\d(?:[.,]\d+)?[Ee]\+\d{1,3}$)(?=.*[\p{N}?])[\p{L}\p{N}][\p{L}\p{N} ./<?+_-]{0,59}$/u

/** Words that people write before a number, see `series-words.ts` of the checks; Roman figures are no word. Ours to extend. */
const NO_NAME =
  '[ivxlc]+|s[eé]ri[ae]s?|ser[iy]j?[iy]?a|серия|серии|серію|серія|серії|серија|number|num[eé]ro|número|num[aă]r(?:ul)?|номер|pass?e?port|pasaporte|паспорт'
const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?!(?:${NO_NAME})(?![\\p{L}\\p{N}]))\\p{L}{4,}(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Whether a word of four letters or more stands beside a number: a name, a remark. By it nobody would find the number. */
export function hasWord(number: string): boolean {
  return WORD.test(number)
}

const fixed = (pattern: RegExp, says: string) => ({ pattern, joined: pattern, says }) satisfies NumberForm

const SAYS_ANY = 'is no number of a document; one looks like AB1234567'

/** The examples are standard samples or invented. */
export const numberForms = {
  any: { pattern: ANY_NUMBER, joined: null, says: SAYS_ANY },
  /** Of a person's or organisation's document, as lists write it. */
  listed: { pattern: null, joined: null, says: SAYS_ANY },
  /** Maker's numbers from before the 17 characters of ISO 3779 keep their dashes. */
  vin: {
    pattern: ANY_NUMBER,
    joined: /^[A-HJ-NPR-Z0-9]{17}$/,
    says: 'is no number of a vehicle; one looks like WVWZZZ1JZXW386752',
  },
  imo: fixed(/^\d{7}$/, 'is no IMO number; one has seven digits, like 9074729'),
  mmsi: fixed(/^\d{9}$/, 'is no MMSI; one has nine digits, like 263000001'),
  /** ICAO Annex 10. */
  icao24: fixed(/^[0-9A-F]{6}$/, 'is no 24-bit address; one has six hexadecimal digits, like 4B1A2C'),
  /** ISO 13616. */
  iban: fixed(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'is no IBAN; one looks like GB82WEST12345698765432'),
  /** ISO 9362. */
  bic: fixed(/^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'is no BIC; one looks like EXAMPTPL'),
  /** ISO 4217. */
  currency: fixed(/^[A-Z]{3}$/, 'is no code of a currency; one looks like EUR'),
  wallet: {
    pattern: /^[A-Za-z0-9:]{14,120}$/,
    joined: null,
    says: 'is no address of a wallet: 14 to 120 letters and digits, without blanks',
  },
  /** ISO 6346: owner code, category and seven digits. */
  container: fixed(/^[A-Z]{4}\d{7}$/, 'is no number of a container; one looks like CSQU3054383'),
} as const satisfies Readonly<Record<string, NumberForm>>

export type NumberFormName = keyof typeof numberForms
/** Those that a schema can hold a text to. */
export type PatternedForm = Exclude<NumberFormName, 'listed'>

/** A number as it is meant: nothing unseen, dashes of every kind as one, blanks of every kind and signs between groups as one. */
export function meantNumber(text: string, form: NumberFormName): string {
  const { joined } = numberForms[form]
  const meant = withoutUnseen(text.normalize('NFC'))
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\u0085№·•]+/g, ' ')
    .trim()
  if (joined === null) return meant
  const capitals = toAsciiDigits(meant.normalize('NFKC').replace(/[ ./_-]/g, '')).toUpperCase()
  return joined.test(capitals) ? capitals : meant
}
