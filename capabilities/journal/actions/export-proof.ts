import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { makeProof } from '../../../infra/journal-proof.ts'
import type { Sequencer } from '../../../infra/journal-sequencer.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { bureauSeen } from '../policy.ts'
import { bureauOfAct } from '../store/acts.ts'

export type ExportRefusal = { readonly kind: 'not_found' | 'not_proved' }

/** The proof of one act, for somebody outside: the same bytes each time under the same newest checkpoint. */
export async function exportProof(
  { db, sequencer }: { readonly db: Db; readonly sequencer: Sequencer },
  actor: Actor,
  id: Id<'Act'>,
  at: Date,
): Promise<Result<string, ExportRefusal>> {
  const act = { actor, act: 'journal.exported', subject: `act:${id}`, at } as const
  const [bureau, seen] = [await bureauOfAct(db, id), bureauSeen(actor)]
  if (bureau === null || (seen !== null && bureau !== seen)) {
    await record(db, { ...act, outcome: 'refused', detail: { kind: 'not_found' } })
    return fail({ kind: 'not_found' })
  }
  const prove = () => inTransaction(db, (tx) => makeProof(tx, sequencer.log, sequencer.witnesses.ask, id))
  // The log may not be open yet, and an act of the last minute is under no checkpoint.
  const proof = sequencer.log.signingKey === null ? null : await prove()
  const made = proof ?? ((await sequencer.publishNow()).ok ? await prove() : null)
  const outcome = made === null ? 'refused' : 'done'
  await record(db, { ...act, outcome, detail: made === null ? { kind: 'not_proved' } : null })
  return made === null ? fail({ kind: 'not_proved' }) : ok(made)
}
