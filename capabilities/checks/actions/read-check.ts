import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { CheckId } from '../check.ts'
import { findCheck, type KeptCheck } from '../store/checks.ts'

/** A past check, for who asked it, the head of the bureau, and auditors. */
export function readCheck(
  db: Db,
  actor: Actor,
  id: CheckId,
  at: Date,
): Promise<Result<KeptCheck, { readonly kind: 'not_found' }>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await findCheck(tx, actor, id, hasRole(actor, 'auditor', 'bureau_head'))
    const outcome = found === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'check.read', outcome, subject: `check:${id}`, detail: {}, at })
    return found === null ? fail({ kind: 'not_found' }) : ok(found)
  })
}
