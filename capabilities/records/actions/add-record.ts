import { createHash } from 'node:crypto'
import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { canonicalJson, type Json } from '../../../kernel/canonical-json.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type NewRecord, type WrittenRecord, writtenRecord } from '../contract/life.ts'
import type { LifeRefusal } from '../life.ts'
import { mayHold } from '../policy.ts'
import type { PoliceRecord, RecordId } from '../record.ts'
import { retentionOf } from '../retention.ts'
import { strayPath } from '../statement.ts'
import { findKey, insertRecord, isBarred, keepKey, lockKey } from '../store/save.ts'
import { keepStatements } from './keep-statements.ts'
import { resolveSharing } from './resolve-sharing.ts'

/** Adds a record of the actor's own bureau. With a key, the same contribution sent again is answered and not made again. */
export async function addRecord(
  db: Db,
  actor: Actor,
  { wish, key }: { readonly wish: NewRecord; readonly key: string | null },
  at: Date,
): Promise<Result<WrittenRecord, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    if (key === null) return await add(tx, actor, wish, at)
    await lockKey(tx, actor.bureau, key)
    const request = createHash('sha256')
      .update(canonicalJson(asJson(wish)))
      .digest('hex')
    const before = await findKey(tx, actor.bureau, key)
    if (before !== null && before.request !== request) {
      const kind = 'idempotency_conflict'
      const act = { actor, act: 'record.added', outcome: 'refused', subject: 'none' } as const
      await record(tx, { ...act, detail: { kind }, at })
      return fail({ kind })
    }
    if (before !== null) return await repeat(tx, actor, writtenRecord.parse(before.answer), at)
    const added = await add(tx, actor, wish, at)
    if (added.ok) await keepKey(tx, { bureau: actor.bureau, key, request, answer: added.value }, at)
    return added
  })
}

/** The answer given before, and nothing made again. */
async function repeat(
  tx: Tx,
  actor: Actor,
  answer: WrittenRecord,
  at: Date,
): Promise<Result<WrittenRecord, LifeRefusal>> {
  const act = { actor, act: 'record.added', outcome: 'done', subject: `record:${answer.id}` } as const
  await record(tx, { ...act, detail: { isRepeated: true }, at })
  return ok(answer)
}

async function add(
  tx: Tx,
  actor: Actor,
  wish: NewRecord,
  at: Date,
): Promise<Result<WrittenRecord, LifeRefusal>> {
  const id = newId<'Record'>(at)
  const decided = await decide(tx, actor, { wish, id }, at)
  const act = { actor, act: 'record.added', subject: `record:${id}`, at } as const
  if (!decided.ok) {
    await record(tx, { ...act, outcome: 'refused', detail: { kind: decided.error.kind } })
    return decided
  }
  const { added, resolved } = decided.value
  const isBack = await isBarred(tx, added)
  if (isBack || !(await insertRecord(tx, added, resolved))) {
    const kind = isBack ? 'deleted_for_rights' : 'reference_taken'
    await record(tx, { ...act, outcome: 'refused', detail: { kind } })
    return fail({ kind })
  }
  const sources = await keepStatements(tx, added, wish.statements, { actor, at })
  await tell(tx, 'records.changed', [id], at)
  const { version, retentionRule } = added
  const detail = { kind: added.body.kind, version, retentionRule, sources }
  await record(tx, { ...act, outcome: 'done', detail })
  return ok(writtenOf(added))
}

async function decide(
  tx: Tx,
  actor: Actor,
  { wish, id }: { readonly wish: NewRecord; readonly id: RecordId },
  at: Date,
) {
  if (!mayHold(actor.bureau, wish.body)) return fail({ kind: 'not_the_issuer' })
  const stray = strayPath(wish.body, wish.statements)
  if (stray !== null) return fail({ kind: 'no_such_value', path: stray })
  const retention = retentionOf(wish.body.kind, at, datesOf(wish.retention))
  if (!retention.ok) return retention
  const resolved = await resolveSharing(tx, actor.bureau, wish.sharing)
  if (!resolved.ok) return resolved
  const { statements: _said, retention: _dates, validFrom, ...rest } = wish
  const { reviewAt, deleteAt, rule } = retention.value
  const made = { version: 1, createdAt: at, createdBy: actor.id, updatedAt: at, updatedBy: actor.id }
  const added: PoliceRecord = {
    ...{ ...rest, ...made, id, owner: actor.bureau, source: 'own', status: 'live' },
    ...{ ground: null, hold: null, caveat: null, reviewAt, deleteAt, retentionRule: rule },
    validFrom: validFrom === null ? at : new Date(validFrom),
  }
  return ok({ added, resolved: resolved.value })
}

/** What a write answers. */
export function writtenOf(record: PoliceRecord): WrittenRecord {
  const { id, version, status, retentionRule } = record
  const [reviewAt, deleteAt] = [record.reviewAt.toISOString(), record.deleteAt.toISOString()]
  return { id, version, status, retentionRule, reviewAt, deleteAt }
}

/** Dates as they cross the wire, as instants. */
export function datesOf(wish: NewRecord['retention']) {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text))
  return {
    reviewAt: instant(wish.reviewAt),
    deleteAt: instant(wish.deleteAt),
    purposeEndsAt: instant(wish.purposeEndsAt),
    lawUntil: instant(wish.lawUntil),
  }
}

function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
