import { z } from 'zod'
import type { BureauCode } from '../../kernel/actor.ts'
import type { handlingCodes, levels } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { purposes } from '../../kernel/purpose.ts'
import type { RecordKind, ThingKind } from '../../kernel/record-kind.ts'
import {
  choice,
  countriesList,
  country,
  dates,
  documents,
  lines,
  long,
  names,
  number,
  numbers,
  places,
  programmes,
  text,
  whole,
} from './body-parts.ts'
import { thingBodies } from './body-things.ts'
import type { Disclosure } from './guard.ts'
import { hasWord } from './number-forms.ts'

export type RecordId = Id<'Record'>

export const sexes = ['M', 'F', 'U', 'X'] as const
export type Sex = (typeof sexes)[number]

const personBody = z.strictObject({
  kind: z.literal('person'),
  names: names(),
  born: dates(50),
  birthPlaces: places(),
  nationalities: countriesList(50),
  sex: choice(sexes),
  positions: lines(100),
  addresses: places(),
  documents: documents(),
  programmes: programmes(),
  remarks: long(),
})

const organisationBody = z.strictObject({
  kind: z.literal('organisation'),
  names: names(),
  countries: countriesList(50),
  addresses: places(),
  documents: documents(),
  programmes: programmes(),
  remarks: long(),
})

const vesselBody = z.strictObject({
  kind: z.literal('vessel'),
  names: names(),
  /** Seven digits, the last one a check digit (IMO resolution A.1117(30)); null when the contributor gives none. */
  imo: number('imo'),
  mmsi: number('mmsi'),
  callSign: text(),
  /** Craft identification of pleasure boats (ISO 10087). Records from before it was asked have none. */
  hin: number().default(null),
  /** IMO number of the company that owns it. */
  companyImo: number('imo').default(null),
  engineNumbers: numbers(20).default([]),
  flag: country(),
  vesselType: text(),
  grossTonnage: whole(),
  owner: text(),
  documents: documents(),
  programmes: programmes(),
  remarks: long(),
})

export const recordBody = z.discriminatedUnion('kind', [
  personBody,
  organisationBody,
  vesselBody,
  ...thingBodies,
])
export type RecordBody = z.infer<typeof recordBody>

/** A body as it may be written; what is held from before was held to less. */
export const writtenBody = recordBody.refine(
  (body) => body.kind !== 'travel_document' || !hasWord(body.number),
  {
    message: 'is more than the number of a document: write it without names and remarks, like AB1234567',
    path: ['number'],
  },
)
export type PersonBody = z.infer<typeof personBody>
export type OrganisationBody = z.infer<typeof organisationBody>
export type VesselBody = z.infer<typeof vesselBody>
export type NamedBody = PersonBody | OrganisationBody | VesselBody
export type BodyOf<Kind extends RecordKind> = Extract<RecordBody, { kind: Kind }>
export type ThingBody = BodyOf<ThingKind>

/** A person, an organisation, a vessel; everything else is a thing. */
export function isNamed(body: RecordBody): body is NamedBody {
  return 'names' in body
}

const shareBureaus = z.array(z.string().max(8)).max(300)
/** Sharing lists of the owner, by id. */
const shareLists = z.array(z.uuid()).max(50).default([])

/**
 * Whom the owner wishes to see a record. An empty list of bureaus means its owner alone. `denied` are restrictions case
 * by case: they win over every list.
 */
export const sharing = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('all') }),
  z.strictObject({ to: z.literal('owner') }),
  z.strictObject({
    to: z.literal('listed'),
    bureaus: shareBureaus,
    lists: shareLists,
    denied: shareBureaus.default([]),
  }),
  z.strictObject({ to: z.literal('all_except'), bureaus: shareBureaus, lists: shareLists }),
])
export type Sharing = z.infer<typeof sharing>

/** Where a record came from: a published list by its code, its owner's own files or tables, or the invented demo world. */
export const sources = ['un', 'ofac', 'ftm', 'sheet', 'own', 'demo'] as const
export type Source = (typeof sources)[number]

/** What every record carries, whatever it is about. */
export type Envelope = {
  readonly id: RecordId
  readonly owner: BureauCode
  readonly ownerUnit: string | null
  readonly source: Source
  /** The owner's own reference, unique within owner and source, e.g. "CDi.001". */
  readonly reference: string
  readonly purpose: (typeof purposes)[number]
  readonly level: (typeof levels)[number]
  readonly handling: readonly (typeof handlingCodes)[number][]
  /** What H3, other restrictions, asks for; null without that code. */
  readonly handlingText: string | null
  readonly sharing: Sharing
  /** Uses that the owner permits to others. */
  readonly purposes: readonly (typeof purposes)[number][]
  readonly disclosure: Disclosure
  /** Reliability of the source A–F and of the information 1–6, e.g. "B2" (the 6x6 system); null when not graded. */
  readonly grade: string | null
  readonly validFrom: Date
  readonly reviewAt: Date
  readonly deleteAt: Date
  /** 1 for the first; each change adds one. */
  readonly version: number
  readonly createdAt: Date
  readonly createdBy: Id<'Actor'>
  readonly updatedAt: Date
  readonly updatedBy: Id<'Actor'>
}

/** Why a record is no longer live: its owner, its list, a review that nobody decided, its expiry, a person's right. */
export const grounds = ['owner', 'list', 'review_missed', 'expired', 'rights'] as const
export type Ground = (typeof grounds)[number]

/** Which rule set the date of deletion: the earliest of them does. */
export const retentionRules = ['rpd', 'owner', 'purpose', 'law'] as const
export type RetentionRule = (typeof retentionRules)[number]

/** Keeps a record from deletion, e.g. for a court; it may still be withdrawn. */
type LegalHold = { readonly since: Date; readonly by: Id<'Actor'>; readonly reason: string }

/**
 * A record is live until its owner, its list or its dates end that. A withdrawn one is kept but answers no check; of a
 * deleted one only id, owner, kind, dates and a proof remain, which is `Tombstone`.
 */
export type PoliceRecord = Envelope & {
  readonly status: 'live' | 'withdrawn'
  /** Null while live. */
  readonly ground: Ground | null
  /** Null where a list set the dates. */
  readonly retentionRule: RetentionRule | null
  readonly hold: LegalHold | null
  /** A code that every reader is shown, or null. */
  readonly caveat: string | null
  readonly body: RecordBody
}

export type Tombstone = Pick<Envelope, 'id' | 'owner' | 'version' | 'createdAt'> & {
  readonly kind: RecordKind
  readonly ground: Ground
  readonly deletedAt: Date
}

/** What made a version of a record; `removed` is what its list or its owner took back. */
export const changes = [
  'added',
  'changed',
  'removed',
  'corrected',
  'renewed',
  'lapsed',
  'transferred',
  'deleted',
] as const
export type Change = (typeof changes)[number]
