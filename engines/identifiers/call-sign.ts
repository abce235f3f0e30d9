import { callSignCountry } from './call-sign-series.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { keysOf, latinCompact } from './spelling.ts'

/**
 * Call signs of ships and aircraft stations: two characters of a national series, then letters or letters and up to four
 * digits (ITU Radio Regulations, article 19). Unnamed, only forms with a digit or of four letters are looked at.
 */
export const readCallSign = needing(
  'call_sign',
  { digits: [1, 6], letters: [1, 6], both: [3, 7] },
  (text, hint) => {
    const sign = latinCompact(text)
    const isNamed = hint.kind === 'call_sign'
    if (!/^(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])[A-Z0-9]{1,5}$/.test(sign)) return null
    const isShip = /^(?:[A-Z]{4}|(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])[A-Z]{0,2}\d{1,4})$/.test(sign)
    if (!isNamed && !(isShip && /\d/.test(sign))) return null
    const country = callSignCountry(sign)
    if (country === null && !isNamed) return null
    return readingOf({
      kind: 'call_sign',
      canonical: sign,
      notes: [noteIf(country === null, 'call_sign_series_unknown', { series: sign.slice(0, 2) })],
      facts: { series: sign.slice(0, 2) },
      country,
      keys: keysOf([sign]),
      likelihood: LIKELIHOOD.weak,
      isVerifiable: false,
    })
  },
)
