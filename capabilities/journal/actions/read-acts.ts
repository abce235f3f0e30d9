import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { userNames } from '../../bureaus/public.ts'
import type { ActFilter } from '../act-filter.ts'
import { bureauSeen } from '../policy.ts'
import { type KeptAct, listActs } from '../store/acts.ts'

export type NamedAct = KeptAct & { readonly actorName: string | null }

/** One page of acts. An auditor sees those of the own bureau, the hub's auditor all. */
export function searchActs(
  db: Db,
  actor: Actor,
  { filter, limit }: { readonly filter: ActFilter; readonly limit: number },
  at: Date,
): Promise<readonly NamedAct[]> {
  return inTransaction(db, async (tx) => {
    const found = await listActs(tx, bureauSeen(actor), filter, limit)
    const { act, outcome, bureau, from, to } = filter
    const detail = { act, outcome, bureau, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null }
    await record(tx, { actor, act: 'journal.searched', outcome: 'done', subject: 'none', detail, at })
    const names = await userNames(tx, [...new Set(found.map((kept) => kept.actorId))])
    return found.map((kept) => ({ ...kept, actorName: names.get(kept.actorId) ?? null }))
  })
}
