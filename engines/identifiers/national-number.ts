import { check, keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { type NationalRule, nationalRules } from './national-rules.ts'
import { type DeclaredReader, needing, ONLY_NAMED } from './needs.ts'
import type { Reading, ReadingHint, Verdict } from './types.ts'
import { afterLabel, inLatinCapitals, likeDigits, written } from './written.ts'

/** Names of numbers that say of which country one is. "ID", "CI" or "RC" are said of many: they name none. */
const SCHEMES = nationalRules.map(({ scheme }) => scheme).filter((scheme) => scheme.length > 2)
const schemeOf: ReadonlyMap<string, string> = new Map([
  ...SCHEMES.map((scheme) => [scheme, scheme] as const),
  ...([
    ['CODICE FISCALE', 'CF'],
    ['EMŠO', 'EMSO'],
    ['ИНН', 'INN'],
    ['СНИЛС', 'SNILS'],
  ] as const),
])
const LABEL = new RegExp(`^(?:${[...schemeOf.keys()].join('|')})(?![\\p{L}\\p{N}])`, 'iu')
/** Names that states without a rule here use as well, or that had more forms than its rule has. Ours to extend. */
const SHARED_NAMES = new Set(['CEDULA', 'CPR', 'DNI', 'JMBG', 'NIR', 'NRIC', 'PIN', 'RUT', 'SIN', 'SSN'])

/** The fewest digits that are looked at. All have as many, but Italian ones in which letters stand for more than one. */
const FEWEST_DIGITS = 6
const HAS_DIGITS = new RegExp(`(?:\\d\\D*){${FEWEST_DIGITS}}`)

/** Whether a label says more than that a national number follows: of which rule. */
export function namesScheme(label: string): boolean {
  return schemeOf.has(label)
}

/**
 * Readers of the numbers that countries give to people, one for each number, since a text often fits several. Without the
 * country of the form or a label, a number is read only where its check digit is right and it is not short.
 */
export const nationalReaders: readonly DeclaredReader[] = [
  ...nationalRules.map(readerOf),
  needing('national_number', ONLY_NAMED, readOther),
]

function readerOf(rule: NationalRule): DeclaredReader {
  const [least, most] = rule.digits
  return needing('national_number', { digits: [Math.max(least, FEWEST_DIGITS), most] }, (text, hint) => {
    const { typed, named } = numberIn(text)
    if (isForAnother(rule, named)) return null
    const isLabelled = named?.scheme === rule.scheme
    const digits = inForm(typed, rule.form)
    if (digits === null) return null
    const isExpected = isLabelled || hint.country === rule.country
    const isTooOften = hint.kind !== 'national_number' && isTooShort(digits)
    if (!isExpected && isTooOften) return null
    const isRight = rightBy(rule, digits)
    return isExpected || isRight === true ? fromRule(rule, { digits, isLabelled, isRight }, hint) : null
  })
}

function rightBy({ check, sieve }: NationalRule, digits: string): boolean | null {
  return check === null ? null : sieve?.(digits) !== false && check(digits)
}

function isForAnother(rule: NationalRule, named: Named | null): boolean {
  return named?.scheme !== rule.scheme && (named?.isAlone === true || rule.isReadByName)
}

/** The sign inside a Finnish number tells the century: without it the number is another. */
function inForm(typed: Typed | null, form: RegExp): string | null {
  if (typed === null) return null
  const { joined, signed } = typed
  if (form.test(joined)) return joined
  return signed !== joined && form.test(signed) ? signed : null
}

/** One check digit lets one in ten of all short numbers pass: they are too many to be told without a country. */
function isTooShort(digits: string): boolean {
  return /^\d{0,9}$/.test(digits)
}

type Found = { readonly digits: string; readonly isLabelled: boolean; readonly isRight: boolean | null }

function fromRule(rule: NationalRule, { digits, isLabelled, isRight }: Found, hint: ReadingHint): Reading {
  const isPlaceholder = /^(\d)\1*$/.test(digits)
  const verdict = verdictOf(isRight, isPlaceholder)
  const isOfCountry = hint.country === rule.country
  return makeReading({
    kind: 'national_number',
    canonical: digits,
    verdict,
    checks: [
      ...(isRight === null ? [] : [check('national_number_check', isRight)]),
      ...(isPlaceholder ? [check('not_a_placeholder', false)] : []),
    ],
    notes: isOfCountry || isLabelled ? [] : [note('fits_numbers_of_several_countries')],
    facts: { scheme: rule.scheme },
    country: rule.country,
    keys: keysOf([`${rule.country}:${digits}`], withoutCountry, likeDigits),
    likelihood: likelihoodOf(isOfCountry || isLabelled ? 'digit' : 'loose', verdict, isLabelled),
  })
}

function verdictOf(isRight: boolean | null, isPlaceholder: boolean): Verdict {
  if (isPlaceholder || isRight === false) return 'invalid'
  return isRight === null ? 'unverifiable' : 'valid'
}

/** A number of a country that we know no rule for, or of none: only where a national number was asked for. */
function readOther(text: string, hint: ReadingHint): Reading | null {
  const { typed, named } = numberIn(text)
  const digits = hint.kind === 'national_number' ? typed?.joined : undefined
  if (digits === undefined || !/^(?=.*\d)[A-Z0-9]{6,24}$/.test(digits) || named?.isInForm === true)
    return null
  if (nationalRules.some((rule) => isRuleOf(rule, hint.country) && rule.form.test(digits))) return null
  return makeReading({
    kind: 'national_number',
    canonical: digits,
    verdict: 'unverifiable',
    notes: [note('no_rule_for_this_number')],
    country: hint.country,
    keys: keysOf([`${hint.country ?? 'ZZZ'}:${digits}`], withoutCountry, likeDigits),
    likelihood: likelihoodOf('loose', 'unverifiable'),
  })
}

function isRuleOf({ country, isReadByName }: NationalRule, asked: ReadingHint['country']): boolean {
  return country === asked && !isReadByName
}

/** Swedes write their number with the century and without. */
function withoutCountry(key: string): string {
  return key.startsWith('SWE:') ? key.slice(4).slice(-10) : key.slice(4)
}

type Typed = { readonly joined: string; readonly signed: string }

/** The name in front of a number, whether the number has the form of its rule, and whether no other rule is asked. */
type Named = {
  readonly scheme: string
  readonly isInForm: boolean
  readonly isAlone: boolean
}

/** `typed` is what follows the name, if one stands in front; null when there are too few digits. */
type Lately = { readonly text: string; readonly typed: Typed | null; readonly named: Named | null }
/** Every rule is asked of one text in turn: what was made of it last is kept. */
let lately: Lately = { text: '', typed: null, named: null }

function numberIn(text: string): Lately {
  if (text !== lately.text) lately = plainNumber(text)
  return lately
}

function plainNumber(text: string): Lately {
  const plain = written(text, 60)
  if (plain === null || !HAS_DIGITS.test(plain)) return { text, typed: null, named: null }
  const scheme = schemeOf.get(LABEL.exec(plain)?.[0].toUpperCase() ?? '')
  if (scheme === undefined) return { text, typed: typedOf(plain), named: null }
  const typed = typedOf(afterLabel(plain, LABEL).rest)
  const isInForm = nationalRules.some((rule) => rule.scheme === scheme && inForm(typed, rule.form) !== null)
  return { text, typed, named: { scheme, isInForm, isAlone: isInForm || !SHARED_NAMES.has(scheme) } }
}

function typedOf(plain: string): Typed {
  const signed = inLatinCapitals(plain.replace(/\s/g, ''))
  return { joined: signed.replace(/[\p{Pd}\u2212+./()]/gu, ''), signed }
}
