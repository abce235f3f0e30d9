import type { IdentifierKind } from '../../kernel/identifier-kind.ts'

/** Sizes of groups, the last one repeated. */
type Sizes = readonly number[]

const FOURS: Sizes = [4]
const WHOLE: Sizes = [Number.POSITIVE_INFINITY]

/**
 * How numbers of a known form are printed: IBAN by ISO 13616, BIC by ISO 9362, containers by ISO 6346. Numbers of ships,
 * addresses and names are never parted. Ours to confirm: addresses of wallets in fours, as wallets show them, and a VIN at
 * the borders of its three sections (ISO 3779), the longer ones halved.
 */
const GROUPS: Readonly<Partial<Record<IdentifierKind, Sizes>>> = {
  ...{ iban: FOURS, crypto_address: FOURS, pgp_fingerprint: FOURS, hash: FOURS },
  ...{ bic: [4, 2, 2, 3], container: [4, 6, 1], vin: [3, 3, 3, 4] },
  ...{ imo_ship: WHOLE, imo_company: WHOLE, mmsi: WHOLE, call_sign: WHOLE },
  ...{ aircraft_registration: WHOLE, icao_24bit: WHOLE },
  ...{ email: WHOLE, handle: WHOLE, ip: WHOLE, asn: WHOLE, domain: WHOLE, url: WHOLE, onion: WHOLE },
}

/** An IBAN without its kind. None has seventeen characters; a VIN has. */
const LIKE_IBAN = /^[A-Z]{2}\d{2}(?!.{13}$)[A-Z\d]{11,30}$/
/** An address of a wallet, or a hash. */
const LONG = /^[A-Za-z\d]{20,}$/
/** An e-mail address, a domain, a URL or an address of IP version 6. */
const ADDRESS = /[@:]|\.\p{L}{2}/u

/** Null for a number without a form that is known: it is cut by its letters and digits. */
export function sizesOf(value: string, kind: IdentifierKind | null): Sizes | null {
  const own = kind === null ? undefined : GROUPS[kind]
  if (own !== undefined) return own
  if (ADDRESS.test(value)) return WHOLE
  return LIKE_IBAN.test(value) || LONG.test(value) ? FOURS : null
}
