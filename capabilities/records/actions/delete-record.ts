import { type Db, inTransaction, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { placesOfActs } from '../../journal/public.ts'
import type { LifeRefusal } from '../life.ts'
import type { RecordId } from '../record.ts'
import { endRecords } from '../store/deletion.ts'
import {
  type DeletionNotice,
  findNoticeForUpdate,
  keepAcknowledgement,
  listNotices,
  listReceipts,
  type Receipt,
  receiptHash,
} from '../store/receipts.ts'
import { findOwnForUpdate, findTombstone, findVisible, type ProvenTombstone } from '../store/records.ts'

export type DeletedRecord = {
  readonly id: RecordId
  readonly deletedAt: Date
  readonly proof: string
  readonly told: readonly BureauCode[]
  /** That it was deleted. */
  readonly act: Id<'Act'>
}

/**
 * Deletes a record of the own bureau for good, with what others said about it. Works as Comity itself, which alone
 * reaches the judgements of other bureaus; whose record it is is asked first.
 */
export async function deleteRecord(
  system: Db,
  actor: Actor,
  id: RecordId,
  at: Date,
): Promise<Result<DeletedRecord, LifeRefusal>> {
  return await inTransaction(system, async (tx) => {
    const held = await findOwnForUpdate(tx, actor, id)
    const kind = held === null ? 'not_found' : 'legal_hold'
    if (held === null || held.record.hold !== null) {
      const act = { actor, act: 'record.deleted', outcome: 'refused', subject: `record:${id}` } as const
      await record(tx, { ...act, detail: { kind }, at })
      return fail({ kind })
    }
    const { owner, version, createdAt, status, body } = held.record
    const ending = { id, owner, version, createdAt, status, kind: body.kind, isHeld: false }
    const [gone] = await endRecords(tx, () => actor, { endings: [ending], ground: 'owner' }, at)
    if (gone === undefined) throw new Error('a deletion without a record came through')
    return ok({ id, deletedAt: at, proof: gone.proof.toString('hex'), told: gone.told, act: gone.act })
  })
}

/** With the places in the journal of the acts that they name, as far as the reader may know them. */
type Places = { readonly places: ReadonlyMap<string, number> }
export type ReceiptReading = Places & {
  readonly receipts: readonly Receipt[]
  /** Null while the record is not deleted. */
  readonly tombstone: ProvenTombstone | null
}
export type NoticeReading = Places & { readonly notices: readonly DeletionNotice[] }

/** Whom the own bureau's record was shown to, and who has answered for its copies; also of a deleted one. */
export async function readReceipts(
  db: Db,
  actor: Actor,
  id: RecordId,
  at: Date,
): Promise<Result<ReceiptReading, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const held = (await findVisible(tx, actor, id))?.record ?? null
    const tombstone = held === null ? await findTombstone(tx, actor.bureau, id) : null
    const isOwn = (held ?? tombstone)?.owner === actor.bureau
    const act = { actor, act: 'receipt.read', subject: `record:${id}`, detail: {}, at } as const
    await record(tx, { ...act, outcome: isOwn ? 'done' : 'refused' })
    if (!isOwn) return fail({ kind: 'not_found' })
    const receipts = await listReceipts(tx, { owner: actor.bureau, id })
    const acts = receipts.flatMap(({ deletionAct, receiptAct }) =>
      [deletionAct ?? [], receiptAct ?? []].flat(),
    )
    return ok({ receipts, tombstone, places: await placesOfActs(tx, actor, acts) })
  })
}

export type NoticePage = Parameters<typeof listNotices>[2]

/** Deletions of records that the actor's bureau was shown. */
export async function readNotices(db: Db, actor: Actor, page: NoticePage, at: Date): Promise<NoticeReading> {
  return await inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'receipt.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await placed(tx, actor, await listNotices(tx, actor.bureau, page))
  })
}

async function placed(tx: Tx, actor: Actor, notices: readonly DeletionNotice[]): Promise<NoticeReading> {
  const acts = notices.flatMap(({ noticeAct, receiptAct }) => [noticeAct ?? [], receiptAct ?? []].flat())
  return { notices, places: await placesOfActs(tx, actor, acts) }
}

/** The bureau answers that no copy of the record is left with it. Twice is once. */
export async function acknowledgeDeletion(
  db: Db,
  actor: Actor,
  recordId: RecordId,
  at: Date,
): Promise<Result<NoticeReading, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const notice = await findNoticeForUpdate(tx, actor.bureau, recordId)
    const act = { actor, act: 'receipt.acknowledged', subject: `record:${recordId}`, at } as const
    if (notice === null) {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: 'not_found' } })
      return fail({ kind: 'not_found' })
    }
    if (notice.acknowledgedAt !== null) {
      await record(tx, { ...act, outcome: 'done', detail: { isRepeated: true } })
      return ok(await placed(tx, actor, [notice]))
    }
    const receipt = receiptHash(notice, actor.bureau, at)
    const hash = receipt.toString('hex')
    const detail = { owner: notice.owner, proof: notice.proof, receipt: hash }
    const [receiptAct] = await record(tx, { ...act, outcome: 'done', detail })
    if (receiptAct === undefined) throw new Error('an act without an id came through')
    const given = { at, by: actor.id, receipt, act: receiptAct }
    await keepAcknowledgement(tx, { bureau: actor.bureau, recordId }, given)
    return ok(await placed(tx, actor, [{ ...notice, acknowledgedAt: at, receipt: hash, receiptAct }]))
  })
}
