import { z } from 'zod'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import {
  answerBatch,
  type BatchAnswer,
  type LineAnswer,
  purposeOf,
  type Unread,
} from '../actions/answer-batch.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import { readBatch } from '../actions/read-batch.ts'
import { type AskedLine, addCounts, countLines, type KeptBatch, NO_LINES } from '../batch.ts'
import {
  BATCH_PATH,
  type BatchRequest,
  batchAnswer,
  batchPath,
  batchRequest,
  keptBatch,
  type LineView,
} from '../contract/batch.ts'
import { askChecks, readChecks } from '../policy.ts'
import { noQuestion } from '../recognise.ts'
import { notFound, refuseQuestion, whatToDo } from './answers.ts'

export function batchRoutes(server: Server, parts: CheckParts): void {
  server.post(
    BATCH_PATH,
    {
      config: { access: askChecks, isAskedOften: true },
      schema: { body: batchRequest, response: { 200: batchAnswer } },
    },
    async (request, reply) => {
      const { questions, mode = 'high_precision' } = request.body
      const actor = actorOf(request)
      const purpose = await purposeOf(parts, actor, request.body.purpose ?? null)
      if (!purpose.ok) return refuseQuestion(reply, purpose.error)
      const wish = { lines: questions.map(lineOf), purpose: purpose.value, mode, listId: null }
      const answered = await answerBatch(parts, actor, wish)
      return { ...batchView(answered), purpose: purpose.value, mode }
    },
  )
  server.get(
    batchPath(':id'),
    {
      config: { access: readChecks },
      schema: { params: z.object({ id: z.uuid() }), response: { 200: keptBatch } },
    },
    async (request, reply) => {
      const id = pathId<'Batch'>(request.params.id)
      const read = await readBatch(parts.db, actorOf(request), id, parts.clock())
      return read.ok ? keptView(read.value) : notFound(reply)
    },
  )
}

function lineOf(question: BatchRequest['questions'][number], place: number): AskedLine {
  const asked =
    typeof question === 'string' ? { ...noQuestion, text: question } : { ...noQuestion, ...question }
  return { line: place + 1, question: { ok: true, value: asked } }
}

function batchView({ id, at, counts, answers }: BatchAnswer) {
  return { id, at: at.toISOString(), counts, answers: answers.map(lineView) }
}

function lineView(answer: LineAnswer): LineView {
  return answer.outcome === 'unreadable' ? unreadView(answer) : answer
}

export function unreadView({ line, outcome, fault }: Unread) {
  return { line, outcome, fault: { kind: fault.kind, detail: whatToDo(fault) } }
}

function keptView(pieces: readonly [KeptBatch, ...KeptBatch[]]) {
  const [{ listId, at, bureau, askedBy, purpose, mode }] = pieces
  return {
    ...{ id: listId, at: at.toISOString(), bureau, askedBy, purpose, mode },
    counts: pieces.map(countLines).reduce(addCounts, NO_LINES),
    lines: pieces.flatMap(({ told }) =>
      told.map((one) => ({
        ...{ line: one.line, outcome: one.outcome },
        checkId: one.outcome === 'unreadable' ? null : one.check,
        fault: one.outcome === 'unreadable' ? one.reason : null,
      })),
    ),
    quiet: pieces.flatMap(({ quiet }) => [...quiet]),
  }
}
