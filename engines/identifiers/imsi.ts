import { keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { mobileCountries } from './mobile-countries.ts'
import { needing } from './needs.ts'
import { afterLabel, joined, likeDigits, written } from './written.ts'

const LABEL = /^(?:imsi|international mobile subscriber identity)(?![a-z0-9])/i

/** The number of a mobile subscription (ITU-T E.212): country, network, subscriber. There is no check digit. */
export const readImsi = needing('imsi', { digits: [14, 15] }, (text, hint) => {
  const plain = written(text, 60)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const digits = joined(rest)
  const country = mobileCountries.get(digits.slice(0, 3))
  const isNamed = isLabelled || hint.kind === 'imsi'
  if (!/^\d{14,15}$/.test(digits) || (country === undefined && !isNamed)) return null
  return makeReading({
    kind: 'imsi',
    canonical: digits,
    verdict: 'unverifiable',
    // A card that roams keeps the country of whoever issued it, and a foreign card can be bought anywhere.
    notes: [country === undefined ? note('mobile_country_unknown') : note('country_of_issuer_of_card')],
    facts: { mobileCountryCode: digits.slice(0, 3) },
    country: country ?? null,
    keys: keysOf([digits], (key) => key, likeDigits),
    likelihood: likelihoodOf('loose', 'unverifiable', isLabelled),
  })
})
