import type { Mode } from '../../../engines/matching/types.ts'
import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { userNames } from '../../bureaus/public.ts'
import type { StandingView } from '../contract/standing.ts'
import { mayEndStanding } from '../policy.ts'
import { type Question, type QuestionError, understand } from '../recognise.ts'
import { endOf, type StandingCheck, type StandingId, type StandingRefusal } from '../standing.ts'
import { addStanding, endStanding, findStandingForUpdate, listStanding } from '../store/standing.ts'
import { understoodView } from './understood-view.ts'

export type StandingWish = {
  readonly question: Question
  readonly purpose: Purpose | null
  readonly mode: Mode
  readonly reason: string
  readonly lastDay: string
}
export type AddRefusal = QuestionError | StandingRefusal | { readonly kind: 'purpose_missing' }

/** Lets a question stand until a day. */
export async function standUntil(
  db: Db,
  actor: Actor,
  wish: StandingWish,
  at: Date,
): Promise<Result<StandingView, AddRefusal>> {
  const id = newId<'Standing'>(at)
  const act = { actor, act: 'standing.added', subject: `standing:${id}`, at } as const
  const made = make(actor, wish, id, at)
  if (!made.ok) {
    await record(db, { ...act, outcome: 'refused', detail: { kind: made.error.kind } })
    return made
  }
  return await inTransactionAs(db, actor, async (tx) => {
    await addStanding(tx, made.value, { clearance: actor.clearance, mode: wish.mode })
    const { purpose, endsAt } = made.value
    await record(tx, { ...act, outcome: 'done', detail: { purpose, endsAt: endsAt.toISOString() } })
    return ok(viewOf(made.value, await userNames(tx, [actor.id])))
  })
}

function make(actor: Actor, wish: StandingWish, id: StandingId, at: Date): Result<StandingCheck, AddRefusal> {
  const asked = understand(wish.question, at)
  if (!asked.ok) return asked
  const purpose = wish.purpose ?? (actor.kind === 'program' ? actor.purpose : null)
  if (purpose === null) return fail({ kind: 'purpose_missing' })
  const endsAt = endOf(wish.lastDay, at)
  if (!endsAt.ok) return endsAt
  const { bureau, id: madeBy } = actor
  return ok({
    ...{ bureau, id, madeAt: at, madeBy, purpose, asked: asked.value, reason: wish.reason },
    ...{ endsAt: endsAt.value, endedAt: null },
  })
}

/** The bureau's standing checks, newest first. */
export async function readStanding(
  db: Db,
  actor: Actor,
  page: { readonly before: StandingId | null; readonly limit: number },
  at: Date,
): Promise<readonly StandingView[]> {
  return await inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'standing.read', outcome: 'done', subject: 'none', detail: {}, at })
    const found = await listStanding(tx, actor, page)
    const names = await userNames(tx, [...new Set(found.map(({ madeBy }) => madeBy))])
    return found.map((one) => viewOf(one, names))
  })
}

/** Ends one before its day; who made it, the duty desk and the head may. Twice is once. */
export async function stopStanding(
  db: Db,
  actor: Actor,
  id: StandingId,
  at: Date,
): Promise<Result<StandingView, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await findStandingForUpdate(tx, actor, id)
    const act = { actor, act: 'standing.ended', subject: `standing:${id}`, detail: {}, at } as const
    if (found === null || !mayEndStanding(actor, found)) {
      await record(tx, { ...act, outcome: 'refused' })
      return fail({ kind: 'not_found' })
    }
    if (found.endedAt === null) await endStanding(tx, actor, id, at)
    await record(tx, { ...act, outcome: 'done' })
    return ok(viewOf({ ...found, endedAt: found.endedAt ?? at }, await userNames(tx, [found.madeBy])))
  })
}

function viewOf(standing: StandingCheck, names: ReadonlyMap<string, string>): StandingView {
  const { id, purpose, reason, asked, madeBy } = standing
  return {
    ...{ id, purpose, reason, asked: understoodView(asked) },
    madeAt: standing.madeAt.toISOString(),
    madeBy: { id: madeBy, name: names.get(madeBy) ?? null },
    endsAt: standing.endsAt.toISOString(),
    endedAt: standing.endedAt?.toISOString() ?? null,
  }
}
