import { recognise } from '../engines/identifiers/recognise.ts'
import { type IdentifierKind, identifierKinds } from '../kernel/identifier-kind.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { cpuMs, type Row } from './table.ts'

/** One of each kind as people type it, with the label where nothing else tells it. Standard samples, or invented. */
export const typedAs: Readonly<Record<IdentifierKind, string>> = {
  mrz: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  document_number: 'passport no. L898902C3',
  driving_licence: 'driving licence MORGA657054SM9IJ',
  vin: '1HG CM826 33A004352',
  plate: 'plate: B-MW 1234',
  engine_number: 'engine K9K D123456',
  imo_ship: 'IMO 9074729',
  imo_company: 'IMO company 0289239',
  mmsi: 'MMSI 211331640',
  call_sign: 'call sign DABC',
  hin: 'HIN FR-ABC12345C919',
  aircraft_registration: 'CS-XQZ',
  icao_24bit: 'Mode S: 49A1B2',
  container: 'CSQU 305438 3',
  firearm_serial: 'serial no. 369J257',
  phone: '+351 21 000 4477',
  email: 'runa.quick@example.org',
  imei: '49-015420-323751-8',
  imsi: 'IMSI 259 01 1234567890',
  iccid: 'ICCID 8937301012345678901',
  handle: 'telegram: @runa_quick',
  iban: 'GB82 WEST 1234 5698 7654 32',
  bic: 'BIC: DEUTDEFF500',
  card: '4111 1111 1111 1111',
  crypto_address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  ip: '192.168.1.7',
  asn: 'AS64512',
  domain: 'www.example.org',
  url: 'hxxps://example[.]org/path?b=c',
  onion: 'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion',
  national_number: 'PESEL 44051401359',
  hash: 'SHA-1: da39a3ee5e6b4b0d3255bfef95601890afd80709',
  pgp_fingerprint: 'PGP: D212 7F7E 4C6E 8A2F 1B39  0A55 7C30 41D8 9E1F 6B02',
}

const RECOGNITIONS = 2000
const WARM = 500
const GOAL = { least: 5000 } as const
const UNKNOWN = { kind: null, country: null }

/** Everything that a text may be, as a screen asks while an officer types: the slowest kind counts, not the mean. */
export function benchRecognising(setting: Setting): Row[] {
  for (const kind of identifierKinds) recogniseOften(typedAs[kind], WARM)
  const times = identifierKinds.map((kind) => ({
    kind,
    ms: cpuMs(() => recogniseOften(typedAs[kind], RECOGNITIONS)),
  }))
  const slowest = times.reduce((one, other) => (other.ms > one.ms ? other : one))
  const total = times.reduce((sum, { ms }) => sum + ms, 0)
  return [
    rateRow(
      `recognitions of the slowest kind (${slowest.kind})`,
      (1000 * RECOGNITIONS) / slowest.ms,
      setting,
      GOAL,
    ),
    rateRow('recognitions, mean of all kinds', (1000 * RECOGNITIONS * times.length) / total, setting),
  ]
}

/** Readers remember the last text: no two in turn are the same. */
function recogniseOften(text: string, times: number): void {
  for (let turn = 0; turn < times; turn++) recognise(turn % 2 === 0 ? text : `${text} `, UNKNOWN)
}
