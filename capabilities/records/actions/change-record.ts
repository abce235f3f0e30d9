import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { type ActName, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { ChangedRecord, Renewal } from '../contract/life.ts'
import { type LifeRefusal, showsMore } from '../life.ts'
import { mayHold } from '../policy.ts'
import type { PoliceRecord, RecordId } from '../record.ts'
import { retentionOf } from '../retention.ts'
import type { ResolvedSharing } from '../sharing-list.ts'
import { strayPath } from '../statement.ts'
import { findOwnForUpdate, type HeldRecord } from '../store/records.ts'
import { decideReviews } from '../store/reviews.ts'
import { type Saving, saveHold, saveRecord } from '../store/save.ts'
import { datesOf } from './add-record.ts'
import { keepStatements } from './keep-statements.ts'
import { resolveSharing } from './resolve-sharing.ts'

/** What the actions here do to a record of the own bureau, once it is found and locked. */
type Step<T> = (tx: Tx, held: HeldRecord) => Promise<Result<{ detail: Json; value: T }, LifeRefusal>>

/** Finds the bureau's own record, lets `step` decide and save, and leaves the act of what came of it. */
async function onOwnRecord<T>(
  db: Db,
  actor: Actor,
  doing: { readonly act: ActName; readonly id: RecordId; readonly at: Date },
  step: Step<T>,
): Promise<Result<T, LifeRefusal>> {
  const { act, id, at } = doing
  return await inTransactionAs(db, actor, async (tx) => {
    const held = await findOwnForUpdate(tx, actor, id)
    const stepped = held === null ? fail({ kind: 'not_found' }) : await step(tx, held)
    const said = { actor, act, subject: `record:${id}`, at } as const
    if (!stepped.ok) {
      await record(tx, { ...said, outcome: 'refused', detail: { kind: stepped.error.kind } })
      return stepped
    }
    await record(tx, { ...said, outcome: 'done', detail: stepped.value.detail })
    return ok(stepped.value.value)
  })
}

export type Edit = {
  readonly id: RecordId
  /** The version that the editor looked at; null when it was not said. */
  readonly expected: number | null
  readonly wish: ChangedRecord
  /** Whether a second person has approved just this change. */
  readonly isApproved: boolean
}

/** Changes a record of the own bureau. One that shows it to more needs a second person. */
export async function changeRecord(
  db: Db,
  actor: Actor,
  edit: Edit,
  at: Date,
): Promise<Result<PoliceRecord, LifeRefusal>> {
  const { id, wish } = edit
  return await onOwnRecord(db, actor, { act: 'record.changed', id, at }, async (tx, held) => {
    const decided = await decideChange(tx, held, edit)
    if (!decided.ok) return decided
    const { statements, reason, ...rest } = wish
    const next = nextOf({ ...held.record, ...rest }, actor, at)
    await saveRecord(tx, next, decided.value.resolved, { change: 'changed', reason })
    const sources = await keepStatements(tx, next, statements, { actor, at })
    await tell(tx, 'records.changed', [id], at)
    const detail = { version: next.version, sources, isShownToMore: decided.value.isShownToMore }
    return ok({ detail, value: next })
  })
}

type Change = { readonly resolved: ResolvedSharing; readonly isShownToMore: boolean }

async function decideChange(
  tx: Tx,
  { record: before, guard }: HeldRecord,
  { expected, wish, isApproved }: Edit,
): Promise<Result<Change, LifeRefusal>> {
  if (expected === null) return fail({ kind: 'version_missing' })
  if (before.version !== expected)
    return fail({ kind: 'version_conflict', expected, current: before.version })
  if (wish.body.kind !== before.body.kind) return fail({ kind: 'kind_changed' })
  if (!mayHold(before.owner, wish.body)) return fail({ kind: 'not_the_issuer' })
  const stray = strayPath(wish.body, wish.statements)
  if (stray !== null) return fail({ kind: 'no_such_value', path: stray })
  const resolved = await resolveSharing(tx, before.owner, wish.sharing)
  if (!resolved.ok) return resolved
  const seen = { audience: [...guard.audience], denied: [...guard.denied] }
  const isShownToMore = showsMore({ ...before, ...seen }, { ...wish, ...resolved.value })
  return isShownToMore && !isApproved
    ? fail({ kind: 'needs_second_person' })
    : ok({ resolved: resolved.value, isShownToMore })
}

/** The record with the version that follows. */
export function nextOf(record: PoliceRecord, actor: Pick<Actor, 'id'>, at: Date): PoliceRecord {
  return { ...record, version: record.version + 1, updatedAt: at, updatedBy: actor.id }
}

/** Saves a next state whose sharing stays as it is, and tells the index. */
export async function saveNext(tx: Tx, next: PoliceRecord, saving: Saving): Promise<void> {
  await saveRecord(tx, next, null, saving)
  await tell(tx, 'records.changed', [next.id], next.updatedAt)
}

/** Takes a record out of search; it is kept until its date and may be renewed. */
export async function withdrawRecord(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: RecordId; readonly reason: string },
  at: Date,
): Promise<Result<PoliceRecord, LifeRefusal>> {
  return await onOwnRecord(db, actor, { act: 'record.withdrawn', id, at }, async (tx, { record: before }) => {
    if (before.status === 'withdrawn' && before.ground === 'owner') return fail({ kind: 'already_withdrawn' })
    const next = nextOf({ ...before, status: 'withdrawn', ground: 'owner' }, actor, at)
    await saveNext(tx, next, { change: 'removed', reason })
    const decided = { decision: 'withdrawn', at, by: actor.id } as const
    const reviews = await decideReviews(tx, { owner: next.owner, recordId: id, ground: null }, decided)
    return ok({ detail: { version: next.version, reviews }, value: next })
  })
}

/** Gives a record new dates, the years counted anew, and brings it back into search. */
export async function renewRecord(
  db: Db,
  actor: Actor,
  { id, renewal }: { readonly id: RecordId; readonly renewal: Renewal },
  at: Date,
): Promise<Result<PoliceRecord, LifeRefusal>> {
  return await onOwnRecord(db, actor, { act: 'record.renewed', id, at }, async (tx, { record: before }) => {
    const retention = retentionOf(before.body.kind, at, datesOf(renewal))
    if (!retention.ok) return retention
    const { reviewAt, deleteAt, rule } = retention.value
    const dates = { reviewAt, deleteAt, retentionRule: rule }
    const next = nextOf({ ...before, ...dates, status: 'live', ground: null }, actor, at)
    await saveNext(tx, next, { change: 'renewed', reason: renewal.reason })
    const decided = { decision: 'renewed', at, by: actor.id } as const
    const reviews = await decideReviews(
      tx,
      { owner: next.owner, recordId: id, ground: 'expiry_ahead' },
      decided,
    )
    return ok({ detail: { version: next.version, retentionRule: rule, reviews }, value: next })
  })
}

/** Keeps a record from deletion until the hold is released; a hold beats every date and every right. */
export async function holdRecord(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: RecordId; readonly reason: string },
  at: Date,
): Promise<Result<PoliceRecord, LifeRefusal>> {
  return await onOwnRecord(db, actor, { act: 'record.held', id, at }, async (tx, { record: before }) => {
    if (before.hold !== null) return fail({ kind: 'already_held' })
    const hold = { since: at, by: actor.id, reason }
    await saveHold(tx, before, hold)
    return ok({ detail: {}, value: { ...before, hold } })
  })
}

/** Ends a legal hold; what is past its date is then deleted. The reason stays with the version that says so. */
export async function releaseHold(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: RecordId; readonly reason: string },
  at: Date,
): Promise<Result<PoliceRecord, LifeRefusal>> {
  return await onOwnRecord(db, actor, { act: 'record.released', id, at }, async (tx, { record: before }) => {
    if (before.hold === null) return fail({ kind: 'not_held' })
    await saveHold(tx, before, null)
    const next = nextOf({ ...before, hold: null }, actor, at)
    await saveNext(tx, next, { change: 'changed', reason })
    return ok({ detail: { version: next.version }, value: next })
  })
}
