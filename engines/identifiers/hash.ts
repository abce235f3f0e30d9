import { keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { needing } from './needs.ts'
import { afterLabel, written } from './written.ts'

const LABEL = /^(?:md5|ntlm|sha-?(?:1|224|256|384|512)|hash|checksum)(?:\s?\([^)]*\))?(?=[\s:=])/i

/** What gives that many hexadecimal digits; the first is meant most often. */
const BY_LENGTH: ReadonlyMap<number, readonly string[]> = new Map([
  [32, ['MD5', 'NTLM']],
  [40, ['SHA-1']],
  [56, ['SHA-224', 'SHA3-224']],
  [64, ['SHA-256', 'SHA3-256']],
  [96, ['SHA-384', 'SHA3-384']],
  [128, ['SHA-512', 'SHA3-512']],
])

/** Of nothing: files without content and empty passwords have these, and they connect nobody with anybody. */
const OF_NOTHING = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  '31d6cfe0d16ae931b73c59d7e0c089c0',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
])

/** The hash of a file or password. Any digits of that length are one: it is unverifiable. */
export const readHash = needing('hash', { both: [32, 400] }, (text) => {
  const plain = written(text, 400)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const digits = rest.replace(/\s+\*?\S+$/, '').toLowerCase()
  const algorithms = /^[0-9a-f]+$/.test(digits) ? BY_LENGTH.get(digits.length) : undefined
  if (algorithms === undefined) return null
  // Digits alone of this length are seldom a hash: sixteen values, of which six are letters.
  const isLikely = /[a-f]/.test(digits) && /\d/.test(digits)
  return makeReading({
    kind: 'hash',
    canonical: digits,
    verdict: 'unverifiable',
    notes: [
      ...(algorithms.length > 1
        ? [note('several_algorithms_fit', { algorithms: algorithms.join(', ') })]
        : []),
      ...(OF_NOTHING.has(digits) ? [note('hash_of_nothing')] : []),
    ],
    facts: { algorithm: algorithms[0] ?? '' },
    keys: keysOf([digits]),
    likelihood: likelihoodOf(isLikely ? 'digits' : 'loose', 'unverifiable', isLabelled),
  })
})
