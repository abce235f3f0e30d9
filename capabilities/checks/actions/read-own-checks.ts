import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { hitsRaisedBy } from '../../hits/public.ts'
import type { CheckId } from '../check.ts'
import { listOwnChecks, type OwnCheck, type OwnWish } from '../store/own-checks.ts'

export type OwnCheckWithHits = OwnCheck & { readonly hits: readonly string[] }

/** What the caller asked in a time, newest first, with the hits that came of it as far as the caller may know. */
export function readOwnChecks(
  db: Db,
  actor: Actor,
  wish: OwnWish & { readonly before: CheckId | null },
  at: Date,
): Promise<readonly OwnCheckWithHits[]> {
  return inTransactionAs(db, actor, async (tx) => {
    const checks = await listOwnChecks(tx, actor, wish)
    const hits = await hitsRaisedBy(
      tx,
      actor,
      checks.map(({ id }) => id),
    )
    const detail = { from: wish.from.toISOString(), until: wish.until.toISOString(), shown: checks.length }
    await record(tx, { actor, act: 'check.listed', outcome: 'done', subject: 'none', detail, at })
    return checks.map((check) => ({ ...check, hits: hits.get(check.id) ?? [] }))
  })
}
