import { readHash } from './hash.ts'
import { nationalReaders } from './national-number.ts'
import type { DeclaredReader } from './needs.ts'
import { readPgpFingerprint } from './pgp-fingerprint.ts'

/** Numbers of people, files and keys. */
export const numberReaders: readonly DeclaredReader[] = [...nationalReaders, readHash, readPgpFingerprint]
