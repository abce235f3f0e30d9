import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { HitPage, HitView } from '../contract.ts'
import type { HitId, Tab } from '../hit.ts'
import { sideOf, sitsAtWatch } from '../policy.ts'
import { findHit } from '../store/hits.ts'
import { listQueue, type Place } from '../store/queue.ts'
import { linesOf, viewOf } from './view.ts'

export type PageWish = { readonly tab: Tab; readonly after: Place | null; readonly limit: number }

/** A page of one of the caller's queues. */
export function readHits(db: Db, actor: Actor, { tab, ...wish }: PageWish, at: Date): Promise<HitPage> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await listQueue(tx, actor, { tab, isWatch: sitsAtWatch(actor) }, wish)
    await record(tx, { actor, act: 'hit.read', outcome: 'done', subject: 'none', detail: { tab }, at })
    const hits = await linesOf(
      { tx, actor, at },
      found.map(({ hit }) => hit),
    )
    const last = found.length < wish.limit ? undefined : found.at(-1)
    const next = last === undefined ? null : `${last.sortAt.getTime()}.${last.hit.id}`
    return { hits: [...hits], next }
  })
}

/** One hit with everything that the caller may know of it. */
export function readHit(
  db: Db,
  actor: Actor,
  id: HitId,
  at: Date,
): Promise<Result<HitView, { readonly kind: 'not_found' }>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await findHit(tx, id)
    const hit = found !== null && sideOf(actor, found) !== null ? found : null
    const outcome = hit === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'hit.read', outcome, subject: `hit:${id}`, detail: {}, at })
    return hit === null ? fail({ kind: 'not_found' }) : ok(await viewOf({ tx, actor, at }, hit))
  })
}
