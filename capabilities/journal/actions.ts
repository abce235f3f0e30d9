import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { spellKey } from '../../infra/journal-note.ts'
import type { Sequencer, SequencerState } from '../../infra/journal-sequencer.ts'
import { type Verdict, verifyDatabase, verifyFolder } from '../../infra/journal-verify.ts'
import type { Actor } from '../../kernel/actor.ts'
import { userNames } from '../bureaus/public.ts'
import type { ActFilter } from './act-filter.ts'
import { type KeptAct, listActs } from './store.ts'

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

/**
 * Recomputes the whole tree, from the acts and from the files. What waits is put in and proved first, so that the
 * verdict covers every act until now; of two faults the first place counts.
 */
export async function verifyJournal(db: Db, sequencer: Sequencer, actor: Actor, at: Date): Promise<Verdict> {
  await sequencer.publishNow()
  const { folder, files } = sequencer
  const inDatabase = await verifyDatabase(db, () => undefined)
  const inFiles = await verifyFolder({ folder, files, keys: null })
  const verdict = worse(inDatabase, inFiles)
  const outcome = verdict.state === 'clean' ? 'done' : 'refused'
  await record(db, { actor, act: 'journal.verified', outcome, subject: 'none', detail: { ...verdict }, at })
  return verdict
}

function worse(one: Verdict, other: Verdict): Verdict {
  if (one.state === 'clean') return other.state === 'clean' ? one : other
  return other.state === 'clean' || one.index <= other.index ? one : other
}

export type JournalState = SequencerState & {
  readonly origin: string | null
  readonly keys: readonly string[]
}

/** How old the proof is, who cosigns, and under which keys; no act, so that it answers when nothing may be written. */
export async function readJournalState(sequencer: Sequencer): Promise<JournalState> {
  const state = await sequencer.state()
  return { ...state, origin: sequencer.log.signingKey?.name ?? null, keys: sequencer.log.keys.map(spellKey) }
}
