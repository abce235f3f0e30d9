import { keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { needing } from './needs.ts'
import { afterLabel, written } from './written.ts'

const LABEL = /^(?:(?:open)?pgp|gpg)?\s?(?:key )?(?:fingerprint|key ?id|pgp|gpg)(?=[\s:=])\s*=?/i

/** As programs print it: groups of four, or bytes. */
const GROUPS = /^(?:[0-9a-f]{4} {1,2}){9}[0-9a-f]{4}$|^(?:[0-9a-f]{2}[ :]){19}[0-9a-f]{2}$/i

const VERSIONS: Readonly<Record<number, string>> = { 32: '3', 40: '4', 64: '6' }

/**
 * The fingerprint of an OpenPGP key (RFC 9580 §5.5.4): 40 hexadecimal digits, 64 of the newest, 32 of the oldest. Key ids
 * of 8 or 16 digits are read where they are named, with a warning: keys with a wanted short id are made in seconds.
 */
export const readPgpFingerprint = needing('pgp_fingerprint', { both: [11, 160] }, (text, hint) => {
  const plain = written(text, 160)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const isNamed = isLabelled || hint.kind === 'pgp_fingerprint'
  const digits = rest.replace(/^0x/i, '').replace(/[ :]/g, '').toUpperCase()
  const version = /^[0-9A-F]+$/.test(digits) ? VERSIONS[digits.length] : undefined
  const isShort = isNamed && /^(?:[0-9A-F]{8}){1,2}$/.test(digits)
  if (version === undefined && !isShort) return null
  // Forty digits in one word are a SHA-1 far more often, 32 and 64 nearly always another hash.
  if (version !== '4' && !isNamed) return null
  return makeReading({
    kind: 'pgp_fingerprint',
    canonical: digits,
    display: digits.replace(/(.{4})(?=.)/g, '$1 '),
    verdict: 'unverifiable',
    notes: isShort ? [note('short_key_id_is_forged_easily')] : [],
    facts: isShort ? { form: 'key id' } : { form: 'fingerprint', version: version ?? '' },
    keys: keysOf([digits]),
    likelihood: likelihoodOf(GROUPS.test(rest) ? 'digits' : 'loose', 'unverifiable', isLabelled),
  })
})
