import { check, note } from './make-reading.ts'
import { midCountry } from './mmsi-mid.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { compact, keysOf } from './spelling.ts'

/** Who a number calls, by how it begins, and where the country's three digits stand (ITU-R M.585). */
const STATIONS: readonly (readonly [begins: RegExp, station: string, midAt: number | null])[] = [
  [/^970/, 'search_and_rescue_transmitter', null],
  [/^972/, 'man_overboard', null],
  [/^974/, 'emergency_beacon', null],
  [/^111[2-7]/, 'search_and_rescue_aircraft', 3],
  [/^99[2-7]/, 'aid_to_navigation', 2],
  [/^98[2-7]/, 'craft_of_a_ship', 2],
  [/^00[2-7]/, 'coast_station', 2],
  [/^0[2-7]/, 'group_of_ships', 1],
  [/^8[2-7]/, 'handheld_radio', 1],
  [/^[2-7]/, 'ship', 0],
]

/**
 * Maritime mobile service identities. No digit checks them, they change with the flag, and one may be sent by two ships:
 * that is fraud often enough, and set by hand often enough.
 */
export const readMmsi = needing('mmsi', { digits: [9, 9] }, (text, hint) => {
  const digits = compact(text).replace(/^MMSI/, '')
  if (!/^\d{9}$/.test(digits)) return null
  const [, station = '', midAt = null] = STATIONS.find(([begins]) => begins.test(digits)) ?? []
  if (station === '' && hint.kind !== 'mmsi') return null
  const mid = midAt === null ? null : digits.slice(midAt, midAt + 3)
  const country = mid === null ? null : midCountry(mid)
  if (mid !== null && country === null && hint.kind !== 'mmsi') return null
  return readingOf({
    kind: 'mmsi',
    canonical: digits,
    checks: [check('mmsi_station', station !== '')],
    notes: [
      noteIf(mid !== null && country === null, 'mmsi_country_unknown', { digits: mid ?? '' }),
      note('mmsi_changes_with_flag'),
    ],
    facts: { station, country_digits: mid },
    country,
    keys: keysOf([digits]),
    likelihood: station === 'ship' ? LIKELIHOOD.shape : LIKELIHOOD.weak,
    isVerifiable: false,
  })
})
