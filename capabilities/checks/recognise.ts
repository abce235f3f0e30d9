import { isImoNumber } from '../../engines/identifiers/imo.ts'
import { labelOf } from '../../engines/identifiers/labels.ts'
import { withAlike } from '../../engines/identifiers/make-reading.ts'
import { isKnownIssuer, issuerCountry } from '../../engines/identifiers/mrz-issuers.ts'
import { plainKeys } from '../../engines/identifiers/read-as.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'
import { parseCountry } from '../../kernel/country.ts'
import { type PartialDate, parsePartialDate, toAsciiDigits } from '../../kernel/partial-date.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import {
  type AskedNumber,
  askedNumber,
  eitherNumber,
  isMaskedCard,
  joinedNumbers,
  keptNumber,
  machineNumber,
  numberOfAThing,
  toldNumber,
  writtenNumber,
} from './asked-number.ts'
import { bareText, unwrapped } from './bare-text.ts'
import { besideCountry } from './beside-country.ts'
import { takeDate, takeNumbers } from './beside-name.ts'
import { besideCards, withoutCards } from './cards-in-text.ts'
import type { Asked } from './check.ts'
import { besideIban } from './iban-in-text.ts'
import { isNotOneZone } from './not-one-zone.ts'
import {
  hasOwnForm,
  isNumberAlone,
  isPlate,
  joinedGroups,
  labelTurned,
  mayBeOfAThing,
  withoutNumberWord,
} from './number-form.ts'
import { seriesJoined } from './series-words.ts'
import { askedNumbers, severalNumbers } from './several-numbers.ts'
import { tokensIn } from './tokens-in-text.ts'
import { zoneIn } from './zone.ts'

/** A question as it is kept: what was not asked is left out, but for the number. Questions of earlier versions have none. */
type KeptAsked = Partial<Asked>

const NOTHING_ASKED = {
  ...{ name: null, born: null, nationality: null, sex: null, birthPlace: null },
  ...{ document: null, imo: null },
}

export function keptAsked(asked: Asked): KeptAsked {
  const said = Object.entries(asked).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(said), number: keptNumber(asked.number) }
}

/**
 * The number of an earlier version is read from what it showed, unless that is what is left of a card, whose digits
 * without the hidden ones are another number.
 */
export function askedFrom(kept: KeptAsked): Asked {
  const asked = { ...NOTHING_ASKED, ...kept }
  if (kept.number !== undefined) return { ...asked, number: kept.number }
  const text = asked.document ?? (asked.imo === null ? null : `IMO ${asked.imo}`)
  return { ...asked, number: text === null || isMaskedCard(text) ? null : askedNumbers(text) }
}

/** The question of a line of a batch, of which the numbers alone were kept. */
export function askedOfNumbers(document: string | null, imo: string | null): Asked {
  return askedFrom({ document, imo })
}

/** What the officer sends: the box, fields, or both. */
export type Question = {
  readonly text: string | undefined
  readonly name: string | undefined
  readonly born: string | undefined
  readonly nationality: string | undefined
  readonly sex: Asked['sex'] | undefined
  readonly birthPlace: string | undefined
  readonly document: string | undefined
}

/** Of which every field was left out. */
export const noQuestion: Question = {
  ...{ text: undefined, name: undefined, born: undefined, nationality: undefined },
  ...{ sex: undefined, birthPlace: undefined, document: undefined },
}

export type QuestionError =
  | { readonly kind: 'nothing_asked' }
  | { readonly kind: 'text_too_long'; readonly field: string; readonly limit: number }
  | { readonly kind: 'text_damaged'; readonly field: string }
  | { readonly kind: 'not_one_zone' }
  | { readonly kind: 'not_a_date'; readonly given: string }
  | { readonly kind: 'not_a_country'; readonly given: string }

/** Longest text of the box or a field. Ours to confirm. */
const LONGEST = 300
const FIELDS = ['text', 'name', 'born', 'nationality', 'birthPlace', 'document'] as const

/** Reads a question. Fields overrule what was recognised in the box; `at` tells the century of a date in a zone. */
export function understand(question: Question, at: Date): Result<Asked, QuestionError> {
  const number = numberAlone(question)
  if (number !== null) return ok({ ...NOBODY, ...numbered(number) })
  const fault = faultIn(question)
  if (fault !== null) return fail(fault)
  const born = readDate(question.born)
  if (!born.ok) return born
  const nationality = readCountry(question.nationality)
  if (!nationality.ok) return nationality
  const asked: Asked = {
    ...textAndNumber(question, at),
    ...(question.name === undefined ? {} : { name: nameOrNull(tidy(question.name)) }),
    ...(born.value === null ? {} : { born: born.value }),
    ...(nationality.value === null ? {} : { nationality: nationality.value }),
    ...(question.sex === undefined ? {} : { sex: question.sex }),
    birthPlace: blankToNull(tidy(question.birthPlace ?? '')),
  }
  const kept = { ...asked, name: hidden(asked.name), birthPlace: hidden(asked.birthPlace) }
  return asked.name === null && asked.number === null ? fail({ kind: 'nothing_asked' }) : ok(kept)
}

function hidden(text: string | null): string | null {
  return text === null ? null : withoutCards(text)
}

/** Most of what machines ask: a number in the box or in the field for numbers, and nothing beside it. */
function numberAlone(question: Question): AskedNumber | null {
  const { text, document, name, born, nationality, sex, birthPlace } = question
  const beside =
    (text === undefined ? undefined : document) ?? name ?? born ?? nationality ?? sex ?? birthPlace
  const number = text ?? document
  return number === undefined || beside !== undefined ? null : machineNumber(number)
}

/** What the box says, and the field for numbers, in which a zone may be pasted as well. */
function textAndNumber({ text = '', document }: Question, at: Date): Asked {
  const box = text.trim() === '' ? NOBODY : { ...NOBODY, ...(zoneIn(text, at) ?? recognise(text)) }
  return document === undefined ? box : { ...box, ...(zoneIn(document, at) ?? readNumber(document)) }
}

function faultIn(question: Question): QuestionError | null {
  const fault = FIELDS.map((field) => faultOf(field, question[field] ?? '')).find((found) => found !== null)
  if (fault !== undefined) return fault
  const isCut = [question.text, question.document].some((text = '') => isNotOneZone(text))
  return isCut ? { kind: 'not_one_zone' } : null
}

function faultOf(field: string, text: string): QuestionError | null {
  if (text.length > LONGEST) return { kind: 'text_too_long', field, limit: LONGEST }
  if (/^[ -~]*$/.test(text)) return null
  // U+FFFD stands where bytes were no UTF-8; other controls than white space come from a broken scanner or paste.
  const isDamaged = /[\ufffd\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\n\v\f\r\u0085]/g, ' '))
  return isDamaged ? { kind: 'text_damaged', field } : null
}

function readNumber(text: string): Pick<Asked, 'document' | 'imo' | 'number'> {
  const bare = toAsciiDigits(unwrapped(bareText(text)))
  const number = cardAndRest(bare)?.number ?? askedNumbers(seriesJoined(text)?.text ?? text)
  return { ...numbered(number), imo: imoOf(bare) }
}

function numbered(number: AskedNumber | null): Pick<Asked, 'document' | 'number'> {
  return { document: number === null ? null : blankToNull(writtenNumber(number)), number }
}

/** Marks of direction come with a paste and are part of no name; joiners are part of some. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Words of visible ASCII with a space between, or nothing: most names are typed so. */
const TIDY = /^(?:[!-~]+(?: [!-~]+)*)?$/

function tidy(text: string): string {
  if (TIDY.test(text)) return text
  return text
    .normalize('NFC')
    .replace(DIRECTION, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

function blankToNull(text: string): string | null {
  return text === '' ? null : text
}

/** Of any script. One makes a name: a single Han character can be one. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

function nameOrNull(text: string): string | null {
  return LETTER_OR_DIGIT.test(text) ? text : null
}

function readDate(text: string | undefined): Result<PartialDate | null, QuestionError> {
  const tidied = tidy(text ?? '')
  if (tidied === '') return ok(null)
  const date = parsePartialDate(tidied)
  return date === null ? fail({ kind: 'not_a_date', given: tidied }) : ok(date)
}

/**
 * A nationality as documents have it as well: GBN is British. Who is stateless, a refugee or an organisation's official has none
 * that could be compared.
 */
function readCountry(text: string | undefined): Result<Asked['nationality'], QuestionError> {
  const tidied = tidy(text ?? '')
  if (tidied === '') return ok(null)
  const country = parseCountry(tidied)
  if (country !== null) return ok(country)
  const code = tidied.toUpperCase()
  return isKnownIssuer(code) ? ok(issuerCountry(code)) : fail({ kind: 'not_a_country', given: tidied })
}

type Recognised = Pick<Asked, 'name' | 'born' | 'document' | 'imo' | 'number'>
const NOTHING: Recognised = { name: null, born: null, document: null, imo: null, number: null }
const NOBODY = { ...NOTHING, nationality: null, sex: null, birthPlace: null }

/**
 * What a text asks for: a card or several numbers first, then an account, then a marked or checked ship number, then a number
 * that its label, its form or its standing alone tells, then a name with whatever date and number stand beside it.
 */
export function recognise(written: string): Recognised {
  const joined = seriesJoined(written)
  if (joined !== null && joined.alone === null) return recognise(joined.text)
  if (joined !== null) return besideSeries(recognise(joined.text), joined.alone)
  return recogniseWhole(written)
}

/** The figures alone are alike, where what stands in front of them may be a word. */
function besideSeries(found: Recognised, alone: string | null): Recognised {
  const { number } = found
  if (alone === null || number === null || number.anyKeys === null) return found
  return { ...found, number: { ...number, anyKeys: withAlike(number.anyKeys, plainKeys(alone).lookalike) } }
}

function recogniseWhole(text: string): Recognised {
  const line = tidy(text)
  const plain = toAsciiDigits(line)
  const bare = toAsciiDigits(unwrapped(bareText(line)))
  const card = cardAndRest(bare)
  if (card !== null) return card
  const several = severalNumbers(text)
  if (several !== null) return { ...NOTHING, ...numbered(several) }
  const turned = /\d/.test(bare) ? (labelTurned(bare) ?? joinedGroups(bare)) : null
  if (turned !== null) return recognise(turned)
  return (
    ibanAndRest(bare) ?? shipOrDate(plain, bare) ?? tokensAndRest(line) ?? numberOrName(line, plain, bare)
  )
}

/** Addresses and marks among other words, unless those are their label. */
function tokensAndRest(line: string): Recognised | null {
  const found = tokensIn(line)
  if (found === null || toldNumber(line) !== null) return null
  const { rest } = found
  const beside =
    rest === '' ? NOTHING : numberOrName(rest, toAsciiDigits(rest), toAsciiDigits(unwrapped(bareText(rest))))
  const others = beside.number?.several ?? (beside.number === null ? [] : [beside.number])
  const numbers = [...found.tokens.flatMap((token) => askedNumber(token) ?? []), ...others]
  const [first = null, ...more] = numbers
  return { ...beside, ...numbered(more.length === 0 ? first : joinedNumbers(numbers, null)) }
}

/** A payment card beside anything else leaves nothing of itself in a name or a longer number, which is asked all the same. */
function cardAndRest(bare: string): Recognised | null {
  const found = hasOwnForm(bare) ? null : besideCards(bare)
  if (found === null) return null
  const beside = recognise(found.rest)
  const others = beside.number?.several ?? (beside.number === null ? [] : [beside.number])
  const numbers = [...found.cards.flatMap((card) => askedNumber(card) ?? []), ...others]
  const whole = isNumberAlone(bare) ? bare : null
  const [first = null, ...more] = numbers
  return {
    ...beside,
    ...numbered(more.length === 0 && whole === null ? first : joinedNumbers(numbers, whole)),
  }
}

/** An account beside a name: its groups are more than a word. */
function ibanAndRest(bare: string): Recognised | null {
  const found = besideIban(bare)
  const iban = found === null ? null : askedNumber(found.iban)
  if (found === null || iban === null) return null
  const beside = recognise(found.rest)
  const others = beside.number?.several ?? (beside.number === null ? [] : [beside.number])
  return { ...beside, ...numbered(others.length === 0 ? iban : joinedNumbers([iban, ...others], null)) }
}

function shipOrDate(plain: string, bare: string): Recognised | null {
  const imo = imoOf(bare)
  // Seven digits alone may as well be a passport: both are asked.
  if (imo !== null && /^\d{7}$/.test(bare)) return { ...NOTHING, ...numbered(askedNumber(bare)), imo }
  if (imo !== null) return { ...NOTHING, imo, number: askedNumber(bare) }
  const born = /[-/.]/.test(plain) ? parsePartialDate(plain) : null
  return born === null ? null : { ...NOTHING, born }
}

function numberOrName(text: string, plain: string, bare: string): Recognised {
  const told = toldNumber(text)
  if (told?.mayBeName === false) return { ...NOTHING, ...numbered(told.number) }
  const { rest, born } = takeDate(plain)
  // "Ali 1984" may be somebody and the year of birth.
  const isSomebody = born !== null && /\p{L}/u.test(rest)
  const written = writingsOf(bare)
  const isAlone = written.some(isNumberAlone)
  if (isAlone && SHORT_NAMES.test(bare)) return shortNames(bare)
  if (!isSomebody && isAlone) return { ...NOTHING, ...numbered(askedNumber(text)) }
  // A plate may as well be a ship's name: both are asked.
  if (told !== null) return { ...NOTHING, name: plain, ...numbered(told.number) }
  if (!isSomebody && isPlate(bare)) return { ...NOTHING, name: plain, ...numbered(askedNumber(text)) }
  const thing = written.some(mayBeOfAThing) ? numberOfAThing(text) : null
  if (thing !== null) return { ...thingOrName(bare, rest, thing), born }
  return nameAndNumbers(withoutLabel(rest), born)
}

/** What may be the number of a thing, or a long number beside a short name: both are asked. */
function thingOrName(bare: string, rest: string, thing: AskedNumber): Recognised {
  const { name, numbers } = takeNumbers(bare)
  const isWhole = numbers.length === 0 || name === '' || besideCountry(bare) !== null
  if (isWhole) return { ...NOTHING, name: nameOrNull(rest), ...numbered(thing) }
  return { ...NOTHING, name, ...numbered(eitherNumber([bare, ...numbers.flat()])) }
}

/** A number, and without the country or the word that may stand beside it. */
function writingsOf(bare: string): readonly string[] {
  if (!/\d/.test(bare)) return [bare]
  const without = besideCountry(bare)?.text ?? withoutNumberWord(bare)
  return without === null ? [bare] : [bare, without]
}

/** Shorter labels without a mark begin names as well ("Handy"). Ours to confirm. */
const SURELY_A_LABEL = 7

function withoutLabel(text: string): string {
  const label = labelOf(cleanText(text))
  return label !== null && (label.isMarked || label.words.length >= SURELY_A_LABEL) ? label.rest : text
}

function nameAndNumbers(text: string, born: PartialDate | null): Recognised {
  const { name, numbers } = takeNumbers(text)
  // A date between the name and the number stands at the end once that is taken.
  const left = born === null && numbers.length > 0 ? takeDate(name) : { rest: name, born }
  return { ...NOTHING, name: nameOrNull(left.rest), born: left.born, ...numbered(besideNumber(numbers)) }
}

/** Two or three groups of few letters before a number: "LI NA 1234567" may be somebody beside it, or one number. */
const SHORT_NAMES = /^(?:\p{L}{1,3} ){2,3}(?=\p{L}?\d{6})[\p{L}\d]+$/u

function shortNames(bare: string): Recognised {
  const { name, numbers } = takeNumbers(bare)
  return { ...NOTHING, name, ...numbered(eitherNumber([bare, ...numbers.flat()])) }
}

/** Of each of several the likeliest writing and its others. */
function besideNumber(numbers: readonly (readonly string[])[]): AskedNumber | null {
  const asked = numbers.flatMap((writings) => eitherNumber(writings) ?? [])
  return asked.length > 1 ? joinedNumbers(asked, null) : (asked[0] ?? null)
}

function imoOf(text: string): string | null {
  const found = /^(?:IMO(?:\s*(?:NO\.?|NUMBER|#))?\s*:?\s*)?(\d{7})$/i.exec(text.trim())
  const digits = found?.[1] ?? ''
  return isImoNumber(digits) ? digits : null
}
