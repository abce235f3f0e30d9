import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import {
  type AskedApproval,
  type GuardedRequest,
  requestHash,
  type SecondPerson,
} from '../../../infra/second-person.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { APPROVAL_MS, type Approval, type ApprovalId, stateAt } from '../approval.ts'
import { findApprovalForUpdate, insertApproval, markUsed } from '../store/approvals.ts'

/** Keeps what waits for another person, for the edge. */
export function secondPersonOf(db: Db): SecondPerson {
  return {
    ask: (actor, request, now) => askApproval(db, actor, request, now),
    use: (actor, request, { id, now }) => takeApproval(db, actor, { request, id, now }),
  }
}

async function askApproval(db: Db, actor: Actor, request: GuardedRequest, now: Date): Promise<AskedApproval> {
  if (actor.kind === 'system') throw new Error('Comity itself has no second person')
  const { method, route, url, ifMatch, body, roles } = request
  const approval: Approval = {
    ...{ id: newId<'Approval'>(now), bureau: actor.bureau, state: 'asked', roles, method, route },
    ...{ askedBy: actor.id, askedKind: actor.kind, askedAt: now },
    ...{ request: { url, ifMatch, body }, requestHash: requestHash(request) },
    ...{ decidedBy: null, decidedAt: null, reason: null, usedAt: null },
    expiresAt: new Date(now.getTime() + APPROVAL_MS),
  }
  await inTransactionAs(db, actor, async (tx) => {
    await insertApproval(tx, approval)
    await tell(tx, 'approvals.changed', [approval.id], now)
    await record(tx, { ...actOn(actor, 'approval.asked', approval.id, now), detail: { method, route } })
  })
  return { id: approval.id, state: 'asked', expiresAt: approval.expiresAt.toISOString() }
}

type Use = { readonly request: GuardedRequest; readonly id: string; readonly now: Date }

/** Used up before the act is tried: whatever becomes of it, the same approval never serves twice. */
async function takeApproval(db: Db, actor: Actor, { request, id, now }: Use): Promise<boolean> {
  if (!UUID.test(id)) return false
  return await inTransactionAs(db, actor, async (tx) => {
    const approval = await findApprovalForUpdate(tx, actor.bureau, id as ApprovalId)
    const act = actOn(actor, 'approval.used', id, now)
    const why = whyNot(actor, approval, request, now)
    if (approval === null || why !== null) {
      await record(tx, { ...act, outcome: 'refused', detail: { why } })
      return false
    }
    await markUsed(tx, approval, now)
    await record(tx, { ...act, detail: { method: request.method, route: request.route } })
    return true
  })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function whyNot(actor: Actor, approval: Approval | null, request: GuardedRequest, now: Date): string | null {
  if (approval === null || approval.askedBy !== actor.id) return 'not_found'
  const state = stateAt(approval, now)
  if (state !== 'approved') return `approval_${state}`
  return approval.requestHash.equals(requestHash(request)) ? null : 'other_request'
}

function actOn(actor: Actor, act: Act['act'], id: string, at: Date) {
  return { actor, act, outcome: 'done', subject: `approval:${id}`, at } as const
}
