import type { Issuer } from '../../kernel/issuer.ts'
import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import type { IdentityDocument, Place } from './body-parts.ts'
import { readCountryName } from './country-names.ts'
import { cleanLine, cutLine } from './import-text.ts'
import { childText, wholeText, type XmlElement } from './import-xml.ts'
import { readIssuerName } from './issuer-names.ts'

/** Something read from an element, and what of it no field can hold. */
export type Read<T> = { readonly found: readonly T[]; readonly remarks: readonly string[] }

/** TYPE_OF_DATE says how the year or date is meant; a date told only in the note is read from there. */
export function readBirth(element: XmlElement): Read<PartialDate> {
  const field = (name: string) => cleanLine(childText(element, name))
  const note = field('NOTE')
  const date = isoDay(field('DATE')) || field('YEAR')
  const isTold = /^(?:approximately)?$/i.test(note) || parsePartialDate(`${note} ${date}`) !== null
  const remarks = isTold ? [] : [`Born: ${[date, note].filter((text) => text !== '').join(', ')}`]
  const found =
    readYears(field('FROM_YEAR'), field('TO_YEAR')) ??
    readDated(field('TYPE_OF_DATE'), date, note) ??
    readNoted(note)
  if (found === null && date !== '') return { found: [], remarks: [`Born: ${cleanLine(`${date} ${note}`)}`] }
  return { found: found === null ? [] : [found], remarks }
}

/** The list writes days as 1979-03-03, at times with a time of day behind. */
function isoDay(text: string): string {
  return text.replace(/T.*$/, '')
}

function readYears(from: string, to: string): PartialDate | null {
  if (from === '' && to === '') return null
  if (from === '' || to === '' || from === to) return parsePartialDate(from || to)
  return parsePartialDate(`${from}-${to}`)
}

function readDated(type: string, date: string, note: string): PartialDate | null {
  if (date === '') return null
  const isMonthOfYear = /^\d{4}$/.test(date) && /^[a-z]{3,9}\.?$/i.test(note)
  const read = (isMonthOfYear ? parsePartialDate(`${note} ${date}`) : null) ?? parsePartialDate(date)
  if (read === null || read.precision === 'range' || type !== 'APPROXIMATELY') return read
  return { ...read, qualifier: 'circa' }
}

/** A date in words, or the only year that is told. Dates of other calendars stay a remark. */
function readNoted(note: string): PartialDate | null {
  if (/hijri|calendar/i.test(note)) return null
  const years = note.match(/\b(?:1[89]|20)\d\d\b/g) ?? []
  return parsePartialDate(note) ?? (years.length === 1 ? parsePartialDate(years[0] ?? '') : null)
}

/** Street to country in one line. */
export function readPlace(element: XmlElement): Place | null {
  const fields = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
  const text = fields
    .map((name) => cleanLine(childText(element, name)))
    .filter((part) => part !== '' && part !== 'na')
  const note = cleanLine(childText(element, 'NOTE'))
  if (text.length === 0 && note === '') return null
  const whole = [...text, ...(note === '' ? [] : [`(${note})`])]
  const line = cutLine(whole.join(', ').replace(/, \(/g, ' ('))
  return line === null ? null : { text: line, country: readCountryName(childText(element, 'COUNTRY')) }
}

export function readDocument(element: XmlElement): Read<IdentityDocument> {
  const field = (name: string) => cleanLine(childText(element, name))
  const kind = [field('TYPE_OF_DOCUMENT'), field('TYPE_OF_DOCUMENT2')]
    .filter((text) => text !== '')
    .join(', ')
  const written = [field('NUMBER'), field('TYPE_OF_DOCUMENT2'), field('NOTE')]
  const { label, number, country } = numberAmong(written)
  if (number === '' || number.length > LONGEST_NUMBER) {
    const said = cleanLine(wholeText(element))
    return { found: [], remarks: said === '' ? [] : [`Document: ${said}`] }
  }
  const issuers = [field('ISSUING_COUNTRY'), field('COUNTRY_OF_ISSUE'), country]
  const told = [
    kind,
    label,
    issued(field('DATE_OF_ISSUE'), field('CITY_OF_ISSUE')),
    ...issuers.filter((name) => readIssuerName(name) === null),
    field('NOTE'),
  ]
  const note = cutLine(told.filter((text) => text !== '').join('; '))
  return {
    found: [{ type: documentType(`${kind} ${label}`), number, issuer: firstIssuer(issuers), note }],
    remarks: [],
  }
}

/** A longer one is a sentence, not a number. Ours to confirm. */
const LONGEST_NUMBER = 100

function issued(date: string, city: string): string {
  if (date === '' && city === '') return ''
  return ['issued', date, city === '' ? '' : `in ${city}`].filter((text) => text !== '').join(' ')
}

function firstIssuer(names: readonly string[]): Issuer | null {
  return names.map(readIssuerName).find((issuer) => issuer !== null) ?? null
}

type WrittenNumber = { readonly label: string; readonly number: string; readonly country: string }

/** The number field, or else a number that the kind or the note names as one ("… card number 4414, issued in …"). */
function numberAmong([number = '', ...others]: readonly string[]): WrittenNumber {
  if (number !== '') return splitNumber(number)
  const named = others
    .map(splitNumber)
    .find(({ label, number: found }) => label !== '' && !found.startsWith('issued'))
  return named === undefined ? { label: '', number: '', country: '' } : { ...named, label: '' }
}

/** Some numbers carry words: "Libyan passport No. 513519", "Libya 428720", "381110042 (Expired 25 Jan. 2016)". */
function splitNumber(text: string): WrittenNumber {
  const worded =
    /^(.*(?:number|passport|card|licence|code|\bSSN|\b(?:no|nr)\b|n°)[.:\s]*)(?<=[.:\s])(\S.*\d.*)$/iu.exec(
      text,
    )
  const label = cleanLine(worded?.[1] ?? '')
  const rest = worded?.[2] ?? text
  const parts = /^([^(,]*?\d[^(,]*?)\s*(?:[(,]\s*(.*?)\)?|((?:issued|under|expired)\s.*))?$/u.exec(rest)
  const aside = parts?.[2] ?? parts?.[3] ?? ''
  const said = [label, aside].filter((part) => part !== '').join(' ')
  const placed = /^(\p{L}[\p{L} ]*) (\S*\d\S*)$/u.exec(parts?.[1] ?? rest)
  const country = readCountryName(placed?.[1] ?? '') === null ? '' : (placed?.[1] ?? '')
  return { label: said, number: country === '' ? (parts?.[1] ?? rest) : (placed?.[2] ?? rest), country }
}

const kinds: readonly (readonly [RegExp, IdentityDocument['type']])[] = [
  [/passport|passeport|pasaporte/i, 'passport'],
  [/driv/i, 'driving_licence'],
  [/fiscal|tax/i, 'tax_number'],
  [
    /birth|ration|voter|student|certificate|ex-serviceman|residential|travel document|alien|military|other/i,
    'other',
  ],
  [/\bcard\b|tazkira|ausweis/i, 'identity_card'],
  [/national|identi|personal|social security/i, 'national_number'],
]

function documentType(text: string): IdentityDocument['type'] {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}
