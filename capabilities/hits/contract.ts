import { z } from 'zod'
import { handlingCodes, levels } from '../../kernel/handling.ts'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { nameTypes, scripts } from '../../kernel/person-name.ts'
import { purposes } from '../../kernel/purpose.ts'
import { cellKinds, factFields } from '../../kernel/record-facts.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { allReasons, hitOrigins, hitStates, outcomes, tabs, verdicts } from './hit.ts'
import { askedView, matched } from './matched.ts'
import { comparisons, happenings } from './matter.ts'

export const HITS_PATH = '/api/v1/hits'
export const hitPath = (id: string): string => `${HITS_PATH}/${id}`
/** What is done to a hit is a POST to its own path. */
const hitDeeds = [
  'claim',
  'verdict',
  'undo',
  'release',
  'request-details',
  'outcome',
  'note',
  'close',
] as const
export type HitDeed = (typeof hitDeeds)[number]
export const hitDeedPath = (id: string, deed: HitDeed): string => `${hitPath(id)}/${deed}`

/** Longest text to a colleague or to the other bureau. Ours to confirm. */
export const LONGEST_NOTE = 2000
const note = z.string().trim().min(1).max(LONGEST_NOTE)
const instant = z.iso.datetime()

export const hitsQuery = z.strictObject({
  tab: z.enum(tabs),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** Who works on it, told to the own bureau alone. */
const claim = z.object({ by: z.uuid(), name: z.string().nullable(), until: instant, isMine: z.boolean() })

/** One line of a queue. */
const hitLine = z.object({
  id: z.uuid(),
  origin: z.enum(hitOrigins),
  state: z.enum(hitStates),
  /** `desk` answers for the record, `asker` asked, `both` did both, `watch` sees that it is late. */
  side: z.enum(['desk', 'asker', 'both', 'watch']),
  /** The record's owner, the bureau whose desk answers for it (the hub for a partner), and who asked. */
  owner: z.string(),
  desk: z.string(),
  asker: z.string(),
  kind: z.enum(recordKinds),
  purpose: z.enum(purposes),
  /** Somebody is kept at a control until this is answered. */
  isHeld: z.boolean(),
  raisedAt: instant,
  /** When the clock of the owner's answer runs out. */
  dueAt: instant,
  /** When the next step of the caller's own bureau is due; null when it has nothing to do. */
  ownDueAt: instant.nullable(),
  remindedAt: instant.nullable(),
  lateSince: instant.nullable(),
  /** Null for the watch. Of a hit that the asker does not know of: what matched, and no more. */
  asked: askedView.nullable(),
  /** Null where the caller may not know it. */
  record: z
    .object({ id: z.uuid(), source: z.string(), reference: z.string(), version: z.number().int() })
    .nullable(),
  similarity: z.number().nullable(),
  strength: z.enum(['strong', 'weak']),
  verdict: z.object({ word: z.enum(verdicts), reason: z.enum(allReasons), at: instant }).nullable(),
  /** What the asking officer saw: the same or not, beside the owner's verdict. */
  compared: z.object({ word: z.enum(comparisons), at: instant }).nullable(),
  outcome: z.object({ word: z.enum(outcomes), at: instant }).nullable(),
  detailsRequestedAt: instant.nullable(),
  releasedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** How often the same question met the same record while this was open; 1 for the first. */
  times: z.number().int(),
  claim: claim.nullable(),
})
export type HitLine = z.infer<typeof hitLine>

export const hitPage = z.object({ hits: z.array(hitLine), next: z.string().nullable() })
export type HitPage = z.infer<typeof hitPage>

/** One field of a thing with its lines, each of one or several cells. */
const factView = z.object({
  field: z.enum(factFields),
  lines: z.array(
    z.array(
      z.object({
        is: z.enum(cellKinds),
        text: z.string(),
        identifier: z.exactOptional(z.enum(identifierKinds)),
      }),
    ),
  ),
})

/** Everything that the record says, flat, so that it can be laid beside what was asked; empty where it does not apply. */
const recordFacts = z.object({
  names: z.array(z.object({ text: z.string(), script: z.enum(scripts), type: z.enum(nameTypes) })),
  born: z.array(z.string()),
  nationalities: z.array(z.string()),
  sex: z.string().nullable(),
  birthPlaces: z.array(z.string()),
  documents: z.array(z.object({ type: z.string(), number: z.string(), issuer: z.string().nullable() })),
  positions: z.array(z.string()),
  addresses: z.array(z.string()),
  programmes: z.array(z.string()),
  imo: z.string().nullable(),
  flag: z.string().nullable(),
  vesselType: z.string().nullable(),
  remarks: z.string().nullable(),
  /** What the record of a thing says, in its place. */
  things: z.array(factView),
})
export type RecordFacts = z.infer<typeof recordFacts>

/** What binds whoever is shown any of a record; `handlingText` is what H3, other restrictions, asks for. */
const binding = { handling: z.array(z.enum(handlingCodes)), handlingText: z.string().nullable() }

/** `core`: the owner releases more on request. `hidden`: not for the caller (any more). `gone`: withdrawn or deleted. */
const hitRecord = z.discriminatedUnion('view', [
  z.object({
    view: z.literal('full'),
    level: z.enum(levels),
    ...binding,
    /** The version now; `record.version` of the line is the one that the question met. */
    version: z.number().int(),
    facts: recordFacts,
  }),
  z.object({ view: z.literal('core'), ...binding }),
  z.object({ view: z.literal('hidden') }),
  z.object({ view: z.literal('gone') }),
])

/** The story of a hit. Names are told to the own bureau alone. */
const hitEvent = z.object({
  id: z.uuid(),
  what: z.enum(happenings),
  at: instant,
  bureau: z.string(),
  by: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  /** Verdict, comparison or outcome, and its reason. */
  word: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})
export type HitEvent = z.infer<typeof hitEvent>

export const hitView = hitLine.extend({
  checkId: z.uuid().nullable(),
  askedBy: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  matched: matched.nullable(),
  facts: hitRecord,
  events: z.array(hitEvent),
  /** Decided hits on the same record that the caller's bureau took part in, newest first. */
  earlier: z.array(
    z.object({
      id: z.uuid(),
      raisedAt: instant,
      asker: z.string(),
      verdict: z.object({ word: z.enum(verdicts), reason: z.enum(allReasons), at: instant }),
      /** Whether the very same question met the record then. */
      isSameQuestion: z.boolean(),
    }),
  ),
  /** What the caller may do now; a page shows the rest disabled. */
  may: z.array(z.enum([...hitDeeds, 'compare'])),
  /** Until when the caller may take the verdict back. */
  undoUntil: instant.nullable(),
})
export type HitView = z.infer<typeof hitView>

/** Takes the hit up for ten minutes, again each time it is asked; `leave` gives it back. */
export const claimRequest = z.strictObject({ leave: z.boolean().optional() })
/** The owner's desk decides; who asked says what was seen. Who is both, as the desk, unless `as` says otherwise. */
export const verdictRequest = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('desk'),
    word: z.enum(verdicts),
    reason: z.enum(allReasons),
    note: note.optional(),
  }),
  z.strictObject({
    as: z.literal('asker'),
    word: z.enum(comparisons),
    note: note.optional(),
  }),
])
export type VerdictRequest = z.infer<typeof verdictRequest>
export const messageRequest = z.strictObject({ note: note.optional() })
export const noteRequest = z.strictObject({ note, to: z.enum(['own', 'both']).default('both') })
export const outcomeRequest = z.strictObject({ word: z.enum(outcomes), note: note.optional() })
export const emptyRequest = z.strictObject({})
