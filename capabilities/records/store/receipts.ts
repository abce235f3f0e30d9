import { createHash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { Ground, RecordId } from '../record.ts'

/** Remembers that a bureau was shown records of others, so that their deletion reaches it. Comity itself shows none here. */
export async function addShown(
  tx: Tx,
  bureau: BureauCode,
  recordIds: readonly string[],
  at: Date,
): Promise<void> {
  if (recordIds.length === 0) return
  await tx.query(
    `insert into records.receipt as s (owner, record_id, bureau, first_shown_at, last_shown_at)
     select r.owner, r.id, $1, $3, $3
       from records.record r
      where r.id = any($2::uuid[])
        and r.owner <> $1
        and r.status <> 'deleted'
      order by r.id
         on conflict (bureau, record_id) do update
        set last_shown_at = greatest(s.last_shown_at, excluded.last_shown_at)`,
    [bureau, recordIds, at],
  )
}

export type Receipt = {
  readonly bureau: BureauCode
  readonly firstShownAt: Date
  readonly lastShownAt: Date
  readonly noticeAt: Date | null
  readonly acknowledgedAt: Date | null
  readonly receipt: string | null
  /** The owner's own, by which it deleted the record. */
  readonly deletionAct: Id<'Act'> | null
  /** The other bureau's, by which it answered. */
  readonly receiptAct: Id<'Act'> | null
}

/** Whom the record was shown to, for its owner. */
export async function listReceipts(
  tx: Tx,
  record: { readonly owner: BureauCode; readonly id: RecordId },
): Promise<readonly Receipt[]> {
  const { rows } = await tx.query<Receipt>(
    `select s.bureau, s.first_shown_at as "firstShownAt", s.last_shown_at as "lastShownAt",
            s.notice_at as "noticeAt", s.acknowledged_at as "acknowledgedAt",
            encode(s.receipt_sha256, 'hex') as receipt, s.deletion_act as "deletionAct",
            s.receipt_act as "receiptAct"
       from records.receipt s
      where s.owner = $1
        and s.record_id = $2
      order by s.bureau`,
    [record.owner, record.id],
  )
  return rows
}

export type DeletionNotice = {
  readonly recordId: RecordId
  readonly owner: BureauCode
  readonly kind: RecordKind
  readonly ground: Ground
  readonly noticeAt: Date
  readonly proof: string
  readonly acknowledgedAt: Date | null
  readonly receipt: string | null
  /** The bureau's own acts: that it was told, and that it answered. */
  readonly noticeAct: Id<'Act'> | null
  readonly receiptAct: Id<'Act'> | null
}

type NoticePlace = { readonly at: Date; readonly id: RecordId }

const NOTICE_COLUMNS = `s.record_id as "recordId", s.owner, s.notice_kind as kind, s.notice_ground as ground,
  s.notice_at as "noticeAt", encode(s.notice_proof, 'hex') as proof, s.acknowledged_at as "acknowledgedAt",
  encode(s.receipt_sha256, 'hex') as receipt, s.notice_act as "noticeAct", s.receipt_act as "receiptAct"`

/** Deletions that the bureau was told of, oldest first, those that wait for its answer or all. */
export async function listNotices(
  tx: Tx,
  bureau: BureauCode,
  page: { readonly isOpenOnly: boolean; readonly after: NoticePlace | null; readonly limit: number },
): Promise<readonly DeletionNotice[]> {
  const { rows } = await tx.query<DeletionNotice>(
    `select ${NOTICE_COLUMNS}
       from records.receipt s
      where s.bureau = $1
        and s.notice_at is not null
        and (s.notice_at, s.record_id) > ($2, $3::uuid)
        and (not $4 or s.acknowledged_at is null)
      order by s.notice_at, s.record_id
      limit $5`,
    [
      bureau,
      page.after?.at ?? new Date(0),
      page.after?.id ?? '00000000-0000-0000-0000-000000000000',
      page.isOpenOnly,
      page.limit,
    ],
  )
  return rows
}

/** The bureau's notice of one deletion, locked until the transaction ends. */
export async function findNoticeForUpdate(
  tx: Tx,
  bureau: BureauCode,
  recordId: RecordId,
): Promise<DeletionNotice | null> {
  const { rows } = await tx.query<DeletionNotice>(
    `select ${NOTICE_COLUMNS}
       from records.receipt s
      where s.bureau = $1
        and s.record_id = $2
        and s.notice_at is not null
        for update`,
    [bureau, recordId],
  )
  return rows[0] ?? null
}

/** What the owner shows as proof that this bureau has answered for its copies. */
export function receiptHash(notice: DeletionNotice, bureau: BureauCode, acknowledgedAt: Date): Buffer {
  const { recordId, owner, proof, noticeAt } = notice
  const said = {
    ...{ recordId, owner, bureau, proof },
    noticeAt: noticeAt.toISOString(),
    acknowledgedAt: acknowledgedAt.toISOString(),
  }
  return createHash('sha256').update(canonicalJson(said)).digest()
}

export async function keepAcknowledgement(
  tx: Tx,
  of: { readonly bureau: BureauCode; readonly recordId: RecordId },
  given: { readonly at: Date; readonly by: Id<'Actor'>; readonly receipt: Buffer; readonly act: Id<'Act'> },
): Promise<void> {
  await tx.query(
    `update records.receipt as s
        set acknowledged_at = $3, acknowledged_by = $4, receipt_sha256 = $5, receipt_act = $6
      where s.bureau = $1
        and s.record_id = $2`,
    [of.bureau, of.recordId, given.at, given.by, given.receipt, given.act],
  )
}
