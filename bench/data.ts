import { exactBirth } from '../db/seed/birth-date.ts'
import {
  type InventedName,
  inventName,
  latinName,
  nativeName,
  usualSpelling,
} from '../db/seed/invented-name.ts'
import { namePools } from '../db/seed/name-pools/all-pools.ts'
import type { NameForm } from '../db/seed/name-pools/pool.ts'
import { type Random, seededRandom } from '../db/seed/random.ts'
import type { Keyed } from '../engines/identifier-index/types.ts'
import type { IdentifierKind } from '../engines/identifiers/types.ts'
import type { IndexEntry, Query } from '../engines/matching/types.ts'
import { formatPartialDate, type PartialDate } from '../kernel/partial-date.ts'

/** Somebody on a list, or asked about. */
export type BenchPerson = {
  readonly name: string
  readonly native: string | null
  readonly born: PartialDate
  readonly sex: 'M' | 'F'
}

const BIRTH_YEARS = { from: 1946, to: 2007 }
/** Share of family names that are on no pool: lists have a long tail of names that stand there once. Ours to confirm. */
const RARE = 0.35

/** People in all scripts of the demo world, one after the other; common names are common (Zipf's law), others rare. */
export function* benchPeople(count: number, seed: number): Generator<BenchPerson> {
  const even = seededRandom(seed, 'bench people')
  const random = likeNames(even)
  for (let made = 0; made < count; made++) {
    const pool = even.pick(namePools)
    const sex = even.chance(0.78) ? 'M' : 'F'
    const invented = inventName(pool, sex, random)
    const name = even.chance(RARE) ? withRareFamily(invented, pool.family[sex], even) : invented
    yield {
      name: latinName(name, usualSpelling, 'primary').text,
      native: nativeName(name)?.text ?? null,
      born: exactBirth(BIRTH_YEARS, even),
      sex,
    }
  }
}

/** The same stream, but of a list's members the first are picked most: the k-th as often as 1/k. */
function likeNames(random: Random): Random {
  return {
    ...random,
    pick: (list) => {
      const found = list[Math.floor(list.length ** random.next()) - 1]
      if (found === undefined) throw new Error('nothing to pick from an empty list')
      return found
    },
  }
}

/** Begins as one family name of the language and ends as another. */
function withRareFamily(name: InventedName, families: readonly NameForm[], random: Random): InventedName {
  const isSyllabic = name.pool.gap === ''
  if (isSyllabic || name.family.length === 0 || families.length === 0) return name
  const [start, end] = [random.pick(families), random.pick(families)]
  const spliced = (one: string, other: string): string =>
    one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.floor(other.length / 2))
  const form: NameForm = {
    native: spliced(start.native, end.native),
    latin: [spliced(start.latin[0], end.latin[0])],
    reading: null,
  }
  return { ...name, family: [form] }
}

/** What an index holds of somebody. */
export function entryOf(id: string, { name, native, born, sex }: BenchPerson): IndexEntry {
  const original = native === null ? [] : [{ text: native, type: 'original' as const, parts: null }]
  return {
    ...{ id, subject: 'person', born: [born], sex },
    names: [{ text: name, type: 'primary', parts: null }, ...original],
    ...{ nationalities: [], birthPlaces: [], documents: [] },
  }
}

/** A question about somebody, the name as it is given. As in a check, a name alone may be that of anything. */
export function queryOf(name: string, born: PartialDate | null): Query {
  const nothing = { parts: null, nationality: null, sex: null, birthPlace: null, document: null }
  return { name, born, subject: born === null ? null : 'person', ...nothing }
}

/** Leaves a letter out, as the commonest slip. */
export function withSlip(name: string): string {
  const at = Math.floor(name.length / 2)
  return name.slice(0, at) + name.slice(at + 1)
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const VIN_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
/** Primes that lead from a place to a number which no other place has, and which looks like none. */
const DOCUMENT_STEP = 4_294_967_291
const DOCUMENTS = 26 * 26 * 10 ** 7

/** The identifier of the place-th record: 14 documents, 4 plates, a vehicle and a firearm of twenty. */
export function benchIdentifier(place: number): Keyed {
  const kind = kindAt(place % 20)
  const text = textOf(kind, place)
  return { kind, keys: { exact: [text], folded: [text], lookalike: [lookalike(text)] } }
}

function kindAt(part: number): IdentifierKind {
  if (part < 14) return 'document_number'
  if (part < 18) return 'plate'
  return part === 18 ? 'vin' : 'firearm_serial'
}

function textOf(kind: IdentifierKind, place: number): string {
  const mixed = Number((BigInt(place) * BigInt(DOCUMENT_STEP)) % BigInt(DOCUMENTS))
  switch (kind) {
    case 'vin':
      return `WVW${inLetters(mixed, VIN_LETTERS, 8)}${String(place).padStart(6, '0').slice(-6)}`
    case 'plate':
      return `${inLetters(mixed, LETTERS, 3)}${place}`
    default:
      return `${inLetters(Math.floor(mixed / 10 ** 7), LETTERS, 2)}${String(mixed % 10 ** 7).padStart(7, '0')}`
  }
}

function inLetters(value: number, letters: string, length: number): string {
  let left = value
  let text = ''
  for (let at = 0; at < length; at++) {
    text += letters[left % letters.length] ?? ''
    left = Math.floor(left / letters.length)
  }
  return text
}

/** What readers and cameras take for each other, made one: two keys of three differ from the exact one. */
function lookalike(text: string): string {
  return text.replace(
    /[OIBSZQ]/g,
    (letter) => ({ O: '0', Q: '0', I: '1', B: '8', S: '5', Z: '2' })[letter] ?? letter,
  )
}

/** Ids like those of records, in the order of time. */
export function benchId(place: number): string {
  const at = place.toString(16).padStart(12, '0')
  const random = (Math.imul(place, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `0198${at.slice(0, 4)}-${at.slice(4, 8)}-7${at.slice(9, 12)}-8000-${random}0000`
}

/** What a check by name and birth date is asked, for the route and for its action. */
export function askedNames(count: number, seed: number): readonly { name: string; born: string }[] {
  return Array.from(benchPeople(count, seed), ({ name, born }) => ({ name, born: formatPartialDate(born) }))
}

/** Numbers of documents that nobody has. */
export function askedNumbers(count: number): readonly { document: string }[] {
  return Array.from({ length: count }, (_, at) => ({ document: `Y${1_000_000 + at * 37}` }))
}
