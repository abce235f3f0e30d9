import { addressCountry } from './icao-24bit-blocks.ts'
import { note } from './make-reading.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { keysOf, latinCompact } from './spelling.ts'
import { usOfAddress } from './us-registration.ts'

/**
 * 24-bit addresses that aircraft transmit (ICAO Annex 10, volume III, chapter 9): six hexadecimal digits from the block of
 * the state of registry. They stay with the registration, not with the airframe, and can be set wrong.
 */
export const readIcao24bit = needing(
  'icao_24bit',
  { digits: [1, 6], letters: [1, 6], both: [6, 8] },
  (text, hint) => {
    const isNamed = hint.kind === 'icao_24bit'
    const typed = latinCompact(text.replace(/^\s*0[xX]/, ''))
    const address = isNamed ? typed.replace(/O/g, '0') : typed
    if (!/^[0-9A-F]{6}$/.test(address)) return null
    const country = addressCountry(address)
    // Six digits, or six letters, may be anything.
    if (!isNamed && (country === null || !/[A-F]/.test(address) || !/\d/.test(address))) return null
    return readingOf({
      kind: 'icao_24bit',
      canonical: address,
      notes: [noteIf(country === null, 'icao_24bit_block_unknown'), note('icao_24bit_follows_registration')],
      facts: { us_registration: country === 'USA' ? usOfAddress(address) : null },
      country,
      keys: keysOf([address]),
      likelihood: LIKELIHOOD.weak,
      isVerifiable: false,
    })
  },
)
