import { z } from 'zod'
import { remainder97 } from '../../engines/identifiers/check-digits.ts'
import type { FactChoice } from '../../kernel/record-facts.ts'
import {
  choice,
  choiceOrUnknown,
  country,
  countryCode,
  date,
  issuer,
  issuerCode,
  line,
  lines,
  long,
  neededNumber,
  neededText,
  number,
  numberCell,
  numberOf,
  numbers,
  programmes,
  shapes,
  text,
} from './body-parts.ts'
import { SHORTENED } from './number-forms.ts'

type Codes = readonly [FactChoice, ...FactChoice[]]

// Things, found by their numbers [domain.md §2, §8, §16]. Code lists are ours to confirm unless a source is named.

const travelDocumentTypes = [
  ...(['passport', 'identity_card', 'visa', 'residence_permit', 'refugee_document', 'seaman_book'] as const),
  ...(['laissez_passer', 'other'] as const),
] as const satisfies Codes
/** Type of fraud of INTERPOL's SLTD [domain.md §2.1]. */
const documentFrauds = ['stolen_blank', 'stolen', 'lost', 'revoked', 'invalid'] as const satisfies Codes
const documentCircumstances = [
  ...(['unknown', 'burglary', 'robbery', 'in_post', 'in_transit', 'issued_in_error'] as const),
  ...(['unlawfully_obtained', 'other'] as const),
] as const satisfies Codes

/**
 * A travel document reported stolen, lost, revoked or invalid. Its issuer alone writes it (policy.ts), and it says
 * nothing of a person: no name, no free text in which one could stand.
 */
const travelDocumentBody = z.strictObject({
  kind: z.literal('travel_document'),
  number: neededNumber(),
  issuer: issuerCode.clone().register(shapes, { is: 'cell', cell: { is: 'issuer' }, isNeeded: true }),
  documentType: choice(travelDocumentTypes),
  fraud: choice(documentFrauds),
  circumstances: choiceOrUnknown(documentCircumstances),
  /** Where the theft or loss was reported, which may be abroad. */
  reportedBy: country(),
  issuedOn: date(),
  expiresOn: date(),
  happenedOn: date(),
})

const administrativeTypes = [
  ...([
    'vehicle_registration',
    'vehicle_title',
    'conformity',
    'import_export',
    'insurance',
    'other',
  ] as const),
] as const satisfies Codes

/** A paper about a thing, e.g. a vehicle's registration, issued or blank. */
const administrativeDocumentBody = z.strictObject({
  kind: z.literal('administrative_document'),
  number: neededNumber(),
  issuer: issuer(),
  documentType: choice(administrativeTypes),
  fraud: choice(documentFrauds),
  series: text(),
  reportedBy: country(),
  happenedOn: date(),
  remarks: long(),
})

/** Classes of INTERPOL's SMV, and parts [domain.md §2.1]. */
const vehicleCategories = [
  ...(['car', 'lorry', 'bus', 'motorcycle', 'trailer', 'caravan', 'machine', 'part', 'other'] as const),
] as const satisfies Codes
const vehicleParts = [
  ...(['engine', 'gearbox', 'chassis', 'airbag', 'control_unit', 'other'] as const),
] as const satisfies Codes
const vehicleStates = ['stolen', 'embezzled', 'sought'] as const satisfies Codes

const plate = z.strictObject({ number: numberOf('any'), country: countryCode.nullable() })
const vehiclePart = z.strictObject({ part: z.enum(vehicleParts), number: numberOf('any') })

/** A vehicle or parts of one. Nothing of a person: neither keeper nor driver. */
const vehicleBody = z
  .strictObject({
    kind: z.literal('vehicle'),
    category: choice(vehicleCategories),
    status: choice(vehicleStates),
    vin: number('vin'),
    plates: z
      .array(plate)
      .max(20)
      .register(shapes, {
        is: 'rows',
        columns: { number: numberCell('any'), country: { is: 'country' } },
      }),
    parts: z
      .array(vehiclePart)
      .max(50)
      .register(shapes, {
        is: 'rows',
        columns: { part: { is: 'choice', of: vehicleParts }, number: numberCell('any') },
      }),
    make: text(),
    model: text(),
    colour: text(),
    builtOn: date(),
    happenedOn: date(),
    happenedIn: country(),
    /** What tells it from others of its model; never who drove it. */
    marks: lines(20),
  })
  .refine(({ vin, plates, parts }) => vin !== null || plates.length + parts.length > 0, {
    message: 'a vehicle needs a VIN, a plate or a numbered part',
    path: ['vin'],
  })

const aircraftStates = ['stolen', 'sought', 'sanctioned'] as const satisfies Codes

const aircraftBody = z
  .strictObject({
    kind: z.literal('aircraft'),
    status: choice(aircraftStates),
    /** The marks it carries or carried, the present one first. */
    registrations: lines(20),
    /** The 24-bit address of its transponder (ICAO Annex 10), six hexadecimal digits. */
    icao24: number('icao24'),
    /** The maker's number. */
    serial: number(),
    make: text(),
    model: text(),
    builtOn: date(),
    registeredIn: country(),
    operator: text(),
    happenedOn: date(),
    programmes: programmes(),
    remarks: long(),
  })
  .refine(
    ({ registrations, icao24, serial }) => registrations.length > 0 || icao24 !== null || serial !== null,
    {
      message: 'an aircraft needs a registration, a 24-bit address or a serial',
      path: ['registrations'],
    },
  )

const firearmCategories = [
  ...([
    'pistol',
    'revolver',
    'rifle',
    'shotgun',
    'submachine_gun',
    'machine_gun',
    'launcher',
    'other',
  ] as const),
] as const satisfies Codes
/** iARMS: lost, stolen, trafficked, smuggled [domain.md §2.1]. */
const firearmStates = ['stolen', 'lost', 'trafficked', 'smuggled', 'seized'] as const satisfies Codes
const firearmParts = [
  'frame',
  'receiver',
  'slide',
  'barrel',
  'cylinder',
  'bolt',
  'other',
] as const satisfies Codes
const serialStates = ['clear', 'partial', 'defaced', 'restored', 'none'] as const satisfies Codes

/** A part and its number; `?` stands for each character that cannot be read. Without a number: null. */
const firearmSerial = z.strictObject({
  part: z.enum(firearmParts),
  number: numberOf('any').nullable(),
  state: z.enum(serialStates),
})

/** Known by make, model, calibre and serial together: serials repeat between models [domain.md §8]. */
const firearmBody = z
  .strictObject({
    kind: z.literal('firearm'),
    category: choice(firearmCategories),
    status: choice(firearmStates),
    make: text(),
    model: text(),
    calibre: text(),
    serials: z
      .array(firearmSerial)
      .max(20)
      .register(shapes, {
        is: 'rows',
        columns: {
          part: { is: 'choice', of: firearmParts },
          number: numberCell('any'),
          state: { is: 'choice', of: serialStates },
        },
      }),
    madeIn: country(),
    /** Importer, place and country, as stamped. */
    importMark: text(),
    happenedOn: date(),
    happenedIn: country(),
    remarks: long(),
  })
  .refine(({ make, serials }) => make !== null || serials.length > 0, {
    message: 'a firearm needs a make or a serial',
    path: ['make'],
  })

const channels = [
  ...(['phone', 'email', 'handle', 'ip', 'domain', 'url', 'onion', 'imei', 'imsi', 'iccid'] as const),
] as const satisfies Codes

/** A number, address or name by which somebody is reached. */
const communicationBody = z
  .strictObject({
    kind: z.literal('communication'),
    channel: choice(channels),
    address: neededText(),
    /** Where a handle belongs. */
    platform: text(),
    country: country(),
    firstSeenOn: date(),
    lastSeenOn: date(),
    remarks: long(),
  })
  .refine(({ address }) => !SHORTENED.test(address.trim()), {
    message: 'is a number of which a table program has cut the end off; write it out',
    path: ['address'],
  })

const accountStates = ['suspected', 'mule', 'frozen'] as const satisfies Codes

const accountBody = z
  .strictObject({
    kind: z.literal('account'),
    status: choice(accountStates),
    /** ISO 13616, in capitals without blanks. */
    iban: numberOf('iban')
      .refine(hasIbanCheck, 'the check digits of the IBAN are wrong')
      .nullable()
      .register(shapes, { is: 'cell', cell: numberCell('iban'), isNeeded: false }),
    number: number(),
    bic: number('bic'),
    bank: text(),
    country: country(),
    holder: text(),
    /** ISO 4217. */
    currency: number('currency'),
    remarks: long(),
  })
  .refine(({ iban, number: own }) => iban !== null || own !== null, {
    message: 'an account needs an IBAN or a number',
    path: ['iban'],
  })

/** ISO 13616: the first four characters behind the rest are 1 modulo 97. */
function hasIbanCheck(iban: string): boolean {
  return remainder97(iban.slice(4) + iban.slice(0, 4)) === 1
}

const walletBody = z.strictObject({
  kind: z.literal('wallet'),
  /** The asset, e.g. BTC. */
  currency: neededText(),
  address: neededNumber('wallet'),
  /** An exchange, mixer or shop that it belongs to. */
  service: text(),
  firstSeenOn: date(),
  lastSeenOn: date(),
  remarks: long(),
})

const containerStates = ['sought', 'stolen', 'seized'] as const satisfies Codes

const containerBody = z.strictObject({
  kind: z.literal('container'),
  /** ISO 6346: owner code, category and seven digits. */
  number: neededNumber('container'),
  status: choice(containerStates),
  sizeType: text(),
  carrier: text(),
  seals: numbers(20),
  happenedOn: date(),
  remarks: long(),
})

const artCategories = [
  ...(['painting', 'drawing', 'sculpture', 'icon', 'book', 'coin', 'jewellery', 'furniture'] as const),
  ...(['archaeological', 'textile', 'other'] as const),
] as const satisfies Codes
const artStates = ['stolen', 'missing', 'recovered'] as const satisfies Codes

/** Described in words (Object ID); nothing of who had it. `artist` made it. */
const workOfArtBody = z.strictObject({
  kind: z.literal('work_of_art'),
  title: line.clone().register(shapes, { is: 'cell', cell: { is: 'text' }, isNeeded: true }),
  category: choice(artCategories),
  status: choice(artStates),
  artist: text(),
  period: text(),
  materials: text(),
  measurements: text(),
  inventoryNumber: number(),
  marks: lines(20),
  happenedOn: date(),
  happenedIn: country(),
  description: long(),
})

export const thingBodies = [
  travelDocumentBody,
  administrativeDocumentBody,
  vehicleBody,
  aircraftBody,
  firearmBody,
  communicationBody,
  accountBody,
  walletBody,
  containerBody,
  workOfArtBody,
] as const
