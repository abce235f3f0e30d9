import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { NewAnswer } from '../contract.ts'
import { type InquiryId, mayAnswer, mayRead } from '../inquiry.ts'
import { findInquiry, findLineForUpdate, saveAnswer } from '../store/inquiries.ts'
import { linesFor, type SeenInquiry } from './read.ts'

export type AnswerError = { readonly kind: 'not_allowed' | 'not_found' | 'inquiry_over' }

/** Says for the bureau of the caller what it has for the asker. Late answers are answers; a second one is none. */
export async function answerInquiry(
  db: Db,
  actor: Actor,
  { id, given }: { readonly id: InquiryId; readonly given: NewAnswer },
  now: Date,
): Promise<Result<SeenInquiry, AnswerError>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'inquiry.answered', subject: `inquiry:${id}`, at: now } as const
    const found = await findAnswerable(tx, actor, id)
    if (!found.ok) {
      await record(tx, { ...act, outcome: 'refused', detail: { why: found.error.kind } })
      return found
    }
    const reply = given.answer === 'reply' ? given.reply : null
    await saveAnswer(tx, actor.bureau, id, { answer: given.answer, reply, by: actor.id, at: now })
    await tell(tx, 'inquiries.changed', [id], now)
    await record(tx, { ...act, outcome: 'done', detail: { answer: given.answer } })
    return ok({ inquiry: found.value, lines: await linesFor(tx, actor, id) })
  })
}

async function findAnswerable(tx: Tx, actor: Actor, id: InquiryId) {
  if (!mayAnswer(actor)) return fail({ kind: 'not_allowed' as const })
  const line = await findLineForUpdate(tx, actor.bureau, id)
  const inquiry = line === null ? null : await findInquiry(tx, actor.bureau, id)
  if (line === null || inquiry === null || !mayRead(actor, inquiry.level))
    return fail({ kind: 'not_found' as const })
  return line.state === 'waiting' ? ok(inquiry) : fail({ kind: 'inquiry_over' as const })
}
