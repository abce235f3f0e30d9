import { countryOf, type Issuer } from '../../kernel/issuer.ts'
import { readAircraftRegistration } from './aircraft-registration.ts'
import { readAsn } from './asn.ts'
import { readBic } from './bic.ts'
import { readCallSign } from './call-sign.ts'
import { cardReader } from './card.ts'
import { readContainer } from './container.ts'
import { readCryptoAddress } from './crypto-address.ts'
import { readDocumentNumber } from './document-number.ts'
import { readDomain } from './domain.ts'
import { readDrivingLicence } from './driving-licence.ts'
import { readEmail } from './email.ts'
import { readEngineNumber } from './engine-number.ts'
import { readFirearmSerial } from './firearm-serial.ts'
import { readHandle } from './handle.ts'
import { readHash } from './hash.ts'
import { readHin } from './hin.ts'
import { readIban } from './iban.ts'
import { readIcao24bit } from './icao-24bit.ts'
import { readIccid } from './iccid.ts'
import { readImei } from './imei.ts'
import { readImoCompany, readImoShip } from './imo.ts'
import { readImsi } from './imsi.ts'
import { readIp } from './ip.ts'
import { withAlike } from './make-reading.ts'
import { readMmsi } from './mmsi.ts'
import { readMrz } from './mrz.ts'
import { nationalReaders } from './national-number.ts'
import { readOnion } from './onion.ts'
import { readPgpFingerprint } from './pgp-fingerprint.ts'
import { readPhone } from './phone.ts'
import { readPlate } from './plate.ts'
import { keysOf, LONGEST_TEXT, plainLine } from './spelling.ts'
import type { IdentifierKeys, IdentifierKind, IdentifierReader, Reading } from './types.ts'
import { readUrl } from './url.ts'
import { readVin } from './vin.ts'

/** Who reads each kind. Cards have no keys here: see readers-money.ts. */
const readersOf: Readonly<Record<IdentifierKind, readonly IdentifierReader[]>> = {
  mrz: [readMrz],
  driving_licence: [readDrivingLicence],
  document_number: [readDocumentNumber],
  vin: [readVin],
  plate: [readPlate],
  engine_number: [readEngineNumber],
  imo_ship: [readImoShip],
  imo_company: [readImoCompany],
  mmsi: [readMmsi],
  call_sign: [readCallSign],
  hin: [readHin],
  aircraft_registration: [readAircraftRegistration],
  icao_24bit: [readIcao24bit],
  container: [readContainer],
  firearm_serial: [readFirearmSerial],
  phone: [readPhone],
  email: [readEmail],
  imei: [readImei],
  imsi: [readImsi],
  iccid: [readIccid],
  handle: [readHandle],
  iban: [readIban],
  bic: [readBic],
  card: [cardReader(null)],
  crypto_address: [readCryptoAddress],
  ip: [readIp],
  asn: [readAsn],
  domain: [readDomain],
  url: [readUrl],
  onion: [readOnion],
  national_number: nationalReaders,
  hash: [readHash],
  pgp_fingerprint: [readPgpFingerprint],
}

/** Every reading of a text of which it is known what it is: a field of a record. Empty where its form does not fit. */
export function readAs(kind: IdentifierKind, text: string, issuer: Issuer | null): readonly Reading[] {
  if (text.length > LONGEST_TEXT) return []
  const hint = { kind, country: countryOf(issuer) }
  return readersOf[kind].flatMap((reader) => reader(text, hint) ?? [])
}

/**
 * Keys of a number of which nothing is known: its letters and digits, `?` for what is illegible. Equal keys mean the same
 * characters, whatever they identify.
 */
export function plainKeys(text: string): IdentifierKeys {
  const line = plainLine(text)
  const plain = keysOf([withoutMarks(line)])
  if (!/[*_#]/.test(line)) return plain
  const legible = withoutMarks(line.replace(ILLEGIBLE, (run) => '?'.repeat(run.length)))
  // The mark may be a separator or a bullet as well.
  return legible === plain.exact[0] ? plain : withAlike(keysOf([legible]), plain.lookalike)
}

/** What people write for characters that they cannot read: `*` beside a letter or digit, `_` and `#` between two. */
const ILLEGIBLE = /(?<=[\p{L}\p{N}?])(?:[*_#]+(?=[\p{L}\p{N}?])|\*+)|\*+(?=[\p{L}\p{N}?])/gu

function withoutMarks(line: string): string {
  return line.replace(/[^\p{L}\p{N}?]/gu, '')
}
