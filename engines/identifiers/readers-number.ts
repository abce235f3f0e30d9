import { readHash } from './hash.ts'
import { nationalReaders } from './national-number.ts'
import { readPgpFingerprint } from './pgp-fingerprint.ts'
import type { IdentifierReader } from './types.ts'

/** Numbers of people, files and keys. */
export const numberReaders: readonly IdentifierReader[] = [...nationalReaders, readHash, readPgpFingerprint]
