import type { z } from 'zod'
import {
  DELETION_NOTICES_PATH,
  JUDGEMENTS_PATH,
  judgementList,
  judgementUndoPath,
  madeThing,
  newJudgement,
  newProposal,
  newTransfer,
  noticeAcknowledgePath,
  noticePage,
  noticeView,
  PROPOSALS_PATH,
  proposalAcceptPath,
  proposalLine,
  proposalPage,
  proposalPath,
  proposalRefusePath,
  proposalView,
  proposalWithdrawPath,
  REVIEWS_PATH,
  recordJudgementsPath,
  recordProposalsPath,
  recordTransferPath,
  reviewKeepPath,
  reviewPage,
  TRANSFERS_PATH,
  transferAcceptPath,
  transferPage,
  transferRefusePath,
  transferWithdrawPath,
} from '../../capabilities/records/contract/queues.ts'
import { fail, ok } from '../../kernel/result.ts'
import type { Command } from './asking.ts'
import { jsonFrom } from './json-file.ts'
import { asking, calling, type RecordTold, withReason } from './record-calls.ts'

/** A deed without a body. */
function deed(pathOf: (id: string) => string, answer: z.ZodType): Command<RecordTold> {
  return async ({ words: [id = ''] }) => ok({ method: 'POST', path: pathOf(id), answer })
}

/** What bureaus ask of each other about records, and what waits for an answer. */
export const queueCommands: Readonly<Record<string, Command<RecordTold>>> = {
  propose: async ({ words: [id = '', file = ''], given }) => {
    const body = await jsonFrom(file)
    if (!body.ok) return body
    if (typeof body.value !== 'object' || body.value === null) return fail(`${file} holds no proposal.`)
    const call = { method: 'POST', path: recordProposalsPath(id), answer: madeThing } as const
    const { version: _version, ...beside } = given
    const looked = { version: Number(given.version), reason: given.reason }
    return calling(call, newProposal, { ...body.value, ...looked }, beside)
  },
  proposals: async ({ words: [id], given: { side, state, after } }) =>
    id === undefined
      ? asking(PROPOSALS_PATH, proposalPage, { side, state, after })
      : asking(proposalPath(id), proposalView, {}),
  accept: deed(proposalAcceptPath, proposalLine),
  refuse: withReason(proposalRefusePath, proposalLine),
  'take-back': deed(proposalWithdrawPath, proposalLine),
  transfer: async ({ words: [id = ''], given }) => {
    const call = { method: 'POST', path: recordTransferPath(id), answer: madeThing } as const
    return calling(call, newTransfer, { to: given.to, reason: given.reason }, given)
  },
  offers: async ({ given: { side, state, after } }) =>
    asking(TRANSFERS_PATH, transferPage, { side, state, after }),
  take: deed(transferAcceptPath, madeThing),
  decline: deed(transferRefusePath, madeThing),
  'end-offer': deed(transferWithdrawPath, madeThing),
  judge: async ({ words: [left, right], given }) => {
    const call = { method: 'POST', path: JUDGEMENTS_PATH, answer: madeThing } as const
    return calling(call, newJudgement, { left, right, verdict: given.verdict, reason: given.reason }, given)
  },
  undo: deed(judgementUndoPath, madeThing),
  judgements: async ({ words: [id = ''] }) => asking(recordJudgementsPath(id), judgementList, {}),
  reviews: async ({ given: { after } }) => asking(REVIEWS_PATH, reviewPage, { after }),
  keep: withReason(reviewKeepPath, madeThing),
  notices: async ({ given: { state, after } }) => asking(DELETION_NOTICES_PATH, noticePage, { state, after }),
  acknowledge: deed(noticeAcknowledgePath, noticeView),
}
