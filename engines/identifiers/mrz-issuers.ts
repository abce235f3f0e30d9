import { type Country, parseCountry } from '../../kernel/country.ts'

/*
 * Codes of issuers and nationalities that are no country of ISO 3166-1: Doc 9303-3 (8th ed.) §5, and historic codes that
 * stand on old documents (general knowledge, verify). Words for them are the screens', by the meaning named here.
 */

export type IssuerMeaning =
  | 'country'
  | 'british_class'
  | 'organisation'
  | 'stateless_or_refugee'
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
      ['stateless_or_refugee', 'XXA XXB XXC XXX'],
      ['historic', 'ANT NTZ ROM ZAR YUG SCG SUN CSK DDR TMP BUR ZIM'],
      ['specimen', 'UTO'],
    ] as const
  ).flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning] as const)),
)

/** Codes whose country goes on under another code. Those of states that fell apart have no single successor. */
const GOES_ON_AS: Readonly<Record<string, string>> = {
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
}

/** The country of a code without fillers; a zone has three letters, or D for Germany. */
export function issuerCountry(code: string): Country | null {
  if (code.length !== 3 && code !== 'D') return null
  return parseCountry(GOES_ON_AS[code] ?? code)
}

export function issuerMeaning(code: string): IssuerMeaning {
  const other = OTHER_ISSUERS.get(code)
  if (other !== undefined) return other
  return issuerCountry(code) === null ? 'unknown' : 'country'
}

export function isKnownIssuer(code: string): boolean {
  return issuerMeaning(code) !== 'unknown'
}

/**
 * What an issuer does otherwise than Doc 9303, so that a finding may be explained by it. A note, never an excuse: a check
 * that fails still fails. After published specimens and the reference on identifiers; verify with the issuer.
 */
type IssuerDeviation = {
  readonly name: string
  readonly issuer: string
  /** The document code begins with it. */
  readonly code: string
}

const issuerDeviations: readonly IssuerDeviation[] = [
  // Internal passports spell Cyrillic letters with digits and need no expiry.
  { name: 'russian_letters_as_digits', issuer: 'RUS', code: 'PN' },
  // Numbers have no vowels and no letters that look like digits: C F G H J K L M N P R T V W X Y Z.
  { name: 'german_number_alphabet', issuer: 'D', code: '' },
  // Cards of 1997 to 2021 are of TD2 size, part of the personal number stands in the optional field.
  { name: 'romanian_personal_number', issuer: 'ROU', code: 'ID' },
  { name: 'romanian_personal_number', issuer: 'ROM', code: 'ID' },
  // The national number with a digit of its own stands in the optional field.
  { name: 'dutch_personal_number', issuer: 'NLD', code: 'I' },
  { name: 'belgian_personal_number', issuer: 'BEL', code: 'ID' },
  { name: 'swedish_personal_number', issuer: 'SWE', code: 'I' },
  { name: 'serbian_personal_number', issuer: 'SRB', code: 'ID' },
  // The whole name is one field without the two fillers.
  { name: 'malaysian_names', issuer: 'MYS', code: 'P' },
  // No surname: the name begins with two fillers.
  { name: 'indian_names', issuer: 'IND', code: 'P' },
  { name: 'estonian_permit_code', issuer: 'EST', code: 'RP' },
]

export function deviationsOf(issuer: string, documentCode: string): readonly IssuerDeviation[] {
  return issuerDeviations.filter((own) => own.issuer === issuer && documentCode.startsWith(own.code))
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
