import { type Country, parseCountry } from '../../../kernel/country.ts'
import type { Script } from '../../../kernel/person-name.ts'

/** One part of a name: as its bearers write it, and as their passports spell it in Latin letters, usual one first. */
export type NameForm = {
  readonly native: string
  readonly latin: readonly [string, ...string[]]
  /** How a Japanese name is read, in katakana. */
  readonly reading: string | null
}

/** How a language builds a full name out of its parts. */
type NamePattern =
  /** Given names, then one family name. */
  | 'given_family'
  /** Family name, middle name if the language has them, given name. */
  | 'family_given'
  /** Father's and mother's family names. */
  | 'two_families'
  /** Mother's family name, then father's, often with a particle. */
  | 'mother_then_father'
  /** Given name, father's name with an ending, family name. */
  | 'patronymic_family'
  /** Given name, son or daughter of, family name or place of origin. */
  | 'nasab'
  /** Given name, father's given name, grandfather's given name. */
  | 'three_given'
  /** Given name and father's given name; no family name. */
  | 'given_father'
  /** One to three given names; no family name. */
  | 'given_only'

export type BySex = { readonly M: readonly NameForm[]; readonly F: readonly NameForm[] }

export type NamePool = {
  /** BCP 47. */
  readonly language: string
  readonly script: Script
  readonly pattern: NamePattern
  /** Where bearers are nationals, with weights. */
  readonly countries: readonly (readonly [Country, number])[]
  readonly given: BySex
  /** Patronymics or middle names; empty when the language has none. */
  readonly middle: BySex
  readonly family: BySex
  /** Share of people with a second given name. */
  readonly secondGiven: number
  /** What stands between parts in the native script. */
  readonly gap: '' | ' '
}

/** How a family name changes for a woman: ends in the native script and in Latin letters. */
export type FeminineEnding = readonly [native: string, nativeNew: string, latin: RegExp, latinNew: string]

type Texts = {
  language: string
  script: Script
  pattern: NamePattern
  /** `RUS*6 BLR`: alpha-3 codes with weights, 1 where none is given. */
  countries: string
  men: string
  women: string
  families: string
  /** Where a woman's family name cannot be told from a man's by an ending. Same order as `families`. */
  womensFamilies?: string
  feminine?: readonly FeminineEnding[]
  middleMen?: string
  middleWomen?: string
  /** `plain`: passports leave the language's own marks or letters out. */
  passports?: 'plain'
  secondGiven?: number
  gap?: '' | ' '
}

/**
 * Reads a pool from texts. An entry is `native=Latin/Other spelling;reading`; in a Latin pool `native` alone or with
 * further spellings. Entries are separated by white space, `_` stands for a space inside one.
 */
export function namePool(texts: Texts): NamePool {
  const forms = (text: string) => readForms(text, texts.passports === 'plain')
  const families = forms(texts.families)
  const womens = texts.womensFamilies
  return {
    language: texts.language,
    script: texts.script,
    pattern: texts.pattern,
    countries: texts.countries.split(' ').map(weightedCountry),
    given: { M: forms(texts.men), F: forms(texts.women) },
    middle: { M: forms(texts.middleMen ?? ''), F: forms(texts.middleWomen ?? '') },
    family: {
      M: families,
      F: womens === undefined ? families.map((form) => feminine(form, texts.feminine ?? [])) : forms(womens),
    },
    secondGiven: texts.secondGiven ?? 0,
    gap: texts.gap ?? ' ',
  }
}

function feminine(form: NameForm, endings: readonly FeminineEnding[]): NameForm {
  const ending = endings.find(([native]) => form.native.endsWith(native))
  if (ending === undefined) return form
  const [native, nativeNew, latin, latinNew] = ending
  const spellings = form.latin.map((text) => text.replace(latin, latinNew))
  const [first = form.latin[0], ...others] = new Set(spellings)
  const stem = form.native.slice(0, form.native.length - native.length)
  return { native: stem + nativeNew, latin: [first, ...others], reading: null }
}

function readForms(text: string, plainPassports: boolean): readonly NameForm[] {
  return text
    .split(/\s+/)
    .filter((entry) => entry !== '')
    .map((entry) => readForm(entry.replaceAll('_', ' '), plainPassports))
}

function readForm(entry: string, plainPassports: boolean): NameForm {
  const [spellings = '', reading = null] = entry.split(';')
  const [native = '', listed = ''] = spellings.split('=')
  const others = listed === '' ? [] : listed.split('/')
  const [first = native, ...rest] = new Set(latinSpellings(native, others, plainPassports))
  return { native, latin: [first, ...rest], reading }
}

function latinSpellings(
  native: string,
  others: readonly string[],
  plainPassports: boolean,
): readonly string[] {
  if (!isLatin(native)) return others
  return plainPassports ? [...others, plainLatin(native)] : [native, ...others, plainLatin(native)]
}

function isLatin(text: string): boolean {
  return /^\p{Script=Latin}/u.test(text)
}

const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ß: 'ss',
  ı: 'i',
  þ: 'th',
  Þ: 'Th',
  æ: 'ae',
  Æ: 'Ae',
  ə: 'a',
}

/** What is left when a keyboard has only the 26 letters. */
function plainLatin(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '')
  return Array.from(bare, (char) => PLAIN[char] ?? char).join('')
}

function weightedCountry(text: string): readonly [Country, number] {
  const [code = '', weight = '1'] = text.split('*')
  return [knownCountry(code), Number(weight)]
}

/** A country that this folder's own tables name: one that does not exist is a mistake in the table. */
export function knownCountry(code: string): Country {
  const country = parseCountry(code)
  if (country === null) throw new Error(`no such country: ${code}`)
  return country
}
