import { blindTo } from '../../engines/identifiers/check-digits.ts'
import { withCentury } from '../../engines/identifiers/mrz-holder.ts'
import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import { recognise } from '../../engines/identifiers/recognise.ts'
import type { Reading } from '../../engines/identifiers/types.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'

/** A machine-readable zone as it is drawn, with the century that its dates have today. */
export type DatedZone = Zone & {
  readonly born: PartialDate | null
  readonly expires: PartialDate | null
  /** Null where the zone names no day. */
  readonly hasExpired: boolean | null
  /** Characters of its number, each with those that every digit takes for it. */
  readonly twins: readonly { readonly char: string; readonly others: readonly string[] }[]
}

/** What a text may be, the likeliest first, and the zone to draw when it is one. */
export type ReadText = { readonly readings: readonly Reading[]; readonly zone: DatedZone | null }

export function readText(text: string, now: Date): ReadText {
  const readings = recognise(text, { kind: null, country: null })
  const zone = readings.some(({ kind }) => kind === 'mrz') ? readZone(text) : null
  return { readings, zone: zone === null ? null : dated(zone, now) }
}

function dated(zone: Zone, now: Date): DatedZone {
  const { born, expires, number } = zone.holder
  const year = now.getUTCFullYear()
  const ends = expires === null ? null : withCentury(expires, 'expiry', year)
  return {
    ...zone,
    born: born === null ? null : withCentury(born, 'birth', year),
    expires: ends,
    hasExpired: ends === null ? null : isBefore(ends, now),
    twins: [...new Set(number)].map((char) => ({ char, others: blindTo(char) })),
  }
}

/** The last day counts; a month or a year lasts to its end. */
function isBefore(date: PartialDate, now: Date): boolean | null {
  if (date.precision === 'day') return Date.UTC(date.year, date.month - 1, date.day + 1) <= now.getTime()
  if (date.precision === 'month') return Date.UTC(date.year, date.month, 1) <= now.getTime()
  return date.precision === 'year' ? Date.UTC(date.year + 1, 0, 1) <= now.getTime() : null
}
