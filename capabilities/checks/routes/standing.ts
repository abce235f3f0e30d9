import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { actorOf, pathId, problem, type Server } from '../../../infra/http.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import { type AddRefusal, readStanding, standUntil, stopStanding } from '../actions/standing.ts'
import {
  STANDING_PATH,
  standingPage,
  standingPath,
  standingQuery,
  standingRequest,
  standingView,
} from '../contract/standing.ts'
import { askChecks } from '../policy.ts'
import { notFound, refuseQuestion } from './answers.ts'

const PAGE = 50

export function standingRoutes(server: Server, { db, clock }: Pick<CheckParts, 'db' | 'clock'>): void {
  const config = { access: askChecks }
  server.get(
    STANDING_PATH,
    { config, schema: { querystring: standingQuery, response: { 200: standingPage } } },
    async (request) => {
      const before = request.query.before === undefined ? null : pathId<'Standing'>(request.query.before)
      const found = await readStanding(db, actorOf(request), { before, limit: PAGE }, clock())
      return { standing: [...found], next: found.length < PAGE ? null : (found.at(-1)?.id ?? null) }
    },
  )
  server.post(
    STANDING_PATH,
    { config, schema: { body: standingRequest, response: { 200: standingView } } },
    async (request, reply) => {
      const { purpose, mode, reason, lastDay, ...fields } = request.body
      const { text, name, born, nationality, sex, birthPlace, document } = fields
      const question = { text, name, born, nationality, sex, birthPlace, document }
      const wish = {
        question,
        purpose: purpose ?? null,
        mode: mode ?? ('balanced' as const),
        reason,
        lastDay,
      }
      const added = await standUntil(db, actorOf(request), wish, clock())
      return added.ok ? added.value : refuse(reply, added.error)
    },
  )
  server.delete(
    standingPath(':id'),
    { config, schema: { params: z.object({ id: z.uuid() }), response: { 200: standingView } } },
    async (request, reply) => {
      const id = pathId<'Standing'>(request.params.id)
      const ended = await stopStanding(db, actorOf(request), id, clock())
      return ended.ok ? ended.value : notFound(reply)
    },
  )
}

function refuse(reply: FastifyReply, refusal: AddRefusal): FastifyReply {
  switch (refusal.kind) {
    case 'standing_over':
      return problem(reply, 422, 'standing_over', 'Choose a last day to come.')
    case 'standing_too_long':
      return problem(reply, 422, 'standing_too_long', 'A question stands for a year at most. Renew it then.')
    default:
      return refuseQuestion(reply, refusal)
  }
}
