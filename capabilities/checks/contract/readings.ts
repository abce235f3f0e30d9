import { z } from 'zod'
import { furtherNumber, identifier, LONGEST_TEXT } from '../contract.ts'

/** What a text may identify. Nothing is looked up and nothing kept. */
export const READINGS_PATH = '/api/v1/readings'

export const readingRequest = z.strictObject({ text: z.string().min(1).max(LONGEST_TEXT) })

const zoneFormats = ['td1', 'td2', 'td3', 'mrv_a', 'mrv_b', 'fra_id', 'che_licence', 'fra_licence'] as const

const zoneFields = [
  'document_code',
  'issuer',
  'number',
  'names',
  'surname',
  'given_names',
  'nationality',
  'birth',
  'sex',
  'expiry',
  'optional',
  'optional_2',
  'department',
  'blank_number',
] as const
export type ZoneField = (typeof zoneFields)[number]

const zoneChecks = ['number', 'birth', 'expiry', 'optional', 'composite'] as const

/** Characters of a line: the first, and the one after the last. */
const span = z.object({ line: z.number().int(), from: z.number().int(), to: z.number().int() })

/** The lines of a document as printed, where each field and digit stands, and what it says of its holder. */
const zone = z.object({
  format: z.enum(zoneFormats),
  lines: z.array(z.string()),
  fields: z.array(z.object({ name: z.enum(zoneFields), spans: z.array(span), text: z.string() })),
  checks: z.array(
    z.object({
      name: z.enum(zoneChecks),
      digit: span,
      over: z.array(span),
      expected: z.string(),
      found: z.string(),
      passed: z.boolean(),
    }),
  ),
  longNumber: z.enum(['joined', 'filler_kept', 'broken']).nullable(),
  /** Fields that no digit covers. */
  unseen: z.array(z.enum(zoneFields)),
  /** Fillers put back, or below 0 left out, to bring the lines to their length. */
  added: z.number().int(),
  holder: z.object({
    documentCode: z.string(),
    issuer: z.string(),
    number: z.string(),
    surname: z.string(),
    givenNames: z.string(),
    nationality: z.string().nullable(),
    /** With the century that they have today; null where the zone has none or no calendar knows it. */
    born: z.string().nullable(),
    expires: z.string().nullable(),
    hasExpired: z.boolean().nullable(),
    sex: z.enum(['M', 'F', 'X']).nullable(),
    optional: z.array(z.string()),
  }),
  /** Numbers in its optional data, each asked together with that of the document. */
  further: z.array(furtherNumber.extend({ field: z.enum(zoneFields) })),
  /** Characters of the number and the optional data, each with those that every digit takes for it. */
  twins: z.array(z.object({ char: z.string(), others: z.array(z.string()) })),
  /** Neighbours under a digit, two characters each, that no digit sees swapped. */
  swaps: z.array(z.string()),
})
export type ZoneView = z.infer<typeof zone>

const reading = identifier.extend({
  /** As it is compared; a card is masked. */
  canonical: z.string(),
  likelihood: z.number(),
})

export const readingAnswer = z.object({
  /** The likeliest first. */
  readings: z.array(reading),
  /** To be drawn, when the text is a machine-readable zone. */
  zone: zone.nullable(),
})
export type ReadingAnswer = z.infer<typeof readingAnswer>
