import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import type { Country } from '../../kernel/country.ts'
import type { FactChoice } from '../../kernel/record-facts.ts'
import type { IdentityDocument } from './body-parts.ts'
import type { BodyOf, RecordBody } from './record.ts'

/** An identifier under which a record is found, as its contributor wrote it. */
export type RecordKey = {
  readonly kind: IdentifierKind
  readonly text: string
  /** Where it was issued or registered; null where that is not known or says nothing. */
  readonly country: Country | null
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
      return [{ kind: 'document_number', text: body.number, country: body.issuer }]
    case 'vehicle':
      return vehicleKeys(body)
    case 'aircraft':
      return aircraftKeys(body)
    case 'firearm':
      return body.serials.flatMap(({ number }) => key('firearm_serial', number, body.madeIn))
    case 'communication':
      return key(channelKinds[body.channel], body.address, body.country)
    case 'account':
      return [...key('iban', body.iban, null), ...key('document_number', body.number, body.country)]
    case 'wallet':
      return key('crypto_address', body.address, null)
    case 'container':
      return key('container', body.number, null)
    case 'work_of_art':
      return key('document_number', body.inventoryNumber, null)
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

const documentKinds: Readonly<Partial<Record<IdentityDocument['type'], IdentifierKind>>> = {
  national_number: 'national_number',
  tax_number: 'national_number',
}

function key(kind: IdentifierKind, text: string | null, country: Country | null): readonly RecordKey[] {
  return text === null ? [] : [{ kind, text, country }]
}

function documentKey({ type, number, issuer }: IdentityDocument): RecordKey {
  return { kind: documentKinds[type] ?? 'document_number', text: number, country: issuer }
}

function vesselKeys(body: BodyOf<'vessel'>): readonly RecordKey[] {
  return [
    ...key('imo_ship', body.imo, null),
    ...key('mmsi', body.mmsi, body.flag),
    ...key('call_sign', body.callSign, body.flag),
    ...key('hin', body.hin, null),
    ...key('imo_company', body.companyImo, null),
    ...body.engineNumbers.flatMap((number) => key('engine_number', number, null)),
    ...body.documents.map(documentKey),
  ]
}

/** Numbers of gearboxes and other parts are looked up as those of engines are. */
function vehicleKeys(body: BodyOf<'vehicle'>): readonly RecordKey[] {
  return [
    ...key('vin', body.vin, null),
    ...body.plates.flatMap(({ number, country }) => key('plate', number, country)),
    ...body.parts.flatMap(({ number }) => key('engine_number', number, null)),
  ]
}

/** A maker's serial has no kind of its own. */
function aircraftKeys(body: BodyOf<'aircraft'>): readonly RecordKey[] {
  return [
    ...body.registrations.flatMap((text) => key('aircraft_registration', text, body.registeredIn)),
    ...key('icao_24bit', body.icao24, body.registeredIn),
    ...key('document_number', body.serial, null),
  ]
}
