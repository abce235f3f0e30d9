import { hash } from 'node:crypto'
import type { IdentifierKeys } from '../../../engines/identifiers/types.ts'
import type { Asked } from '../check.ts'
import { KEYS_VERSION, soughtOf } from '../number-keys.ts'

// Under what a past question is found by a number of a record that comes later: hashes under the server's own key, so that
// nobody who reads the table can try numbers against it, or crowd one out by others that share its hash.

/** 48 bits. Strangers that share them are told apart when the question is asked again. */
const HEX_DIGITS = 12

/** Under what a question is found; empty when no number was asked, or one that is not kept. */
export function pastKeysOf(secret: Buffer, { number }: Asked): readonly number[] {
  return number === null ? [] : hashesOf(secret, [number, ...(number.zone?.further ?? [])].flatMap(soughtOf))
}

/** What stands for keys of which an equal one makes a hit: those that are only alike are left out. Each once. */
export function hashesOf(
  secret: Buffer,
  keyed: readonly { readonly keys: IdentifierKeys }[],
): readonly number[] {
  const texts = new Set(keyed.flatMap(({ keys }) => [...keys.exact, ...keys.folded]))
  return [...new Set([...texts].map((text) => hashOf(secret, text)))]
}

/** One call of SHA-256: an HMAC costs twenty times as much, and a hash of which most is cut off cannot be lengthened. */
function hashOf(secret: Buffer, text: string): number {
  return Number.parseInt(
    hash('sha256', `${secret.toString('hex')}/past-key/${text}`).slice(0, HEX_DIGITS),
    16,
  )
}

/** Differs where keys are made otherwise, or under another secret: those of before are not found any more. */
export function keysMark(secret: Buffer): string {
  return `${KEYS_VERSION}-${hashOf(secret, '').toString(16)}`
}
