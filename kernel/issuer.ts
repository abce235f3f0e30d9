import { type Country, countryName, type Language, parseCountry } from './country.ts'
import type { Brand } from './id.ts'
import table from './organisation-names.json' with { type: 'json' }

/**
 * An organisation that issues travel documents, by its code of ICAO Doc 9303-3 (8th ed.) §5, parts B to D. It takes part as
 * a partner under the same code (`BureauCode`).
 */
type Organisation = Brand<string, 'Organisation'>

/** Who issues a document. */
export type Issuer = Country | Organisation

type NamedOrganisation = {
  readonly code: Organisation
  readonly names: Readonly<Record<Language, string>>
}

/** In alphabetical order of the codes. */
export const organisations: readonly NamedOrganisation[] = table.rows.map(({ code, names }) => ({
  code: code as Organisation,
  names,
}))
const byCode = new Map(organisations.map((one) => [`${one.code}`, one]))

/** Reads the code of a country as `parseCountry` does, or of an organisation in any case; null when it is neither's. */
export function parseIssuer(code: string): Issuer | null {
  return parseCountry(code) ?? byCode.get(code.trim().toUpperCase())?.code ?? null
}

/** The issuer where it is a country; null of an organisation. */
export function countryOf(issuer: Issuer | null): Country | null {
  return issuer === null || byCode.has(issuer) ? null : (issuer as Country)
}

/** The name of a country as `countryName` has it, or of an organisation. */
export function issuerName(issuer: Issuer, language: Language): string {
  return byCode.get(issuer)?.names[language] ?? countryName(issuer as Country, language)
}
