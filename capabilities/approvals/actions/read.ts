import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { userNames } from '../../bureaus/public.ts'
import { type Approval, type ApprovalId, maySee } from '../approval.ts'
import { findApproval, listAll, listOfAsker, listWaiting } from '../store/approvals.ts'

export type Names = ReadonlyMap<string, string>
export type Read = {
  readonly approvals: readonly Approval[]
  readonly names: Names
  readonly next: string | null
}

export type ListWish = {
  readonly tab: 'waiting' | 'mine' | 'all'
  readonly after: ApprovalId | null
  readonly limit: number
  readonly now: Date
}

const readers = { waiting: listWaiting, mine: listOfAsker, all: listAll } as const

/** A page of requests, as far as the caller may see them. */
export async function readApprovals(
  db: Db,
  actor: Actor,
  { tab, after, limit, now }: ListWish,
): Promise<Read> {
  const roles = actor.kind === 'user' ? [...actor.roles] : []
  const wanted = { bureau: actor.bureau, asker: actor.id, roles, after, limit: limit + 1, now }
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await readers[tab](tx, wanted)
    const approvals = found.slice(0, limit)
    const detail = { tab, shown: approvals.length }
    await record(tx, { actor, act: 'approval.read', outcome: 'done', subject: 'none', detail, at: now })
    const next = found.length > limit ? (approvals.at(-1)?.id ?? null) : null
    return { approvals, names: await namesIn(tx, approvals), next }
  })
}

/** One request with all that it would do. */
export async function readApproval(
  db: Db,
  actor: Actor,
  id: ApprovalId,
  now: Date,
): Promise<Result<{ readonly approval: Approval; readonly names: Names }, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const approval = await findApproval(tx, actor.bureau, id)
    const isSeen = approval !== null && maySee(actor, approval)
    const act = { actor, act: 'approval.read', subject: `approval:${id}`, at: now } as const
    if (!isSeen) {
      await record(tx, { ...act, outcome: 'refused', detail: { why: 'not_found' } })
      return fail({ kind: 'not_found' })
    }
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok({ approval, names: await namesIn(tx, [approval]) })
  })
}

async function namesIn(tx: Tx, approvals: readonly Approval[]): Promise<Names> {
  const ids = approvals.flatMap(({ askedBy, decidedBy }) => [
    askedBy,
    ...(decidedBy === null ? [] : [decidedBy]),
  ])
  return ids.length === 0 ? new Map() : await userNames(tx, [...new Set(ids)])
}
