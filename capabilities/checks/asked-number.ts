import { labelOf } from '../../engines/identifiers/labels.ts'
import { plainKeys } from '../../engines/identifiers/read-as.ts'
import { recognise } from '../../engines/identifiers/recognise.ts'
import { refanged } from '../../engines/identifiers/refang.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'
import type { IdentifierKeys, IdentifierKind, Reading } from '../../engines/identifiers/types.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { bareText, unwrapped } from './bare-text.ts'
import { type BesideCountry, besideCountry } from './beside-country.ts'
import { afterAbbreviation, hasWords, withoutNumberWord } from './number-form.ts'

/** One thing that a number may be, as it is asked for and as the officer is told. */
type AskedReading = Pick<Reading, 'kind' | 'display' | 'country' | 'verdict' | 'notes' | 'facts' | 'keys'> & {
  readonly checks: readonly Omit<Reading['checks'][number], 'span'>[]
}

/** A number of any kind that is asked for, and everything that it may be. */
export type AskedNumber = {
  /** As it is shown beside what it met; a card is masked. */
  readonly text: string
  /** Under what it is looked for whatever it is; null where a label, or its form alone, says what it is. */
  readonly anyKeys: IdentifierKeys | null
  /** Who issued it, where that was said and not guessed; null where it was not. */
  readonly issuer: Issuer | null
  /** The likeliest first. */
  readonly readings: readonly AskedReading[]
  /** Where it was read from a machine-readable zone. */
  readonly zone?: AskedZone
  /** Where several were asked together: each of them. */
  readonly several?: readonly AskedNumber[]
  /** Without the country that stands beside it, and may be part of it. */
  readonly issued?: Issued
}

/** A number by the country that is written beside it. */
export type Issued = Pick<BesideCountry, 'by' | 'isSure'> & { readonly keys: IdentifierKeys }

/** What a zone says of its document beside the number. */
export type AskedZone = {
  /** The last day; null where the zone names none. */
  readonly expires: PartialDate | null
  /** On the day of the question; null where that cannot be said. */
  readonly hasExpired: boolean | null
  readonly further: readonly FurtherNumber[]
}

/** A number from the optional data of a zone, asked together with that of the document. */
export type FurtherNumber = Omit<AskedNumber, 'zone' | 'several'> & {
  /** The issuing state is known to write its national number there. Anything else makes no hit by itself. */
  readonly isNational: boolean
}

/** Readings that are shown and looked for. The rest fits nearly anything. Ours to confirm. */
const MOST_READINGS = 6
/** From this likelihood on, the form alone says that a text is no name. Ours to confirm. */
const TOLD_BY_FORM = 0.4
/** Together with a label; weaker forms ("Motor Sich 2015") may be a name as well. Ours to confirm. */
const TOLD_BY_LABEL = 0.93

/** Kinds whose punctuation is part of them: without it different ones would be the same. */
const PUNCTUATED: ReadonlySet<IdentifierKind> = new Set(['email', 'handle', 'ip', 'domain', 'url', 'onion'])
/** Kinds whose capitals are part of them as well. */
const AS_WRITTEN: ReadonlySet<IdentifierKind> = new Set([...PUNCTUATED, 'crypto_address'])
/** Kinds that a text is told to be by its form alone. */
const BY_FORM: ReadonlySet<IdentifierKind> = new Set([...AS_WRITTEN, 'iban', 'aircraft_registration'])

export function isPunctuated(kind: IdentifierKind): boolean {
  return PUNCTUATED.has(kind)
}

/** A text of which it is known that it is a number; null when nothing of it is a letter or a digit. */
export function askedNumber(text: string): AskedNumber | null {
  return machineNumber(text) ?? numberOf(readLine(text))
}

/**
 * A number as machines send it: what it may be makes no difference to where it is found, so it is read when somebody
 * wants to know (`withReadings`). Longer ones, seven digits and ten characters have kinds with keys of their own, three letters may be an issuer, and N is the mark of American aircraft.
 */
const MACHINE = /^(?!\d{7}$)(?!.{10}$)(?![A-Z]{3}\d{7}|N\d{1,5}$)[A-Z]{0,3}\d{4,11}[A-Z]{0,2}$/

export function machineNumber(text: string): AskedNumber | null {
  if (!MACHINE.test(text) || labelOf(text) !== null) return null
  return { text, anyKeys: plainKeys(text), issuer: null, readings: [] }
}

export function withReadings(number: AskedNumber | null): AskedNumber | null {
  if (number === null || number.anyKeys === null || number.readings.length > 0) return number
  return { ...number, readings: shortOf(recognise(number.text, { kind: null, country: null })) }
}

type Line = {
  readonly text: string
  readonly label: ReturnType<typeof labelOf>
  readonly found: readonly Reading[]
}

/** Until when a paper is valid is no part of its number. Words of other languages: ours to extend. */
const EXPIRY =
  /[ ,;(]+(?:exp(?:iry|ires)?\.?|valid (?:until|to|thru)|g[üu]ltig bis|v[áa]lido hasta|valable jusqu['’]au|действителен до)[ :]*\d[\d./-]*\)?$/iu

function readLine(text: string): Line {
  const line = unwrapped(bareText(text)).replace(EXPIRY, '')
  const found = recognise(line, { kind: null, country: null })
  return {
    text: line,
    label: labelOf(cleanText(line)),
    found: AS_ON_A_CARD.test(line) ? asCard(found) : found,
  }
}

/** Figures as they stand on most cards and on little else. */
const AS_ON_A_CARD = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/

/** Written as on a card and begun as one: that is what it is, though a figure is mistyped. It is looked for as any number. */
function asCard(found: readonly Reading[]): readonly Reading[] {
  const card = found.find(({ kind }) => kind === 'card')
  if (card === undefined) return found
  return [card, ...found.filter((one) => one !== card && one.kind !== 'document_number')]
}

function numberOf(line: Line): AskedNumber | null {
  const number = wholeNumber(line)
  const written = line.label === null || number?.anyKeys !== null ? line.text : line.label.rest
  return number === null ? null : (withCountry(number, written) ?? withAbbreviation(number, written))
}

/** As that of the country beside it, too; null where none stands there. */
function withCountry(number: AskedNumber, written: string): AskedNumber | null {
  const bare = unwrapped(bareText(written))
  // Nr and No are words before they are Nauru and Norway.
  const beside = withoutNumberWord(bare) === null ? besideCountry(bare) : null
  if (beside === null) return null
  return { ...number, issued: { keys: plainKeys(beside.text), by: beside.by, isSure: beside.isSure } }
}

/**
 * What stands behind an abbreviation, which may be how the number begins: alike and no more, unless its own checks or its
 * form say that it is whole.
 */
function withAbbreviation(number: AskedNumber, written: string): AskedNumber {
  const behind = afterAbbreviation(written)
  if (behind === null) return number
  const found = recognise(behind, { kind: null, country: null })
  const isWhole = found[0]?.verdict === 'valid' || found[0]?.kind === 'vin'
  const keys = plainKeys(behind)
  const alike = { exact: [], folded: [], lookalike: keys.lookalike }
  const anyKeys = allKeys([...(number.anyKeys === null ? [] : [number.anyKeys]), isWhole ? keys : alike])
  return { ...number, anyKeys, readings: isWhole ? shortOf(found) : number.readings }
}

function wholeNumber({ text, label, found }: Line): AskedNumber | null {
  const named = label === null ? [] : namedBy(label, found)
  if (label !== null && named.length > 0) {
    const anyKeys = mayBeginNumber(text, label, named) ? plainKeys(text) : null
    return { text: shownOf(label.rest, named), anyKeys, issuer: null, readings: shortOf(named) }
  }
  // A label that no form fits may be part of the number, or the number is damaged: it is looked for as any.
  const rest = label?.isMarked === true ? label.rest : text
  const bare = withoutNumberWord(rest)
  const keys = bare === null ? plainKeys(rest) : allKeys([plainKeys(rest), plainKeys(bare)])
  if (keys.exact.length === 0) return null
  const isOwnForm = found[0] !== undefined && isPunctuated(found[0].kind)
  const anyKeys = isOwnForm ? null : keys
  return { text: shownOf(rest, found), anyKeys, issuer: null, readings: shortOf(found) }
}

/** A few letters without a mark are a label, or how the number begins: NIE123456, ID 1234567. Both are asked. */
const FEW_LETTERS_BEFORE = /^\p{L}{2,4} ?(?=\p{L}*\d)[\p{L}\d]+$/u

function mayBeginNumber(
  text: string,
  { isMarked }: NonNullable<Line['label']>,
  [first]: readonly Reading[],
): boolean {
  return !isMarked && first?.kind !== 'card' && FEW_LETTERS_BEFORE.test(text)
}

/** As what the label says, and so what stands beside a country or behind a word that may be no part of the number. */
function namedBy({ kinds, rest }: NonNullable<Line['label']>, found: readonly Reading[]): readonly Reading[] {
  const isNamed = ({ kind }: Reading) => kinds.includes(kind)
  const named = found.filter(isNamed)
  const bare = named.length === 0 ? null : withoutNumberWord(rest)
  const behind = bare === null ? [] : recognise(bare, { kind: null, country: null })
  return [...named, ...behind.filter(isNamed)]
}

/** Several numbers as one question: whoever has any of them is found, or has them joined as `whole` is written. */
export function joinedNumbers(several: readonly AskedNumber[], whole: string | null): AskedNumber {
  const keys = several.flatMap(({ anyKeys }) => anyKeys ?? [])
  return {
    text: several.map(({ text }) => text).join(', '),
    anyKeys: keys.length === 0 ? null : allKeys([...keys, ...(whole === null ? [] : [plainKeys(whole)])]),
    issuer: null,
    readings: several.flatMap((one) => withReadings(one)?.readings ?? []),
    several,
  }
}

/** A number of which it is not known where it begins or ends, by each writing that it may have; the first is shown. */
export function eitherNumber(writings: readonly string[]): AskedNumber | null {
  const all = writings.flatMap((writing) => askedNumber(writing) ?? [])
  const [first] = all
  if (first === undefined || all.length === 1) return first ?? null
  const readings = all.flatMap((one) => withReadings(one)?.readings ?? [])
  return { ...first, anyKeys: allKeys(all.flatMap(({ anyKeys }) => anyKeys ?? [])), readings }
}

function allKeys(keys: readonly IdentifierKeys[]): IdentifierKeys {
  const all = (grade: keyof IdentifierKeys) => [...new Set(keys.flatMap((one) => one[grade]))]
  return { exact: all('exact'), folded: all('folded'), lookalike: all('lookalike') }
}

/** The number of a document whose issuer is known, beside what else was read of it. */
export function issuedNumber(text: string, issuer: Issuer | null, readings: readonly Reading[]): AskedNumber {
  return { text, anyKeys: null, issuer, readings: shortOf(readings) }
}

function shortOf(found: readonly Reading[]): readonly AskedReading[] {
  return found.slice(0, MOST_READINGS).map(askedReading)
}

function askedReading({
  kind,
  display,
  country,
  verdict,
  checks,
  notes,
  facts,
  keys,
}: Reading): AskedReading {
  const made = checks.map(({ name, passed, expected, found }) => ({ name, passed, expected, found }))
  return { kind, display, country, verdict, checks: made, notes, facts, keys }
}

function shownOf(text: string, found: readonly Reading[]): string {
  return found[0]?.kind === 'card' ? found[0].display : text
}

/**
 * How a number is written in the question as it was understood: joined capitals, unless its kind says otherwise, or where it
 * begins is not known.
 */
export function writtenNumber({ text, anyKeys, readings: [first], several, issued }: AskedNumber): string {
  if (several !== undefined) return several.map(writtenNumber).join(', ')
  if (first !== undefined && (AS_WRITTEN.has(first.kind) || first.kind === 'card')) return first.display
  const isEither = issued !== undefined || (anyKeys !== null && anyKeys.lookalike.length > 1)
  return isEither ? cleanText(text).toUpperCase() : joinedCapitals(text)
}

function joinedCapitals(text: string): string {
  return cleanText(text)
    .toUpperCase()
    .replace(/[\s\-/.<+()]/g, '')
}

/** Signs of addresses of every kind, and capitals as marks of aircraft have them; other texts are told by a label alone. */
const SIGN_OF_FORM = /@|:\/\/|\.\p{L}{2}|^\S{20,}$|^\d+\.\d+\.|::|^\p{L}{1,2}-\p{L}{3,5}$/u
/** Kinds whose form may be a name's as well: both are asked. */
const LIKE_NAMES: ReadonlySet<IdentifierKind> = new Set(['domain', 'aircraft_registration'])

type ToldNumber = {
  readonly number: AskedNumber
  /** It may be a name all the same: both are asked. */
  readonly mayBeName: boolean
}

/**
 * A text that is a number by its label or by a form that names seldom have. Null when it is neither; most names cost no
 * more than a look at their characters.
 */
export function toldNumber(text: string): ToldNumber | null {
  const bare = unwrapped(bareText(text))
  const label = labelOf(cleanText(bare))
  if (!isLabelling(label) && !SIGN_OF_FORM.test(refanged(bare))) return null
  const line = readLine(bare)
  const number = numberOf(line)
  const [first] = line.found
  if (number === null || (label !== null && hasWords(label.rest) && isLoose(first))) return null
  if (first !== undefined && label?.kinds.includes(first.kind) === true)
    return { number, mayBeName: !label.isMarked && first.likelihood < TOLD_BY_LABEL }
  // Named for what it does not look like: a damaged number.
  if (label?.isMarked === true && !/\p{L}{5}/u.test(label.rest)) return { number, mayBeName: false }
  const isByForm = first !== undefined && first.likelihood >= TOLD_BY_FORM && BY_FORM.has(first.kind)
  return isByForm ? { number, mayBeName: LIKE_NAMES.has(first.kind) } : null
}

/** Kinds whose readers take nearly any text that is called theirs, and so a name beside the number as well. */
const LOOSE: ReadonlySet<IdentifierKind> = new Set([
  ...(['document_number', 'driving_licence', 'plate', 'vin', 'engine_number', 'firearm_serial'] as const),
])

function isLoose(first: Reading | undefined): boolean {
  return first === undefined || (LOOSE.has(first.kind) && first.verdict !== 'valid')
}

/** As most marks of aircraft are, which have no digit. */
const LETTERS_OF_A_MARK = /^\p{L}{1,2}[ -]?\p{L}{3,4}$/u

/** Words that announce a number begin names as well: a digit or a mark makes the difference. Call signs have no digit. */
function isLabelling(label: Line['label']): boolean {
  if (label === null) return false
  const isMark = label.kinds.includes('aircraft_registration') && LETTERS_OF_A_MARK.test(label.rest)
  const isAccount = label.kinds.includes('handle') && /^@?\w+[._]\w+$/.test(label.rest)
  return (
    label.isMarked || isMark || isAccount || /\p{N}/u.test(label.rest) || label.kinds.includes('call_sign')
  )
}

/** Kinds of which a number may be a few characters long. */
const OF_THINGS: ReadonlySet<IdentifierKind> = new Set([
  'plate',
  'aircraft_registration',
  'icao_24bit',
  'container',
  'hin',
  'firearm_serial',
  'vin',
])

/** A text that a reader of things takes whole; it may be a name all the same. Null when none does. */
export function numberOfAThing(text: string): AskedNumber | null {
  const line = readLine(text)
  return line.found.some(({ kind }) => OF_THINGS.has(kind)) ? numberOf(line) : null
}

/** A card is not kept: what is left of it is masked and can be looked for no more. */
export function keptNumber(number: AskedNumber | null): AskedNumber | null {
  if (number?.several !== undefined)
    return joinedNumbers(
      number.several.flatMap((one) => keptNumber(one) ?? []),
      null,
    )
  const [first] = number?.readings ?? []
  return number === null || first?.kind !== 'card'
    ? number
    : { text: number.text, anyKeys: null, issuer: null, readings: [first] }
}

/** Six digits and the last four, in groups, as `keptNumber` leaves a card: what others write is kept without spaces. */
export function isMaskedCard(written: string): boolean {
  return written.includes(' ') && /^\d{6}\*{2,}\d{4}$/.test(written.replaceAll(' ', ''))
}
