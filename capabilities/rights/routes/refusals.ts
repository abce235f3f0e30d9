import type { FastifyReply } from 'fastify'
import { problem } from '../../../infra/http.ts'

/** Refusals by their kind: status and what to do next. */
const refusals = {
  not_found: [404, 'There is nothing here, or it is not for you.'],
  wrong_state: [409, 'Somebody was quicker, or an earlier step is missing. Read it again.'],
  owner_not_answered: [409, 'Wait until every owner has answered or let the time pass.'],
  rulings_incomplete: [422, 'Decide on every record once.'],
  ruling_not_for_kind: [422, 'Decide only what a request of this kind allows.'],
  own_proposal: [409, 'Another member of the commission must confirm what you wrote.'],
  owner_has_not_corrected: [409, 'Wait until the owner has corrected the record.'],
  recipients_pending: [409, 'Wait until every recipient has confirmed or let the time pass.'],
  record_not_found: [422, 'Name records that are there and not deleted.'],
  question_missing: [422, 'Write what the owners are asked.'],
  record_held: [
    409,
    'A legal hold keeps a record. Ask its owner to release it, then carry the decision out again.',
  ],
  received_in_future: [422, 'Give the time when the request reached the commission.'],
  detected_in_future: [422, 'Give the time when the incident was discovered.'],
  already_answered: [409, 'This was answered before. Read it again.'],
  answer_does_not_fit: [422, 'Agree, or object with a reason; an order is answered when it is done.'],
  no_such_bureau: [422, 'Name bureaus that are there.'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalKind = keyof typeof refusals

export function refuse(reply: FastifyReply, { kind }: { readonly kind: RefusalKind }): FastifyReply {
  const [status, detail] = refusals[kind]
  return problem(reply, status, kind, detail)
}
