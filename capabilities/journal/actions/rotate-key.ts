import type { Db } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { spellKey } from '../../../infra/journal-note.ts'
import type { Sequencer, Trouble } from '../../../infra/journal-sequencer.ts'
import type { Succession } from '../../../infra/journal-succession.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Result } from '../../../kernel/result.ts'

/** Lets a new key follow that of the journal. The act names both, and is the first that the new one signs. */
export async function rotateJournalKey(
  { db, sequencer }: { readonly db: Db; readonly sequencer: Sequencer },
  actor: Actor,
  at: Date,
): Promise<Result<Succession, Trouble>> {
  const act = { actor, act: 'journal.key_rotated', at } as const
  const rotated = await sequencer.rotateKey(async (tx, { origin, from, to, head }) => {
    const detail = { from: spellKey(from), to: spellKey(to), size: head.size }
    await record(tx, { ...act, outcome: 'done', subject: `log:${origin}`, detail })
  })
  if (!rotated.ok)
    await record(db, { ...act, outcome: 'refused', subject: 'none', detail: { kind: rotated.error } })
  return rotated
}
