import { readAsn } from './asn.ts'
import { readDomain } from './domain.ts'
import { readIp } from './ip.ts'
import type { DeclaredReader } from './needs.ts'
import { readOnion } from './onion.ts'
import { readUrl } from './url.ts'

/** Where something is on the internet. */
export const networkReaders: readonly DeclaredReader[] = [readOnion, readUrl, readDomain, readIp, readAsn]
