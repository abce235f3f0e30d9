import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problem } from '../../../infra/http.ts'
import type { LifeRefusal, PlainRefusal } from '../life.ts'

/** Status and advice of each refusal; the code is its kind. A second person is asked for by the route itself. */
const refusals = {
  already_held: [409, 'A legal hold is on this record already.'],
  already_withdrawn: [409, 'This record is withdrawn already. Renew it to bring it back.'],
  deleted_for_rights: [
    409,
    'A record with this reference was deleted because a person has the right to it. Ask the commission.',
  ],
  idempotency_conflict: [422, 'This key was sent with another record. Choose a new key.'],
  kind_changed: [422, 'A record stays of its kind. Add another record and withdraw this one.'],
  kinds_differ: [
    422,
    'These two cannot be the same: one is a thing, or a thing of another kind. Name two of a kind.',
  ],
  legal_hold: [409, 'A legal hold is on this record. Release it first.'],
  not_found: [404, 'There is nothing here, or it is not for you.'],
  not_held: [409, 'There is no legal hold on this record.'],
  not_the_issuer: [
    422,
    'Only the bureau of the country or organisation that issued a travel document holds a record of it. Tell that bureau.',
  ],
  offer_closed: [409, 'This offer was decided or taken back already.'],
  offer_open: [409, 'This record is offered to somebody already. Take that offer back first.'],
  own_record: [409, 'This is a record of your own bureau.'],
  proposal_closed: [409, 'This proposal was decided or taken back already.'],
  reference_taken: [
    409,
    'A record with this reference is there already. Change that one, or use another reference.',
  ],
  renew_instead: [409, 'This record expires. Renew, withdraw or delete it.'],
  retention_over: [422, 'By these dates the record would be over already. Choose days to come.'],
  same_record: [422, 'Name two records.'],
  version_missing: [428, 'Send the version that you looked at as If-Match, e.g. "3".'],
} as const satisfies Record<Exclude<PlainRefusal, 'needs_second_person'>, readonly [number, string]>

export function refuseLife(reply: FastifyReply, error: LifeRefusal): FastifyReply {
  switch (error.kind) {
    case 'version_conflict':
      return conflict(reply, error)
    case 'unknown_bureau':
      return problem(reply, 422, error.kind, `There is no bureau ${error.codes.join(', ')}.`)
    case 'unknown_list':
      return problem(reply, 422, error.kind, 'A sharing list named here is not there. Choose it anew.')
    case 'no_such_value':
      return problem(reply, 422, error.kind, `The record has no value at ${error.path}. Correct the path.`)
    case 'needs_second_person':
      throw new Error('a route that wants a second person did not ask for one')
    default: {
      const [status, advice] = refusals[error.kind]
      return problem(reply, status, error.kind, advice)
    }
  }
}

export function notFound(reply: FastifyReply): FastifyReply {
  return refuseLife(reply, { kind: 'not_found' })
}

type Conflict = Extract<LifeRefusal, { kind: 'version_conflict' }>

/** Both versions stand beside the problem, so that a page can show what was changed meanwhile. */
function conflict(reply: FastifyReply, { kind, expected, current }: Conflict): FastifyReply {
  const detail = `You looked at version ${expected}; the record is at version ${current}. Look at it again.`
  return reply
    .code(412)
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({
      ...{ type: `urn:comity:problem:${kind}`, title: 'version conflict', status: 412, detail },
      ...{ expected, current },
    })
}

/** The version in quotes, as an ETag has it. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"\d{1,9}"$/, 'the version in quotes, e.g. "3"')
    .optional(),
})

export function expectedVersion(request: FastifyRequest): number | null {
  const named = request.headers['if-match']
  return named === undefined ? null : Number(named.replaceAll('"', ''))
}

export const idParams = z.object({ id: z.uuid() })
/** Lines of one page. */
export const PAGE = 50

/** The place of the last line, when there may be another page. */
export function nextOf<T>(page: readonly T[], placeOf: (last: T) => string): string | null {
  const last = page.at(-1)
  return last === undefined || page.length < PAGE ? null : placeOf(last)
}

/** A place in a list by time: an instant and an id. Null when it is no such place. */
export function placeOf(text: string | undefined): { readonly at: Date; readonly id: string } | null {
  const found = /^(\d{1,15})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return found === null ? null : { at: new Date(Number(found[1])), id: found[2] ?? '' }
}

export function sayPlace({ at, id }: { readonly at: Date; readonly id: string }): string {
  return `${at.getTime()}-${id}`
}
