import type { Language } from '../../../kernel/country.ts'

/**
 * In which of the four working languages a bureau is written to first: the official one of its country, where that is
 * Arabic, French or Spanish. Ours to confirm; whoever writes can choose another.
 */
const byLanguage: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  ar: 'ARE BHR COM DJI DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TUN YEM',
  es: 'AND ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN',
  fr: 'BDI BEL BEN BFA CAF CIV CMR COD COG FRA GAB GIN HTI LUX MCO MDG MLI NER SEN TCD TGO',
}

export function languageOf(bureau: string): Language {
  const found = (['ar', 'es', 'fr'] as const).find((one) => byLanguage[one].split(' ').includes(bureau))
  return found ?? 'en'
}
