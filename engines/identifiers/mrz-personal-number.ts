import { issuerCountry } from './mrz-issuers.ts'
import type { ZoneFieldName, ZoneFormat } from './mrz-layouts.ts'
import type { Zone } from './mrz-zone.ts'
import { nationalReaders } from './national-number.ts'
import type { Reading } from './types.ts'

/** A number in the optional data of a zone. */
export type OptionalNumber = {
  readonly field: ZoneFieldName
  /** As it is asked: fillers taken out, what they stand for put in. */
  readonly text: string
  /**
   * The national number of the issuing state, where it is known that this state writes it there, it has that number's form
   * and no digit fails; null where it may be anything.
   */
  readonly national: Reading | null
}

type Practice = {
  readonly issuers: string
  readonly formats: readonly ZoneFormat[]
  readonly field: ZoneFieldName
  readonly written: RegExp
  /** The number of what was written; left out, its first group. */
  readonly numberOf?: (found: RegExpExecArray, zone: Zone) => string
}

const CARD_AND_PASSPORT = ['td1', 'td3'] as const

/**
 * Which states write the holder's national number into the optional data, and how. After published specimens and the
 * project's reference on identifiers; verify with the issuer before a state is added: what stands here may make a hit.
 */
const PRACTICES: readonly Practice[] = [
  {
    issuers: 'SWE',
    formats: CARD_AND_PASSPORT,
    field: 'optional',
    written: /^((?:19|20)\d{10})<*$/,
  },
  { issuers: 'EST', formats: CARD_AND_PASSPORT, field: 'optional', written: /^(\d{11})<*$/ },
  { issuers: 'SRB', formats: CARD_AND_PASSPORT, field: 'optional', written: /^(\d{13})<*$/ },
  { issuers: 'SVN', formats: ['td1'], field: 'optional', written: /^(\d{13})<*$/ },
  { issuers: 'BEL', formats: ['td1'], field: 'optional_2', written: /^(\d{11})$/ },
  { issuers: 'CZE', formats: ['td3'], field: 'optional', written: /^(\d{10})<*$/ },
  { issuers: 'MYS', formats: ['td3'], field: 'optional', written: /^(\d{12})<*$/ },
  // On cards a digit of its own closes the field.
  { issuers: 'NLD', formats: CARD_AND_PASSPORT, field: 'optional', written: /^(\d{9})<+\d?$/ },
  // A filler stands for the hyphen.
  {
    issuers: 'LVA',
    formats: CARD_AND_PASSPORT,
    field: 'optional',
    written: /^(\d{6})<(\d{5})<*$/,
    numberOf: ([, date = '', rest = '']) => `${date}${rest}`,
  },
  {
    issuers: 'FIN',
    formats: CARD_AND_PASSPORT,
    field: 'optional',
    written: /^(\d{6})([<A-FU-Y])(\d{3}[0-9A-Y])<*$/,
    numberOf: ([, date = '', sign = '', rest = '']) => `${date}${sign === '<' ? '-' : sign}${rest}`,
  },
  // To 2021 without the date in its middle, which is that of birth.
  {
    issuers: 'ROU ROM',
    formats: ['td2'],
    field: 'optional',
    written: /^(\d)(\d{6})$/,
    numberOf: ([, first = '', rest = ''], { holder }) => `${first}${holder.born?.text ?? ''}${rest}`,
  },
]

/** Formats whose optional data are of the holder: those of visas are of the visa. */
const OF_A_HOLDER: readonly ZoneFormat[] = ['td1', 'td2', 'td3']
/** Fewer digits stand on too many papers to be asked for. Ours to confirm. */
const FEWEST_DIGITS = 6

/** The numbers that the optional data of a document hold besides its own. */
export function optionalNumbersOf(zone: Zone): readonly OptionalNumber[] {
  if (!OF_A_HOLDER.includes(zone.format)) return []
  return zone.fields.flatMap(({ name: field, text: written }): OptionalNumber[] => {
    if (field !== 'optional' && field !== 'optional_2') return []
    const national = nationalIn(zone, field, written)
    if (national !== null) return [{ field, text: national.canonical, national }]
    const text = plainIn(written)
    const digits = text.match(/\d/g)?.length ?? 0
    return digits < FEWEST_DIGITS || text === zone.holder.number ? [] : [{ field, text, national: null }]
  })
}

function nationalIn(zone: Zone, field: ZoneFieldName, written: string): Reading | null {
  const country = issuerCountry(zone.holder.issuer)
  if (country === null || !isSound(zone)) return null
  const practice = PRACTICES.find(
    (one) =>
      one.field === field &&
      one.formats.includes(zone.format) &&
      one.issuers.split(' ').includes(zone.holder.issuer),
  )
  const found = practice?.written.exec(written) ?? null
  if (practice === undefined || found === null) return null
  const number = practice.numberOf?.(found, zone) ?? found[1] ?? ''
  const readings = nationalReaders.flatMap(
    (reader) => reader(number, { kind: 'national_number', country }) ?? [],
  )
  // What no rule of the state reads has no scheme.
  const isItsOwn = (one: Reading) => one.country === country && one.facts['scheme'] !== undefined
  return readings.find((one) => isItsOwn(one) && one.verdict !== 'invalid') ?? null
}

/** The digits over optional data hold: in passports one of their own, in all formats the composite one. */
function isSound({ checks }: Zone): boolean {
  return checks.every(({ name, passed }) => passed || (name !== 'optional' && name !== 'composite'))
}

/** Up to the first two fillers; one alone stands for a sign that a zone cannot write. */
function plainIn(written: string): string {
  return (written.replace(/^<+/, '').split('<<')[0] ?? '').replace(/</g, '')
}
