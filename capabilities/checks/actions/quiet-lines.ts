import { hash, randomBytes } from 'node:crypto'
import type { QuietLine } from '../batch.ts'

const SALT_BYTES = 16

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES)
}

/**
 * One hash for many lines, which the act of a batch names. It is taken over the hash of each line, so that who holds
 * the salt can show one line without showing the others.
 */
export function rootOf(salt: Buffer, lines: readonly QuietLine[]): Buffer {
  const prefix = salt.toString('hex')
  const leaves = lines.map(({ line, document, imo }) =>
    hash('sha256', `${prefix}/${line}/${document ?? ''}/${imo ?? ''}`),
  )
  // A text is made in a third of the time of a buffer.
  return hash('sha256', Buffer.from(leaves.join(''), 'hex'), 'buffer')
}
