import type { Country } from '../../kernel/country.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import type { NameType } from '../../kernel/person-name.ts'
import type { Place, RecordName } from './body-parts.ts'
import { readCountryName } from './country-names.ts'
import { distinctNames, nameOf, namesOf, splitAliases } from './import-names.ts'
import { cleanLine, fitLines, joinRemarks } from './import-text.ts'
import { readBirth, readDocument, readPlace } from './import-un-parts.ts'
import { childrenOf, childText, type XmlElement } from './import-xml.ts'
import type { OrganisationBody, PersonBody, Sex } from './record.ts'

/** The body of an INDIVIDUAL; null when it has no name. */
export function readIndividual(element: XmlElement): PersonBody | null {
  const { names, remarks: aboutNames } = readNames(element, 'INDIVIDUAL_ALIAS')
  if (names === null) return null
  const births = childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH').map(readBirth)
  const aliases = childrenOf(element, 'INDIVIDUAL_ALIAS').map(bornUnderAlias)
  const documents = childrenOf(element, 'INDIVIDUAL_DOCUMENT').map(readDocument)
  const nationalities = valuesOf(element, 'NATIONALITY')
  const positions = fitLines(valuesOf(element, 'DESIGNATION'))
  return {
    kind: 'person',
    names,
    born: distinct([...births.flatMap((read) => read.found), ...aliases.flatMap((alias) => alias.born)]),
    birthPlaces: distinct([
      ...placesOf(element, 'INDIVIDUAL_PLACE_OF_BIRTH'),
      ...aliases.flatMap((alias) => alias.birthPlaces),
    ]),
    nationalities: distinct(nationalities.flatMap((name) => readCountryName(name) ?? [])),
    sex: readSex(childText(element, 'GENDER')),
    positions: positions.fitting,
    addresses: distinct(placesOf(element, 'INDIVIDUAL_ADDRESS')),
    documents: distinct(documents.flatMap((read) => read.found)),
    programmes: programmesOf(element),
    remarks: joinRemarks([
      ...titled('Title', valuesOf(element, 'TITLE')),
      ...titled('Position', positions.tooLong),
      ...unreadCountries('Nationality', nationalities),
      ...births.flatMap((read) => read.remarks),
      ...documents.flatMap((read) => read.remarks),
      ...aboutNames,
      ...listing(element),
    ]),
  }
}

/** The body of an ENTITY; null when it has no name. */
export function readEntity(element: XmlElement): OrganisationBody | null {
  const { names, remarks: aboutNames } = readNames(element, 'ENTITY_ALIAS')
  if (names === null) return null
  const addresses = distinct(placesOf(element, 'ENTITY_ADDRESS'))
  return {
    kind: 'organisation',
    names,
    countries: distinct(addresses.flatMap((address) => address.country ?? [])),
    addresses,
    documents: [],
    programmes: programmesOf(element),
    remarks: joinRemarks([
      ...titled('Title', valuesOf(element, 'TITLE')),
      ...aboutNames,
      ...listing(element),
    ]),
  }
}

const nameFields = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']

/** The UN does not mark family names, so no name has parts. */
function readNames(
  element: XmlElement,
  aliasField: string,
): { names: RecordName[] | null; remarks: string[] } {
  const primary = nameOf(nameFields.map((field) => childText(element, field)).join(' '), 'primary')
  if (primary === null) return { names: null, remarks: [] }
  const own = aliasField === 'ENTITY_ALIAS' ? splitAliases(primary.text) : { names: [], abbreviations: [] }
  const originals = childrenOf(element, 'NAME_ORIGINAL_SCRIPT').flatMap((field) => splitOriginals(field.text))
  const aliases = childrenOf(element, aliasField).map(readAlias)
  const names = [
    primary,
    ...namesOf(originals, 'original'),
    ...namesOf(own.names, 'alias'),
    ...aliases.flatMap((alias) => alias.names),
    ...namesOf(own.abbreviations, 'weak_alias'),
  ]
  return { names: distinctNames(names), remarks: aliases.flatMap((alias) => alias.remarks) }
}

/** Line breaks inside a name are wrapping; brackets and semicolons separate names. */
function splitOriginals(text: string): readonly string[] {
  const { names, abbreviations } = splitAliases(text.replace(/\s\/\s|،\s/g, ';'))
  return [...names, ...abbreviations]
}

const aliasTypes: Readonly<Record<string, NameType>> = { low: 'weak_alias', 'f.k.a.': 'former' }

function readAlias(element: XmlElement): { names: RecordName[]; remarks: string[] } {
  const line = cleanLine(childText(element, 'ALIAS_NAME'))
  if (line === '') return { names: [], remarks: [] }
  const note = cleanLine(childText(element, 'NOTE'))
  const isFormer = /\b(?:previously|formerly) listed as\b/i.test(`${line} ${note}`)
  const type = isFormer
    ? 'former'
    : (aliasTypes[cleanLine(childText(element, 'QUALITY')).toLowerCase()] ?? 'alias')
  const { names, abbreviations, notes } = splitAliases(line)
  const told = ['DATE_OF_BIRTH', 'CITY_OF_BIRTH', 'COUNTRY_OF_BIRTH', 'NOTE'].map((name) =>
    cleanLine(childText(element, name)),
  )
  const aside = told.filter((text) => text !== '').join(', ')
  return {
    names: [...namesOf(names, type), ...namesOf(abbreviations, 'weak_alias')],
    remarks: [...notes.map((text) => `Alias: ${text}`), ...(aside === '' ? [] : [`Alias ${line}: ${aside}`])],
  }
}

/** A birth told for an alias is one the person has used, so a check must find it too. */
function bornUnderAlias(element: XmlElement): { born: PartialDate[]; birthPlaces: Place[] } {
  const date = parsePartialDate(childText(element, 'DATE_OF_BIRTH'))
  const fields = [childText(element, 'CITY_OF_BIRTH'), childText(element, 'COUNTRY_OF_BIRTH')]
  const text = fitLines([
    fields
      .map(cleanLine)
      .filter((part) => part !== '')
      .join(', '),
  ]).fitting
  return {
    born: date === null ? [] : [date],
    birthPlaces: text.map((line) => ({ text: line, country: readCountryName(fields[1] ?? '') })),
  }
}

function placesOf(element: XmlElement, field: string): Place[] {
  return childrenOf(element, field).flatMap((child) => readPlace(child) ?? [])
}

function valuesOf(element: XmlElement, field: string): string[] {
  const values = childrenOf(element, field).flatMap((child) => childrenOf(child, 'VALUE'))
  return values.map((value) => cleanLine(value.text)).filter((text) => text !== '')
}

function programmesOf(element: XmlElement): string[] {
  return fitLines([childText(element, 'UN_LIST_TYPE')]).fitting
}

const sexes: Readonly<Record<string, Sex>> = { male: 'M', female: 'F' }

function readSex(text: string): Sex {
  return sexes[cleanLine(text).toLowerCase()] ?? 'U'
}

function listing(element: XmlElement): string[] {
  return [
    ...titled('Listed on', [cleanLine(childText(element, 'LISTED_ON'))]),
    ...titled('Updated', [valuesOf(element, 'LAST_DAY_UPDATED').join(', ')]),
    childText(element, 'COMMENTS1'),
  ]
}

function titled(title: string, texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '').map((text) => `${title}: ${text}`)
}

function unreadCountries(title: string, names: readonly string[]): string[] {
  return titled(
    title,
    names.filter((name) => readCountryName(name) === null),
  )
}

/** Every value once, compared by content. */
function distinct<T extends Country | PartialDate | object>(values: readonly T[]): T[] {
  const byContent = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...byContent.values()]
}
