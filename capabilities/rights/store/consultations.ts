import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type {
  Consultation,
  ConsultationAnswer,
  ConsultationId,
  Notice,
  NoticeId,
  Objection,
  Outcome,
} from '../consultation.ts'
import type { RequestId, Step } from '../request.ts'

type ConsultationRow = Omit<Consultation, 'answer'> & {
  readonly outcome: Outcome | null
  readonly reasons: Objection[]
  readonly remark: string | null
  readonly answeredAt: Date | null
  readonly answeredBy: Id<'Actor'> | null
}

const COLUMNS = `c.id, c.request_id as "requestId", c.owner, c.kind, c.about, c.records, c.text,
  c.asked_at as "askedAt", c.due_at as "dueAt", c.reminded_at as "remindedAt", c.outcome, c.reasons, c.remark,
  c.answered_at as "answeredAt", c.answered_by as "answeredBy"`

function fromRow({
  outcome,
  reasons,
  remark,
  answeredAt,
  answeredBy,
  ...row
}: ConsultationRow): Consultation {
  if (outcome === null || answeredAt === null || answeredBy === null) return { ...row, answer: null }
  return { ...row, answer: { outcome, reasons, remark, at: answeredAt, by: answeredBy } }
}

export async function addConsultations(tx: Tx, consultations: readonly Consultation[]): Promise<void> {
  for (const one of consultations)
    await tx.query(
      `insert into rights.consultation (id, request_id, owner, kind, about, records, text, asked_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [one.id, one.requestId, one.owner, one.kind, one.about, one.records, one.text, one.askedAt, one.dueAt],
    )
}

export async function listOfRequest(tx: Tx, request: RequestId): Promise<readonly Consultation[]> {
  const { rows } = await tx.query<ConsultationRow>(
    `select ${COLUMNS}
       from rights.consultation c
      where c.request_id = $1
      order by c.id`,
    [request],
  )
  return rows.map(fromRow)
}

export type Waiting = 'waiting' | 'answered'

/** What was put to a bureau: what waits in the order it came, what was answered newest first. */
export async function listOfOwner(
  tx: Tx,
  owner: BureauCode,
  { tab, after, limit }: { readonly tab: Waiting; readonly after: string | null; readonly limit: number },
): Promise<readonly Consultation[]> {
  const sql =
    tab === 'waiting'
      ? 'and c.outcome is null and ($2::uuid is null or c.id > $2) order by c.id'
      : 'and c.outcome is not null and ($2::uuid is null or c.id < $2) order by c.id desc'
  const { rows } = await tx.query<ConsultationRow>(
    `select ${COLUMNS} from rights.consultation c where c.owner = $1 ${sql} limit $3`,
    [owner, after, limit],
  )
  return rows.map(fromRow)
}

/** Null when there is none, or it was put to another bureau. */
export async function findConsultation(
  tx: Tx,
  owner: BureauCode,
  id: ConsultationId,
): Promise<Consultation | null> {
  const { rows } = await tx.query<ConsultationRow>(
    `select ${COLUMNS} from rights.consultation c where c.id = $1 and c.owner = $2`,
    [id, owner],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function findConsultationForUpdate(
  tx: Tx,
  owner: BureauCode,
  id: ConsultationId,
): Promise<Consultation | null> {
  const { rows } = await tx.query<ConsultationRow>(
    `select ${COLUMNS} from rights.consultation c where c.id = $1 and c.owner = $2 for update`,
    [id, owner],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function keepAnswer(tx: Tx, id: ConsultationId, answer: ConsultationAnswer): Promise<void> {
  await tx.query(
    `update rights.consultation as c
        set outcome = $2, reasons = $3, remark = $4, answered_at = $5, answered_by = $6
      where c.id = $1`,
    [id, answer.outcome, answer.reasons, answer.remark, answer.at, answer.by],
  )
}

/** Marks what is due before `dueBefore` and was not answered as reminded, once; answers what that was. */
export async function markReminded(
  tx: Tx,
  dueBefore: Date,
  at: Date,
): Promise<readonly Pick<Consultation, 'id' | 'requestId' | 'owner'>[]> {
  const { rows } = await tx.query<Pick<Consultation, 'id' | 'requestId' | 'owner'>>(
    `update rights.consultation as c
        set reminded_at = $2
      where c.outcome is null
        and c.reminded_at is null
        and c.due_at < $1
     returning c.id, c.request_id as "requestId", c.owner`,
    [dueBefore, at],
  )
  return rows
}

type NoticeRow = Omit<Notice, 'acknowledged'> & {
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: Id<'Actor'> | null
}

const NOTICE_COLUMNS = `n.id, n.request_id as "requestId", n.bureau, n.record_id as record, n.owner,
  n.sent_at as "sentAt", n.due_at as "dueAt", n.acknowledged_at as "acknowledgedAt",
  n.acknowledged_by as "acknowledgedBy"`

function noticeFromRow({ acknowledgedAt: at, acknowledgedBy: by, ...row }: NoticeRow): Notice {
  return { ...row, acknowledged: at === null || by === null ? null : { at, by } }
}

export async function addNotices(tx: Tx, notices: readonly Notice[]): Promise<void> {
  for (const one of notices)
    await tx.query(
      `insert into rights.notice (id, request_id, bureau, record_id, owner, sent_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [one.id, one.requestId, one.bureau, one.record, one.owner, one.sentAt, one.dueAt],
    )
}

export async function listNoticesOfRequest(tx: Tx, request: RequestId): Promise<readonly Notice[]> {
  const { rows } = await tx.query<NoticeRow>(
    `select ${NOTICE_COLUMNS} from rights.notice n where n.request_id = $1 order by n.bureau, n.id`,
    [request],
  )
  return rows.map(noticeFromRow)
}

/** What a bureau must take over; those that wait first in the order they came, or the confirmed ones newest first. */
export async function listNoticesOfBureau(
  tx: Tx,
  bureau: BureauCode,
  { tab, after, limit }: { readonly tab: Waiting; readonly after: string | null; readonly limit: number },
): Promise<readonly Notice[]> {
  const sql =
    tab === 'waiting'
      ? 'and n.acknowledged_at is null and ($2::uuid is null or n.id > $2) order by n.id'
      : 'and n.acknowledged_at is not null and ($2::uuid is null or n.id < $2) order by n.id desc'
  const { rows } = await tx.query<NoticeRow>(
    `select ${NOTICE_COLUMNS} from rights.notice n where n.bureau = $1 ${sql} limit $3`,
    [bureau, after, limit],
  )
  return rows.map(noticeFromRow)
}

export async function findNoticeForUpdate(tx: Tx, bureau: BureauCode, id: NoticeId): Promise<Notice | null> {
  const { rows } = await tx.query<NoticeRow>(
    `select ${NOTICE_COLUMNS} from rights.notice n where n.id = $1 and n.bureau = $2 for update`,
    [id, bureau],
  )
  return rows[0] === undefined ? null : noticeFromRow(rows[0])
}

export async function keepAcknowledgement(tx: Tx, id: NoticeId, { at, by }: Step): Promise<void> {
  await tx.query(
    `update rights.notice as n
        set acknowledged_at = $2, acknowledged_by = $3
      where n.id = $1`,
    [id, at, by],
  )
}
