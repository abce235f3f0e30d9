import { z } from 'zod'
import { isImoNumber } from '../../engines/identifiers/imo.ts'
import { type Country, parseCountry } from '../../kernel/country.ts'
import { type Issuer, parseIssuer } from '../../kernel/issuer.ts'
import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import type { NameParts } from '../../kernel/person-name.ts'
import type { NamedKind } from '../../kernel/record-kind.ts'
import type { IdentityDocument, Place, RecordName } from './body-parts.ts'
import { readCountryName, readCountryOfPlace } from './country-names.ts'
import { distinctNames, namesOf } from './import-names.ts'
import { cleanLine, cutLine, fitLines, joinRemarks } from './import-text.ts'
import { readIssuerName } from './issuer-names.ts'
import type { RecordBody, Sex } from './record.ts'

/** One line of a FollowTheMoney file, as far as it is read. */
export const ftmEntity = z.object({
  id: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.unknown()).default({}),
})
export type FtmEntity = z.infer<typeof ftmEntity>

/** Schemata that become records. */
export const ftmKinds: ReadonlyMap<string, NamedKind> = new Map([
  ['Person', 'person'],
  ['Organization', 'organisation'],
  ['Company', 'organisation'],
  ['LegalEntity', 'organisation'],
  ['PublicBody', 'organisation'],
  ['Vessel', 'vessel'],
])

/** Hands out the values of properties and remembers which were asked for, so that the rest can become remarks. */
class Properties {
  readonly #values: ReadonlyMap<string, readonly string[]>
  readonly #asked = new Set<string>()

  constructor(entity: FtmEntity) {
    this.#values = new Map(Object.entries(entity.properties).map(([name, value]) => [name, stringsOf(value)]))
  }

  take(...names: readonly string[]): string[] {
    for (const name of names) this.#asked.add(name)
    return names.flatMap((name) => this.#values.get(name) ?? [])
  }

  /** Everything not asked for, as "name: value" lines. */
  rest(): string[] {
    const left = [...this.#values].filter(([name]) => !this.#asked.has(name))
    return left.flatMap(([name, values]) => values.map((value) => `${name}: ${value}`))
  }
}

/** Values are arrays of strings; nested entities of other exports are not read. */
function stringsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((held) => {
    if (typeof held === 'number') return [String(held)]
    return typeof held === 'string' && held.trim() !== '' ? [held] : []
  })
}

/** The body of an entity of a schema that is taken; null when it has no name. */
export function readFtmEntity(
  entity: FtmEntity,
  kind: NamedKind,
  held: readonly IdentityDocument[],
): RecordBody | null {
  const properties = new Properties(entity)
  const names = readNames(properties)
  if (names === null) return null
  const documents = [...readNumbers(properties, kind), ...held]
  const programmes = fitLines(properties.take('program', 'programId'))
  const common: Common = { names, documents, programmes: programmes.fitting }
  const aside = programmes.tooLong
  switch (kind) {
    case 'person':
      return readPerson(properties, common, aside)
    case 'organisation':
      return readOrganisation(properties, common, aside)
    case 'vessel':
      return readVessel(properties, common, aside)
  }
}

type Common = { names: RecordName[]; documents: IdentityDocument[]; programmes: string[] }

function readPerson(properties: Properties, common: Common, aside: readonly string[]): RecordBody {
  const born = dates(properties.take('birthDate'))
  const nationalities = countriesOf(properties.take('nationality', 'citizenship'))
  const positions = fitLines(properties.take('position'))
  const birthCountry = countriesOf(properties.take('birthCountry'))
  const places = placesOf(properties.take('birthPlace'), birthCountry.found[0] ?? null)
  const gender = properties.take('gender')
  return {
    ...common,
    kind: 'person',
    born: born.found,
    birthPlaces: places,
    nationalities: nationalities.found,
    sex: readSex(gender[0]),
    positions: positions.fitting,
    addresses: placesOf(properties.take('address'), null),
    remarks: remarksOf(properties, [
      ...aside,
      ...positions.tooLong,
      ...titled('birthDate', born.unread),
      ...titled('nationality', nationalities.unread),
      ...titled('birthCountry', [...birthCountry.unread, ...birthCountry.found]),
      ...titled(
        'gender',
        gender.filter((word) => readSex(word) === 'U'),
      ),
    ]),
  }
}

function readOrganisation(properties: Properties, common: Common, aside: readonly string[]): RecordBody {
  const countries = countriesOf(properties.take('country', 'mainCountry', 'jurisdiction'))
  return {
    ...common,
    kind: 'organisation',
    countries: countries.found,
    addresses: placesOf(properties.take('address'), null),
    remarks: remarksOf(properties, [...aside, ...titled('country', countries.unread)]),
  }
}

function readVessel(properties: Properties, common: Common, aside: readonly string[]): RecordBody {
  const imo = oneOf(properties.take('imoNumber').map(digitsOf), isImoNumber)
  const mmsi = oneOf(properties.take('mmsi').map(digitsOf), (digits) => /^\d{9}$/.test(digits))
  const flags = countriesOf(properties.take('flag'))
  const [callSign, vesselType, owner] = ['callSign', 'type', 'owner'].map((name) =>
    fitLines(properties.take(name)),
  )
  const tonnage = oneOf(properties.take('grossRegisteredTonnage', 'tonnage').map(wholeOf), (text) =>
    /^\d{1,9}$/.test(text),
  )
  const doubtful = imo.others.filter((digits) => digits !== '').map((digits) => doubtfulImo(digits))
  return {
    ...common,
    kind: 'vessel',
    documents: [...common.documents, ...doubtful],
    imo: imo.first,
    mmsi: mmsi.first,
    callSign: callSign?.fitting[0] ?? null,
    ...{ hin: null, companyImo: null, engineNumbers: [] },
    flag: flags.found[0] ?? null,
    vesselType: vesselType?.fitting[0] ?? null,
    grossTonnage: tonnage.first === null ? null : Number(tonnage.first),
    owner: owner?.fitting[0] ?? null,
    remarks: remarksOf(properties, [
      ...aside,
      ...titled('mmsi', mmsi.others),
      ...titled('flag', [...flags.found.slice(1), ...flags.unread]),
      ...titled('tonnage', tonnage.others),
      ...titled('callSign', callSign?.fitting.slice(1) ?? []),
      ...titled('type', vesselType?.fitting.slice(1) ?? []),
      ...titled('owner', owner?.fitting.slice(1) ?? []),
    ]),
  }
}

function doubtfulImo(digits: string): IdentityDocument {
  const note = isImoNumber(digits) ? 'IMO number, also given' : 'IMO number; its check digit is wrong'
  return { type: 'registration', number: `IMO ${digits}`.slice(0, 100), issuer: null, note }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** "12345.0" and "12,345" are whole tons. */
function wholeOf(text: string): string {
  return cleanLine(text)
    .replace(/,/g, '')
    .replace(/\.\d*$/, '')
}

function oneOf(values: readonly string[], isRight: (value: string) => boolean) {
  const first = values.find(isRight) ?? null
  return { first, others: [...new Set(values.filter((value) => value !== first))] }
}

function readNames(properties: Properties): RecordName[] | null {
  const whole = [...properties.take('name')]
  const given = properties.take('firstName')
  const middle = properties.take('secondName', 'middleName')
  const family = properties.take('lastName')
  const built = [given[0], middle[0], family[0]].filter((part) => part !== undefined).join(' ')
  const written = namesOf(whole.length === 0 ? [built] : whole, 'alias')
  const chosen = written.find((name) => name.script === 'Latn') ?? written[0]
  if (chosen === undefined) return null
  const parts = partsOf(chosen.text, { given, middle, family })
  const others = written.filter((name) => name !== chosen)
  return distinctNames([
    { ...chosen, type: 'primary', parts },
    ...others.map((name): RecordName => (isOtherScript(name, chosen) ? { ...name, type: 'original' } : name)),
    ...namesOf(properties.take('alias'), 'alias'),
    ...namesOf(properties.take('previousName'), 'former'),
    ...namesOf(properties.take('weakAlias'), 'weak_alias'),
  ])
}

function isOtherScript(name: RecordName, chosen: RecordName): boolean {
  return chosen.script === 'Latn' && name.script !== 'Latn' && name.script !== 'Zyyy'
}

type WrittenParts = Record<'given' | 'middle' | 'family', readonly string[]>

/** Parts belong to the name only when there is one of each and the name holds them. */
function partsOf(name: string, { given, middle, family }: WrittenParts): NameParts | null {
  if (given.length !== 1 || family.length !== 1 || middle.length > 1) return null
  const [first = '', second = '', last = ''] = [given[0], middle[0], family[0]].map((part) =>
    cleanLine(part ?? ''),
  )
  const text = name.toLowerCase()
  const holdsAll = [first, second, last].every((part) => text.includes(part.toLowerCase()))
  return holdsAll && first !== '' && last !== ''
    ? { given: first, middle: second || null, family: last }
    : null
}

const numbers: readonly (readonly [string, IdentityDocument['type']])[] = [
  ['passportNumber', 'passport'],
  ['idNumber', 'national_number'],
  ['socialSecurityNumber', 'national_number'],
  ['taxNumber', 'tax_number'],
  ['innCode', 'tax_number'],
  ['vatCode', 'tax_number'],
  ['registrationNumber', 'registration'],
  ['ogrnCode', 'registration'],
  ['leiCode', 'registration'],
  ['dunsCode', 'registration'],
]

function readNumbers(properties: Properties, kind: NamedKind): IdentityDocument[] {
  return numbers.flatMap(([property, type]) => {
    const isCompanys = type === 'national_number' && kind !== 'person'
    return fitLines(properties.take(property)).fitting.map((number) => ({
      type: isCompanys ? ('registration' as const) : type,
      number,
      issuer: null,
      note: property,
    }))
  })
}

/** The holders of a Passport or Identification and what it is; null without a number. */
export function readFtmDocument(entity: FtmEntity): { holders: string[]; document: IdentityDocument | null } {
  const properties = new Properties(entity)
  const holders = properties.take('holder').map(cleanLine)
  const [number = ''] = fitLines(properties.take('number', 'passportNumber')).fitting
  const issuers = issuersOf(properties.take('country'))
  const type = properties.take('type')
  const note = cutLine([...type, ...issuers.unread, ...properties.rest()].join('; '))
  if (number === '') return { holders, document: null }
  const kind = entity.schema === 'Passport' ? 'passport' : identification(type.join(' '))
  return { holders, document: { type: kind, number, issuer: issuers.found[0] ?? null, note } }
}

const identifications: readonly (readonly [RegExp, IdentityDocument['type']])[] = [
  [/passport/i, 'passport'],
  [/driv/i, 'driving_licence'],
  [/tax|fiscal|\binn\b|\bvat\b/i, 'tax_number'],
  [/card|tazkira|cedula/i, 'identity_card'],
  [/regist|licen[cs]e|company/i, 'registration'],
  [/national|identi|personal|social/i, 'national_number'],
]

function identification(type: string): IdentityDocument['type'] {
  return identifications.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'
}

/** FollowTheMoney gives alpha-2 codes in lower case; some exports give names. */
function countriesOf(texts: readonly string[]): { found: Country[]; unread: string[] } {
  const read = texts.map((text) => ({ text, country: parseCountry(text) ?? readCountryName(text) }))
  return {
    found: [...new Set(read.flatMap(({ country }) => country ?? []))],
    unread: read.filter(({ country }) => country === null).map(({ text }) => text),
  }
}

function issuersOf(texts: readonly string[]): { found: Issuer[]; unread: string[] } {
  const read = texts.map((text) => ({ text, issuer: parseIssuer(text) ?? readIssuerName(text) }))
  return {
    found: read.flatMap(({ issuer }) => issuer ?? []),
    unread: read.filter(({ issuer }) => issuer === null).map(({ text }) => text),
  }
}

function dates(texts: readonly string[]): { found: PartialDate[]; unread: string[] } {
  const read = [...new Set(texts)].map((text) => ({ text, date: parsePartialDate(text) }))
  return {
    found: read.flatMap(({ date }) => date ?? []),
    unread: read.filter(({ date }) => date === null).map(({ text }) => text),
  }
}

function placesOf(texts: readonly string[], country: Country | null): Place[] {
  const lines = [...new Set(texts.flatMap((text) => cutLine(text) ?? []))]
  return lines.map((line) => ({
    text: line,
    country: readCountryOfPlace(line) ?? (lines.length === 1 ? country : null),
  }))
}

const sexes: Readonly<Record<string, Sex>> = { male: 'M', m: 'M', female: 'F', f: 'F', other: 'X' }

function readSex(word: string | undefined): Sex {
  return sexes[cleanLine(word ?? '').toLowerCase()] ?? 'U'
}

function titled(title: string, texts: readonly string[]): string[] {
  return texts.map((text) => `${title}: ${text}`)
}

function remarksOf(properties: Properties, aside: readonly string[]): string | null {
  return joinRemarks([...properties.take('notes', 'summary', 'description'), ...aside, ...properties.rest()])
}
