import { z } from 'zod'
import { type Country, type languages, parseCountry } from '../../kernel/country.ts'
import type { Id } from '../../kernel/id.ts'
import { type Issuer, parseIssuer } from '../../kernel/issuer.ts'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import { addMonths } from './deadline.ts'

export type RequestId = Id<'RightsRequest'>

export const requestKinds = ['access', 'correction', 'deletion'] as const
export type RequestKind = (typeof requestKinds)[number]

/** Why a request is not examined. Ours to confirm against the commission's own rules. */
export const grounds = [
  'identity_not_proved',
  'no_mandate',
  'not_about_own_data',
  'repeated',
  'withdrawn',
] as const
export type Ground = (typeof grounds)[number]

/** What is decided about one record: told or not, corrected, deleted, or kept as it is. */
const rulings = ['disclose', 'withhold', 'correct', 'delete', 'keep'] as const
export type RulingWord = (typeof rulings)[number]

/** What may be decided on a request of a kind: unlawful data are deleted whatever was asked. */
export const rulingsOf: Readonly<Record<RequestKind, readonly RulingWord[]>> = {
  access: ['disclose', 'withhold', 'delete'],
  correction: ['correct', 'delete', 'keep'],
  deletion: ['delete', 'correct', 'keep'],
}

/** Longest line, and longest free text. Ours to confirm. */
const LINE = 300
const TEXT = 4000
/** Control characters come from a broken scanner or paste; line breaks and tabs do not. */
const DAMAGED = /[\ufffd\p{Cs}\p{Cc}]/u
const isWhole = (text: string): boolean => !DAMAGED.test(text.replace(/[\t\n\r]/g, ' '))

export const line = z.string().trim().min(1).max(LINE).refine(isWhole, 'holds control characters')
export const freeText = z.string().trim().min(1).max(TEXT).refine(isWhole, 'holds control characters')

const countryCode = z
  .string()
  .length(3)
  .refine(
    (code) => parseCountry(code) === code,
    'not an ISO 3166-1 alpha-3 code',
  ) as unknown as z.ZodType<Country>

/** Or an organisation: its people carry its documents. */
const issuerCode = z
  .string()
  .length(3)
  .refine(
    (code) => parseIssuer(code) === code,
    'neither an ISO 3166-1 alpha-3 code nor that of an organisation in ICAO Doc 9303-3',
  ) as unknown as z.ZodType<Issuer>

/** Who asks about themselves: what they are found by, and where the answer goes. */
export const applicant = z.strictObject({
  /** The main name first, then others, each in any script. */
  names: z.array(line).min(1).max(20),
  /** As written, e.g. `1984-02-13`, `1984`, or a Buddhist year. */
  born: z
    .string()
    .max(40)
    .refine((text) => parsePartialDate(text) !== null, 'not a date')
    .nullable(),
  nationality: countryCode.nullable(),
  documents: z.array(z.strictObject({ number: line, issuer: issuerCode.nullable() })).max(20),
  /** Postal or other address, in the person's words. We send nothing ourselves. */
  contact: freeText,
  representative: line.nullable(),
})
export type Applicant = z.infer<typeof applicant>

const actorId = z.uuid() as unknown as z.ZodType<Id<'Actor'>>
export const recordId = z.uuid() as unknown as z.ZodType<Id<'Record'>>
const step = z.strictObject({ at: z.coerce.date(), by: actorId })
export type Step = z.infer<typeof step>

/** `correction` is what the owner is told to put right; it belongs to `correct` alone. */
export const ruling = z
  .strictObject({ record: recordId, ruling: z.enum(rulings), correction: freeText.nullable() })
  .refine(
    (one) => (one.ruling === 'correct') === (one.correction !== null),
    'a correction says what to correct',
  )
export type Ruling = z.infer<typeof ruling>

/** A decision as one member writes it. `remark` is told to the person, in the person's language. */
const proposal = step.extend({ rulings: z.array(ruling).max(500), remark: freeText.nullable() })
export type Proposal = z.infer<typeof proposal>

const admitted = { admitted: step }
const located = { ...admitted, located: step.extend({ records: z.array(recordId).max(500) }) }
const consulted = { ...located, consulted: step }
const decided = { ...consulted, proposal, confirmed: step }
const executed = { ...decided, executed: step }
const notified = { ...executed, notified: step }
const refused = { refused: step.extend({ ground: z.enum(grounds) }) }

/** What the state carries. Each state holds every step that led to it. */
export const progress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('received') }),
  z.strictObject({ state: z.literal('inadmissible'), ...refused }),
  z.strictObject({ state: z.literal('admissible'), ...admitted }),
  z.strictObject({ state: z.literal('located'), ...located }),
  z.strictObject({ state: z.literal('owner_consulted'), ...consulted }),
  z.strictObject({ state: z.literal('decision_proposed'), ...consulted, proposal }),
  z.strictObject({ state: z.literal('decided'), ...decided }),
  z.strictObject({ state: z.literal('executed'), ...executed }),
  z.strictObject({ state: z.literal('recipients_notified'), ...notified }),
  z.strictObject({
    state: z.literal('closed'),
    closed: step,
    end: z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('inadmissible'), ...refused }),
      z.strictObject({ as: z.literal('decided'), ...notified }),
    ]),
  }),
])
export type Progress = z.infer<typeof progress>
export type RequestState = Progress['state']

export const requestStates = [
  'received',
  'inadmissible',
  'admissible',
  'located',
  'owner_consulted',
  'decision_proposed',
  'decided',
  'executed',
  'recipients_notified',
  'closed',
] as const satisfies readonly RequestState[]

export type PersonRequest = {
  readonly id: RequestId
  readonly kind: RequestKind
  readonly language: (typeof languages)[number]
  readonly applicant: Applicant
  /** What the person asks, in the person's words. */
  readonly wish: string
  /** When it reached the commission; registering it may be later. */
  readonly receivedAt: Date
  readonly progress: Progress
}

/** Months to say whether a request is examined. Ours to confirm. */
const ADMISSIBILITY_MONTHS = 1
/** Four months for access, nine for correction or deletion [domain.md S80]; counted from admission: ours to confirm. */
const DECISION_MONTHS: Readonly<Record<RequestKind, number>> = { access: 4, correction: 9, deletion: 9 }
/** One month to carry a decision out on every copy [domain.md S68]. */
const EXECUTION_MONTHS = 1
/** Months for bureaus to confirm that they took over what was decided, and to answer the person. Ours to confirm. */
const CLOSING_MONTHS = 1

/** By when the next thing must have happened; null for what is closed. */
export function dueOf({
  kind,
  receivedAt,
  progress: now,
}: Pick<PersonRequest, 'kind' | 'receivedAt' | 'progress'>): Date | null {
  switch (now.state) {
    case 'received':
      return addMonths(receivedAt, ADMISSIBILITY_MONTHS)
    case 'inadmissible':
      return addMonths(now.refused.at, CLOSING_MONTHS)
    case 'admissible':
    case 'located':
    case 'owner_consulted':
    case 'decision_proposed':
      return addMonths(now.admitted.at, DECISION_MONTHS[kind])
    case 'decided':
    case 'executed':
      return addMonths(now.confirmed.at, EXECUTION_MONTHS)
    case 'recipients_notified':
      return addMonths(now.notified.at, CLOSING_MONTHS)
    case 'closed':
      return null
  }
}
