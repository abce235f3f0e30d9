import type { Keyed } from '../../engines/identifier-index/types.ts'
import { labelOf } from '../../engines/identifiers/labels.ts'
import { plainKeys, readAs } from '../../engines/identifiers/read-as.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'
import type { IdentifierKeys, IdentifierKind, Reading } from '../../engines/identifiers/types.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import type { Evidence } from '../../kernel/match.ts'
import { type AskedNumber, type FurtherNumber, type Issued, isPunctuated } from './asked-number.ts'
import { besideCountry } from './beside-country.ts'
import { withoutNumberWord } from './number-form.ts'
import { seriesJoined } from './series-words.ts'

// How a number that is asked for and one of a record meet. The index says which records to look at; here is said whether
// they have it, by their own keys.

/** A number of a record, as its contributor wrote it. */
type RecordNumber = {
  readonly kind: IdentifierKind
  readonly text: string
  readonly country: Issuer | null
}

/** Grows when keys are made otherwise: kept ones are then of no use. */
export const KEYS_VERSION = '3'

/** Papers that people carry: records call by one kind what a question calls by another. */
const PAPERS: readonly IdentifierKind[] = ['mrz', 'driving_licence', 'national_number']

/**
 * Under what a number of a record is found: as its kind is read, and by its letters and digits alone, under which also is
 * found what no reader takes for its kind. Words for series and number are no part of it.
 */
export function keyedOf(held: RecordNumber): readonly Keyed[] {
  const without = isPunctuated(held.kind) ? null : withoutWords(held)
  return [held.text, ...(without === null ? [] : [without])].flatMap((text) => keyedAs({ ...held, text }))
}

/** What contributors write round a number as well: null where it stands alone. */
function withoutWords({ kind, text, country }: RecordNumber): string | null {
  const ofOwnCountry = kind === 'plate' && country !== null ? besideCountry(text) : null
  if (country !== null && ofOwnCountry?.by.includes(country)) return ofOwnCountry.text
  return seriesJoined(text)?.text ?? withoutMarkedWord(text) ?? withoutLabel(kind, text)
}

/** Two letters, or three that touch the number, may begin it. */
const LABEL_APART = /^(?:\p{L}{3,}|\p{L}\/\p{L})[.: ]/u

function withoutLabel(kind: IdentifierKind, text: string): string | null {
  const label = LABEL_APART.test(text) ? labelOf(cleanText(text)) : null
  return label?.kinds.includes(kind) ? label.rest : null
}

/** "No. 123": without a full stop the letters may begin the number. */
function withoutMarkedWord(text: string): string | null {
  return /^\p{L}+[.:]/u.test(text) ? withoutNumberWord(text) : null
}

function keyedAs({ kind, text, country }: RecordNumber): readonly Keyed[] {
  const plain = plainKeys(text)
  const readings = readAs(kind, text, country)
    .filter((reading) => !isShortened(reading, text, plain))
    .map(({ keys }) => ({ kind, keys }))
  if (plain.exact.length === 0 || isPunctuated(kind)) return readings
  const papers = PAPERS.includes(kind) ? [{ kind: 'document_number', keys: plain } as const] : []
  return [...readings, { kind, keys: plain }, ...papers]
}

/**
 * Most readers leave out a character that is illegible, and read another number that is shorter. Serials keep it, what is
 * punctuated may have a question mark, and where a check digit holds nothing is missing.
 */
function isShortened(
  { kind, verdict }: Pick<Reading, 'kind' | 'verdict'>,
  text: string,
  plain: IdentifierKeys,
): boolean {
  const isDamaged = /[?*]/.test(text) && plain.exact.some((key) => key.includes(ILLEGIBLE))
  return isDamaged && verdict !== 'valid' && kind !== 'firearm_serial' && !isPunctuated(kind)
}

/** What is looked up for a question; kind null asks for every kind. */
export type Sought = {
  readonly kind: IdentifierKind | null
  readonly keys: IdentifierKeys
  /** Whose it is where a country stood beside it. */
  readonly issued?: Issued
}

export function soughtOf(number: Omit<AskedNumber, 'zone'>): readonly Sought[] {
  const { text, anyKeys, readings } = number
  const any = anyKeys === null ? [] : [{ kind: null, keys: anyKeys }]
  const byKind = readKeys(text, readings)
    .filter(({ keys }) => keys.exact.length > 0 && (anyKeys === null || !holds(anyKeys, keys)))
    .flatMap(({ kind, keys }) => {
      const kinds = PAPERS.includes(kind) ? ([kind, 'document_number'] as const) : [kind]
      return kinds.map((own) => ({ kind: own, keys }))
    })
  const issued = [number, ...(number.several ?? [])].flatMap((one) => one.issued ?? [])
  const besideCountry = issued.map((one) => ({ kind: null, keys: one.keys, issued: one }))
  return [...any, ...byKind, ...besideCountry, ...readings.flatMap(relatedOf)]
}

function readKeys(text: string, readings: AskedNumber['readings']): readonly Keyed[] {
  // The text of a card is masked; most others are whole.
  if (!/[?*]/.test(text) || readings[0]?.kind === 'card') return readings
  const plain = plainKeys(text)
  return readings.map((reading) =>
    isShortened(reading, text, plain) ? { ...reading, keys: plain } : reading,
  )
}

/** What a link leads to, and what registration and transponder of one aircraft tell of each other: alike and no more. */
function relatedOf({ kind, facts, keys }: AskedNumber['readings'][number]): readonly Sought[] {
  if (kind === 'url') return linkedOf(facts.host ?? '', keys.exact[0] ?? '').flatMap(alikeOf)
  if (facts.icao_24bit !== undefined) return alikeOf(['icao_24bit', facts.icao_24bit])
  return facts.us_registration === undefined ? [] : alikeOf(['aircraft_registration', facts.us_registration])
}

function alikeOf([kind, text]: readonly [IdentifierKind, string]): readonly Sought[] {
  return readAs(kind, text, null)
    .filter(({ verdict }) => kind !== 'crypto_address' || verdict === 'valid')
    .map(({ keys: { lookalike } }) => ({ kind, keys: { exact: [], folded: [], lookalike } }))
}

/** Hosts on which a link with a telephone number opens a talk with it. */
const TALKS: ReadonlySet<string> = new Set(['wa.me', 'api.whatsapp.com', 't.me'])

/** The host of a link, a wallet that its page shows, and the telephone that it calls. */
function linkedOf(host: string, href: string): readonly (readonly [IdentifierKind, string])[] {
  const parts = href.split(/[/?&=#]+/)
  const wallets = parts.filter((part) => /^[A-Za-z0-9]{25,95}$/.test(part))
  const phones = TALKS.has(host) ? parts.filter((part) => /^(?:\+|%2B)?\d{8,15}$/i.test(part)) : []
  return [
    ...(['domain', 'ip', 'onion'] as const).map((kind) => [kind, host] as const),
    ...wallets.map((part) => ['crypto_address', part] as const),
    ...phones.map((part) => ['phone', `+${part.replace(/\D|%2B/gi, '')}`] as const),
  ]
}

function holds(all: IdentifierKeys, some: IdentifierKeys): boolean {
  return gradeHows.every(([grade]) => some[grade].every((key) => all[grade].includes(key)))
}

/** How numbers meet, the surest first. */
const gradeHows = [
  ['exact', 'same'],
  ['folded', 'written_differently'],
  ['lookalike', 'looks_alike'],
] as const satisfies readonly (readonly [keyof IdentifierKeys, Evidence['how']])[]

/** As those of dates and documents in engines/matching: with a name that is near, two of them make a hit. Ours to confirm. */
const WEIGHTS = {
  same: 0.5,
  written_differently: 0.5,
  other_issuer: 0.3,
  in_optional_data: 0.3,
  partly_illegible: 0.2,
  looks_alike: 0.2,
  one_character_different: 0.2,
} as const satisfies Partial<Record<Evidence['how'], number>>
export type NumberHow = keyof typeof WEIGHTS
const surest = Object.keys(WEIGHTS) as readonly NumberHow[]

export function weightOf(how: NumberHow): number {
  return WEIGHTS[how]
}

/** The surest way in which a record has the number that is asked for; null when it has not. */
export function numberEvidence(asked: AskedNumber, held: readonly RecordNumber[]): Evidence | null {
  const further = asked.zone?.further.flatMap((one) =>
    meetings(one, held).flatMap((met) => furtherMet(one, met)),
  )
  const met = [...meetings(asked, held), ...(further ?? [])]
  const [best] = met.sort((a, b) => surest.indexOf(a.how) - surest.indexOf(b.how))
  if (best === undefined) return null
  const { text, own, how } = best
  return {
    ...{ field: 'document', how, asked: text, found: own.text },
    ...{ weight: weightOf(how), identifier: own.kind },
  }
}

type Meeting = { readonly text: string; readonly own: RecordNumber; readonly how: NumberHow }
type Sent = Omit<AskedNumber, 'zone'>

function meetings(asked: Sent, held: readonly RecordNumber[]): readonly Meeting[] {
  const sought = soughtOf(asked)
  return held.flatMap((own) => {
    const how = howMet(asked, sought, own)
    return how === null ? [] : [{ text: asked.text, own, how }]
  })
}

/**
 * A number from optional data counts as a number of the document does where it is known to be the national number of the
 * state that the record names as well. What may be anything, or is of nobody knows which state, is told and makes no hit by
 * itself; what is only alike is not told: the digits of the zone hold.
 */
function furtherMet({ isNational, issuer }: FurtherNumber, met: Meeting): readonly Meeting[] {
  if (met.how !== 'same' && met.how !== 'written_differently' && met.how !== 'other_issuer') return []
  const isSure = isNational && (met.how === 'other_issuer' || met.own.country === issuer)
  return [isSure ? met : { ...met, how: 'in_optional_data' }]
}

function howMet({ issuer }: Sent, sought: readonly Sought[], held: RecordNumber): NumberHow | null {
  const keyed = keyedOf(held)
  const hows = sought.flatMap(({ kind, keys, issued }) =>
    keyed
      .filter((own) => kind === null || own.kind === kind)
      .flatMap((own) => howIssued(howKeysMet(keys, own.keys), issued, held.country) ?? []),
  )
  const best = surest.find((how) => hows.includes(how)) ?? null
  const isSame = best === 'same' || best === 'written_differently'
  const isOther = issuer !== null && held.country !== null && issuer !== held.country
  return isSame && isOther ? 'other_issuer' : best
}

/** A number without the country beside it is that country's: of nobody knows whose it is only alike, unless the country is sure. */
function howIssued(
  how: NumberHow | null,
  issued: Issued | undefined,
  holder: Issuer | null,
): NumberHow | null {
  if (issued === undefined || how === null) return how
  const isSame = how === 'same' || how === 'written_differently'
  if (holder === null || issued.by.length === 0) return issued.isSure ? how : 'looks_alike'
  if (issued.by.includes(holder)) return how
  return isSame ? 'other_issuer' : null
}

function howKeysMet(asked: IdentifierKeys, held: IdentifierKeys): NumberHow | null {
  const grade = gradeHows.find(([name]) => asked[name].some((key) => held[name].includes(key)))
  if (grade !== undefined) return grade[1]
  const slips = asked.lookalike.flatMap((one) => held.lookalike.map((other) => slipBetween(one, other)))
  return slips.find((slip) => slip !== null) ?? null
}

/** Shorter keys are one slip away from half of all others: as in engines/identifier-index. */
const SHORTEST = 5
/** Stands in a key for a character that nobody can read. */
export const ILLEGIBLE = '?'

/** Two keys of which one has an illegible character, or that one slip apart: another, two exchanged, one more. */
function slipBetween(one: string, other: string): NumberHow | null {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < SHORTEST || long.length - short.length > 1) return null
  if (short.length === long.length && isSameWhereLegible(short, long)) return 'partly_illegible'
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  const [left, right] = [short.slice(from), long.slice(from)]
  const isSlip =
    short.length < long.length
      ? left === right.slice(1)
      : left.slice(1) === right.slice(1) ||
        (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  return isSlip ? 'one_character_different' : null
}

function isSameWhereLegible(one: string, other: string): boolean {
  const isIllegible = one.includes(ILLEGIBLE) || other.includes(ILLEGIBLE)
  return (
    isIllegible &&
    Array.from(one).every((char, at) => {
      const own = other[at]
      return char === own || char === ILLEGIBLE || own === ILLEGIBLE
    })
  )
}
