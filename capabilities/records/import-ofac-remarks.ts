import { isImoNumber } from '../../engines/identifiers/imo.ts'
import type { Country } from '../../kernel/country.ts'
import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import type { NamedKind } from '../../kernel/record-kind.ts'
import type { IdentityDocument, Place } from './body-parts.ts'
import { readCountryName, readCountryOfPlace } from './country-names.ts'
import { cleanLine, cutLine } from './import-text.ts'
import { readIssuerName } from './issuer-names.ts'
import type { Sex } from './record.ts'

/** What the remarks of an entry tell that a field can hold. The remarks themselves are kept whole beside it. */
export type OfacFacts = {
  born: PartialDate[]
  birthPlaces: Place[]
  nationalities: Country[]
  sex: Sex
  /** Names in quotes, which OFAC calls weak, and former ones. */
  weakAliases: string[]
  formerNames: string[]
  documents: IdentityDocument[]
  imo: string | null
  mmsi: string | null
  callSign: string | null
  vesselType: string | null
}

type Reader = (facts: OfacFacts, found: RegExpExecArray, subject: NamedKind) => void

/** How OFAC calls a number, and what it is. The first that fits decides. */
const documentKinds: readonly (readonly [string, IdentityDocument['type']])[] = [
  ['(?:[A-Z][\\w.]* )*Passport(?: No\\.| Number| Booklet:)?', 'passport'],
  ['Tax ID No\\.|Paraguayan Tax ID|US FEIN', 'tax_number'],
  ['National ID No\\.|Personal ID No\\.', 'national_number'],
  [
    'Travel Document Number|Birth Certificate Number|Residency Number|Electoral Registry No\\.|VisaNumberID|Credencial electoral',
    'other',
  ],
  [
    'Immigration No\\.|File Number|Serial No\\.|Cartilla de Servicio Militar Nacional|Pilot License Number',
    'other',
  ],
  ["Driver's License No\\.", 'driving_licence'],
  ['Cedula No\\.|D\\.N\\.I\\.|I\\.F\\.E\\.|LE Number|Numero de Identidad', 'identity_card'],
  [
    '(?:[A-Z]\\w* )*(?:ID|National ID|Identity) Card(?: No\\.| Number)?|[A-Z][a-z]+ ID No\\.',
    'identity_card',
  ],
  [
    '(?:[A-Z]\\w* )?(?:National|Personal) (?:Foreign )?(?:ID|Identification)(?: No\\.| Number)?',
    'national_number',
  ],
  ["SSN|C\\.U\\.R\\.P\\.|CURP|Citizen's Card Number|(?:[A-Z]\\w+ )?Identification Number", 'national_number'],
  ['NIT|R\\.F\\.C\\.|RFC|RUC|RIF|RTN|C\\.U\\.I\\.T\\.|CUIT|V\\.A\\.T\\. Number|Fiscal Code', 'tax_number'],
  ['Italian Fiscal Code|C\\.U\\.I\\.|CNPJ|CPF', 'tax_number'],
  [
    '(?:[A-Z][\\w.]* )*(?:Registration|Registry|Company|Enterprise|Incorporation) (?:Number|ID|No\\.|Document)',
    'registration',
  ],
  ['Commercial Registry Number|Certificate of Incorporation Number', 'registration'],
  [
    'Folio Mercantil No\\.|Matricula Mercantil(?: No\\.?)?|C\\.R\\. No\\.|Trade License No\\.|Business Number',
    'registration',
  ],
  ['Registered Charity No\\.|Chamber of Commerce Number|D-U-N-S Number|Legal Entity Number', 'registration'],
  ['Uni(?:fied|ted) Social Credit Code(?: (?:Certificate )?\\(USCCC?\\))?', 'registration'],
  ['Government Gazette Number|Branch Unit Number|Public Registration Number|License', 'registration'],
]

const documentPattern = new RegExp(
  `^(${documentKinds.map(([label]) => label).join('|')}) (?:# )?((?:[A-Z]{1,4}:? )?\\S*\\d[^()]*?)(?: \\(([^()]*)\\))?((?: (?:issued|expires|expired|\\().*)?)$`,
)

const kindTests = documentKinds.map(([label, type]) => [new RegExp(`^(?:${label})$`), type] as const)

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^DOB (.+)$/, (facts, found) => facts.born.push(...datesOf(found[1] ?? ''))],
  [/^POB (.+)$/, (facts, found) => facts.birthPlaces.push(...placesOf(found[1] ?? ''))],
  [
    /^(?:nationality|citizen) (.+)$/,
    (facts, found) => facts.nationalities.push(...countriesOf(found[1] ?? '')),
  ],
  [/^Gender (Male|Female)$/, (facts, found) => assign(facts, { sex: found[1] === 'Male' ? 'M' : 'F' })],
  [/^a\.k\.a\. '(.+)'$/, (facts, found) => facts.weakAliases.push(found[1] ?? '')],
  [/^f\.k\.a\. '(.+)'$/, (facts, found) => facts.formerNames.push(found[1] ?? '')],
  [/^MMSI #? ?(\d{9})\b/, (facts, found) => assign(facts, { mmsi: facts.mmsi ?? found[1] ?? null })],
  [
    /^Vessel Call Sign (\S+)$/,
    (facts, found) => assign(facts, { callSign: facts.callSign ?? found[1] ?? null }),
  ],
  [
    /^Vessel Type (.+)$/,
    (facts, found) => assign(facts, { vesselType: facts.vesselType ?? found[1] ?? null }),
  ],
  [/^(.*?)\bIMO (\d+)\b/, readImo],
  [documentPattern, readDocument],
]

export function readOfacRemarks(remarks: string, subject: NamedKind): OfacFacts {
  const facts: OfacFacts = {
    born: [],
    birthPlaces: [],
    nationalities: [],
    sex: 'U',
    weakAliases: [],
    formerNames: [],
    documents: [],
    imo: null,
    mmsi: null,
    callSign: null,
    vesselType: null,
  }
  for (const part of remarkParts(remarks)) readPart(part, facts, subject)
  return facts
}

/** Remarks are told apart by semicolons; the last one ends with a full stop. */
export function remarkParts(remarks: string): string[] {
  const parts = cleanLine(remarks).replace(/\.$/, '').split(/;\s*/)
  return parts.map((part) => part.replace(/^\(?alt\.\s*/, '').trim()).filter((part) => part !== '')
}

function readPart(part: string, facts: OfacFacts, subject: NamedKind): void {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(part)
    if (found === null) continue
    read(facts, found, subject)
    return
  }
}

function assign(facts: OfacFacts, known: Partial<OfacFacts>): void {
  Object.assign(facts, known)
}

/** Only a vessel has an IMO number; a company's is a number of its registration with the same scheme. */
function readImo(facts: OfacFacts, found: RegExpExecArray, subject: NamedKind): void {
  const [, label = '', number = ''] = found
  const isVessels = subject === 'vessel' && isImoNumber(number)
  if (isVessels && facts.imo === null) assign(facts, { imo: number })
  else if (facts.imo !== number) {
    const doubt = subject === 'vessel' && !isVessels ? '; its check digit is wrong' : ''
    const note = `${cleanLine(`${label} IMO`)}${doubt}`
    facts.documents.push({ type: 'registration', number: `IMO ${number}`, issuer: null, note })
  }
}

/** "12 Jan 1964", "circa 1964", "1960 to 1964", "15 Jan 1964 to 20 Mar 1965"; an unread date stays in the remarks. */
function datesOf(text: string): PartialDate[] {
  const plain = parsePartialDate(text)
  if (plain !== null) return [plain]
  const years = text.match(/\b\d{4}\b/g) ?? []
  const [from = '', to = ''] = years
  const spanned = years.length === 2 ? parsePartialDate(from === to ? from : `${from}-${to}`) : null
  return spanned === null ? [] : [spanned]
}

function placesOf(text: string): Place[] {
  const line = cutLine(text)
  return line === null ? [] : [{ text: line, country: readCountryOfPlace(text) }]
}

function countriesOf(text: string): Country[] {
  const country = readCountryName(text)
  return country === null ? [] : [country]
}

function readDocument(facts: OfacFacts, found: RegExpExecArray, subject: NamedKind): void {
  const [, label = '', number = '', country = '', rest = ''] = found
  if (!/\d/.test(number) || number.length > 100) return
  const kind = kindTests.find(([pattern]) => pattern.test(label))?.[1] ?? 'other'
  const isCompanys = kind === 'national_number' && subject !== 'person'
  const issuer = readIssuerName(country)
  const unread = issuer === null && country !== '' ? `(${country})` : ''
  facts.documents.push({
    type: isCompanys ? 'registration' : kind,
    number: number.replace(/,$/, ''),
    issuer,
    note: cutLine(`${label} ${unread} ${rest}`),
  })
}
