import type { IdentifierKind } from './identifier-kind.ts'

/**
 * What a record of a thing says, as it is shown: field by field, worded by the screens as `record.field.<field>` and
 * `record.choice.<code>`. The records write it, the interface carries it, every page that shows a record reads it.
 */
export const factFields = [
  'number',
  'issuer',
  'documentType',
  'fraud',
  'circumstances',
  'reportedBy',
  'issuedOn',
  'expiresOn',
  'happenedOn',
  'happenedIn',
  'series',
  'category',
  'vin',
  'plates',
  'parts',
  'make',
  'model',
  'colour',
  'builtOn',
  'status',
  'marks',
  'registrations',
  'icao24',
  'serial',
  'registeredIn',
  'operator',
  'programmes',
  'calibre',
  'serials',
  'madeIn',
  'importMark',
  'channel',
  'address',
  'platform',
  'firstSeenOn',
  'lastSeenOn',
  'iban',
  'bic',
  'bank',
  'country',
  'holder',
  'currency',
  'service',
  'sizeType',
  'carrier',
  'seals',
  'title',
  'artist',
  'period',
  'materials',
  'measurements',
  'description',
  'inventoryNumber',
  'remarks',
] as const
export type FactField = (typeof factFields)[number]

/** Codes of all fields that are chosen from a list; the same word means the same wherever it stands. */
export const factChoices = [
  ...['passport', 'identity_card', 'visa', 'residence_permit', 'refugee_document', 'seaman_book'],
  ...['laissez_passer', 'vehicle_registration', 'vehicle_title', 'conformity', 'import_export', 'insurance'],
  ...['stolen_blank', 'stolen', 'lost', 'revoked', 'invalid', 'embezzled', 'sought', 'sanctioned'],
  ...['trafficked', 'smuggled', 'seized', 'missing', 'recovered', 'suspected', 'mule', 'frozen'],
  ...['burglary', 'robbery', 'in_post', 'in_transit', 'issued_in_error', 'unlawfully_obtained'],
  ...['car', 'lorry', 'bus', 'motorcycle', 'trailer', 'caravan', 'machine', 'part'],
  ...['engine', 'gearbox', 'chassis', 'airbag', 'control_unit', 'frame', 'receiver', 'slide', 'barrel'],
  ...['cylinder', 'bolt', 'clear', 'partial', 'defaced', 'restored', 'none'],
  ...['pistol', 'revolver', 'rifle', 'shotgun', 'submachine_gun', 'machine_gun', 'launcher'],
  ...['phone', 'email', 'handle', 'ip', 'domain', 'url', 'onion', 'imei', 'imsi', 'iccid'],
  ...['painting', 'drawing', 'sculpture', 'icon', 'book', 'coin', 'jewellery', 'furniture', 'archaeological'],
  ...['textile', 'other', 'unknown'],
] as const
export type FactChoice = (typeof factChoices)[number]

/** `number`: an identifier, set in figures of one width. `text`: anything else that somebody wrote. */
export const cellKinds = ['text', 'number', 'country', 'issuer', 'date', 'choice'] as const
export type FactCell = {
  readonly is: (typeof cellKinds)[number]
  readonly text: string
  /** What a `number` is under which the record is found; other cells have none. */
  readonly identifier?: IdentifierKind
}

/** One field with its lines, each of one or several cells, e.g. a plate with its country. Empty fields are left out. */
export type Fact = { readonly field: FactField; readonly lines: readonly (readonly FactCell[])[] }
