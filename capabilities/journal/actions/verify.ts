import type { Db } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { spellKey } from '../../../infra/journal-note.ts'
import type { Sequencer, SequencerState } from '../../../infra/journal-sequencer.ts'
import { listWitnessed } from '../../../infra/journal-shelf.ts'
import { type Verdict, verifyDatabase, verifyFolder } from '../../../infra/journal-verify.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { bureauSeen, mayReadJournal } from '../policy.ts'
import { countReviews } from '../store/reviews.ts'

/**
 * Recomputes the whole tree, from the acts and from the files. What waits is put in and proved first, so that the
 * verdict covers every act until now; of two faults the first place counts.
 */
export async function verifyJournal(db: Db, sequencer: Sequencer, actor: Actor, at: Date): Promise<Verdict> {
  await sequencer.publishNow()
  const { folder, files } = sequencer
  const inDatabase = await verifyDatabase(db, () => undefined)
  // Where the log is open, the folder has no say in who it is.
  const [first] = sequencer.log.keys
  const inFiles = await verifyFolder({ folder, files, keys: first === undefined ? null : [first] })
  const verdict = worse(inDatabase, inFiles)
  const outcome = verdict.state === 'clean' ? 'done' : 'refused'
  await record(db, { actor, act: 'journal.verified', outcome, subject: 'none', detail: { ...verdict }, at })
  return verdict
}

function worse(one: Verdict, other: Verdict): Verdict {
  if (one.state === 'clean') return other.state === 'clean' ? one : other
  return other.state === 'clean' || one.index <= other.index ? one : other
}

export type JournalState = Omit<SequencerState, 'entries'> & {
  readonly entries: number | null
  readonly origin: string | null
  readonly keys: readonly string[]
  readonly successions: readonly string[]
  readonly cosigns: readonly { readonly name: string; readonly size: number; readonly at: Date }[]
  readonly reviewsOpen: number
}

/**
 * How old the proof is, and for auditors who cosigns, how many entries there are and which weeks wait. No act, so that
 * it answers when nothing may be written.
 */
export async function readJournalState(db: Db, sequencer: Sequencer, actor: Actor): Promise<JournalState> {
  const state = await sequencer.state()
  const { signingKey, keys: known } = sequencer.log
  const [origin, keys] = [signingKey?.name ?? null, known.map(spellKey)]
  if (!mayReadJournal(actor))
    return {
      ...state,
      entries: null,
      witnesses: [],
      origin,
      keys,
      successions: [],
      cosigns: [],
      reviewsOpen: 0,
    }
  const cosigns = (await listWitnessed(db)).map(({ origin: name, size, at }) => ({ name, size, at }))
  const successions = sequencer.log.successions.map(({ note }) => note)
  return {
    ...state,
    origin,
    keys,
    successions,
    cosigns,
    reviewsOpen: await countReviews(db, bureauSeen(actor)),
  }
}
