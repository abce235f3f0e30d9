import type { BodyOf, ThingBody } from '../../capabilities/records/record.ts'
import type { ThingKind } from '../../kernel/record-kind.ts'
import { withBech32Check, withContainerCheck, withIbanCheck } from './check-digits.ts'
import type { DocumentMaker } from './identity-document.ts'
import { aircraftBody, fill, firearmBody, type Inventing, lately, vehicleBody } from './invented-vehicle.ts'
import { knownCountry } from './name-pools/pool.ts'
import { digits, withLuhnDigit } from './national-number.ts'
import type { Random } from './random.ts'

/** How many of a hundred things are of each kind. Ours to confirm. */
const shares = [
  ['travel_document', 40],
  ['vehicle', 28],
  ['firearm', 9],
  ['communication', 6],
  ['account', 5],
  ['administrative_document', 4],
  ['wallet', 2],
  ['aircraft', 2],
  ['container', 2],
  ['work_of_art', 2],
] as const satisfies readonly (readonly [ThingKind, number])[]

/** A thing that a bureau of the country `home` has reported. Vehicles and travel documents have no room for a remark. */
export function inventThing(inventing: Inventing, makeDocument: DocumentMaker): ThingBody {
  const { random } = inventing
  const kind = random.weighted(shares)
  const remarks = `Invented. ${random.pick(reasons[kind])}`
  const beside = { countryOf: knownCountry, remarks }
  switch (kind) {
    case 'travel_document':
      return travelDocument(inventing, makeDocument)
    case 'administrative_document':
      return administrativeDocument(inventing, remarks)
    case 'vehicle':
      return vehicleBody(inventing)
    case 'aircraft':
      return aircraftBody(inventing, beside)
    case 'firearm':
      return firearmBody(inventing, beside)
    case 'communication':
      return communication(inventing, remarks)
    case 'account':
      return account(inventing, remarks)
    case 'wallet':
      return wallet(inventing, remarks)
    case 'container':
      return container(inventing, remarks)
    case 'work_of_art':
      return workOfArt(inventing, remarks)
  }
}

const reasons: Readonly<Record<ThingKind, readonly string[]>> = {
  travel_document: [''],
  vehicle: [''],
  administrative_document: ['Blank forms taken from an office.', 'Seen with altered dates.'],
  aircraft: ['Flew without a plan, then without a transponder.', 'Taken from its hangar at night.'],
  firearm: ['Taken from a dealer.', 'Found missing at a count.', 'Seized with others of the same series.'],
  communication: ['Used to offer work that does not exist.', 'Given as a contact by several victims.'],
  account: ['Named by victims of false invoices.', 'Emptied within an hour of each payment.'],
  wallet: ['Named in demands for ransom.', 'Collects from several frauds.'],
  container: ['Its seal did not agree with its papers.', 'Missing since it left the terminal.'],
  work_of_art: ['Missing since a break-in.', 'Taken from a place of worship.'],
}

function travelDocument(inventing: Inventing, makeDocument: DocumentMaker): BodyOf<'travel_document'> {
  const { random, home } = inventing
  const documentType = random.weighted(documentShares)
  const fraud = random.weighted(fraudShares)
  const isBlank = fraud === 'stolen_blank'
  return {
    ...{ kind: 'travel_document', issuer: home, documentType, fraud },
    number: makeDocument(documentType === 'identity_card' ? 'identity_card' : 'passport', home).number,
    circumstances: isBlank
      ? 'burglary'
      : random.pick(['unknown', 'robbery', 'in_post', 'in_transit', 'other'] as const),
    reportedBy: home,
    issuedOn: isBlank ? null : { ...lately(inventing) },
    expiresOn: null,
    happenedOn: lately(inventing),
  }
}

const documentShares = [
  ['passport', 65],
  ['identity_card', 25],
  ['residence_permit', 6],
  ['visa', 4],
] as const
const fraudShares = [
  ['lost', 50],
  ['stolen', 32],
  ['stolen_blank', 8],
  ['revoked', 6],
  ['invalid', 4],
] as const

function administrativeDocument(inventing: Inventing, remarks: string): BodyOf<'administrative_document'> {
  const { random, home } = inventing
  const series = fill('@@', random)
  return {
    ...{
      kind: 'administrative_document',
      number: `${series} ${digits(6, random)}`,
      issuer: home,
      series,
      remarks,
    },
    documentType: random.pick(['vehicle_registration', 'vehicle_title', 'insurance'] as const),
    fraud: random.pick(['stolen_blank', 'stolen', 'lost'] as const),
    reportedBy: home,
    happenedOn: lately(inventing),
  }
}

/** Numbers kept free for fiction (Ofcom, ARCEP, NANPA), addresses and names for documentation (RFC 5737, RFC 2606). */
const contacts = {
  phone: (random: Random) =>
    random.pick([
      `+44 7700 900${digits(3, random)}`,
      `+33 1 99 00 ${digits(2, random)} ${digits(2, random)}`,
      `+1 202 555 01${digits(2, random)}`,
    ]),
  email: (random: Random) => `${random.pick(words)}.${digits(3, random)}@${random.pick(words)}.example`,
  domain: (random: Random) => `${random.pick(words)}-${random.pick(words)}.example`,
  ip: (random: Random) => `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.int(1, 254)}`,
  handle: (random: Random) => `@${random.pick(words)}_${digits(4, random)}`,
  imei: (random: Random) => withLuhnDigit(`00${digits(12, random)}`),
} as const
const words = [
  'amber',
  'cargo',
  'delta',
  'harbour',
  'lantern',
  'meridian',
  'orchid',
  'quarry',
  'sable',
  'willow',
]
const channelShares = [
  ['phone', 50],
  ['email', 18],
  ['handle', 12],
  ['domain', 10],
  ['ip', 6],
  ['imei', 4],
] as const

function communication(inventing: Inventing, remarks: string): BodyOf<'communication'> {
  const { random } = inventing
  const channel = random.weighted(channelShares)
  return {
    ...{ kind: 'communication', channel, address: contacts[channel](random), remarks },
    platform: channel === 'handle' ? random.pick(['Pictures', 'Messages', 'Market']) : null,
    ...{ country: null, firstSeenOn: lately(inventing), lastSeenOn: null },
  }
}

/** The part of an IBAN behind its check digits, of countries whose own part has no check of its own that is known here. */
const accounts = [
  ['AUT', 'AT', '################'],
  ['DEU', 'DE', '##################'],
  ['GBR', 'GB', 'XQZB##############'],
  ['MDA', 'MD', 'XQ##################'],
  ['NLD', 'NL', 'XQZB##########'],
  ['ROU', 'RO', 'XQZB################'],
] as const

function account({ random }: Inventing, remarks: string): BodyOf<'account'> {
  const [country, code, shape] = random.pick(accounts)
  return {
    ...{ kind: 'account', iban: withIbanCheck(code, fill(shape, random)), number: null, bic: null, remarks },
    status: random.pick(['suspected', 'mule', 'frozen'] as const),
    bank: 'Invented Bank',
    country: knownCountry(country),
    holder: null,
    currency: random.pick(['EUR', 'USD', 'GBP']),
  }
}

function wallet(inventing: Inventing, remarks: string): BodyOf<'wallet'> {
  const { random } = inventing
  const values = Array.from({ length: 32 }, () => random.int(0, 31))
  const hex = Array.from({ length: 40 }, () => random.int(0, 15).toString(16)).join('')
  const isBitcoin = random.chance(0.6)
  return {
    ...{ kind: 'wallet', currency: isBitcoin ? 'BTC' : 'ETH', remarks },
    address: isBitcoin ? withBech32Check(values) : `0x${hex}`,
    ...{ service: null, firstSeenOn: lately(inventing), lastSeenOn: null },
  }
}

function container(inventing: Inventing, remarks: string): BodyOf<'container'> {
  const { random } = inventing
  return {
    ...{ kind: 'container', number: withContainerCheck(`XQZU${digits(6, random)}`), remarks },
    status: random.pick(['sought', 'stolen', 'seized'] as const),
    sizeType: random.pick(['22G1', '42G1', '45R1']),
    carrier: null,
    seals: random.chance(0.5) ? [`${fill('@@', random)}${digits(6, random)}`] : [],
    happenedOn: lately(inventing),
  }
}

const works = [
  ['Harbour with three sails', 'painting', 'Oil on canvas', '62 x 80 cm'],
  ['Woman reading by a window', 'painting', 'Oil on oak panel', '41 x 33 cm'],
  ['Saint with a lantern', 'icon', 'Tempera and gold on wood', '35 x 28 cm'],
  ['Head of a river god', 'sculpture', 'Marble', 'Height 27 cm'],
  ['Herbal in three parts', 'book', 'Ink and wash on parchment', '214 leaves'],
  ['Bowl with a frieze of birds', 'archaeological', 'Glazed earthenware', 'Diameter 22 cm'],
] as const

function workOfArt(inventing: Inventing, description: string): BodyOf<'work_of_art'> {
  const { random, home } = inventing
  const [title, category, materials, measurements] = random.pick(works)
  return {
    ...{ kind: 'work_of_art', title, category, materials, measurements, description, artist: null },
    status: random.pick(['stolen', 'missing'] as const),
    period: random.pick(['15th century', '17th century', '19th century', null]),
    inventoryNumber: random.chance(0.6) ? `INV ${random.int(1820, 1990)}/${random.int(1, 99)}` : null,
    marks: [],
    happenedOn: lately(inventing),
    happenedIn: home,
  }
}
