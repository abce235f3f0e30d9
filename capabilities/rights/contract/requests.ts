import { z } from 'zod'
import { languages } from '../../../kernel/country.ts'
import { evidenceFields, evidenceHows, partHows } from '../../../kernel/match.ts'
import { recordKinds } from '../../../kernel/record-kind.ts'
import { objections, outcomes } from '../consultation.ts'
import { urgencies } from '../deadline.ts'
import {
  applicant,
  freeText,
  grounds,
  line,
  recordId,
  requestKinds,
  requestStates,
  ruling,
} from '../request.ts'

export const REQUESTS_PATH = '/api/v1/rights/requests'
export const requestPath = (id: string): string => `${REQUESTS_PATH}/${id}`

/** What is done to a request is a POST to its own path. */
export type RequestDeed =
  | 'admission'
  | 'search'
  | 'located'
  | 'limit'
  | 'consultation'
  | 'proposal'
  | 'return'
  | 'confirmation'
  | 'execution'
  | 'notification'
  | 'closing'
export const requestDeedPath = (id: string, deed: RequestDeed): string => `${requestPath(id)}/${deed}`
export const answerPath = (id: string): string => `${requestPath(id)}/answer`

const instant = z.iso.datetime()
const step = z.object({ at: instant, by: z.uuid(), name: z.string().nullable() })

export const requestTabs = ['open', 'late', 'closed'] as const
export const requestsQuery = z.strictObject({
  tab: z.enum(requestTabs).default('open'),
  /** The `next` of the page before. */
  after: z.string().max(100).default(''),
})

/** One line of the list. */
const requestLine = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  language: z.enum(languages),
  state: z.enum(requestStates),
  /** The first name of the person who asks. */
  name: z.string(),
  receivedAt: instant,
  dueAt: instant.nullable(),
  urgency: z.enum(urgencies),
})
export type RequestLine = z.infer<typeof requestLine>
export const requestsPage = z.object({ requests: z.array(requestLine), next: z.string().nullable() })

/** What arrived, as the commission registers it. */
export const newRequest = z.strictObject({
  kind: z.enum(requestKinds),
  language: z.enum(languages),
  applicant,
  wish: freeText,
  receivedAt: instant,
})
export const requestMade = z.object({ id: z.uuid() })

const consultationView = z.object({
  id: z.uuid(),
  kind: z.enum(['question', 'order']),
  owner: z.string(),
  about: z.enum(requestKinds),
  records: z.array(z.uuid()),
  text: z.string(),
  askedAt: instant,
  dueAt: instant,
  urgency: z.enum(urgencies),
  remindedAt: instant.nullable(),
  answer: z
    .object({
      outcome: z.enum(outcomes),
      reasons: z.array(z.enum(objections)),
      remark: z.string().nullable(),
      at: instant,
      name: z.string().nullable(),
    })
    .nullable(),
})
export type ConsultationView = z.infer<typeof consultationView>

/** A record that the request is about; null of what a deleted one no longer tells. */
const affectedRecord = z.object({
  id: z.uuid(),
  owner: z.string(),
  limited: z.boolean(),
  status: z.enum(['live', 'withdrawn', 'deleted']),
  reference: z.string().nullable(),
  name: z.string().nullable(),
})
export type AffectedRecord = z.infer<typeof affectedRecord>

/** A bureau that was shown a record which was corrected or deleted. */
const recipient = z.object({
  bureau: z.string(),
  record: z.uuid(),
  change: z.enum(['corrected', 'deleted']),
  toldAt: instant,
  dueAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
})

export const requestView = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  language: z.enum(languages),
  applicant,
  wish: z.string(),
  receivedAt: instant,
  state: z.enum(requestStates),
  dueAt: instant.nullable(),
  urgency: z.enum(urgencies),
  /** The steps so far, oldest first. */
  steps: z.array(step.extend({ state: z.enum(requestStates) })),
  ground: z.enum(grounds).nullable(),
  affected: z.array(affectedRecord),
  consultations: z.array(consultationView),
  proposal: z
    .object({
      by: z.uuid(),
      rulings: z.array(ruling),
      remark: z.string().nullable(),
      /** The caller wrote it and cannot confirm it. */
      isMine: z.boolean(),
    })
    .nullable(),
  recipients: z.array(recipient),
})
export type RequestView = z.infer<typeof requestView>

export const admission = z.discriminatedUnion('admissible', [
  z.strictObject({ admissible: z.literal(true) }),
  z.strictObject({ admissible: z.literal(false), ground: z.enum(grounds) }),
])

/** Further names and numbers that the person may be recorded by. */
export const searchWish = z.strictObject({
  names: z.array(line).max(20).default([]),
  documents: z.array(line).max(20).default([]),
})

const foundRecord = z.object({
  id: z.uuid(),
  owner: z.string(),
  source: z.string(),
  reference: z.string(),
  status: z.enum(['live', 'withdrawn']),
  kind: z.enum(recordKinds),
  name: z.string(),
  similarity: z.number(),
  parts: z.array(
    z.object({
      asked: z.string().nullable(),
      found: z.string().nullable(),
      how: z.enum(partHows),
      similarity: z.number(),
      weight: z.number(),
    }),
  ),
  evidence: z.array(
    z.object({
      field: z.enum(evidenceFields),
      how: z.enum(evidenceHows),
      asked: z.string(),
      found: z.string(),
      weight: z.number(),
    }),
  ),
})
export type FoundRecord = z.infer<typeof foundRecord>
/** `isCut`: there were more than are shown. */
export const foundRecords = z.object({ found: z.array(foundRecord), isCut: z.boolean() })

/** The records that the request is about; none when nothing is held. Looking again replaces them. */
export const locatedWish = z.strictObject({ records: z.array(recordId).max(500) })
export const limitWish = z.strictObject({ record: recordId, limited: z.boolean() })
/** The same question to the owner of each record. It names no person; null where there is nobody to ask. */
export const consultationWish = z.strictObject({ question: freeText.nullable() })
export const proposalWish = z.strictObject({ rulings: z.array(ruling).max(500), remark: freeText.nullable() })

/** The letter to the person, for the commission to print and send. */
export const answerText = z.object({
  language: z.enum(languages),
  direction: z.enum(['ltr', 'rtl']),
  title: z.string(),
  paragraphs: z.array(z.string()),
})
export type AnswerText = z.infer<typeof answerText>
