import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { keyIssuer } from '../../bureaus/public.ts'
import { type Approval, type ApprovalId, type DecideFault, decideFault } from '../approval.ts'
import { type Decision, findApprovalForUpdate, saveDecision } from '../store/approvals.ts'

type Wish = { readonly id: ApprovalId; readonly now: Date }
export type DecideError = { readonly kind: DecideFault }

/** Says yes to a colleague's request. The act itself is done when its asker sends it again. */
export async function approve(
  db: Db,
  actor: Actor,
  { id, now }: Wish,
): Promise<Result<Approval, DecideError>> {
  return await inTransactionAs(db, actor, (tx) =>
    decide(tx, actor, id, { state: 'approved', by: actor.id, at: now, reason: null }),
  )
}

export async function refuse(
  db: Db,
  actor: Actor,
  { id, now }: Wish,
  reason: string,
): Promise<Result<Approval, DecideError>> {
  return await inTransactionAs(db, actor, (tx) =>
    decide(tx, actor, id, { state: 'refused', by: actor.id, at: now, reason }),
  )
}

/** A person stands for themselves; behind a program stands who issued its key. */
async function personBehind(tx: Tx, { askedBy, askedKind, bureau }: Approval): Promise<string> {
  return askedKind === 'user' ? askedBy : ((await keyIssuer(tx, bureau, askedBy)) ?? askedBy)
}

async function decide(
  tx: Tx,
  actor: Actor,
  id: ApprovalId,
  decision: Decision,
): Promise<Result<Approval, DecideError>> {
  const { state, at } = decision
  const act = { actor, act: `approval.${state}` as const, subject: `approval:${id}`, at }
  const approval = await findApprovalForUpdate(tx, actor.bureau, id)
  const fault =
    approval === null ? 'not_found' : decideFault(actor, approval, await personBehind(tx, approval), at)
  if (approval === null || fault !== null) {
    const why = fault ?? 'not_found'
    await record(tx, { ...act, outcome: 'refused', detail: { why } })
    return fail({ kind: why })
  }
  await saveDecision(tx, approval, decision)
  await tell(tx, 'approvals.changed', [id], at)
  await record(tx, { ...act, outcome: 'done', detail: { method: approval.method, route: approval.route } })
  const request = state === 'approved' ? approval.request : null
  return ok({ ...approval, state, request, decidedBy: decision.by, decidedAt: at, reason: decision.reason })
}
