import { type Db, inTransaction, type Tx } from '../../infra/db.ts'
import { type ActName, record } from '../../infra/journal.ts'
import { tell } from '../../infra/outbox.ts'
import { systemActor } from '../../kernel/actor.ts'
import { advance, type Step } from './hit.ts'
import { CLOSE_AFTER_MS, type Happening, type Hit } from './matter.ts'
import { addEvents, PLAIN } from './store/events.ts'
import { type Due, findDueForUpdate, saveHit } from './store/hits.ts'

/** Hits that one transaction moves on. */
const AT_ONCE = 100

type Move = { readonly step: Step['step'] & Due; readonly act: ActName; readonly what: Happening }

/** In this order: what is late needs no reminder any more. */
const moves: readonly Move[] = [
  { step: 'escalate', act: 'hit.escalated', what: 'escalated' },
  { step: 'remind', act: 'hit.reminded', what: 'reminded' },
  { step: 'close', act: 'hit.closed', what: 'closed' },
]

/**
 * Moves every hit on whose time has come: a reminder at half of the owner's clock, to the watch when it has run out,
 * closed when the owner has not looked at the outcome for a week. Answers how many moved. Twice is once.
 */
export async function watchClocks(system: Db, now: Date): Promise<number> {
  let moved = 0
  for (const move of moves) {
    for (;;) {
      const some = await inTransaction(system, (tx) => moveSome(tx, move, now))
      moved += some
      if (some < AT_ONCE) break
    }
  }
  return moved
}

async function moveSome(tx: Tx, { step, act, what }: Move, now: Date): Promise<number> {
  const closeBefore = new Date(now.getTime() - CLOSE_AFTER_MS)
  const due = await findDueForUpdate(tx, step, { now, closeBefore, limit: AT_ONCE })
  const moved = due.flatMap((hit): Hit[] => {
    const next = advance(hit.progress, { step, at: now })
    return next.ok ? [{ ...hit, progress: next.value }] : []
  })
  for (const hit of moved) await saveHit(tx, hit)
  await addEvents(
    tx,
    moved.map(({ owner, id, desk }) => ({
      ...PLAIN,
      owner,
      hitId: id,
      at: now,
      what,
      bureau: desk,
      by: null,
    })),
  )
  // In the books of the desk whose clock it is.
  const byComity = ({ desk, purpose }: Hit) => ({ ...systemActor, bureau: desk, purpose })
  await record(
    tx,
    ...moved.map((hit) => ({
      ...({ actor: byComity(hit), act, outcome: 'done', subject: `hit:${hit.id}`, at: now } as const),
      detail: { dueAt: hit.progress.dueAt.toISOString() },
    })),
  )
  await tell(
    tx,
    'hits.changed',
    moved.map(({ id }) => id),
    now,
  )
  return moved.length
}
