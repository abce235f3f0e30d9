import { z } from 'zod'
import { modes } from '../../engines/matching/types.ts'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { evidenceFields, evidenceHows, partHows } from '../../kernel/match.ts'
import { nameTypes, scripts } from '../../kernel/person-name.ts'
import { purposes } from '../../kernel/purpose.ts'
import { factChoices } from '../../kernel/record-facts.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { checkSources, outcomes, sourceStates } from './check.ts'

export const CHECKS_PATH = '/api/v1/checks'
export const checkPath = (id: string): string => `${CHECKS_PATH}/${id}`
/** Makes a hit of a weak candidate of a past check. */
export const raisePath = (id: string): string => `${checkPath(id)}/raise`

/** Longest text that the box takes. Ours to confirm. */
export const LONGEST_TEXT = 300

/**
 * A question. Either `text` as typed into the one box, or fields, or both: a field overrules what was read from the
 * box. Dates as people write them (`1984-02-13`, `1984`, `circa 1984`), countries by alpha-2, alpha-3 or MRZ code.
 */
export const checkRequest = z.strictObject({
  text: z.string().optional(),
  name: z.string().optional(),
  born: z.string().optional(),
  nationality: z.string().optional(),
  sex: z.enum(['M', 'F', 'U', 'X']).optional(),
  birthPlace: z.string().optional(),
  document: z.string().optional(),
  /** Without one, a key's own purpose counts; a person must name it. */
  purpose: z.enum(purposes).optional(),
  mode: z.enum(modes).optional(),
  /** A record of the own bureau that the question is about: what was judged of the two counts. */
  about: z.uuid().optional(),
  /** Somebody is kept at a control until the owner of a hit answers. Left out: yes at a border, else no. */
  held: z.boolean().optional(),
})
export type CheckRequest = z.infer<typeof checkRequest>

const part = z.object({
  asked: z.string().nullable(),
  found: z.string().nullable(),
  how: z.enum(partHows),
  similarity: z.number(),
  weight: z.number(),
})

const evidence = z.object({
  field: z.enum(evidenceFields),
  how: z.enum(evidenceHows),
  asked: z.string(),
  found: z.string(),
  weight: z.number(),
  /** What the number of a `document` line is; other lines have none. */
  identifier: z.exactOptional(z.enum(identifierKinds)),
})

const candidate = z.object({
  record: z.object({
    id: z.uuid(),
    owner: z.string(),
    source: z.string(),
    reference: z.string(),
    kind: z.enum(recordKinds),
    /** How the record is called in a list; of one whose owner shows the core alone, what matched or its reference. */
    label: z.string(),
    /** What a thing is reported as (stolen, lost, sought) and of which sort it is; null where unsaid or not shown. */
    status: z.enum(factChoices).nullable(),
    sort: z.enum(factChoices).nullable(),
    names: z.array(z.object({ text: z.string(), script: z.enum(scripts), type: z.enum(nameTypes) })),
    /** Key facts for the card, as the record has them. */
    born: z.array(z.string()),
    nationalities: z.array(z.string()),
    documents: z.array(z.object({ type: z.string(), number: z.string(), issuer: z.string().nullable() })),
    imo: z.string().nullable(),
    /** The numbers of a ship or thing, by what they are. */
    keys: z.array(
      z.object({ kind: z.enum(identifierKinds), text: z.string(), country: z.string().nullable() }),
    ),
  }),
  /** `core`: whose the record is and what met; its owner releases more on the hit. */
  view: z.enum(['full', 'core']),
  /** The hit that was raised, or that is open for the same question; null for a weak or a settled one. */
  hitId: z.uuid().nullable(),
  /** When the owner called this very pair of question and record different; it raises no hit then. */
  settledAt: z.iso.datetime().nullable(),
  /** `strong` ones make the answer a hit, the others a possible one. */
  strength: z.enum(['strong', 'weak']),
  similarity: z.number(),
  total: z.number(),
  name: z
    .object({
      asked: z.string(),
      found: z.string(),
      /** Place of the found name in `record.names`. */
      foundIndex: z.number().int(),
      type: z.enum(nameTypes),
      parts: z.array(part),
    })
    .nullable(),
  evidence: z.array(evidence),
  channels: z.array(z.string()),
  /** The same in plain English, one line each, for people without the screen. */
  reasons: z.array(z.string()),
})
export type CandidateView = z.infer<typeof candidate>

/** One thing that a number may be. `display` masks cards; names of checks, notes and facts are worded by the screens. */
export const identifier = z.object({
  kind: z.enum(identifierKinds),
  display: z.string(),
  country: z.string().nullable(),
  verdict: z.enum(['valid', 'invalid', 'unverifiable']),
  checks: z.array(
    z.object({
      name: z.string(),
      passed: z.boolean(),
      expected: z.string().nullable(),
      found: z.string().nullable(),
    }),
  ),
  notes: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.string()) })),
  facts: z.record(z.string(), z.string()),
})

/** A number from the optional data of a zone. One that is no national number of the issuer makes no hit by itself. */
export const furtherNumber = z.object({ text: z.string(), isNational: z.boolean() })

export const checkAnswer = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  outcome: z.enum(outcomes),
  purpose: z.enum(purposes),
  mode: z.enum(modes),
  /** What was understood, so that the officer can see and correct it. */
  asked: z.object({
    name: z.string().nullable(),
    born: z.string().nullable(),
    nationality: z.string().nullable(),
    sex: z.string().nullable(),
    birthPlace: z.string().nullable(),
    document: z.string().nullable(),
    imo: z.string().nullable(),
    /** What the number may be, the likeliest first; each was looked for. */
    identifiers: z.array(identifier),
    /** Of the document, where its machine-readable zone was asked; null where none was. */
    zone: z
      .object({
        /** Its last day; null where the zone names none. */
        expires: z.string().nullable(),
        /** When it was asked; null where that cannot be said. An expired document is no hit. */
        hasExpired: z.boolean().nullable(),
        further: z.array(furtherNumber),
      })
      .nullable(),
  }),
  sources: z.array(z.object({ source: z.enum(checkSources), state: z.enum(sourceStates) })),
  candidates: z.array(candidate),
  versions: z.object({ normaliser: z.string(), scorer: z.string() }),
  /** To find the answer; making it durable comes on top. */
  tookMs: z.number(),
})
export type CheckAnswer = z.infer<typeof checkAnswer>

/** A past check: what was asked and answered, without the records. */
export const keptCheck = checkAnswer.omit({ candidates: true }).extend({
  bureau: z.string(),
  askedBy: z.uuid(),
  candidates: z.array(z.object({ id: z.string(), similarity: z.number(), total: z.number() })),
})

export const raiseRequest = z.strictObject({ recordId: z.uuid() })
export const raisedHit = z.object({ hitId: z.uuid() })
