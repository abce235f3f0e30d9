import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { listBureaus } from '../../bureaus/public.ts'
import type { NewInquiry } from '../contract.ts'
import { type Inquiry, type InquiryId, type Line, mayRead, type TimeFault, timeFault } from '../inquiry.ts'
import { findAskedForUpdate, insertInquiry, markWithdrawn } from '../store/inquiries.ts'
import { linesFor, type SeenInquiry } from './read.ts'

export type AskError = {
  readonly kind: 'bureau_not_active' | 'beyond_own_clearance' | 'unknown_bureau' | TimeFault
}

/** Puts a question to the people of other bureaus. No record is looked for, here or later. */
export async function askBureaus(
  db: Db,
  actor: Actor,
  wish: NewInquiry,
  now: Date,
): Promise<Result<SeenInquiry, AskError>> {
  const to = [...new Set(wish.to)] as BureauCode[]
  const inquiry: Inquiry = {
    ...{ id: newId<'Inquiry'>(now), asker: actor.bureau, askedBy: actor.id, askedAt: now, withdrawnAt: null },
    ...{ purpose: wish.purpose, level: wish.level, replyBy: new Date(wish.replyBy), question: wish.question },
  }
  return await inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'inquiry.asked', at: now } as const
    const why = await whyNot(tx, actor, inquiry, to)
    if (why !== null) {
      await record(tx, { ...act, subject: 'none', outcome: 'refused', detail: { why } })
      return fail({ kind: why })
    }
    await insertInquiry(tx, inquiry, to)
    await tell(tx, 'inquiries.changed', [inquiry.id], now)
    const { purpose, level } = wish
    const detail = { to, purpose, level, replyBy: inquiry.replyBy.toISOString() }
    await record(tx, { ...act, subject: `inquiry:${inquiry.id}`, outcome: 'done', detail })
    return ok({ inquiry, lines: to.map(waitingLine) })
  })
}

async function whyNot(
  tx: Tx,
  actor: Actor,
  inquiry: Inquiry,
  to: readonly BureauCode[],
): Promise<AskError['kind'] | null> {
  if (actor.bureauState !== 'active') return 'bureau_not_active'
  if (!mayRead(actor, inquiry.level)) return 'beyond_own_clearance'
  const fault = timeFault(inquiry.replyBy, inquiry.askedAt)
  if (fault !== null) return fault
  const bureaus = await listBureaus(tx)
  const answering = bureaus.filter(({ kind, state }) => kind !== 'partner' && state === 'active')
  const known = new Set(answering.map(({ code }) => code))
  return to.every((code) => known.has(code) && code !== actor.bureau) ? null : 'unknown_bureau'
}

function waitingLine(bureau: BureauCode): Line {
  return { bureau, state: 'waiting', answer: null, reply: null, answeredAt: null }
}

export type WithdrawError = { readonly kind: 'not_found' | 'inquiry_over' }

/** Takes a question back; what was answered stays. */
export async function withdrawInquiry(
  db: Db,
  actor: Actor,
  id: InquiryId,
  now: Date,
): Promise<Result<SeenInquiry, WithdrawError>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'inquiry.withdrawn', subject: `inquiry:${id}`, at: now } as const
    const inquiry = await findAskedForUpdate(tx, actor.bureau, id)
    const isSeen = inquiry !== null && mayRead(actor, inquiry.level)
    const isOver = isSeen && (inquiry.withdrawnAt !== null || inquiry.question === null)
    if (!isSeen || isOver) {
      const why = isSeen ? 'inquiry_over' : 'not_found'
      await record(tx, { ...act, outcome: 'refused', detail: { why } })
      return fail({ kind: why })
    }
    await markWithdrawn(tx, inquiry, now)
    await tell(tx, 'inquiries.changed', [id], now)
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok({ inquiry: { ...inquiry, withdrawnAt: now }, lines: await linesFor(tx, actor, id) })
  })
}
