import { type Country, parseCountry } from '../../kernel/country.ts'
import { type Issuer, parseIssuer } from '../../kernel/issuer.ts'
import type { ZoneHolder } from './mrz-holder.ts'

/*
 * Codes of issuers and nationalities that are no country of ISO 3166-1: Doc 9303-3 (8th ed.) §5, and historic codes that
 * stand on old documents (general knowledge, verify). Words for them are the screens', by the meaning named here.
 */

export type IssuerMeaning =
  | 'country'
  | 'british_class'
  | 'organisation'
  | 'stateless_or_refugee'
  | 'unspecified'
  | 'historic'
  | 'specimen'
  | 'interpol'
  | 'unknown'

const OTHER_ISSUERS: ReadonlyMap<string, IssuerMeaning> = new Map(
  (
    [
      ['british_class', 'GBD GBN GBO GBP GBS'],
      // EUE laissez-passer; UNO, UNA officials; UNK residents of Kosovo under UNMIK; X-codes of organisations; IAO ICAO.
      ['organisation', 'EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XES XMP XOM XDC IAO'],
      ['interpol', 'XPO'],
      ['stateless_or_refugee', 'XXA XXB XXC'],
      // The issuing state need not say whether the holder is one of the former.
      ['unspecified', 'XXX'],
      ['historic', 'ANT NTZ ROM ZAR YUG SCG SUN CSK DDR TMP BUR ZIM'],
      ['specimen', 'UTO'],
    ] as const
  ).flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning] as const)),
)

/**
 * Codes that mean another issuer. Those of states that fell apart have no single successor. Officials of specialised agencies
 * carry the laissez-passer of the United Nations (Convention of 1947, section 26), whose mission UNMIK was as well.
 */
const MEANS: Readonly<Record<string, string>> = {
  ROM: 'ROU',
  ZAR: 'COD',
  TMP: 'TLS',
  BUR: 'MMR',
  ZIM: 'ZWE',
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
  UNA: 'UNO',
  UNK: 'UNO',
}

/** The country of a code without fillers; a zone has three letters, or D for Germany. */
export function issuerCountry(code: string): Country | null {
  if (code.length !== 3 && code !== 'D') return null
  return parseCountry(MEANS[code] ?? code)
}

/** As `issuerCountry`, or the organisation that issued the document. */
export function issuerOf(code: string): Issuer | null {
  return code.length === 3 || code === 'D' ? parseIssuer(MEANS[code] ?? code) : null
}

export function issuerMeaning(code: string): IssuerMeaning {
  const other = OTHER_ISSUERS.get(code)
  if (other !== undefined) return other
  return issuerCountry(code) === null ? 'unknown' : 'country'
}

export function isKnownIssuer(code: string): boolean {
  return issuerMeaning(code) !== 'unknown'
}

type Deviation = {
  readonly name: string
  readonly issuers: string
  /** The document code begins with it. */
  readonly code: string
  readonly applies: (holder: ZoneHolder) => boolean
}

/**
 * What issuers do otherwise than Doc 9303, so that a finding may be explained by it. A note, never an excuse: a check
 * that fails still fails. After published specimens and the project's reference on identifiers; verify with the issuer.
 */
const DEVIATIONS: readonly Deviation[] = [
  // Internal passports spell Cyrillic letters with digits and need no expiry.
  { name: 'russian_letters_as_digits', issuers: 'RUS', code: 'PN', applies: () => true },
  // Numbers have no vowels and no letters that look like digits, but for the first letter of older series.
  {
    name: 'german_number_letters',
    issuers: 'D',
    code: '',
    applies: ({ number }) => /[ABDEIOQSU]/.test(number.slice(1)),
  },
  // A national number stands in the optional field, Romania's (to 2021) in part: compare birth and sex with it.
  {
    name: 'personal_number_in_optional',
    issuers: 'BEL NLD ROU ROM SRB SWE EST FIN',
    code: 'I',
    applies: ({ optional }) => /\d{6}/.test(optional.join('')),
  },
  // The whole name is one field, often without the two fillers.
  { name: 'one_field_of_names', issuers: 'MYS', code: 'P', applies: ({ givenNames }) => givenNames === '' },
  // No surname: the name begins with two fillers.
  { name: 'no_surname', issuers: 'IND', code: 'P', applies: ({ surname }) => surname === '' },
  { name: 'estonian_permit_code', issuers: 'EST', code: 'RP', applies: () => true },
]

export function deviationsOf(holder: ZoneHolder): readonly string[] {
  return DEVIATIONS.filter(
    ({ issuers, code, applies }) =>
      issuers.split(' ').includes(holder.issuer) && holder.documentCode.startsWith(code) && applies(holder),
  ).map(({ name }) => name)
}

/** How Russian internal passports write Cyrillic letters (verify: Order of the Ministry of Interior, after specimens). */
const RUSSIAN = new Map(
  [...'ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678'].map((char, at) => [
    char,
    [...'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'][at] ?? char,
  ]),
)

/** The names of a Russian internal passport in Cyrillic letters. */
export function russianLetters(text: string): string {
  return [...text].map((char) => RUSSIAN.get(char) ?? char).join('')
}
