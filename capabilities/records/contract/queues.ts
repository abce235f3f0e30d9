import { z } from 'zod'
import { recordKinds } from '../../../kernel/record-kind.ts'
import { verdicts } from '../judgement.ts'
import { grounds, recordBody, writtenBody } from '../record.ts'
import { reviewGrounds } from '../review.ts'
import { statementWishes } from '../statement.ts'
import { namedAct, reason, recordPath } from './life.ts'

export const PROPOSALS_PATH = '/api/v1/proposals'
export const proposalPath = (id: string): string => `${PROPOSALS_PATH}/${id}`
export const proposalAcceptPath = (id: string): string => `${proposalPath(id)}/accept`
export const proposalRefusePath = (id: string): string => `${proposalPath(id)}/refuse`
export const proposalWithdrawPath = (id: string): string => `${proposalPath(id)}/withdraw`
export const recordProposalsPath = (id: string): string => `${recordPath(id)}/proposals`

export const TRANSFERS_PATH = '/api/v1/transfers'
export const transferAcceptPath = (id: string): string => `${TRANSFERS_PATH}/${id}/accept`
export const transferRefusePath = (id: string): string => `${TRANSFERS_PATH}/${id}/refuse`
export const transferWithdrawPath = (id: string): string => `${TRANSFERS_PATH}/${id}/withdraw`
export const recordTransferPath = (id: string): string => `${recordPath(id)}/transfer`

export const JUDGEMENTS_PATH = '/api/v1/judgements'
export const judgementUndoPath = (id: string): string => `${JUDGEMENTS_PATH}/${id}/undo`
export const recordJudgementsPath = (id: string): string => `${recordPath(id)}/judgements`

export const REVIEWS_PATH = '/api/v1/reviews'
export const reviewKeepPath = (id: string): string => `${REVIEWS_PATH}/${id}/keep`

export const DELETION_NOTICES_PATH = '/api/v1/deletion-notices'
export const noticeAcknowledgePath = (recordId: string): string =>
  `${DELETION_NOTICES_PATH}/${recordId}/acknowledge`

const instant = z.iso.datetime()
const after = z.string().max(100).optional()
const next = z.string().nullable()

/** `received` waits for the bureau, `sent` is what it waits for. */
const sides = ['received', 'sent'] as const

export const newProposal = z.strictObject({
  /** The version of the record that was looked at. */
  version: z.number().int().positive(),
  body: writtenBody,
  statements: statementWishes.default([]),
  reason,
})

const proposalStates = ['open', 'accepted', 'refused', 'withdrawn'] as const
export const proposalLine = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  owner: z.string(),
  bureau: z.string(),
  state: z.enum(proposalStates),
  baseVersion: z.number().int(),
  madeAt: instant,
  decidedAt: instant.nullable(),
  /** The version that accepting it made. */
  version: z.number().int().nullable(),
})
/** Bodies are null once the record is deleted, and the present one for who sees the record no longer. */
export const proposalView = proposalLine.extend({
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  proposed: recordBody.nullable(),
  statements: statementWishes,
  present: recordBody.nullable(),
  presentVersion: z.number().int().nullable(),
})
export type ProposalView = z.infer<typeof proposalView>

export const proposalQuery = z.object({
  side: z.enum(sides).default('received'),
  state: z.enum(proposalStates).default('open'),
  after: z.uuid().optional(),
})
export const proposalPage = z.object({ proposals: z.array(proposalLine), next })

export const newTransfer = z.strictObject({ to: z.string().regex(/^[A-Z]{3}$/), reason })
const transferStates = ['offered', 'accepted', 'refused', 'withdrawn'] as const
export const transferView = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(recordKinds),
  reason: z.string().nullable(),
  state: z.enum(transferStates),
  offeredAt: instant,
  decidedAt: instant.nullable(),
})
export const transferQuery = z.object({
  side: z.enum(sides).default('received'),
  state: z.enum(transferStates).default('offered'),
  after: z.uuid().optional(),
})
export const transferPage = z.object({ transfers: z.array(transferView), next })

export const newJudgement = z.strictObject({
  left: z.uuid(),
  right: z.uuid(),
  verdict: z.enum(verdicts),
  reason,
})
export const judgementView = z.object({
  id: z.uuid(),
  bureau: z.string(),
  left: z.uuid(),
  leftOwner: z.string(),
  right: z.uuid(),
  rightOwner: z.string(),
  verdict: z.enum(verdicts),
  reason: z.string().nullable(),
  at: instant,
  /** False when one of the two has changed since. */
  isCurrent: z.boolean(),
})
export const judgementList = z.object({
  judgements: z.array(judgementView),
  /** Ids of all that count as the same as the record, itself included. */
  cluster: z.array(z.uuid()),
})
export const madeThing = z.object({ id: z.uuid() })

export const reviewView = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  ground: z.enum(reviewGrounds),
  dueAt: instant,
  openedAt: instant,
  kind: z.enum(recordKinds),
  reference: z.string(),
  status: z.enum(['live', 'withdrawn']),
  reviewAt: instant,
  deleteAt: instant,
  isHeld: z.boolean(),
  version: z.number().int(),
})
export const pageQuery = z.object({ after })
export const reviewPage = z.object({ reviews: z.array(reviewView), next })

export const noticeView = z.object({
  recordId: z.uuid(),
  owner: z.string(),
  kind: z.enum(recordKinds),
  ground: z.enum(grounds),
  noticeAt: instant,
  proof: z.string(),
  acknowledgedAt: instant.nullable(),
  receipt: z.string().nullable(),
  /** The bureau's own acts, that it was told and that it answered: its auditors have their proof. Null: an earlier version's. */
  noticeAct: namedAct,
  receiptAct: namedAct,
})
export const noticeQuery = z.object({ state: z.enum(['open', 'all']).default('open'), after })
export const noticePage = z.object({ notices: z.array(noticeView), next })
