import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { addDays, addMonths } from './deadline.ts'
import type { RequestId, RequestKind, Step } from './request.ts'

export type ConsultationId = Id<'Consultation'>
export type NoticeId = Id<'RightsNotice'>

/** Why an owner objects: the reasons for which disclosure may be restricted [domain.md S81]; the list is ours to confirm. */
export const objections = [
  'public_security',
  'national_security',
  'prevention_of_crime',
  'investigation_secrecy',
  'rights_of_others',
  'data_are_accurate',
  'still_needed',
] as const
export type Objection = (typeof objections)[number]

/** What an owner says: to a question it agrees or objects, an order it carries out. */
export const outcomes = ['agree', 'object', 'done'] as const
export type Outcome = (typeof outcomes)[number]

export type ConsultationAnswer = Step & {
  readonly outcome: Outcome
  readonly reasons: readonly Objection[]
  readonly remark: string | null
}

/** What the commission puts to the head of an owner bureau. It names records of that bureau, never who asks. */
export type Consultation = {
  readonly id: ConsultationId
  readonly requestId: RequestId
  readonly owner: BureauCode
  readonly kind: 'question' | 'order'
  readonly about: RequestKind
  readonly records: readonly Id<'Record'>[]
  readonly text: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly remindedAt: Date | null
  readonly answer: ConsultationAnswer | null
}

/** Tells a bureau that was shown a record that it was corrected. */
export type Notice = {
  readonly id: NoticeId
  readonly requestId: RequestId
  readonly bureau: BureauCode
  readonly record: Id<'Record'>
  readonly owner: BureauCode
  readonly sentAt: Date
  readonly dueAt: Date
  readonly acknowledged: Step | null
}

/** Months for an owner to answer a question. Ours to confirm. */
const ANSWER_MONTHS = 1
/** Days for an owner to correct: within the month of execution [domain.md S68], with time left to tell recipients. Ours to confirm. */
const ORDER_DAYS = 21
/** Months for a recipient to confirm that a correction was taken over. Ours to confirm. */
const ACKNOWLEDGE_MONTHS = 1
/** Days before its deadline on which an owner who has not answered is reminded. Ours to confirm. */
const REMIND_DAYS = 7

export function answerDue(kind: Consultation['kind'], askedAt: Date): Date {
  return kind === 'question' ? addMonths(askedAt, ANSWER_MONTHS) : addDays(askedAt, ORDER_DAYS)
}

export function acknowledgementDue(sentAt: Date): Date {
  return addMonths(sentAt, ACKNOWLEDGE_MONTHS)
}

/** Deadlines before this instant are near enough to remind. */
export function remindBefore(now: Date): Date {
  return addDays(now, REMIND_DAYS)
}

/** An owner who lets the deadline of a question pass does not keep the person waiting. */
export function isWaitedFor({ kind, answer, dueAt }: Consultation, now: Date): boolean {
  return answer === null && (kind === 'order' || dueAt > now)
}

/** Whether the answer fits what was put: objections have reasons, orders are carried out. */
export function fits(
  kind: Consultation['kind'],
  { outcome, reasons }: Pick<ConsultationAnswer, 'outcome' | 'reasons'>,
): boolean {
  if ((outcome === 'done') !== (kind === 'order')) return false
  return (outcome === 'object') === reasons.length > 0
}
