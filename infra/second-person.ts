import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Role } from '../kernel/actor.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'

/** A request as the second person sees it, and as it must come again: nothing of it may change in between. */
export type GuardedRequest = {
  readonly method: string
  /** As the route table has it, e.g. `/api/v1/bureaus/:code/state`; the pages have a sentence for each. */
  readonly route: string
  readonly url: string
  /** Which version of the thing was looked at. */
  readonly ifMatch: string | null
  readonly body: Json
  /** Who may do this; the second person must be one of them. */
  readonly roles: readonly Role[]
}

export type AskedApproval = { readonly id: string; readonly state: 'asked'; readonly expiresAt: string }

/** Who keeps what waits for a second person. The edge knows the question, not the capability that answers it. */
export type SecondPerson = {
  ask(actor: Actor, request: GuardedRequest, now: Date): Promise<AskedApproval>
  /** Uses an approval up; false when it is not approved, over, used, somebody else's or for another request. */
  use(
    actor: Actor,
    request: GuardedRequest,
    approval: { readonly id: string; readonly now: Date },
  ): Promise<boolean>
}

/** One hash for one request. */
export function requestHash({ method, url, ifMatch, body }: GuardedRequest): Buffer {
  return createHash('sha256').update(canonicalJson({ method, url, ifMatch, body })).digest()
}

/** The roles are those of the route's policy. */
export function guardedRequest(request: FastifyRequest, roles: readonly Role[]): GuardedRequest {
  return {
    method: request.method,
    route: request.routeOptions.url ?? '',
    url: request.url,
    ifMatch: request.headers['if-match'] ?? null,
    body: asJson(request.body),
    roles,
  }
}

/** What was parsed and validated, as JSON has it: dates and the like become text. */
function asJson(body: unknown): Json {
  return body === undefined ? null : (JSON.parse(JSON.stringify(body)) as Json)
}

/** 202: understood, and done by the same request once another person has approved it. */
export function answerAsked(reply: FastifyReply, approval: AskedApproval): FastifyReply {
  return reply
    .code(202)
    .type('application/json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({ approval })
}
