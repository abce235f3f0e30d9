import { type Country, parseCountry } from '../../../kernel/country.ts'
import type { HandlingCode, Level } from '../../../kernel/handling.ts'
import { parseIssuer } from '../../../kernel/issuer.ts'
import { formatPartialDate, type PartialDate, parsePartialDate } from '../../../kernel/partial-date.ts'
import { type NameType, scriptOf } from '../../../kernel/person-name.ts'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { isNamedKind, type NamedKind, type RecordKind } from '../../../kernel/record-kind.ts'
import type { IdentityDocument, Place, RecordName } from '../body-parts.ts'
import type { RecordView } from '../contract.ts'
import type { Disclosure } from '../guard.ts'
import {
  isNamed,
  type NamedBody,
  type RecordBody,
  type Sex,
  type Sharing,
  type ThingBody,
} from '../record.ts'
import { emptyThings, type ThingForms, thingBodyOf, thingFormOf } from './thing-form.ts'

/** A row as somebody types it; `was` is what it stood for, so that nothing is lost of a row that nobody touched. */
type NameRow = { text: string; type: NameType; was: RecordName | null }
type DateRow = { text: string; was: PartialDate | null }
type PlaceRow = { text: string; country: string | null }
type DocumentRow = { type: IdentityDocument['type']; number: string; issuer: string | null; note: string }
type LineRow = { text: string }

/** What of a record is typed. Rows left empty are no rows. */
export type BodyForm = {
  names: NameRow[]
  born: DateRow[]
  birthPlaces: PlaceRow[]
  /** Nationalities of a person, countries of an organisation. */
  countries: string[]
  sex: Sex
  positions: LineRow[]
  addresses: PlaceRow[]
  documents: DocumentRow[]
  programmes: LineRow[]
  remarks: string
  imo: string
  mmsi: string
  callSign: string
  flag: string | null
  vesselType: string
  grossTonnage: string
  shipOwner: string
  hin: string
  companyImo: string
  engineNumbers: LineRow[]
  things: ThingForms
  /** The thing that is changed; null of a new record, and of what has names. */
  was: ThingBody | null
}

export type TermsForm = {
  reference: string
  ownerUnit: string
  purpose: Purpose
  level: Level
  handling: HandlingCode[]
  handlingText: string
  shareTo: Sharing['to']
  shareBureaus: string[]
  shareLists: string[]
  denied: string[]
  purposes: Purpose[]
  disclosure: Disclosure
  /** Empty is not graded. */
  grade: string
}

/** All of what is typed. */
export type RecordForm = {
  kind: RecordKind
  body: BodyForm
  terms: TermsForm
  reason: string
}

export const emptyBody: BodyForm = {
  names: [{ text: '', type: 'primary', was: null }],
  born: [],
  birthPlaces: [],
  countries: [],
  sex: 'U',
  positions: [],
  addresses: [],
  documents: [],
  programmes: [],
  remarks: '',
  imo: '',
  mmsi: '',
  callSign: '',
  flag: null,
  vesselType: '',
  grossTonnage: '',
  shipOwner: '',
  hin: '',
  companyImo: '',
  engineNumbers: [],
  things: emptyThings,
  was: null,
}

/** Its owner alone sees a new record until somebody says otherwise. */
export const newTerms: TermsForm = {
  reference: '',
  ownerUnit: '',
  purpose: 'wanted',
  level: 'fouo',
  handling: ['H0'],
  handlingText: '',
  shareTo: 'owner',
  shareBureaus: [],
  shareLists: [],
  denied: [],
  purposes: [...purposes],
  disclosure: 'full',
  grade: '',
}

export function bodyFormOf(body: RecordBody): BodyForm {
  if (isNamed(body)) return namedFormOf(body)
  return { ...emptyBody, things: { ...emptyThings, [body.kind]: thingFormOf(body) }, was: body }
}

function namedFormOf(body: NamedBody): BodyForm {
  const shared = {
    ...emptyBody,
    names: body.names.map((name) => ({ text: name.text, type: name.type, was: name })),
    documents: body.documents.map((held) => ({ ...held, note: held.note ?? '' })),
    programmes: body.programmes.map((text) => ({ text })),
    remarks: body.remarks ?? '',
  }
  switch (body.kind) {
    case 'person':
      return {
        ...shared,
        born: body.born.map((date) => ({ text: formatPartialDate(date), was: date })),
        birthPlaces: [...body.birthPlaces],
        countries: [...body.nationalities],
        sex: body.sex,
        positions: body.positions.map((text) => ({ text })),
        addresses: [...body.addresses],
      }
    case 'organisation':
      return {
        ...shared,
        countries: [...body.countries],
        addresses: [...body.addresses],
      }
    case 'vessel':
      return {
        ...shared,
        imo: body.imo ?? '',
        mmsi: body.mmsi ?? '',
        callSign: body.callSign ?? '',
        flag: body.flag,
        vesselType: body.vesselType ?? '',
        grossTonnage: body.grossTonnage === null ? '' : String(body.grossTonnage),
        shipOwner: body.owner ?? '',
        hin: body.hin ?? '',
        companyImo: body.companyImo ?? '',
        engineNumbers: body.engineNumbers.map((text) => ({ text })),
      }
  }
}

/** The body that the form says. Its fields have been validated where they were typed. */
export function bodyOf(kind: RecordKind, form: BodyForm): RecordBody {
  return isNamedKind(kind) ? namedBodyOf(kind, form) : thingBodyOf(kind, form.things[kind], form.was)
}

function namedBodyOf(kind: NamedKind, form: BodyForm): NamedBody {
  const shared = {
    names: form.names.filter(({ text }) => isTyped(text)).map(nameOf),
    documents: form.documents.filter(({ number }) => isTyped(number)).map(documentOf),
    programmes: linesOf(form.programmes),
    remarks: orNull(form.remarks),
  }
  switch (kind) {
    case 'person':
      return {
        kind,
        ...shared,
        born: form.born.flatMap(dateOf),
        birthPlaces: placesOf(form.birthPlaces),
        nationalities: countriesOf(form.countries),
        sex: form.sex,
        positions: linesOf(form.positions),
        addresses: placesOf(form.addresses),
      }
    case 'organisation':
      return { kind, ...shared, countries: countriesOf(form.countries), addresses: placesOf(form.addresses) }
    case 'vessel':
      return {
        kind,
        ...shared,
        imo: orNull(form.imo),
        mmsi: orNull(form.mmsi),
        callSign: orNull(form.callSign),
        flag: countryOf(form.flag),
        vesselType: orNull(form.vesselType),
        grossTonnage: isTyped(form.grossTonnage) ? Number(form.grossTonnage) : null,
        owner: orNull(form.shipOwner),
        hin: orNull(form.hin),
        companyImo: orNull(form.companyImo),
        engineNumbers: linesOf(form.engineNumbers),
      }
  }
}

export function termsFormOf(record: RecordView): TermsForm {
  const { reference, purpose, level, disclosure, sharing } = record
  const isNamed = sharing?.to === 'listed' || sharing?.to === 'all_except'
  return {
    reference,
    ownerUnit: record.ownerUnit ?? '',
    purpose,
    level,
    handling: [...record.handling],
    handlingText: record.handlingText ?? '',
    shareTo: sharing?.to ?? 'owner',
    shareBureaus: isNamed ? [...sharing.bureaus] : [],
    shareLists: isNamed ? [...sharing.lists] : [],
    denied: sharing?.to === 'listed' ? [...sharing.denied] : [],
    purposes: [...record.purposes],
    disclosure,
    grade: record.grade ?? '',
  }
}

/** What goes to the server beside body and reference. */
export function termsOf(form: TermsForm) {
  return {
    ownerUnit: orNull(form.ownerUnit),
    purpose: form.purpose,
    level: form.level,
    handling: form.handling,
    handlingText: form.handling.includes('H3') ? orNull(form.handlingText) : null,
    sharing: sharingOf(form),
    purposes: form.purposes,
    disclosure: form.disclosure,
    grade: orNull(form.grade),
  }
}

export function sharingOf(
  form: Pick<TermsForm, 'shareTo' | 'shareBureaus' | 'shareLists' | 'denied'>,
): Sharing {
  const bureaus = form.shareBureaus
  switch (form.shareTo) {
    case 'all':
    case 'owner':
      return { to: form.shareTo }
    case 'listed':
      return { to: 'listed', bureaus, lists: form.shareLists, denied: form.denied }
    case 'all_except':
      return { to: 'all_except', bureaus, lists: form.shareLists }
  }
}

const isTyped = (text: string): boolean => text.trim() !== ''
const orNull = (text: string): string | null => (isTyped(text) ? text.trim() : null)
const linesOf = (rows: readonly LineRow[]): string[] =>
  rows.map(({ text }) => text.trim()).filter((text) => text !== '')
function countryOf(code: string | null): Country | null {
  return code === null ? null : parseCountry(code)
}

function countriesOf(codes: readonly string[]): Country[] {
  return codes.flatMap((code) => countryOf(code) ?? [])
}

function placesOf(rows: readonly PlaceRow[]): Place[] {
  return rows
    .filter(({ text, country }) => isTyped(text) || country !== null)
    .map(({ text, country }) => ({ text: text.trim(), country: countryOf(country) }))
}

function nameOf({ text, type, was }: NameRow): RecordName {
  if (was !== null && was.text === text.trim()) return { ...was, type }
  return { text: text.trim(), type, script: scriptOf(text), parts: null }
}

function documentOf({ type, number, issuer, note }: DocumentRow): IdentityDocument {
  return {
    type,
    number: number.trim(),
    issuer: issuer === null ? null : parseIssuer(issuer),
    note: orNull(note),
  }
}

function dateOf({ text, was }: DateRow): PartialDate[] {
  if (was !== null && formatPartialDate(was) === text) return [was]
  const read = parsePartialDate(text)
  return read === null ? [] : [read]
}
