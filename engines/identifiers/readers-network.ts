import { readAsn } from './asn.ts'
import { readDomain } from './domain.ts'
import { readIp } from './ip.ts'
import { readOnion } from './onion.ts'
import type { IdentifierReader } from './types.ts'
import { readUrl } from './url.ts'

/** Where something is on the internet. */
export const networkReaders: readonly IdentifierReader[] = [readOnion, readUrl, readDomain, readIp, readAsn]
