import { blindTo, characterValue } from '../../engines/identifiers/check-digits.ts'
import { withCentury } from '../../engines/identifiers/mrz-holder.ts'
import { type OptionalNumber, optionalNumbersOf } from '../../engines/identifiers/mrz-personal-number.ts'
import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import { recognise } from '../../engines/identifiers/recognise.ts'
import type { Reading } from '../../engines/identifiers/types.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { isNotOneZone } from './not-one-zone.ts'

/** A machine-readable zone as it is drawn, with the century that its dates have today. */
export type DatedZone = Zone &
  Expiry & {
    readonly born: PartialDate | null
    readonly hasExpired: boolean | null
    /** What its optional data hold. */
    readonly further: readonly OptionalNumber[]
    /** Characters of its number and optional data, each with those that every digit takes for it. */
    readonly twins: readonly { readonly char: string; readonly others: readonly string[] }[]
    /** Neighbours that no digit sees swapped. */
    readonly swaps: readonly string[]
  }

/** What a text may be, the likeliest first, and the zone to draw when it is one. */
export type ReadText = { readonly readings: readonly Reading[]; readonly zone: DatedZone | null }

export function readText(text: string, now: Date): ReadText {
  const readings = recognise(text, { kind: null, country: null })
  // Of two documents neither is drawn: the other would be asked by nobody.
  const isZone = readings.some(({ kind }) => kind === 'mrz') && !isNotOneZone(text)
  const zone = isZone ? readZone(text) : null
  return { readings, zone: zone === null ? null : dated(zone, now) }
}

function dated(zone: Zone, now: Date): DatedZone {
  const { born } = zone.holder
  return {
    ...zone,
    ...expiryOf(zone, now),
    born: born === null ? null : withCentury(born, 'birth', now.getUTCFullYear()),
    further: optionalNumbersOf(zone),
    twins: [...new Set(freeTextOf(zone))].map((char) => ({ char, others: blindTo(char) })),
    swaps: swapsOf(zone),
  }
}

/** What stands under a digit and may have letters and figures: a date with a letter in it is seen without one. */
function freeTextOf({ fields, unseen }: Zone): string {
  const free = fields.filter(
    ({ name }) => /^(?:number|optional|optional_2)$/.test(name) && !unseen.includes(name),
  )
  return free.map(({ text }) => text.replaceAll('<', '')).join('')
}

/**
 * Neighbours under a digit whose values differ by five modulo ten. Swapped, no digit sees it: the weights 7, 3 and 1 differ
 * by even numbers (Doc 9303-3 §4.9).
 */
function swapsOf({ fields, unseen }: Zone): readonly string[] {
  const covered = fields.filter(({ name }) => !unseen.includes(name))
  const pairs = covered.flatMap(({ text }) => [...text].map((char, at) => char + (text[at + 1] ?? char)))
  return [...new Set(pairs)].filter(
    ([one = '', next = '']) => Math.abs(characterValue(one) - characterValue(next)) % 10 === 5,
  )
}

/** The last day of a document and whether it is over; null where the zone names none, or it cannot be said. */
export type Expiry = { readonly expires: PartialDate | null; readonly hasExpired: boolean | null }

/** Some cards without an end, as Spain's for the old, say the year 99: it is not told from 1999. */
const WITHOUT_END = 99

export function expiryOf({ holder, checks }: Zone, now: Date): Expiry {
  const said = holder.expires
  const expires = said === null ? null : withCentury(said, 'expiry', now.getUTCFullYear())
  const isMisread = checks.some(({ name, passed }) => name === 'expiry' && !passed)
  const isOpen = expires === null || isMisread || said?.yearOfCentury === WITHOUT_END
  return { expires, hasExpired: isOpen ? null : isBefore(expires, now) }
}

/** The last day counts; a month or a year lasts to its end. */
function isBefore(date: PartialDate, now: Date): boolean | null {
  if (date.precision === 'day') return Date.UTC(date.year, date.month - 1, date.day + 1) <= now.getTime()
  if (date.precision === 'month') return Date.UTC(date.year, date.month, 1) <= now.getTime()
  return date.precision === 'year' ? Date.UTC(date.year + 1, 0, 1) <= now.getTime() : null
}
