import { check, keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { needing } from './needs.ts'
import { written } from './written.ts'

const MOST = 2 ** 32 - 1

/** Numbers that name no network of the internet: IANA, "Special-Purpose AS Numbers"; RFC 7607, 6793, 5398, 6996, 7300. */
const SPECIAL: readonly (readonly [from: number, to: number, why: string])[] = [
  [0, 0, 'reserved'],
  [23456, 23456, 'transition'],
  [64496, 64511, 'documentation'],
  [64512, 65534, 'private'],
  [65535, 65535, 'reserved'],
  [65536, 65551, 'documentation'],
  [4200000000, 4294967294, 'private'],
  [4294967295, 4294967295, 'reserved'],
]

/** The number of an autonomous system, `AS15169` or with a dot (RFC 5396). Bare digits are one only where asked for. */
export const readAsn = needing('asn', { digits: [1, 10], letters: [2, 3] }, (text, hint) => {
  const plain = written(text, 40)
  const found = /^(asn?[\s:#-]*)?(?:(\d{1,10})|(\d{1,5})\.(\d{1,5}))$/i.exec(plain ?? '')
  if (found === null || (found[1] === undefined && hint.kind !== 'asn')) return null
  const [, , plainDigits, high, low] = found
  const value = plainDigits === undefined ? Number(high) * 65536 + Number(low) : Number(plainDigits)
  const isInRange = value <= MOST && Number(high ?? 0) < 65536 && Number(low ?? 0) < 65536
  const verdict = isInRange ? 'unverifiable' : 'invalid'
  const special = SPECIAL.find(([from, to]) => value >= from && value <= to)
  return makeReading({
    kind: 'asn',
    canonical: `AS${value}`,
    verdict,
    checks: isInRange ? [] : [check('asn_in_range', false, { expected: `0–${MOST}`, found: String(value) })],
    notes: special === undefined ? [] : [note('asn_names_no_network', { why: special[2] })],
    keys: keysOf([`AS${value}`]),
    // Fewer than a million numbers are given out: AS and seven digits are a document rather.
    likelihood: likelihoodOf(value < 1_000_000 ? 'form' : 'loose', verdict),
  })
})
