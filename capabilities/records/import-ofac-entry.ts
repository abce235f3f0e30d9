import type { NameType } from '../../kernel/person-name.ts'
import type { NamedKind } from '../../kernel/record-kind.ts'
import type { Place, RecordName } from './body-parts.ts'
import { readCountryName } from './country-names.ts'
import { distinctNames, invertedName, nameOf } from './import-names.ts'
import { type OfacFacts, readOfacRemarks } from './import-ofac-remarks.ts'
import { cleanLine, cutLine, fitLines, joinRemarks } from './import-text.ts'
import type { NamedBody, RecordBody } from './record.ts'

/** A row of SDN.CSV by the names of its columns, with the rows of the other files that belong to it. */
export type OfacEntry = {
  readonly name: string
  readonly type: string
  readonly programmes: string
  readonly title: string
  readonly callSign: string
  readonly vesselType: string
  readonly tonnage: string
  readonly grossTonnage: string
  readonly flag: string
  readonly owner: string
  readonly remarks: string
  readonly aliases: readonly { readonly type: string; readonly name: string; readonly remarks: string }[]
  readonly addresses: readonly OfacAddress[]
}
type OfacAddress = {
  readonly street: string
  readonly city: string
  readonly country: string
  readonly remarks: string
}

/** The body of an entry of a type that is taken; null when it has no name. */
export function readOfacEntry(entry: OfacEntry, kind: NamedKind): RecordBody | null {
  const facts = readOfacRemarks(entry.remarks, kind)
  const names = readNames(entry, facts, kind)
  if (names === null) return null
  const common = { names, documents: distinct(facts.documents), programmes: programmesOf(entry.programmes) }
  switch (kind) {
    case 'person':
      return readPerson(entry, facts, common)
    case 'organisation':
      return readOrganisation(entry, common)
    case 'vessel':
      return readVessel(entry, facts, common)
  }
}

type Common = Pick<NamedBody, 'documents' | 'programmes'> & { names: RecordName[] }

function readPerson(entry: OfacEntry, facts: OfacFacts, common: Common): RecordBody {
  const positions = fitLines([entry.title])
  return {
    ...common,
    kind: 'person',
    born: distinct(facts.born),
    birthPlaces: distinct(facts.birthPlaces),
    nationalities: distinct(facts.nationalities),
    sex: facts.sex,
    positions: positions.fitting,
    addresses: distinct(entry.addresses.flatMap(placeOf)),
    remarks: joinRemarks([...positions.tooLong, entry.remarks, ...aliasRemarks(entry)]),
  }
}

function readOrganisation(entry: OfacEntry, common: Common): RecordBody {
  const addresses = distinct(entry.addresses.flatMap(placeOf))
  return {
    ...common,
    kind: 'organisation',
    countries: distinct(addresses.flatMap((address) => address.country ?? [])),
    addresses,
    remarks: joinRemarks([...titled('Title', entry.title), entry.remarks, ...aliasRemarks(entry)]),
  }
}

function readVessel(entry: OfacEntry, facts: OfacFacts, common: Common): RecordBody {
  const flag = readCountryName(entry.flag)
  const grossTonnage = wholeNumber(entry.grossTonnage)
  return {
    ...common,
    kind: 'vessel',
    imo: facts.imo,
    mmsi: facts.mmsi,
    callSign: cutLine(entry.callSign) ?? facts.callSign,
    ...{ hin: null, companyImo: null, engineNumbers: [] },
    flag,
    vesselType: cutLine(entry.vesselType) ?? facts.vesselType,
    grossTonnage,
    owner: cutLine(entry.owner),
    remarks: joinRemarks([
      ...titled('Title', entry.title),
      ...titled('Deadweight tonnage', entry.tonnage),
      ...(grossTonnage === null ? titled('Gross tonnage', entry.grossTonnage) : []),
      ...(flag === null ? titled('Flag', entry.flag) : []),
      ...entry.addresses.flatMap(placeOf).flatMap((place) => titled('Address', place.text)),
      entry.remarks,
      ...aliasRemarks(entry),
    ]),
  }
}

const aliasTypes: Readonly<Record<string, NameType>> = { fka: 'former' }

function readNames(entry: OfacEntry, facts: OfacFacts, kind: NamedKind): RecordName[] | null {
  const read = kind === 'person' ? invertedName : nameOf
  const primary = read(entry.name, 'primary')
  if (primary === null) return null
  return distinctNames([
    primary,
    ...entry.aliases.flatMap((alias) => read(alias.name, aliasTypes[alias.type] ?? 'alias') ?? []),
    ...facts.formerNames.flatMap((name) => read(name, 'former') ?? []),
    ...facts.weakAliases.flatMap((name) => read(name, 'weak_alias') ?? []),
  ])
}

function aliasRemarks(entry: OfacEntry): string[] {
  return entry.aliases.flatMap((alias) => titled(`Alias ${cleanLine(alias.name)}`, alias.remarks))
}

function placeOf(address: OfacAddress): Place[] {
  const text = [address.street, address.city, address.country].filter((part) => part !== '').join(', ')
  const line = cutLine(address.remarks === '' ? text : `${text} (${address.remarks})`)
  return line === null ? [] : [{ text: line, country: readCountryName(address.country) }]
}

/** "SDGT] [IFSR" is two programmes; the outermost brackets are not written. */
export function programmesOf(text: string): string[] {
  return fitLines(text.split(/\]\s*\[/).map((code) => code.replace(/[[\]]/g, ''))).fitting
}

function titled(title: string, text: string): string[] {
  return text === '' ? [] : [`${title}: ${text}`]
}

function wholeNumber(text: string): number | null {
  const digits = text.replaceAll(',', '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** Every value once, compared by content. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
