import type { IdentityDocument } from '../../capabilities/records/body-parts.ts'
import type { Country } from '../../kernel/country.ts'
import { nationalNumbers } from './national-number.ts'
import type { Random } from './random.ts'

/**
 * How passport numbers look by country: `@` any letter, `#` any digit, `%` a character of the German number alphabet
 * (no vowels, no look-alikes), anything else itself. From general knowledge; ours to confirm.
 */
const passportShapes: Readonly<Record<string, string>> = {
  ARG: '@@@######',
  AUS: 'PA#######',
  BEL: 'EA######',
  BGD: '@########',
  BGR: '#########',
  BRA: 'F@######',
  CAN: '@@######',
  CHN: 'E########',
  COL: '@@######',
  DEU: 'C%%%%%%%%',
  DZA: '#########',
  EGY: 'A########',
  ESP: 'P@@######',
  ETH: 'EP#######',
  FRA: '##@@#####',
  GBR: '#########',
  GEO: '##@@#####',
  GRC: 'A@#######',
  IDN: '@#######',
  IND: '@#######',
  IRN: '@########',
  IRQ: 'A########',
  ISL: 'A#######',
  ISR: '########',
  ITA: 'Y@#######',
  JPN: 'T@#######',
  KEN: 'AK#######',
  KOR: 'M########',
  MAR: '@@#######',
  MEX: 'G########',
  MYS: 'A########',
  NGA: 'A########',
  PAK: '@@#######',
  POL: 'E@#######',
  PRT: 'C@######',
  ROU: '#########',
  RUS: '75#######',
  SAU: '@######',
  SOM: 'P########',
  SRB: '#########',
  SYR: '#########',
  THA: '@@#######',
  TUN: '@######',
  TUR: 'U########',
  TZA: 'AB######',
  UKR: 'F@######',
  USA: '5########',
  VNM: 'B#######',
}
const OTHER_PASSPORTS = '@########'

const shapes: Readonly<Record<string, string>> = {
  identity_card: '@@#######',
  driving_licence: '##@@######',
  registration: 'REG-#######',
  tax_number: '##########',
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const DIGITS = Array.from('0123456789')
const GERMAN = Array.from('CFGHJKLMNPRTVWXYZ0123456789')

function fill(shape: string, random: Random): string {
  return shape.replace(/[@#%]/g, (mark) => random.pick(marks[mark] ?? DIGITS))
}

const marks: Readonly<Record<string, readonly string[]>> = { '@': LETTERS, '#': DIGITS, '%': GERMAN }

/** Makes documents of one world; no two of them have the same type, issuer and number. */
export function documentMaker(random: Random) {
  const taken = new Set<string>()
  return (type: IdentityDocument['type'], issuer: Country): IdentityDocument => {
    for (;;) {
      const document = inventDocument(type, issuer, random)
      const key = `${type} ${issuer} ${document.number}`
      if (taken.has(key)) continue
      taken.add(key)
      return document
    }
  }
}
export type DocumentMaker = ReturnType<typeof documentMaker>

function inventDocument(type: IdentityDocument['type'], issuer: Country, random: Random): IdentityDocument {
  const national = type === 'national_number' ? nationalNumbers[issuer] : undefined
  const number = national === undefined ? fill(shapeOf(type, issuer), random) : national(random)
  return { type, number, issuer, note: random.chance(0.1) ? random.pick(notes) : null }
}

function shapeOf(type: IdentityDocument['type'], issuer: Country): string {
  if (type === 'passport') return passportShapes[issuer] ?? OTHER_PASSPORTS
  return shapes[type] ?? '##########'
}

const notes = [
  'Reported stolen',
  'Reported lost',
  'Expired',
  'Altered photograph',
  'Seen as a copy only',
  'Diplomatic',
]
