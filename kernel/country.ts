import table from './country-names.json' with { type: 'json' }
import type { Brand } from './id.ts'

/**
 * A country or territory by ISO 3166-1 alpha-3. `XKX` is Kosovo*, `ZZZ` unknown; ISO leaves both to users.
 */
export type Country = Brand<string, 'Country'>

export const languages = ['en', 'fr', 'es', 'ar'] as const
export type Language = (typeof languages)[number]

/** Must stand wherever the name Kosovo* is shown. Wording of the Brussels agreement of 24 February 2012. */
export const KOSOVO_FOOTNOTE =
  'This designation is without prejudice to positions on status and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.'

type Row = {
  a3: string
  a2: string
  mrz?: string
  names: { en: string; fr?: string; es?: string; ar?: string }
}

const rows: readonly Row[] = [
  ...table.rows,
  { a3: 'XKX', a2: 'XK', mrz: 'RKS', names: { en: 'Kosovo*', fr: 'Kosovo*', es: 'Kosovo*', ar: '*كوسوفو' } },
]
const byAnyCode = new Map<string, Row>(
  rows.flatMap((row) =>
    [row.mrz, row.a2, row.a3].flatMap((code) => (code === undefined ? [] : [[code, row] as const])),
  ),
)

/** Every country code, in alphabetical order of the codes. */
export const countries: readonly Country[] = rows.map((row) => row.a3 as Country)

/** Reads an alpha-2, alpha-3 or machine-readable-zone code in any case; null when there is no such country. */
export function parseCountry(code: string): Country | null {
  const row = byAnyCode.get(code.trim().toUpperCase().replace(/<+$/, ''))
  return row === undefined ? null : (row.a3 as Country)
}

/** The name by UNTERM, else by the locale data of the platform; Kosovo* always with its mark. */
export function countryName(country: Country, language: Language): string {
  const row = byAnyCode.get(country)
  if (row === undefined) return country
  return (
    row.names[language] ?? new Intl.DisplayNames([language], { type: 'region' }).of(row.a2) ?? row.names.en
  )
}
