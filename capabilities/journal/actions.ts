import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { type Verdict, verifyChain } from '../../infra/journal-chain.ts'
import type { Sequencer } from '../../infra/journal-sequencer.ts'
import type { Actor } from '../../kernel/actor.ts'
import { userNames } from '../bureaus/public.ts'
import type { ActFilter } from './act-filter.ts'
import { countEntries, type KeptAct, listActs } from './store.ts'

export type NamedAct = KeptAct & { readonly actorName: string | null }

/** One page of acts. An auditor sees those of the own bureau, the hub's auditor all. */
export function searchActs(
  db: Db,
  actor: Actor,
  { filter, limit }: { readonly filter: ActFilter; readonly limit: number },
  at: Date,
): Promise<readonly NamedAct[]> {
  return inTransaction(db, async (tx) => {
    const found = await listActs(tx, actor.bureau === 'HUB' ? null : actor.bureau, filter, limit)
    const { act, outcome, bureau, from, to } = filter
    const detail = { act, outcome, bureau, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null }
    await record(tx, { actor, act: 'journal.searched', outcome: 'done', subject: 'none', detail, at })
    const names = await userNames(tx, [...new Set(found.map((kept) => kept.actorId))])
    return found.map((kept) => ({ ...kept, actorName: names.get(kept.actorId) ?? null }))
  })
}

/** Walks the whole chain. What waits is chained first, so that the verdict covers every act until now. */
export async function verifyJournal(db: Db, sequencer: Sequencer, actor: Actor, at: Date): Promise<Verdict> {
  const kept = await sequencer.keptHead()
  await sequencer.sequenceNow()
  const verdict = await verifyChain(db, kept, () => undefined)
  const outcome = verdict.state === 'clean' ? 'done' : 'refused'
  const detail = { ...verdict }
  await record(db, { actor, act: 'journal.verified', outcome, subject: 'none', detail, at })
  return verdict
}

export async function readJournalState(
  db: Db,
  sequencer: Sequencer,
): Promise<{ entries: number; sequencedAt: Date | null }> {
  return { entries: await countEntries(db), sequencedAt: sequencer.lastAt }
}
