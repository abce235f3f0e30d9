import type { Country } from '../../kernel/country.ts'

/**
 * Shapes of passport and card numbers in use, by issuer; general knowledge, dated 2024, verify. Of information only: a new
 * model may number otherwise from one day to the next, and old ones stay valid for years.
 */
const SHAPES: Readonly<Record<string, RegExp>> = {
  AUT: /^[A-Z]\d{7}$|^[A-Z]{2}\d{6,7}$/,
  BEL: /^[A-Z]{2}\d{6}$|^\d{12}$/,
  BGR: /^\d{9}$|^[A-Z]{2}\d{7}$/,
  CHE: /^[A-Z]\d{7}$|^[A-Z]\d[A-Z0-9]{6}$/,
  CHN: /^[A-Z]\d{8}$|^[A-Z]{2}\d{7}$|^[GE]\d{8}$/,
  CZE: /^\d{8,9}$/,
  // No vowels, and of the consonants only those that no digit is taken for.
  DEU: /^[CFGHJKLMNPRTVWXYZ0-9]{9}$|^[LMNPRTVWXY]\d{8}$/,
  ESP: /^[A-Z]{2,3}\d{6}$|^\d{8}[A-Z]$/,
  FRA: /^\d{2}[A-Z]{2}\d{5}$|^[A-Z0-9]{9}$|^\d{12}$/,
  GBR: /^\d{9}$/,
  GRC: /^[A-Z]{2}\d{7}$|^[A-Z]{2}\d{6}$/,
  HUN: /^[A-Z]{2}\d{6,7}$|^\d{6}[A-Z]{2}$/,
  ITA: /^[A-Z]{2}\d{7}$|^[A-Z]{2}\d{5}[A-Z]{2}$/,
  MDA: /^[A-Z]{1,2}\d{7,8}$|^[AB]\d{8}$/,
  NLD: /^[A-NP-Z]{2}[A-NP-Z0-9]{6}\d$/,
  POL: /^[A-Z]{2}\d{7}$|^[A-Z]{3}\d{6}$/,
  ROU: /^\d{8,9}$|^[A-Z]{2}\d{6,7}$/,
  RUS: /^\d{9,10}$/,
  SWE: /^\d{8}$|^[A-Z]{2}\d{6,7}$/,
  TUR: /^[A-Z]\d{8}$|^[A-Z]\d{2}[A-Z]\d{5}$/,
  UKR: /^[A-Z]{2}\d{6}$|^\d{9}$/,
  USA: /^\d{9}$|^[A-Z]\d{8}$/,
}

/** Whether the issuer's shapes are known and the number has none of them. */
export function unlikeIssuer(number: string, issuer: Country | null): boolean {
  const shape = issuer === null ? undefined : SHAPES[issuer]
  return shape !== undefined && !shape.test(number)
}
