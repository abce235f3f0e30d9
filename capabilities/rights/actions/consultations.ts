import type { Db } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import {
  type Consultation,
  type ConsultationAnswer,
  type ConsultationId,
  fits,
  type Notice,
  type NoticeId,
} from '../consultation.ts'
import {
  findConsultation,
  findConsultationForUpdate,
  findNoticeForUpdate,
  keepAcknowledgement,
  keepAnswer,
  listNoticesOfBureau,
  listOfOwner,
  type Waiting,
} from '../store/consultations.ts'
import { seated } from './desk.ts'
import { refused } from './refusal.ts'

type NotFound = { readonly kind: 'not_found' }
type PageWish = { readonly tab: Waiting; readonly after: string | null; readonly limit: number }

/** What was put to the caller's bureau. */
export function readConsultations(
  db: Db,
  actor: Actor,
  wish: PageWish,
  at: Date,
): Promise<Result<readonly Consultation[], NotFound>> {
  const act = { actor, act: 'rights.consultation_read', subject: 'none', at } as const
  return seated(db, { desk: 'head', tried: act }, async (tx) => {
    await record(tx, { ...act, outcome: 'done', detail: { tab: wish.tab } })
    return ok(await listOfOwner(tx, actor.bureau, wish))
  })
}

export function readConsultation(
  db: Db,
  actor: Actor,
  id: ConsultationId,
  at: Date,
): Promise<Result<Consultation, NotFound>> {
  const act = { actor, act: 'rights.consultation_read', subject: `consultation:${id}`, at } as const
  return seated<Consultation, NotFound>(db, { desk: 'head', tried: act }, async (tx) => {
    const found = await findConsultation(tx, actor.bureau, id)
    if (found === null) return await refused(tx, act, 'not_found')
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok(found)
  })
}

type AnswerError = { readonly kind: 'not_found' | 'already_answered' | 'answer_does_not_fit' }

/** Agrees, objects with reasons, or says that an order was carried out; once. A late answer is still taken. */
export function answerConsultation(
  db: Db,
  actor: Actor,
  { id, answer }: { readonly id: ConsultationId; readonly answer: Omit<ConsultationAnswer, 'at' | 'by'> },
  at: Date,
): Promise<Result<Consultation, AnswerError>> {
  const act = { actor, act: 'rights.consultation_answered', subject: `consultation:${id}`, at } as const
  return seated<Consultation, AnswerError>(db, { desk: 'head', tried: act }, async (tx) => {
    const found = await findConsultationForUpdate(tx, actor.bureau, id)
    if (found === null) return await refused(tx, act, 'not_found')
    if (found.answer !== null) return await refused(tx, act, 'already_answered')
    if (!fits(found.kind, answer)) return await refused(tx, act, 'answer_does_not_fit')
    const given = { ...answer, at, by: actor.id }
    await keepAnswer(tx, id, given)
    await tell(tx, 'rights.changed', [id], at)
    const { outcome, reasons } = answer
    const detail = { outcome, reasons, late: found.dueAt < at }
    await record(tx, { ...act, outcome: 'done', detail })
    return ok({ ...found, answer: given })
  })
}

/** Corrections of records that the caller's bureau was shown. */
export function readNotices(
  db: Db,
  actor: Actor,
  wish: PageWish,
  at: Date,
): Promise<Result<readonly Notice[], NotFound>> {
  const act = { actor, act: 'rights.notice_read', subject: 'none', at } as const
  return seated(db, { desk: 'head', tried: act }, async (tx) => {
    await record(tx, { ...act, outcome: 'done', detail: { tab: wish.tab } })
    return ok(await listNoticesOfBureau(tx, actor.bureau, wish))
  })
}

type AcknowledgeError = { readonly kind: 'not_found' | 'already_answered' }

/** Says that the bureau's copies of a record were corrected; once. */
export function acknowledgeNotice(
  db: Db,
  actor: Actor,
  id: NoticeId,
  at: Date,
): Promise<Result<Notice, AcknowledgeError>> {
  const act = { actor, act: 'rights.notice_acknowledged', subject: `notice:${id}`, at } as const
  return seated<Notice, AcknowledgeError>(db, { desk: 'head', tried: act }, async (tx) => {
    const found = await findNoticeForUpdate(tx, actor.bureau, id)
    if (found === null) return await refused(tx, act, 'not_found')
    if (found.acknowledged !== null) return await refused(tx, act, 'already_answered')
    const step = { at, by: actor.id }
    await keepAcknowledgement(tx, id, step)
    await tell(tx, 'rights.changed', [id], at)
    await record(tx, { ...act, outcome: 'done', detail: { record: found.record, late: found.dueAt < at } })
    return ok({ ...found, acknowledged: step })
  })
}
