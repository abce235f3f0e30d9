import { type AircraftMark, aircraftMark } from './aircraft-marks.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldAlphabets, keysOf, latinCompact, plainLine } from './spelling.ts'
import { addressOfUs, isUsRegistration } from './us-registration.ts'

/** Marks that digits follow, with or without a hyphen: elsewhere letters do. */
const WITH_DIGITS =
  /^(?:N|JA|HL|B|HZ|UK|RA|RF|UP|HK|HJ|HC|HI|HR|HS|YV|OB|CU|UR|EW|EX|EY|EZ|4K|5N|9Q|9S|RDPL|P|TI|PK|XY)$/

/**
 * Registrations of aircraft (ICAO Annex 7): the mark of a country, then up to five characters. Unnamed, it wants the hyphen
 * or the form of an American one: "GABCD" alone may be anything.
 */
export const readAircraftRegistration = needing(
  'aircraft_registration',
  { letters: [1, 9], both: [3, 9] },
  (text, hint) => {
    const isNamed = hint.kind === 'aircraft_registration'
    const written = foldAlphabets(plainLine(text))
    const typed = latinCompact(text)
    if (typed.length < 3 || typed.length > 9 || !/^[A-Z0-9]+$/.test(typed)) return null
    const found = markOf(typed, written)
    if (found === null || !(isNamed || found.isCertain)) return null
    const { mark, country } = found
    const address = mark === 'N' ? addressOfUs(typed) : null
    const suffix = typed.slice(mark.length)
    return readingOf({
      kind: 'aircraft_registration',
      canonical: typed,
      display: mark === 'N' || mark === 'JA' || mark === 'HL' ? typed : `${mark}-${suffix}`,
      notes: [noteIf(country === 'USA' && !isUsRegistration(typed), 'aircraft_not_a_us_number')],
      facts: { mark, icao_24bit: address },
      country,
      keys: keysOf([typed]),
      likelihood: found.isCertain ? LIKELIHOOD.fair : LIKELIHOOD.weak,
      isVerifiable: false,
    })
  },
)

type Found = AircraftMark & { readonly isCertain: boolean }

/** A hyphen tells the mark; without one the longest mark is taken. */
function markOf(typed: string, written: string): Found | null {
  const mark = aircraftMark(typed)
  if (mark === null) return null
  const [, before = '', after = ''] = /^([A-Z0-9]{1,4})-([A-Z0-9]{2,5})$/.exec(written) ?? []
  // Shorter than the longest mark where the hyphen says so: B-2345 is Chinese, whatever B2 may be.
  const own = before === '' ? mark : (aircraftMark(`${before}--`) ?? mark)
  // Territories have a third letter behind the hyphen: VP-BAA is of Bermuda.
  const isHyphened = own.mark === before || (before.length === 2 && mark.mark.startsWith(before))
  const isOfForm = /^[A-Z]{3,4}$/.test(after) || WITH_DIGITS.test(before)
  const isAmerican = mark.mark === 'N' && isUsRegistration(typed) && typed.length > 3
  const isCertain = (isHyphened && isOfForm) || isAmerican || /^(?:JA|HL)\d{4}$|^JA\d{3}[A-Z]$/.test(typed)
  return { ...(own.mark === before ? own : mark), isCertain }
}
