import { z } from 'zod'
import type { BureauCode } from '../../kernel/actor.ts'
import type { Country } from '../../kernel/country.ts'
import { parseCountry } from '../../kernel/country.ts'
import type { handlingCodes, levels } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import { calendars, type PartialDate, qualifiers } from '../../kernel/partial-date.ts'
import { nameTypes, scripts } from '../../kernel/person-name.ts'
import type { purposes } from '../../kernel/purpose.ts'
import type { Disclosure } from './guard.ts'

export type RecordId = Id<'Record'>

/** A country by its alpha-3 code. A transform would make the schema one-way, and answers are written with it as well. */
const countryCode = z
  .string()
  .length(3)
  .refine(
    (code) => parseCountry(code) === code,
    'not an ISO 3166-1 alpha-3 code',
  ) as unknown as z.ZodType<Country>

const year = z.number().int().min(1).max(2700)
const month = z.number().int().min(1).max(12)
const day = z.number().int().min(1).max(31)
const calendar = z.enum(calendars)
const qualifier = z.enum(qualifiers)

const partialDate = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), year, month, day, qualifier, calendar }),
  z.strictObject({ precision: z.literal('month'), year, month, qualifier, calendar }),
  z.strictObject({ precision: z.literal('year'), year, qualifier, calendar }),
  z.strictObject({ precision: z.literal('range'), fromYear: year, toYear: year, calendar }),
]) satisfies z.ZodType<PartialDate>

/** Longest text of one line, and of a remark. Ours to confirm. */
const LINE = 500
const REMARK = 20_000
const line = z.string().min(1).max(LINE)

const recordName = z.strictObject({
  text: line,
  script: z.enum(scripts),
  type: z.enum(nameTypes),
  parts: z
    .strictObject({ given: line.nullable(), middle: line.nullable(), family: line.nullable() })
    .nullable(),
})
export type RecordName = z.infer<typeof recordName>

/** A place as the contributor wrote it; `country` where it is known which one is meant. */
const place = z.strictObject({ text: z.string().max(LINE), country: countryCode.nullable() })
export type Place = z.infer<typeof place>

export const documentTypes = [
  'passport',
  'identity_card',
  'national_number',
  'tax_number',
  'driving_licence',
  'registration',
  'other',
] as const
const identityDocument = z.strictObject({
  type: z.enum(documentTypes),
  number: line,
  issuer: countryCode.nullable(),
  /** What the contributor calls it or says about it. */
  note: z.string().max(LINE).nullable(),
})
export type IdentityDocument = z.infer<typeof identityDocument>

const names = z.array(recordName).min(1).max(500)
const documents = z.array(identityDocument).max(500)
const places = z.array(place).max(500)
const remarks = z.string().max(REMARK).nullable()
/** Sanctions programmes or lists within a source, e.g. "DRC". */
const programmes = z.array(line).max(50)

export const sexes = ['M', 'F', 'U', 'X'] as const
export type Sex = (typeof sexes)[number]

const personBody = z.strictObject({
  kind: z.literal('person'),
  names,
  born: z.array(partialDate).max(50),
  birthPlaces: places,
  nationalities: z.array(countryCode).max(50),
  sex: z.enum(sexes),
  positions: z.array(line).max(100),
  addresses: places,
  documents,
  programmes,
  remarks,
})

const organisationBody = z.strictObject({
  kind: z.literal('organisation'),
  names,
  countries: z.array(countryCode).max(50),
  addresses: places,
  documents,
  programmes,
  remarks,
})

const vesselBody = z.strictObject({
  kind: z.literal('vessel'),
  names,
  /** Seven digits, the last one a check digit (IMO resolution A.1117(30)); null when the contributor gives none. */
  imo: z
    .string()
    .regex(/^\d{7}$/)
    .nullable(),
  mmsi: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  callSign: line.nullable(),
  flag: countryCode.nullable(),
  vesselType: line.nullable(),
  grossTonnage: z.number().int().nonnegative().nullable(),
  owner: line.nullable(),
  documents,
  programmes,
  remarks,
})

export const recordBody = z.discriminatedUnion('kind', [personBody, organisationBody, vesselBody])
export type RecordBody = z.infer<typeof recordBody>
export type PersonBody = z.infer<typeof personBody>
export type OrganisationBody = z.infer<typeof organisationBody>
export type VesselBody = z.infer<typeof vesselBody>

export const recordKinds = [
  'person',
  'organisation',
  'vessel',
] as const satisfies readonly RecordBody['kind'][]
export type RecordKind = (typeof recordKinds)[number]

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

/** Where a record came from: a published list by its code, its owner's own files, or the invented demo world. */
export const sources = ['un', 'ofac', 'ftm', 'own', 'demo'] as const
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
