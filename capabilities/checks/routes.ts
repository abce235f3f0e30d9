import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { actorOf, pathId, problem, type Server } from '../../infra/http.ts'
import { formatPartialDate } from '../../kernel/partial-date.ts'
import { unreachable } from '../../kernel/result.ts'
import { answerCheck, type CheckParts, type CheckRefusal } from './actions/answer-check.ts'
import { raiseHit } from './actions/raise-hit.ts'
import { readCheck } from './actions/read-check.ts'
import {
  CHECKS_PATH,
  checkAnswer,
  checkPath,
  checkRequest,
  keptCheck,
  raisedHit,
  raisePath,
  raiseRequest,
} from './contract.ts'
import { askChecks, readChecks } from './policy.ts'

const idParams = z.object({ id: z.uuid() })

export function checkRoutes(server: Server, parts: CheckParts): void {
  server.post(
    CHECKS_PATH,
    { config: { access: askChecks }, schema: { body: checkRequest, response: { 200: checkAnswer } } },
    async (request, reply) => {
      const { purpose, mode, held, ...fields } = request.body
      const { text, name, born, nationality, sex, birthPlace, document } = fields
      const question = { text, name, born, nationality, sex, birthPlace, document }
      const how = { mode: mode ?? ('balanced' as const), isHeld: held ?? null }
      const wish = { question, purpose: purpose ?? null, ...how }
      const answered = await answerCheck(parts, actorOf(request), wish)
      return answered.ok ? answered.value : refuse(reply, answered.error)
    },
  )
  server.post(
    raisePath(':id'),
    {
      config: { access: askChecks },
      schema: { params: idParams, body: raiseRequest, response: { 200: raisedHit } },
    },
    async (request, reply) => {
      const checkId = pathId<'Check'>(request.params.id)
      const raised = await raiseHit(parts, actorOf(request), { checkId, recordId: request.body.recordId })
      return raised.ok ? raised.value : notFound(reply)
    },
  )
  server.get(
    checkPath(':id'),
    {
      config: { access: readChecks },
      schema: { params: idParams, response: { 200: keptCheck } },
    },
    async (request, reply) => {
      const read = await readCheck(
        parts.db,
        actorOf(request),
        pathId<'Check'>(request.params.id),
        parts.clock(),
      )
      if (!read.ok) return notFound(reply)
      const { at, asked, sources, candidates, tookUs, ...shown } = read.value
      return {
        ...shown,
        at: at.toISOString(),
        asked: { ...asked, born: asked.born === null ? null : formatPartialDate(asked.born) },
        sources: [...sources],
        candidates: [...candidates],
        tookMs: tookUs / 1000,
      }
    },
  )
}

function notFound(reply: FastifyReply): FastifyReply {
  return problem(reply, 404, 'not_found', 'There is nothing here, or it is not for you.')
}

function refuse(reply: FastifyReply, refusal: CheckRefusal): FastifyReply {
  return problem(reply, 422, refusal.kind, whatToDo(refusal))
}

function whatToDo(refusal: CheckRefusal): string {
  switch (refusal.kind) {
    case 'nothing_asked':
      return 'Type a name, a document number or an IMO number.'
    case 'text_too_long':
      return `Shorten the field "${refusal.field}" to ${refusal.limit} characters.`
    case 'text_damaged':
      return `The field "${refusal.field}" arrived damaged. Type it again, or save the source as UTF-8.`
    case 'not_a_date':
      return `"${refusal.given}" is no date. Write 1984-02-13, 1984-02, 1984, or circa 1984.`
    case 'not_a_country':
      return `"${refusal.given}" is no country code. Write two or three letters of ISO 3166, such as PT or PRT.`
    case 'purpose_missing':
      return 'Say what the check is for: choose a purpose.'
    default:
      return unreachable(refusal)
  }
}
