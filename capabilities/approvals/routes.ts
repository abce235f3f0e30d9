import type { FastifyReply } from 'fastify'
import type { Db } from '../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../infra/http.ts'
import type { Actor } from '../../kernel/actor.ts'
import { approve, type DecideError, refuse } from './actions/decide.ts'
import { type Names, readApproval, readApprovals } from './actions/read.ts'
import { type Approval, stateAt } from './approval.ts'
import {
  type ApprovalAnswer,
  type ApprovalWhole,
  approvalList,
  approvalWhole,
  idParams,
  listQuery,
  paths,
  refusal,
} from './contract.ts'
import { approving, refusing, seeing } from './policy.ts'

export type ApprovalParts = { readonly db: Db; readonly clock: () => Date }

const refusals = {
  not_found: [404, 'There is nothing here, or it is not yours.'],
  own_request: [409, 'Another person of your bureau decides on what you asked for.'],
  approval_over: [409, 'This was decided already, or its day is over.'],
} as const satisfies Record<DecideError['kind'], readonly [status: number, advice: string]>

export function approvalRoutes(server: Server, parts: ApprovalParts): void {
  readingRoutes(server, parts)
  decidingRoutes(server, parts)
}

function readingRoutes(server: Server, { db, clock }: ApprovalParts): void {
  const config = { access: seeing } as const
  server.get(
    paths.approvals,
    { config, schema: { querystring: listQuery, response: { 200: approvalList } } },
    async (request) => {
      const { tab, after, limit } = request.query
      const [actor, now] = [actorOf(request), clock()]
      const wish = { tab, after: after === undefined ? null : pathId<'Approval'>(after), limit, now }
      const { approvals, names, next } = await readApprovals(db, actor, wish)
      return { approvals: approvals.map((one) => toAnswer(one, { actor, names, now })), next }
    },
  )
  server.get(
    paths.approval(':id'),
    { config, schema: { params: idParams, response: { 200: approvalWhole } } },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const read = await readApproval(db, actor, pathId<'Approval'>(request.params.id), now)
      if (!read.ok) return refused(reply, read.error)
      return toWhole(read.value.approval, { actor, names: read.value.names, now })
    },
  )
}

function decidingRoutes(server: Server, { db, clock }: ApprovalParts): void {
  server.post(
    paths.approve(':id'),
    { config: { access: approving }, schema: { params: idParams, response: { 200: approvalWhole } } },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const decided = await approve(db, actor, { id: pathId<'Approval'>(request.params.id), now })
      return decided.ok
        ? toWhole(decided.value, { actor, names: new Map(), now })
        : refused(reply, decided.error)
    },
  )
  server.post(
    paths.refuse(':id'),
    {
      config: { access: refusing },
      schema: { params: idParams, body: refusal, response: { 200: approvalWhole } },
    },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const wish = { id: pathId<'Approval'>(request.params.id), now }
      const decided = await refuse(db, actor, wish, request.body.reason)
      return decided.ok
        ? toWhole(decided.value, { actor, names: new Map(), now })
        : refused(reply, decided.error)
    },
  )
}

function refused(reply: FastifyReply, { kind }: DecideError): FastifyReply {
  const [status, advice] = refusals[kind]
  return problem(reply, status, kind, advice)
}

type Shown = { readonly actor: Actor; readonly names: Names; readonly now: Date }

function toAnswer(approval: Approval, { actor, names, now }: Shown): ApprovalAnswer {
  const { id, askedBy, askedAt, expiresAt, method, route, decidedBy, decidedAt, reason, usedAt } = approval
  return {
    ...{ id, method, route, reason, state: stateAt(approval, now), isMine: askedBy === actor.id },
    askedBy: { id: askedBy, name: names.get(askedBy) ?? null },
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: names.get(decidedBy) ?? null },
    decidedAt: decidedAt?.toISOString() ?? null,
    usedAt: usedAt?.toISOString() ?? null,
  }
}

function toWhole(approval: Approval, shown: Shown): ApprovalWhole {
  const answer = toAnswer(approval, shown)
  const { request } = approval
  const isOver = answer.state === 'expired' || request === null
  return {
    ...answer,
    request: isOver ? null : { url: request.url, ifMatch: request.ifMatch, body: asJson(request.body) },
  }
}

/** zod's word for JSON has no readonly parts. */
function asJson(body: unknown): NonNullable<ApprovalWhole['request']>['body'] {
  return structuredClone(body) as NonNullable<ApprovalWhole['request']>['body']
}
