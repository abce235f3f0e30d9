import type { ThingBody } from '../capabilities/records/record.ts'
import type { Country } from '../kernel/country.ts'

const country = (code: string): Country => code as Country

/** One small valid body of each kind of thing; nothing in them is real. */
export const someThings = {
  travel_document: {
    ...{ kind: 'travel_document', number: 'XA1234567', issuer: country('PRT'), documentType: 'passport' },
    ...{ fraud: 'stolen', circumstances: 'burglary', reportedBy: country('ESP') },
    ...{ issuedOn: null, expiresOn: null, happenedOn: null },
  },
  administrative_document: {
    ...{ kind: 'administrative_document', number: 'AB 998877', issuer: country('PRT') },
    ...{ documentType: 'vehicle_registration', fraud: 'stolen_blank', series: 'AB', reportedBy: null },
    ...{ happenedOn: null, remarks: null },
  },
  vehicle: {
    ...{ kind: 'vehicle', category: 'car', status: 'stolen', vin: 'WVWZZZ1JZXW386752' },
    plates: [{ number: '41-QX-77', country: country('PRT') }],
    parts: [{ part: 'engine', number: 'AHF 774411' }],
    ...{ make: 'Volkswagen', model: 'Golf', colour: 'grey', builtOn: null, happenedOn: null },
    ...{ happenedIn: null, marks: ['dent in the left door'] },
  },
  aircraft: {
    ...{ kind: 'aircraft', status: 'sought', registrations: ['CS-XQZ'], icao24: '49A1B2', serial: '28-7716' },
    ...{ make: 'Piper', model: 'PA-28', builtOn: null, registeredIn: country('PRT'), operator: null },
    ...{ happenedOn: null, programmes: [], remarks: null },
  },
  firearm: {
    ...{ kind: 'firearm', category: 'pistol', status: 'stolen', make: 'Walther', model: 'P99' },
    ...{ calibre: '9x19', madeIn: country('DEU'), importMark: null, happenedOn: null, happenedIn: null },
    serials: [
      { part: 'frame', number: 'FAT771204', state: 'clear' },
      { part: 'slide', number: null, state: 'defaced' },
    ],
    remarks: null,
  },
  communication: {
    ...{ kind: 'communication', channel: 'phone', address: '+351 21 000 4477', platform: null },
    ...{ country: country('PRT'), firstSeenOn: null, lastSeenOn: null, remarks: null },
  },
  account: {
    ...{ kind: 'account', status: 'suspected', iban: 'GB82WEST12345698765432', number: null, bic: null },
    ...{ bank: 'Invented Bank', country: country('GBR'), holder: null, currency: 'GBP', remarks: null },
  },
  wallet: {
    ...{ kind: 'wallet', currency: 'BTC', address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' },
    ...{ service: null, firstSeenOn: null, lastSeenOn: null, remarks: null },
  },
  container: {
    ...{ kind: 'container', number: 'CSQU3054383', status: 'sought', sizeType: '22G1', carrier: null },
    ...{ seals: ['SL 4471'], happenedOn: null, remarks: null },
  },
  work_of_art: {
    ...{ kind: 'work_of_art', title: 'Harbour at dusk', category: 'painting', status: 'stolen' },
    ...{ artist: 'Unknown master', period: null, materials: 'oil on oak', measurements: '30 x 40 cm' },
    ...{ inventoryNumber: 'INV 1882/4', marks: [], happenedOn: null, happenedIn: null, description: null },
  },
} as const satisfies { readonly [Kind in ThingBody['kind']]: Extract<ThingBody, { kind: Kind }> }
