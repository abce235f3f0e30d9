import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { BatchId, KeptBatch } from '../batch.ts'
import { findPieces } from '../store/batches.ts'

/** A past batch, or the pieces of a list, for who asked it, the head of the bureau, and auditors. */
export function readBatch(
  db: Db,
  actor: Actor,
  id: BatchId,
  now: Date,
): Promise<Result<readonly [KeptBatch, ...KeptBatch[]], { readonly kind: 'not_found' }>> {
  return inTransactionAs(db, actor, async (tx) => {
    const mayReadAll = hasRole(actor, 'auditor', 'bureau_head')
    const [first, ...rest] = await findPieces(tx, actor, id, { mayReadAll, now })
    const outcome = first === undefined ? 'refused' : 'done'
    await record(tx, { actor, act: 'batch.read', outcome, subject: `batch:${id}`, detail: {}, at: now })
    return first === undefined ? fail({ kind: 'not_found' }) : ok([first, ...rest])
  })
}
