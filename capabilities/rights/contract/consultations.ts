import { z } from 'zod'
import { objections, outcomes } from '../consultation.ts'
import { urgencies } from '../deadline.ts'
import { freeText, requestKinds } from '../request.ts'

export const CONSULTATIONS_PATH = '/api/v1/rights/consultations'
export const consultationPath = (id: string): string => `${CONSULTATIONS_PATH}/${id}`
export const consultationAnswerPath = (id: string): string => `${consultationPath(id)}/answer`
export const NOTICES_PATH = '/api/v1/rights/notices'
export const noticeAcknowledgementPath = (id: string): string => `${NOTICES_PATH}/${id}/acknowledgement`

const instant = z.iso.datetime()

export const waitingQuery = z.strictObject({
  tab: z.enum(['waiting', 'answered']).default('waiting'),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
})

/** What is put to the head of a bureau: its own records, a question or an order, never who asks. */
export const ownConsultation = z.object({
  id: z.uuid(),
  kind: z.enum(['question', 'order']),
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
    })
    .nullable(),
})
export type OwnConsultation = z.infer<typeof ownConsultation>
export const consultationsPage = z.object({
  consultations: z.array(ownConsultation),
  next: z.string().nullable(),
})

/** To a question `agree` or `object` with reasons, to an order `done`. */
export const consultationAnswer = z.strictObject({
  outcome: z.enum(outcomes),
  reasons: z.array(z.enum(objections)).max(objections.length),
  remark: freeText.nullable(),
})

/** A record that this bureau was shown was corrected: copies must be, too. */
export const noticeView = z.object({
  id: z.uuid(),
  record: z.uuid(),
  owner: z.string(),
  sentAt: instant,
  dueAt: instant,
  urgency: z.enum(urgencies),
  acknowledgedAt: instant.nullable(),
})
export type NoticeView = z.infer<typeof noticeView>
export const noticesPage = z.object({ notices: z.array(noticeView), next: z.string().nullable() })
