import { z } from 'zod'
import { approvalStates } from './approval.ts'

const v1 = '/api/v1'
export const paths = {
  approvals: `${v1}/approvals`,
  approval: (id: string) => `${v1}/approvals/${id}`,
  approve: (id: string) => `${v1}/approvals/${id}/approve`,
  refuse: (id: string) => `${v1}/approvals/${id}/refuse`,
} as const

const instant = z.iso.datetime()

const approval = z.object({
  id: z.uuid(),
  state: z.enum(approvalStates),
  askedBy: z.object({ id: z.uuid(), name: z.string().nullable() }),
  /** I asked, so I cannot approve. */
  isMine: z.boolean(),
  askedAt: instant,
  expiresAt: instant,
  /** What would be done, as the route table names it: the pages have a sentence for each. */
  method: z.string(),
  route: z.string(),
  decidedBy: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  usedAt: instant.nullable(),
})
export type ApprovalAnswer = z.infer<typeof approval>

/** `waiting`: put to me; `mine`: asked by me; `all`: both, and what is over. */
export const tabs = ['waiting', 'mine', 'all'] as const

export const listQuery = z.strictObject({
  tab: z.enum(tabs).default('waiting'),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const approvalList = z.object({ approvals: z.array(approval), next: z.string().nullable() })

export const approvalWhole = approval.extend({
  /** The request word for word; null once the approval is over. */
  request: z.object({ url: z.string(), ifMatch: z.string().nullable(), body: z.json() }).nullable(),
})
export type ApprovalWhole = z.infer<typeof approvalWhole>

export const refusal = z.strictObject({ reason: z.string().trim().min(1).max(500) })

export const idParams = z.object({ id: z.uuid() })
