import { readCryptoAddress } from './crypto-address.ts'
import { readIban } from './iban.ts'
import type { IdentifierReader } from './types.ts'

/** What money moves by. */
export const moneyReaders: readonly IdentifierReader[] = [readIban, readCryptoAddress]
