import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { clusterOf, type Judgement, type JudgementId, verdictsFor } from '../judgement.ts'
import { type JudgementRefusal, type JudgementWish, judge } from '../public.ts'
import type { RecordId } from '../record.ts'
import { judgementsOn, undoJudgements } from '../store/judgements.ts'
import { findVisible } from '../store/records.ts'

export async function judgeRecords(
  db: Db,
  actor: Actor,
  wish: JudgementWish,
  at: Date,
): Promise<Result<{ readonly id: JudgementId }, JudgementRefusal>> {
  return await inTransactionAs(db, actor, (tx) => judge(tx, actor, wish, at))
}

/** Takes a judgement of the own bureau back; the one before it, if there was one, counts again. */
export async function undoOwnJudgement(
  db: Db,
  actor: Actor,
  id: JudgementId,
  at: Date,
): Promise<Result<void, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const undone = await undoJudgements(tx, { bureau: actor.bureau, ids: [id] }, { at, by: actor.id })
    const isUndone = undone === 1
    const act = { actor, act: 'judgement.undone', subject: `judgement:${id}`, detail: {}, at } as const
    await record(tx, { ...act, outcome: isUndone ? 'done' : 'refused' })
    return isUndone ? ok(undefined) : fail({ kind: 'not_found' })
  })
}

export type Judged = { readonly judgements: readonly Judgement[]; readonly cluster: readonly RecordId[] }

/** Rounds of widening a cluster: longer chains of "the same" than this are no answer anybody can check. Ours to confirm. */
const MOST_ROUNDS = 8

/** What counts on a record, and everything that is the same as it by way of other records. */
export async function readJudgements(
  db: Db,
  actor: Actor,
  id: RecordId,
  at: Date,
): Promise<Result<Judged, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await findVisible(tx, actor, id)
    const act = { actor, act: 'judgement.read', subject: `record:${id}`, detail: {}, at } as const
    await record(tx, { ...act, outcome: found === null ? 'refused' : 'done' })
    if (found === null) return fail({ kind: 'not_found' })
    const judgements = await judgementsOn(tx, actor, [id])
    let cluster = clusterOf(id, verdictsFor(actor.bureau, judgements))
    for (let round = 1; round < MOST_ROUNDS; round++) {
      const wider = clusterOf(id, verdictsFor(actor.bureau, await judgementsOn(tx, actor, cluster)))
      if (wider.length === cluster.length) break
      cluster = wider
    }
    return ok({ judgements, cluster })
  })
}
