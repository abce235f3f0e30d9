import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import type { FactChoice } from '../../kernel/record-facts.ts'
import type { IdentityDocument } from './body-parts.ts'
import type { BodyOf, RecordBody } from './record.ts'

/** An identifier under which a record is found, as its contributor wrote it; of an account with its service in front. */
export type RecordKey = {
  readonly kind: IdentifierKind
  readonly text: string
  /** By whom it was issued or where it was registered; null where that is not known or says nothing. */
  readonly country: Issuer | null
  /** JSON pointer (RFC 6901) to it in the body. */
  readonly path: string
}

/** Every identifier of a record. What has none of the kinds of a number (a title, a maker's name) is no key. */
export function keysOf(body: RecordBody): readonly RecordKey[] {
  switch (body.kind) {
    case 'person':
    case 'organisation':
      return body.documents.map(documentKey)
    case 'vessel':
      return vesselKeys(body)
    case 'travel_document':
    case 'administrative_document':
      return key('document_number', '/number', body.number, body.issuer)
    case 'vehicle':
      return vehicleKeys(body)
    case 'aircraft':
      return aircraftKeys(body)
    case 'firearm':
      return body.serials.flatMap(({ number }, at) =>
        key('firearm_serial', `/serials/${at}/number`, number, body.madeIn),
      )
    case 'communication':
      return key(channelKinds[body.channel], '/address', addressOf(body), body.country)
    case 'account':
      return [
        ...key('iban', '/iban', body.iban),
        ...key('document_number', '/number', body.number, body.country),
      ]
    case 'wallet':
      return key('crypto_address', '/address', body.address)
    case 'container':
      return [
        ...key('container', '/number', body.number),
        // A seal has no kind of its own.
        ...body.seals.flatMap((text, at) => key('document_number', `/seals/${at}`, text)),
      ]
    case 'work_of_art':
      return key('document_number', '/inventoryNumber', body.inventoryNumber)
  }
}

const channelKinds = {
  phone: 'phone',
  email: 'email',
  handle: 'handle',
  ip: 'ip',
  domain: 'domain',
  url: 'url',
  onion: 'onion',
  imei: 'imei',
  imsi: 'imsi',
  iccid: 'iccid',
} as const satisfies Readonly<Record<BodyOf<'communication'>['channel'], IdentifierKind & FactChoice>>

/** The name of an account is one with its service: names without one belong to anybody. Links say theirs. */
function addressOf({ channel, address, platform }: BodyOf<'communication'>): string {
  const isNameAlone = channel === 'handle' && platform !== null && !/[:/]/.test(address)
  return isNameAlone ? `${platform}: @${address.trim().replace(/^@/, '')}` : address
}

const documentKinds: Readonly<Partial<Record<IdentityDocument['type'], IdentifierKind>>> = {
  national_number: 'national_number',
  tax_number: 'national_number',
}

function key(
  kind: IdentifierKind,
  path: string,
  text: string | null,
  country: Issuer | null = null,
): readonly RecordKey[] {
  return text === null ? [] : [{ kind, text, country, path }]
}

function documentKey({ type, number, issuer }: IdentityDocument, at: number): RecordKey {
  const kind = documentKinds[type] ?? 'document_number'
  return { kind, text: number, country: issuer, path: `/documents/${at}/number` }
}

function vesselKeys(body: BodyOf<'vessel'>): readonly RecordKey[] {
  return [
    ...key('imo_ship', '/imo', body.imo),
    ...key('mmsi', '/mmsi', body.mmsi, body.flag),
    ...key('call_sign', '/callSign', body.callSign, body.flag),
    ...key('hin', '/hin', body.hin),
    ...key('imo_company', '/companyImo', body.companyImo),
    ...body.engineNumbers.flatMap((number, at) => key('engine_number', `/engineNumbers/${at}`, number)),
    ...body.documents.map(documentKey),
  ]
}

/** Numbers of gearboxes and other parts are looked up as those of engines are. */
function vehicleKeys(body: BodyOf<'vehicle'>): readonly RecordKey[] {
  return [
    ...key('vin', '/vin', body.vin),
    ...body.plates.flatMap(({ number, country }, at) =>
      key('plate', `/plates/${at}/number`, number, country),
    ),
    ...body.parts.flatMap(({ number }, at) => key('engine_number', `/parts/${at}/number`, number)),
  ]
}

/** A maker's serial has no kind of its own. */
function aircraftKeys(body: BodyOf<'aircraft'>): readonly RecordKey[] {
  return [
    ...body.registrations.flatMap((text, at) =>
      key('aircraft_registration', `/registrations/${at}`, text, body.registeredIn),
    ),
    ...key('icao_24bit', '/icao24', body.icao24, body.registeredIn),
    ...key('document_number', '/serial', body.serial),
  ]
}
