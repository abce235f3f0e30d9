import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type BytesCoder, base32nopad, base58, base58xmr, base58xrp, bech32, bech32m } from '@scure/base'

/** Bytes of a text, or null where the library throws: the one place that catches it. */
function bytesOf(coder: BytesCoder, text: string): Uint8Array | null {
  try {
    return coder.decode(text)
  } catch {
    return null
  }
}

function checkedBytes(coder: BytesCoder, text: string): Uint8Array | null {
  const bytes = bytesOf(coder, text)
  if (bytes === null || bytes.length < 5) return null
  const payload = bytes.subarray(0, -4)
  return startsWith(sha256(sha256(payload)), bytes.subarray(-4)) ? payload : null
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, place) => byte === bytes[place])
}

/** Version and hash of an address in Base58Check (Bitcoin and its descendants); null when the checksum fails. */
export function fromBase58Check(text: string): Uint8Array | null {
  return checkedBytes(base58, text)
}

/** The same with the alphabet of the XRP ledger, whose account version is 0. */
export function isXrpAccount(text: string): boolean {
  const payload = checkedBytes(base58xrp, text)
  return payload?.length === 21 && payload[0] === 0
}

/** Whether a text is 32 bytes in Base58, as a Solana key is. It says nothing of a mistake: there is no checksum. */
export function isBase58Key(text: string): boolean {
  return bytesOf(base58, text)?.length === 32
}

/** Network byte of a Monero address: 65 bytes of keys, 8 more with a payment id, 4 of Keccak-256. */
export function moneroNetwork(text: string): number | null {
  const bytes = bytesOf(base58xmr, text)
  if (bytes === null || (bytes.length !== 69 && bytes.length !== 77)) return null
  const payload = bytes.subarray(0, -4)
  return startsWith(keccak_256(payload), bytes.subarray(-4)) ? (payload[0] ?? null) : null
}

/** Type byte of a Stellar key (SEP-23): type, key, CRC-16 in little-endian order. */
export function stellarType(text: string): number | null {
  const bytes = bytesOf(base32nopad, text)
  if (bytes === null || bytes.length < 35 || base32nopad.encode(bytes) !== text) return null
  const payload = bytes.subarray(0, -2)
  const wanted = (bytes.at(-1) ?? 0) * 256 + (bytes.at(-2) ?? 0)
  return crc16(payload) === wanted ? (payload[0] ?? null) : null
}

/** CRC-16 with polynomial 0x1021 from 0 (XMODEM), as SEP-23 names it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}

export type Program = { readonly prefix: string; readonly version: number; readonly hash: string }

/** A witness program: version 0 in bech32 (BIP-173), later ones in bech32m (BIP-350); lengths by BIP-141. */
export function witnessProgram(text: string): Program | null {
  for (const [coder, isFirst] of [
    [bech32, true],
    [bech32m, false],
  ] as const) {
    const decoded = coder.decodeUnsafe(text, 90)
    const version = decoded?.words[0]
    if (decoded === undefined || version === undefined || version > 16 || (version === 0) !== isFirst)
      continue
    const program = coder.fromWordsUnsafe(decoded.words.slice(1))
    if (!(program instanceof Uint8Array) || program.length < 2 || program.length > 40) return null
    if (version === 0 && program.length !== 20 && program.length !== 32) return null
    return { prefix: decoded.prefix, version, hash: bytesToHex(program) }
  }
  return null
}

const CASH_ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
/** Generators of 40 bits in two halves of 20, since numbers are combined by bits up to 32 only. */
const CASH_GENERATORS = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470].map(
  (generator) => [Math.floor(generator / 2 ** 20), generator % 2 ** 20] as const,
)

/** Type (0: of a key, 1: of a script) and hash of a Bitcoin Cash address, from its specification "cashaddr". */
export function fromCashAddress(
  prefix: string,
  body: string,
): { readonly type: number; readonly hash: string } | null {
  const words = Array.from(body, (letter) => CASH_ALPHABET.indexOf(letter))
  if (words.includes(-1)) return null
  const prefixWords = Array.from(prefix, (letter) => letter.charCodeAt(0) & 31)
  if (!isCashSum([...prefixWords, 0, ...words])) return null
  const bytes = bech32.fromWordsUnsafe(words.slice(0, -8))
  if (!(bytes instanceof Uint8Array)) return null
  const [version = 255, ...hash] = bytes
  // The lowest three bits say the length; 0 is 20 bytes, the only one that is in use.
  if ((version & 0x87) !== 0 || hash.length !== 20) return null
  return { type: version >> 3, hash: bytesToHex(Uint8Array.from(hash)) }
}

function isCashSum(words: readonly number[]): boolean {
  let [high, low] = [0, 1]
  for (const word of words) {
    const top = high >> 15
    high = ((high & 0x7fff) << 5) | (low >> 15)
    low = ((low & 0x7fff) << 5) ^ word
    for (const [bit, [upper, lower]] of CASH_GENERATORS.entries()) {
      if (((top >> bit) & 1) === 0) continue
      high ^= upper
      low ^= lower
    }
  }
  return high === 0 && low === 1
}

/** 40 hexadecimal digits with the case that EIP-55 gives them. */
export function withEip55Case(digits: string): string {
  const lower = digits.toLowerCase()
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(lower)))
  return Array.from(lower, (digit, place) =>
    Number.parseInt(hash[place] ?? '0', 16) >= 8 ? digit.toUpperCase() : digit,
  ).join('')
}
