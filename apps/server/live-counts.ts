import { countApprovalsWaiting } from '../../capabilities/approvals/public.ts'
import { countWaiting } from '../../capabilities/hits/public.ts'
import { countAccessRequestsWaiting } from '../../capabilities/inquiries/public.ts'
import { countProposalsWaiting, countReviewsDue } from '../../capabilities/records/public.ts'
import {
  countConsultationsWaiting,
  countIncidentsOpen,
  countRequestsDue,
} from '../../capabilities/rights/public.ts'
import type { Tx } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'

export type LiveCounts = Readonly<Record<string, number>>

/** How much waits for the caller, by tab of the duty desk. In a transaction of the caller. */
export async function countsFor(tx: Tx, actor: Actor, now: Date): Promise<LiveCounts> {
  return {
    ...(await countWaiting(tx, actor)),
    proposals: await countProposalsWaiting(tx, actor),
    reviews: await countReviewsDue(tx, actor),
    approvals: await countApprovalsWaiting(tx, actor, now),
    inquiries: await countAccessRequestsWaiting(tx, actor),
    incidents: await countIncidentsOpen(tx, actor),
    consultations: await countConsultationsWaiting(tx, actor),
    requests_due: await countRequestsDue(tx, actor, now),
  }
}
