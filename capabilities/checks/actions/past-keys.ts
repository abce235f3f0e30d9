import { hash } from 'node:crypto'
import type { IdentifierKeys } from '../../../engines/identifiers/types.ts'
import { askedMeetingKeys, heldMeetingKeys, MEETING_VERSION } from '../../../engines/matching/meeting-keys.ts'
import { subjects } from '../../../engines/matching/packed-entry.ts'
import type { IndexEntry } from '../../../engines/matching/types.ts'
import { type Asked, isOnlyAboutPersons } from '../check.ts'
import { KEYS_VERSION, soughtOf } from '../number-keys.ts'

// Under what a past question is found by a number or a name of a record that comes later: hashes under the server's own
// key, so that nobody who reads the table can try numbers or names against it, or crowd one out by others that share its hash.

/** 48 bits. Strangers that share them are told apart when the question is asked again. */
const HEX_DIGITS = 12

/** Under what a question is found; of its number nothing where it is not kept. */
export function pastKeysOf(secret: Buffer, asked: Asked): readonly number[] {
  return [...numberKeysOf(secret, asked), ...nameKeysOf(secret, asked)]
}

function numberKeysOf(secret: Buffer, { number }: Asked): readonly number[] {
  return number === null ? [] : hashesOf(secret, [number, ...(number.zone?.further ?? [])].flatMap(soughtOf))
}

function nameKeysOf(secret: Buffer, asked: Asked): readonly number[] {
  if (asked.name === null) return []
  const names = [{ text: asked.name, parts: null }]
  const born = asked.born === null ? [] : [asked.born]
  const of = isOnlyAboutPersons(asked) ? (['person'] as const) : subjects
  return askedMeetingKeys({ names, subjects: of, born }).map((key) => nameHashOf(secret, key))
}

/** Under what most questions for the names of a record are found, however they were spelt. */
export function keysOfNames(secret: Buffer, entry: IndexEntry): readonly number[] {
  return heldMeetingKeys({ ...entry, subjects: [entry.subject] }).map((key) => nameHashOf(secret, key))
}

/** What stands for keys of which an equal one makes a hit: those that are only alike are left out. Each once. */
export function hashesOf(
  secret: Buffer,
  keyed: readonly { readonly keys: IdentifierKeys }[],
): readonly number[] {
  const texts = new Set(keyed.flatMap(({ keys }) => [...keys.exact, ...keys.folded]))
  return [...new Set([...texts].map((text) => hashOf(secret, text)))]
}

/** Apart from numbers: those have no blank. */
function nameHashOf(secret: Buffer, key: string): number {
  return hashOf(secret, `name ${key}`)
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
  return `${KEYS_VERSION}.${MEETING_VERSION}-${hashOf(secret, '').toString(16)}`
}
