import { z } from 'zod'
import { levels } from '../../kernel/handling.ts'
import { purposes } from '../../kernel/purpose.ts'
import { answerKinds, inquiryStates, lineStates } from './inquiry.ts'

const v1 = '/api/v1'
export const paths = {
  inquiries: `${v1}/access-requests`,
  inquiry: (id: string) => `${v1}/access-requests/${id}`,
  answer: (id: string) => `${v1}/access-requests/${id}/answer`,
  withdraw: (id: string) => `${v1}/access-requests/${id}/withdraw`,
} as const

const code = z.string().regex(/^[A-Z]{3}$/)
const instant = z.iso.datetime()
/** A page of text. */
const TEXT_LENGTH = 4000

export const newInquiry = z.strictObject({
  /** Each learns of itself alone. */
  to: z.array(code).min(1).max(250),
  purpose: z.enum(purposes),
  /** "Do you hold anything on …", in the asker's words. */
  question: z.string().trim().min(1).max(TEXT_LENGTH),
  level: z.enum(levels),
  replyBy: instant,
})
export type NewInquiry = z.infer<typeof newInquiry>

const line = z.object({
  bureau: code,
  state: z.enum(lineStates),
  /** `nothing`: nothing for you, whether or not anything exists. */
  answer: z.enum(answerKinds).nullable(),
  reply: z.string().nullable(),
  answeredAt: instant.nullable(),
})

export const inquiry = z.object({
  id: z.uuid(),
  /** `asked`: by my bureau; `put`: to my bureau. */
  side: z.enum(['asked', 'put']),
  asker: code,
  purpose: z.enum(purposes),
  level: z.enum(levels),
  question: z.string().nullable(),
  askedAt: instant,
  replyBy: instant,
  state: z.enum(inquiryStates),
  /** Every bureau asked, for the asker; my own, for who was asked. */
  lines: z.array(line),
})
export type InquiryAnswer = z.infer<typeof inquiry>

export const listQuery = z.strictObject({
  side: z.enum(['asked', 'put']).default('put'),
  /** `waiting` has what still waits, the longest waiting first; `all` everything, the latest first. */
  show: z.enum(['waiting', 'all']).default('waiting'),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const inquiryList = z.object({ inquiries: z.array(inquiry), next: z.string().nullable() })

export const newAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('nothing') }),
  z.strictObject({ answer: z.literal('reply'), reply: z.string().trim().min(1).max(TEXT_LENGTH) }),
])
export type NewAnswer = z.infer<typeof newAnswer>

export const idParams = z.object({ id: z.uuid() })
