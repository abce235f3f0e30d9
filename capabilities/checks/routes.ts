import { z } from 'zod'
import { actorOf, pathId, type Server } from '../../infra/http.ts'
import { answerCheck, type CheckParts } from './actions/answer-check.ts'
import { raiseHit } from './actions/raise-hit.ts'
import { readCheck } from './actions/read-check.ts'
import { understoodView } from './actions/understood-view.ts'
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
import { notFound, refuseQuestion } from './routes/answers.ts'
import { batchRoutes } from './routes/batches.ts'
import { listRoutes } from './routes/lists.ts'
import { ownCheckRoutes } from './routes/own-checks.ts'
import { readingRoutes } from './routes/readings.ts'
import { standingRoutes } from './routes/standing.ts'
import { statisticsRoutes } from './routes/statistics.ts'

const idParams = z.object({ id: z.uuid() })

export function checkRoutes(server: Server, parts: CheckParts): void {
  batchRoutes(server, parts)
  listRoutes(server, parts)
  ownCheckRoutes(server, parts)
  readingRoutes(server, parts)
  standingRoutes(server, parts)
  statisticsRoutes(server, parts)
  server.post(
    CHECKS_PATH,
    {
      config: { access: askChecks, isAskedOften: true },
      schema: { body: checkRequest, response: { 200: checkAnswer } },
    },
    async (request, reply) => {
      const { purpose, mode, held, about, ...fields } = request.body
      const { text, name, born, nationality, sex, birthPlace, document } = fields
      const question = { text, name, born, nationality, sex, birthPlace, document }
      const how = { mode: mode ?? ('balanced' as const), isHeld: held ?? null, about: about ?? null }
      const wish = { question, purpose: purpose ?? null, ...how }
      const answered = await answerCheck(parts, actorOf(request), wish)
      return answered.ok ? answered.value : refuseQuestion(reply, answered.error)
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
        asked: understoodView(asked),
        sources: [...sources],
        candidates: [...candidates],
        tookMs: tookUs / 1000,
      }
    },
  )
}
