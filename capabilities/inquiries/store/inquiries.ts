import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { AnswerKind, Inquiry, InquiryId, Line, LineState } from '../inquiry.ts'

const COLUMNS =
  'i.asker, i.id, i.asked_by, i.asked_at, i.purpose, i.level, i.reply_by, i.question, i.withdrawn_at'

type Row = {
  asker: BureauCode
  id: InquiryId
  asked_by: Actor['id']
  asked_at: Date
  purpose: Purpose
  level: Level
  reply_by: Date
  question: string | null
  withdrawn_at: Date | null
}

export async function insertInquiry(tx: Tx, inquiry: Inquiry, to: readonly BureauCode[]): Promise<void> {
  const { asker, id, askedBy, askedAt, purpose, level, replyBy, question } = inquiry
  await tx.query(
    `insert into inquiries.inquiry (asker, id, asked_by, asked_at, purpose, level, reply_by, question)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [asker, id, askedBy, askedAt, purpose, level, replyBy, question],
  )
  await tx.query(
    `insert into inquiries.answer (bureau, inquiry_id, asker, level, state)
     select asked.bureau, $2, $3, $4, 'waiting' from unnest($1::text[]) as asked (bureau)`,
    [to, id, asker, level],
  )
}

/** By who asked or is asked; for others it is not there. */
export async function findInquiry(tx: Tx, bureau: BureauCode, id: InquiryId): Promise<Inquiry | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.inquiry i
      where i.id = $2
        and (i.asker = $1 or exists (select 1
                                       from inquiries.answer a
                                      where a.bureau = $1
                                        and a.inquiry_id = i.id))`,
    [bureau, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export type Wanted = {
  readonly bureau: BureauCode
  readonly levels: readonly Level[]
  readonly after: InquiryId | null
  readonly limit: number
}

/** What the bureau is asked and has not answered, the longest waiting first. */
export async function listPutWaiting(tx: Tx, wanted: Wanted): Promise<readonly Inquiry[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.answer a
       join inquiries.inquiry i on i.asker = a.asker and i.id = a.inquiry_id
      where a.bureau = $1
        and a.state = 'waiting'
        and a.level = any($2)
        and ($3::uuid is null or a.inquiry_id > $3)
      order by a.inquiry_id
      limit $4`,
    [wanted.bureau, wanted.levels, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** What the bureau was ever asked, the latest first. */
export async function listPut(tx: Tx, wanted: Wanted): Promise<readonly Inquiry[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.answer a
       join inquiries.inquiry i on i.asker = a.asker and i.id = a.inquiry_id
      where a.bureau = $1
        and a.level = any($2)
        and ($3::uuid is null or a.inquiry_id < $3)
      order by a.inquiry_id desc
      limit $4`,
    [wanted.bureau, wanted.levels, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** What the bureau asked and somebody has not answered, the longest waiting first. */
export async function listAskedWaiting(tx: Tx, wanted: Wanted): Promise<readonly Inquiry[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.inquiry i
      where i.asker = $1
        and i.level = any($2)
        and ($3::uuid is null or i.id > $3)
        and exists (select 1
                      from inquiries.answer a
                     where a.asker = i.asker
                       and a.inquiry_id = i.id
                       and a.state = 'waiting')
      order by i.id
      limit $4`,
    [wanted.bureau, wanted.levels, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** What the bureau ever asked, the latest first. */
export async function listAsked(tx: Tx, wanted: Wanted): Promise<readonly Inquiry[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.inquiry i
      where i.asker = $1
        and i.level = any($2)
        and ($3::uuid is null or i.id < $3)
      order by i.id desc
      limit $4`,
    [wanted.bureau, wanted.levels, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** Locks it until the transaction ends. */
export async function findAskedForUpdate(tx: Tx, asker: BureauCode, id: InquiryId): Promise<Inquiry | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from inquiries.inquiry i
      where i.asker = $1
        and i.id = $2
        for update`,
    [asker, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function markWithdrawn(tx: Tx, { asker, id }: Inquiry, at: Date): Promise<void> {
  await tx.query('update inquiries.inquiry i set withdrawn_at = $3 where i.asker = $1 and i.id = $2', [
    asker,
    id,
    at,
  ])
  await tx.query(
    `update inquiries.answer a
        set state = 'closed'
      where a.asker = $1
        and a.inquiry_id = $2
        and a.state = 'waiting'`,
    [asker, id],
  )
}

/** A batch of what is old enough, emptied of its texts; returns whose they were. */
export async function forgetBefore(
  tx: Tx,
  dueBefore: Date,
  now: Date,
): Promise<readonly { readonly id: InquiryId; readonly asker: BureauCode }[]> {
  const { rows } = await tx.query<{ id: InquiryId; asker: BureauCode }>(
    `update inquiries.inquiry i
        set question = null, forgotten_at = $2
      where (i.asker, i.id) in (select d.asker, d.id
                                  from inquiries.inquiry d
                                 where d.forgotten_at is null
                                   and d.reply_by <= $1
                                 order by d.reply_by
                                 limit 500
                                   for update skip locked)
  returning i.id, i.asker`,
    [dueBefore, now],
  )
  await tx.query(
    `update inquiries.answer a
        set reply = null, state = case a.state when 'waiting' then 'closed' else a.state end
      where a.inquiry_id = any($1::uuid[])`,
    [rows.map((row) => row.id)],
  )
  return rows
}

type LineRow = {
  bureau: BureauCode
  inquiry_id: InquiryId
  state: LineState
  answer: AnswerKind | null
  reply: string | null
  answered_at: Date | null
}

/** The lines of some inquiries as one bureau sees them: all of its own questions, its own of another's. */
export async function linesOf(
  tx: Tx,
  bureau: BureauCode,
  ids: readonly InquiryId[],
): Promise<ReadonlyMap<InquiryId, readonly Line[]>> {
  const { rows } = await tx.query<LineRow>(
    `select a.bureau, a.inquiry_id, a.state, a.answer, a.reply, a.answered_at
       from inquiries.answer a
      where a.inquiry_id = any($2::uuid[])
        and (a.asker = $1 or a.bureau = $1)
      order by a.bureau`,
    [bureau, ids],
  )
  return Map.groupBy(rows.map(toLine), ({ inquiryId }) => inquiryId)
}

function toLine({ inquiry_id, answered_at, ...row }: LineRow) {
  return { ...row, inquiryId: inquiry_id, answeredAt: answered_at }
}

/** Locks the line of one bureau until the transaction ends. */
export async function findLineForUpdate(tx: Tx, bureau: BureauCode, id: InquiryId): Promise<Line | null> {
  const { rows } = await tx.query<LineRow>(
    `select a.bureau, a.inquiry_id, a.state, a.answer, a.reply, a.answered_at
       from inquiries.answer a
      where a.bureau = $1
        and a.inquiry_id = $2
        for update`,
    [bureau, id],
  )
  return rows[0] === undefined ? null : toLine(rows[0])
}

export type Given = {
  readonly answer: AnswerKind
  readonly reply: string | null
  readonly by: Actor['id']
  readonly at: Date
}

export async function saveAnswer(tx: Tx, bureau: BureauCode, id: InquiryId, given: Given): Promise<void> {
  await tx.query(
    `update inquiries.answer a
        set state = 'answered', answer = $3, reply = $4, answered_by = $5, answered_at = $6
      where a.bureau = $1
        and a.inquiry_id = $2`,
    [bureau, id, given.answer, given.reply, given.by, given.at],
  )
}

function fromRow(row: Row): Inquiry {
  return {
    asker: row.asker,
    id: row.id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    purpose: row.purpose,
    level: row.level,
    replyBy: row.reply_by,
    question: row.question,
    withdrawnAt: row.withdrawn_at,
  }
}
