import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { judgeRecords, readJudgements, undoOwnJudgement } from '../actions/judgements.ts'
import {
  JUDGEMENTS_PATH,
  judgementList,
  judgementUndoPath,
  madeThing,
  newJudgement,
  recordJudgementsPath,
} from '../contract/queues.ts'
import { judgePairs, readRecords } from '../policy.ts'
import { idParams, notFound, refuseLife } from './refusals.ts'

type Parts = { readonly db: Db; readonly clock: () => Date }

export function judgementRoutes(server: Server, { db, clock }: Parts): void {
  server.post(
    JUDGEMENTS_PATH,
    { config: { access: judgePairs }, schema: { body: newJudgement, response: { 201: madeThing } } },
    async (request, reply) => {
      const { left, right, verdict, reason } = request.body
      const pair = [pathId<'Record'>(left), pathId<'Record'>(right)] as const
      const judged = await judgeRecords(db, actorOf(request), { pair, verdict, reason }, clock())
      return judged.ok ? reply.code(201).send(judged.value) : refuseLife(reply, judged.error)
    },
  )
  const undone = z.object({ id: z.uuid() })
  server.post(
    judgementUndoPath(':id'),
    { config: { access: judgePairs }, schema: { params: idParams, response: { 200: undone } } },
    async (request, reply) => {
      const id = pathId<'Judgement'>(request.params.id)
      const taken = await undoOwnJudgement(db, actorOf(request), id, clock())
      return taken.ok ? { id } : notFound(reply)
    },
  )
  server.get(
    recordJudgementsPath(':id'),
    { config: { access: readRecords }, schema: { params: idParams, response: { 200: judgementList } } },
    async (request, reply) => {
      const id = pathId<'Record'>(request.params.id)
      const read = await readJudgements(db, actorOf(request), id, clock())
      if (!read.ok) return notFound(reply)
      const judgements = read.value.judgements.map((one) => ({ ...one, at: one.at.toISOString() }))
      return { judgements, cluster: [...read.value.cluster] }
    },
  )
}
