import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Result } from '../../../kernel/result.ts'
import { writeAnswer } from '../actions/answer.ts'
import {
  closeRequest,
  confirmDecision,
  consultOwners,
  executeDecision,
  notifyRecipients,
  proposeDecision,
  returnDecision,
} from '../actions/decide.ts'
import { type LocateParts, limitRecord, locateRecords, searchRecords } from '../actions/locate.ts'
import { decideAdmission, readRequest, readRequests, registerRequest } from '../actions/requests.ts'
import {
  admission,
  answerPath,
  answerText,
  consultationWish,
  foundRecords,
  limitWish,
  locatedWish,
  newRequest,
  proposalWish,
  REQUESTS_PATH,
  type RequestDeed,
  requestDeedPath,
  requestMade,
  requestPath,
  requestsPage,
  requestsQuery,
  requestView,
  searchWish,
} from '../contract/requests.ts'
import { commissionDecides, commissionDesk } from '../policy.ts'
import type { RequestId } from '../request.ts'
import { type RefusalKind, refuse } from './refusals.ts'
import { foundView, lineView, viewOf } from './request-views.ts'

/** `system` works for Comity itself: the commission decides about records of any owner. */
export type RequestParts = LocateParts & { readonly db: Db; readonly clock: () => Date }

const PAGE = 50
const idParams = z.object({ id: z.uuid() })
/** What a deed answers; the whole is read by its own path. */
const done = z.object({ id: z.uuid() })
const nothing = z.strictObject({}).optional()

export function requestRoutes(server: Server, parts: RequestParts): void {
  listRoutes(server, parts)
  readRoutes(server, parts)
  examineRoutes(server, parts)
  decideRoutes(server, parts)
}

function listRoutes(server: Server, { db, clock }: RequestParts): void {
  server.get(
    REQUESTS_PATH,
    {
      config: { access: commissionDesk },
      schema: { querystring: requestsQuery, response: { 200: requestsPage } },
    },
    async (request, reply) => {
      const at = clock()
      const page = await readRequests(db, actorOf(request), { ...request.query, limit: PAGE }, at)
      if (!page.ok) return refuse(reply, page.error)
      return { requests: page.value.requests.map((one) => lineView(one, at)), next: page.value.next }
    },
  )
  server.post(
    REQUESTS_PATH,
    { config: { access: commissionDesk }, schema: { body: newRequest, response: { 201: requestMade } } },
    async (request, reply) => {
      const given = { ...request.body, receivedAt: new Date(request.body.receivedAt) }
      const made = await registerRequest(db, actorOf(request), given, clock())
      return made.ok ? reply.code(201).send({ id: made.value.id }) : refuse(reply, made.error)
    },
  )
}

function readRoutes(server: Server, parts: RequestParts): void {
  server.get(
    requestPath(':id'),
    { config: { access: commissionDesk }, schema: { params: idParams, response: { 200: requestView } } },
    async (request, reply) => {
      const { actor, id, at } = callOf(parts, request)
      const read = await readRequest(parts, actor, id, at)
      return read.ok ? viewOf(read.value, actor, at) : refuse(reply, read.error)
    },
  )
  server.get(
    answerPath(':id'),
    { config: { access: commissionDesk }, schema: { params: idParams, response: { 200: answerText } } },
    async (request, reply) => {
      const { actor, id, at } = callOf(parts, request)
      const letter = await writeAnswer(parts.system, actor, id, at)
      if (!letter.ok) return refuse(reply, letter.error)
      return { ...letter.value, paragraphs: [...letter.value.paragraphs] }
    },
  )
}

type Call = { readonly actor: Actor; readonly id: RequestId; readonly at: Date }
type Deed<Body extends z.ZodType> = {
  readonly name: RequestDeed
  readonly body: Body
  readonly access?: typeof commissionDesk | typeof commissionDecides
  readonly work: (
    call: Call,
    wish: z.output<Body>,
  ) => Promise<Result<unknown, { readonly kind: RefusalKind }>>
}

/** A deed on one request: what is sent, who may, what it does. */
function deedRoute<Body extends z.ZodType>(server: Server, parts: RequestParts, deed: Deed<Body>): void {
  const { name, body, access = commissionDesk, work } = deed
  server.post(
    requestDeedPath(':id', name),
    { config: { access }, schema: { params: idParams, body, response: { 200: done } } },
    async (request, reply) => {
      const call = callOf(parts, request)
      // The schema of this very route has parsed it.
      const result = await work(call, body.parse(request.body))
      return result.ok ? { id: call.id } : refuse(reply, result.error)
    },
  )
}

function examineRoutes(server: Server, parts: RequestParts): void {
  const { db, system } = parts
  deedRoute(server, parts, {
    ...{ name: 'admission', body: admission },
    work: ({ actor, id, at }, wish) => {
      const command = wish.admissible
        ? ({ do: 'admit' } as const)
        : ({ do: 'refuse', ground: wish.ground } as const)
      return decideAdmission(db, actor, id, { command, at })
    },
  })
  server.post(
    requestDeedPath(':id', 'search'),
    {
      config: { access: commissionDesk },
      schema: { params: idParams, body: searchWish, response: { 200: foundRecords } },
    },
    async (request, reply) => {
      const { actor, id, at } = callOf(parts, request)
      const result = await searchRecords(parts, actor, { id, wish: request.body }, at)
      if (!result.ok) return refuse(reply, result.error)
      return { found: result.value.found.map(foundView), isCut: result.value.isCut }
    },
  )
  deedRoute(server, parts, {
    ...{ name: 'located', body: locatedWish },
    work: ({ actor, id, at }, { records }) => locateRecords(parts, actor, { id, records }, at),
  })
  deedRoute(server, parts, {
    ...{ name: 'limit', body: limitWish },
    work: ({ actor, id, at }, wish) => limitRecord({ system }, actor, { ...wish, id }, at),
  })
  deedRoute(server, parts, {
    ...{ name: 'consultation', body: consultationWish },
    work: ({ actor, id, at }, { question }) => consultOwners(db, actor, { id, at, question }),
  })
}

function decideRoutes(server: Server, parts: RequestParts): void {
  const { db, system } = parts
  deedRoute(server, parts, {
    ...{ name: 'proposal', body: proposalWish },
    work: ({ actor, id, at }, wish) => proposeDecision(db, actor, { ...wish, id, at }),
  })
  deedRoute(server, parts, {
    ...{ name: 'return', body: nothing },
    work: ({ actor, id, at }) => returnDecision(db, actor, { id, at }),
  })
  deedRoute(server, parts, {
    ...{ name: 'confirmation', body: nothing, access: commissionDecides },
    work: ({ actor, id, at }) => confirmDecision(db, actor, { id, at }),
  })
  deedRoute(server, parts, {
    ...{ name: 'execution', body: nothing },
    work: ({ actor, id, at }) => executeDecision(system, actor, { id, at }),
  })
  deedRoute(server, parts, {
    ...{ name: 'notification', body: nothing },
    work: ({ actor, id, at }) => notifyRecipients(system, actor, { id, at }),
  })
  deedRoute(server, parts, {
    ...{ name: 'closing', body: nothing },
    work: ({ actor, id, at }) => closeRequest(system, actor, { id, at }),
  })
}

function callOf({ clock }: RequestParts, request: FastifyRequest): Call {
  const { id } = idParams.parse(request.params)
  return { actor: actorOf(request), id: pathId<'RightsRequest'>(id), at: clock() }
}
