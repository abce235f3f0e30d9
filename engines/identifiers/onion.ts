import { sha3_256 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base32nopad } from '@scure/base'
import { check, keysOf, likelihoodOf, makeReading, note, present, verdictBy } from './make-reading.ts'
import { needing } from './needs.ts'
import { refanged } from './refang.ts'
import { afterLabel, likeDigits, written } from './written.ts'

const LABEL = /^(?:onion|tor|hidden service)(?: address)?\s*:/i
/** Version byte of the only form that still works. */
const VERSION = 3

/** A service of the Tor network: 56 letters of key, checksum and version (rend-spec-v3), or 16 of the form given up in 2021. */
export const readOnion = needing('onion', { both: [16, 300] }, (text, hint) => {
  const plain = written(text)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const found =
    /^(?:[a-z]+:\/\/)?([\w-]{1,63}(?:\.[\w-]{1,63})*\.)??([a-z2-7]{56}|[a-z2-7]{16})(\.onion)?\/?$/.exec(
      refanged(rest).toLowerCase(),
    )
  if (found === null) return null
  const [, below, name = '', suffix] = found
  const isNamed = isLabelled || hint.kind === 'onion'
  const isRight = name.length === 56 && hasRightChecksum(name)
  // Without its ending a name is told from other base 32 by its checksum only.
  if (suffix === undefined && !isRight && !(isNamed && name.length === 56)) return null
  const checks = name.length === 56 ? [check('onion_checksum', isRight)] : []
  const verdict = name.length === 56 ? verdictBy(checks) : 'unverifiable'
  const canonical = `${name}.onion`
  return makeReading({
    kind: 'onion',
    canonical,
    verdict,
    checks,
    notes: name.length === 56 ? [] : [note('onion_version_2_ended_in_2021')],
    facts: present({ version: name.length === 56 ? '3' : '2', subdomain: below?.slice(0, -1) }),
    keys: keysOf([canonical], (key) => key, likeDigits),
    likelihood: likelihoodOf('proof', verdict, isLabelled),
  })
})

function hasRightChecksum(name: string): boolean {
  // 56 letters of base 32 are 35 bytes without a bit to spare: the form has been checked, so nothing throws.
  const bytes = base32nopad.decode(name.toUpperCase())
  const key = bytes.subarray(0, 32)
  const sum = sha3_256(Uint8Array.from([...new TextEncoder().encode('.onion checksum'), ...key, VERSION]))
  return bytes[32] === sum[0] && bytes[33] === sum[1] && bytes[34] === VERSION && isPoint(key)
}

/** The prime and the constant d of Ed25519 (RFC 8032 §5.1). */
const P = 2n ** 255n - 19n
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

/** Whether a key is a point of Ed25519. Half of all keys are none; the checksum alone misses one mistake in 65,536. */
function isPoint(key: Uint8Array): boolean {
  const y = BigInt(`0x${bytesToHex(Uint8Array.from(key).reverse())}`) & (2n ** 255n - 1n)
  if (y >= P) return false
  // x² = (y² − 1) / (dy² + 1) has a root when their product has one.
  return jacobi((y * y - 1n) * (D * ((y * y) % P) + 1n)) !== -1
}

/** The Jacobi symbol of a number over P: -1 where it has no square root, 0 where P divides it. */
function jacobi(value: bigint): number {
  let [top, bottom, sign] = [((value % P) + P) % P, P, 1]
  while (top !== 0n) {
    const twos = factorsOfTwo(top)
    top >>= BigInt(twos)
    // A factor of two turns the sign when the bottom is 3 or 5 by 8, swapping when both are 3 by 4.
    const rest = Number(bottom & 7n)
    if (twos % 2 === 1 && (rest === 3 || rest === 5)) sign = -sign
    if (Number(top & 3n) === 3 && rest % 4 === 3) sign = -sign
    ;[top, bottom] = [bottom % top, top]
  }
  return bottom === 1n ? sign : 0
}

function factorsOfTwo(value: bigint): number {
  let count = 0
  for (let rest = value; (rest & 1n) === 0n; rest >>= 1n) count += 1
  return count
}
