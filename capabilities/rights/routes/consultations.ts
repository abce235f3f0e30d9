import { z } from 'zod'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import {
  acknowledgeNotice,
  answerConsultation,
  readConsultation,
  readConsultations,
  readNotices,
} from '../actions/consultations.ts'
import type { Consultation, Notice } from '../consultation.ts'
import {
  CONSULTATIONS_PATH,
  consultationAnswer,
  consultationAnswerPath,
  consultationPath,
  consultationsPage,
  NOTICES_PATH,
  type NoticeView,
  noticeAcknowledgementPath,
  noticesPage,
  noticeView,
  type OwnConsultation,
  ownConsultation,
  waitingQuery,
} from '../contract/consultations.ts'
import { urgencyOf } from '../deadline.ts'
import { headDesk } from '../policy.ts'
import { refuse } from './refusals.ts'
import type { RequestParts } from './requests.ts'

type Parts = Pick<RequestParts, 'db' | 'clock'>

const PAGE = 50
const idParams = z.object({ id: z.uuid() })
const config = { access: headDesk }

export function consultationRoutes(server: Server, parts: Parts): void {
  questionRoutes(server, parts)
  noticeRoutes(server, parts)
}

function questionRoutes(server: Server, { db, clock }: Parts): void {
  server.get(
    CONSULTATIONS_PATH,
    { config, schema: { querystring: waitingQuery, response: { 200: consultationsPage } } },
    async (request, reply) => {
      const { tab, after = null } = request.query
      const at = clock()
      const read = await readConsultations(db, actorOf(request), { tab, after, limit: PAGE }, at)
      if (!read.ok) return refuse(reply, read.error)
      const consultations = read.value.map((one) => viewOf(one, at))
      return { consultations, next: consultations.length < PAGE ? null : (consultations.at(-1)?.id ?? null) }
    },
  )
  server.get(
    consultationPath(':id'),
    { config, schema: { params: idParams, response: { 200: ownConsultation } } },
    async (request, reply) => {
      const at = clock()
      const id = pathId<'Consultation'>(request.params.id)
      const read = await readConsultation(db, actorOf(request), id, at)
      return read.ok ? viewOf(read.value, at) : refuse(reply, read.error)
    },
  )
  server.post(
    consultationAnswerPath(':id'),
    {
      config,
      schema: { params: idParams, body: consultationAnswer, response: { 200: ownConsultation } },
    },
    async (request, reply) => {
      const at = clock()
      const id = pathId<'Consultation'>(request.params.id)
      const answered = await answerConsultation(db, actorOf(request), { id, answer: request.body }, at)
      return answered.ok ? viewOf(answered.value, at) : refuse(reply, answered.error)
    },
  )
}

function noticeRoutes(server: Server, { db, clock }: Parts): void {
  server.get(
    NOTICES_PATH,
    { config, schema: { querystring: waitingQuery, response: { 200: noticesPage } } },
    async (request, reply) => {
      const { tab, after = null } = request.query
      const at = clock()
      const read = await readNotices(db, actorOf(request), { tab, after, limit: PAGE }, at)
      if (!read.ok) return refuse(reply, read.error)
      const notices = read.value.map((one) => noticeViewOf(one, at))
      return { notices, next: notices.length < PAGE ? null : (notices.at(-1)?.id ?? null) }
    },
  )
  server.post(
    noticeAcknowledgementPath(':id'),
    { config, schema: { params: idParams, response: { 200: noticeView } } },
    async (request, reply) => {
      const at = clock()
      const id = pathId<'RightsNotice'>(request.params.id)
      const acknowledged = await acknowledgeNotice(db, actorOf(request), id, at)
      return acknowledged.ok ? noticeViewOf(acknowledged.value, at) : refuse(reply, acknowledged.error)
    },
  )
}

/** Of the request that it serves nothing is told, not even its id. */
function viewOf(
  { id, kind, about, records, text, answer, ...when }: Consultation,
  now: Date,
): OwnConsultation {
  return {
    ...{ id, kind, about, records: [...records], text },
    askedAt: when.askedAt.toISOString(),
    dueAt: when.dueAt.toISOString(),
    urgency: answer === null ? urgencyOf(when.dueAt, now) : 'on_time',
    remindedAt: when.remindedAt?.toISOString() ?? null,
    answer:
      answer === null
        ? null
        : {
            ...{ outcome: answer.outcome, reasons: [...answer.reasons], remark: answer.remark },
            at: answer.at.toISOString(),
          },
  }
}

function noticeViewOf({ id, record, owner, sentAt, dueAt, acknowledged }: Notice, now: Date): NoticeView {
  return {
    ...{ id, record, owner },
    sentAt: sentAt.toISOString(),
    dueAt: dueAt.toISOString(),
    urgency: acknowledged === null ? urgencyOf(dueAt, now) : 'on_time',
    acknowledgedAt: acknowledged?.at.toISOString() ?? null,
  }
}
