import type { FastifyReply } from 'fastify'
import type { Db } from '../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../infra/http.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type AnswerError, answerInquiry } from './actions/answer.ts'
import { type AskError, askBureaus, type WithdrawError, withdrawInquiry } from './actions/ask.ts'
import { readInquiries, readInquiry, type SeenInquiry } from './actions/read.ts'
import {
  type InquiryAnswer,
  idParams,
  inquiry,
  inquiryList,
  listQuery,
  newAnswer,
  newInquiry,
  paths,
} from './contract.ts'
import { stateOf } from './inquiry.ts'
import { answering, asking } from './policy.ts'

export type InquiryParts = { readonly db: Db; readonly clock: () => Date }

const refusals = {
  not_found: [404, 'There is nothing here, or it is not for you.'],
  not_allowed: [403, 'Your role does not include this. Ask the head of your bureau.'],
  bureau_not_active: [409, 'Your bureau does not take part at present. Ask the hub.'],
  inquiry_over: [409, 'This was answered, withdrawn or forgotten already.'],
  beyond_own_clearance: [422, 'You cannot ask at a level that you may not read.'],
  unknown_bureau: [422, 'Ask other bureaus that take part at present.'],
  reply_too_soon: [422, 'Leave the others an hour at least.'],
  reply_too_far: [422, 'Ask for an answer within a month.'],
} as const satisfies Record<
  (AskError | AnswerError | WithdrawError)['kind'],
  readonly [status: number, advice: string]
>

export function inquiryRoutes(server: Server, parts: InquiryParts): void {
  readingRoutes(server, parts)
  askingRoutes(server, parts)
  answeringRoute(server, parts)
}

function readingRoutes(server: Server, { db, clock }: InquiryParts): void {
  const config = { access: asking } as const
  server.get(
    paths.inquiries,
    { config, schema: { querystring: listQuery, response: { 200: inquiryList } } },
    async (request) => {
      const [actor, now] = [actorOf(request), clock()]
      const { side, show, after, limit } = request.query
      const wish = { side, show, after: after === undefined ? null : pathId<'Inquiry'>(after), limit }
      const { seen, next } = await readInquiries(db, actor, wish, now)
      return { inquiries: seen.map((one) => toAnswer(one, actor, now)), next }
    },
  )
  server.get(
    paths.inquiry(':id'),
    { config, schema: { params: idParams, response: { 200: inquiry } } },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const read = await readInquiry(db, actor, pathId<'Inquiry'>(request.params.id), now)
      return read.ok ? toAnswer(read.value, actor, now) : refuse(reply, read.error)
    },
  )
}

function askingRoutes(server: Server, { db, clock }: InquiryParts): void {
  const config = { access: asking } as const
  server.post(
    paths.inquiries,
    { config, schema: { body: newInquiry, response: { 201: inquiry } } },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const asked = await askBureaus(db, actor, request.body, now)
      if (!asked.ok) return refuse(reply, asked.error)
      return reply.code(201).send(toAnswer(asked.value, actor, now))
    },
  )
  server.post(
    paths.withdraw(':id'),
    { config, schema: { params: idParams, response: { 200: inquiry } } },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const done = await withdrawInquiry(db, actor, pathId<'Inquiry'>(request.params.id), now)
      return done.ok ? toAnswer(done.value, actor, now) : refuse(reply, done.error)
    },
  )
}

function answeringRoute(server: Server, { db, clock }: InquiryParts): void {
  server.post(
    paths.answer(':id'),
    {
      config: { access: answering },
      schema: { params: idParams, body: newAnswer, response: { 200: inquiry } },
    },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const wish = { id: pathId<'Inquiry'>(request.params.id), given: request.body }
      const answered = await answerInquiry(db, actor, wish, now)
      return answered.ok ? toAnswer(answered.value, actor, now) : refuse(reply, answered.error)
    },
  )
}

function refuse(reply: FastifyReply, { kind }: { readonly kind: keyof typeof refusals }): FastifyReply {
  const [status, advice] = refusals[kind]
  return problem(reply, status, kind, advice)
}

function toAnswer({ inquiry: one, lines }: SeenInquiry, actor: Actor, now: Date): InquiryAnswer {
  const { id, asker, purpose, level, question } = one
  return {
    ...{ id, asker, purpose, level, question },
    side: asker === actor.bureau ? 'asked' : 'put',
    askedAt: one.askedAt.toISOString(),
    replyBy: one.replyBy.toISOString(),
    state: stateOf(one, lines, now),
    lines: lines.map(({ bureau, state, answer, reply, answeredAt }) => ({
      ...{ bureau, state, answer, reply },
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
  }
}
