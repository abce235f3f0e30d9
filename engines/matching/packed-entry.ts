import type { Country } from '../../kernel/country.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import { calendars, type PartialDate, qualifiers, toGregorian } from '../../kernel/partial-date.ts'
import { type NameParts, nameTypes } from '../../kernel/person-name.ts'
import { HASH_START, hashOf, hashStep } from './key-table.ts'
import type { Bytes } from './numbers.ts'
import type { IndexEntry, Subject } from './types.ts'

/*
 * An entry as bytes: its id first, so that the id alone can be read, then the rest in the order of `IndexEntry`. Numbers
 * are varints, texts UTF-8 with their length before them; a text that may be null has its length plus one, 0 for null.
 */

export const subjects = ['person', 'organisation', 'vessel'] as const satisfies readonly Subject[]
const sexes = ['U', 'M', 'F', 'X'] as const satisfies readonly IndexEntry['sex'][]
const precisions = ['day', 'month', 'year', 'range'] as const
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID_MARK = 1
const TEXT_MARK = 0
const UUID_BYTES = 16

export function writeEntry(entry: IndexEntry, to: Bytes): void {
  writeId(entry.id, to)
  to.push(subjects.indexOf(entry.subject) | (sexes.indexOf(entry.sex) << 2))
  to.varint(entry.names.length)
  for (const { text, type, parts } of entry.names) {
    to.push(nameTypes.indexOf(type) | (parts === null ? 0 : 8))
    to.text(text)
    if (parts !== null) for (const part of [parts.given, parts.middle, parts.family]) writeNullable(part, to)
  }
  to.varint(entry.born.length)
  for (const date of entry.born) writeDate(date, to)
  to.varint(entry.nationalities.length)
  for (const country of entry.nationalities) to.text(country)
  to.varint(entry.birthPlaces.length)
  for (const { text, country } of entry.birthPlaces) {
    to.text(text)
    writeNullable(country, to)
  }
  to.varint(entry.documents.length)
  for (const { number, issuer } of entry.documents) {
    to.text(number)
    writeNullable(issuer, to)
  }
}

function writeId(id: string, to: Bytes): void {
  if (UUID.test(id)) {
    to.push(UUID_MARK)
    to.append(Buffer.from(id.replaceAll('-', ''), 'hex'))
  } else {
    to.push(TEXT_MARK)
    to.text(id)
  }
}

function writeNullable(text: string | null, to: Bytes): void {
  if (text === null) {
    to.varint(0)
    return
  }
  const bytes = Buffer.from(text)
  to.varint(bytes.length + 1)
  to.append(bytes)
}

function writeDate(date: PartialDate, to: Bytes): void {
  const qualifier = date.precision === 'range' ? 0 : qualifiers.indexOf(date.qualifier)
  to.push(precisions.indexOf(date.precision) | (calendars.indexOf(date.calendar) << 2) | (qualifier << 4))
  const numbers = {
    day: () => date.precision === 'day' && [date.year, date.month, date.day],
    month: () => date.precision === 'month' && [date.year, date.month],
    year: () => date.precision === 'year' && [date.year],
    range: () => date.precision === 'range' && [date.fromYear, date.toYear],
  }[date.precision]()
  for (const number of numbers === false ? [] : numbers) to.varint(number)
}

/** Reads what `writeEntry` wrote. */
class Reader {
  readonly #bytes: Buffer
  at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }

  varint(): number {
    let value = 0
    let shift = 0
    let byte = this.byte()
    while (byte > 127) {
      value |= (byte & 127) << shift
      shift += 7
      byte = this.byte()
    }
    return (value | (byte << shift)) >>> 0
  }

  text(): string {
    return this.#utf8(this.varint())
  }

  nullable(): string | null {
    const length = this.varint()
    return length === 0 ? null : this.#utf8(length - 1)
  }

  id(): string {
    if (this.byte() === TEXT_MARK) return this.text()
    const hex = this.#bytes.toString('hex', this.at, this.at + UUID_BYTES)
    this.at += UUID_BYTES
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  many<T>(read: () => T): T[] {
    const found: T[] = []
    for (let left = this.varint(); left > 0; left--) found.push(read())
    return found
  }

  #utf8(length: number): string {
    const from = this.at
    this.at += length
    return this.#bytes.toString('utf8', from, this.at)
  }
}

export function readId(bytes: Buffer, at: number): string {
  return new Reader(bytes, at).id()
}

/** `hashOf` of the id of the entry whose bytes begin at `at`. */
export function idKeyAt(bytes: Buffer, at: number): number {
  if (bytes[at] !== UUID_MARK) return hashOf(readId(bytes, at))
  let hash = HASH_START
  for (let byte = 0; byte < UUID_BYTES; byte++) {
    const value = bytes[at + 1 + byte] ?? 0
    hash = hashStep(hashStep(hash, HEX.charCodeAt(value >> 4)), HEX.charCodeAt(value & 15))
    if (byte === 3 || byte === 5 || byte === 7 || byte === 9) hash = hashStep(hash, HYPHEN)
  }
  return hash >>> 0
}

const HEX = '0123456789abcdef'
const HYPHEN = 0x2d

/** Trusted: the bytes were written by `writeEntry`, and a snapshot is read only when its checksum holds. */
export function readEntry(bytes: Buffer, at: number): IndexEntry {
  const from = new Reader(bytes, at)
  const id = from.id()
  const kind = from.byte()
  return {
    id,
    subject: subjects[kind & 3] ?? 'person',
    sex: sexes[(kind >> 2) & 3] ?? 'U',
    names: from.many(() => readName(from)),
    born: from.many(() => readDate(from)),
    nationalities: from.many(() => from.text() as Country),
    birthPlaces: from.many(() => ({ text: from.text(), country: from.nullable() as Country | null })),
    documents: from.many(() => ({ number: from.text(), issuer: from.nullable() as Issuer | null })),
  }
}

function readName(from: Reader): IndexEntry['names'][number] {
  const packed = from.byte()
  const text = from.text()
  return { text, type: nameTypes[packed & 7] ?? 'primary', parts: packed < 8 ? null : readParts(from) }
}

function readParts(from: Reader): NameParts {
  return { given: from.nullable(), middle: from.nullable(), family: from.nullable() }
}

function readDate(from: Reader): PartialDate {
  const packed = from.byte()
  const calendar = calendars[(packed >> 2) & 3] ?? 'gregorian'
  const qualifier = qualifiers[(packed >> 4) & 3] ?? 'exact'
  const precision = precisions[packed & 3] ?? 'year'
  const year = from.varint()
  switch (precision) {
    case 'day':
      return { precision, year, month: from.varint(), day: from.varint(), qualifier, calendar }
    case 'month':
      return { precision, year, month: from.varint(), qualifier, calendar }
    case 'year':
      return { precision, year, qualifier, calendar }
    case 'range':
      return { precision, fromYear: year, toYear: from.varint(), calendar }
  }
}

/** What an entry's column says when its bytes must be read: several dates, a range, "circa". */
export const IN_BYTES = 0xffff_ffff

/** The dates of birth in one number: 0 for none, an exact Gregorian one as year, month, day of 12, 4 and 5 bits. */
export function packBorn(born: readonly PartialDate[]): number {
  const [first] = born
  if (first === undefined) return 0
  const date = toGregorian(first)
  if (born.length > 1 || date.precision === 'range' || date.qualifier !== 'exact') return IN_BYTES
  if (date.year < 1 || date.year > 4095) return IN_BYTES
  const month = date.precision === 'year' ? 0 : date.month
  return (date.year << 9) | (month << 5) | (date.precision === 'day' ? date.day : 0)
}

export const yearIn = (born: number): number => born >>> 9
/** 0 where only the year is known. */
export const monthIn = (born: number): number => (born >>> 5) & 15
/** 0 where no day is known, and where the dates are in the bytes. */
export const dayIn = (born: number): number => (born === IN_BYTES ? 0 : born & 31)
/** The bits of month and day. */
export const DAY_OF_YEAR = 511

export function unpackBorn(packed: number): PartialDate {
  const [year, month, day] = [yearIn(packed), monthIn(packed), dayIn(packed)]
  if (month === 0) return { precision: 'year', year, qualifier: 'exact', calendar: 'gregorian' }
  if (day === 0) return { precision: 'month', year, month, qualifier: 'exact', calendar: 'gregorian' }
  return { precision: 'day', year, month, day, qualifier: 'exact', calendar: 'gregorian' }
}

/** Sex (2 bits), the nationality by its letters (15 bits), a bit when there are several, and one when there are documents. */
export function packFacts({ sex, nationalities, documents }: IndexEntry): number {
  const [first] = nationalities
  const country = first === undefined ? 0 : packCountry(first)
  const several = nationalities.length > 1 ? SEVERAL : 0
  return sexes.indexOf(sex) | (country << 2) | several | (documents.length > 0 ? WITH_DOCUMENTS : 0)
}

export const SEVERAL = 1 << 20
export const WITH_DOCUMENTS = 1 << 21

export function unpackSex(facts: number): IndexEntry['sex'] {
  return sexes[facts & 3] ?? 'U'
}

/** 0 when none is known, else as `packCountry` makes it. */
export function countryIn(facts: number): number {
  return (facts >>> 2) & 0x7fff
}

/** Three letters of 5 bits. */
export function packCountry(country: string): number {
  let packed = 0
  for (let at = 0; at < 3; at++) packed = (packed << 5) | ((country.charCodeAt(at) - 64) & 31)
  return packed
}
