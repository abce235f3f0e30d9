import { readBic } from './bic.ts'
import { cardReader } from './card.ts'
import { readCryptoAddress } from './crypto-address.ts'
import { readIban } from './iban.ts'
import type { DeclaredReader } from './needs.ts'

/** What money moves by. Cards have no keys: see `moneyReadersWith`. */
export const moneyReaders: readonly DeclaredReader[] = moneyReadersWith(null)

/** The same, with keys for cards under a secret that the caller keeps. */
export function moneyReadersWith(cardSecret: Uint8Array | null): readonly DeclaredReader[] {
  return [readIban, readCryptoAddress, cardReader(cardSecret), readBic]
}
