import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../../infra/http.ts'
import {
  findAnomalies,
  type NamedAnomaly,
  type NamedReview,
  placeHold,
  readHolds,
  readReviews,
  releaseHold,
  signOff,
} from '../actions/supervise.ts'
import {
  type AnomalyView,
  anomaliesQuery,
  anomalyList,
  holdBody,
  holdList,
  holdReleasePath,
  JOURNAL_ANOMALIES_PATH,
  JOURNAL_HOLDS_PATH,
  JOURNAL_REVIEWS_PATH,
  type ReviewView,
  reviewList,
  reviewSignPath,
  signOffBody,
} from '../contract.ts'
import { holdActs, readJournal, signWeek } from '../policy.ts'

type Parts = { readonly db: Db; readonly clock: () => Date }

const DAYS_SHOWN = 7
const DAY_MS = 86_400_000
const NOT_FOUND = 'There is nothing here, or it is not for you.'

/** Weekly review, anomalies and legal holds. */
export function supervisionRoutes(server: Server, { db, clock }: Parts): void {
  server.get(
    JOURNAL_REVIEWS_PATH,
    { config: { access: readJournal }, schema: { response: { 200: reviewList } } },
    async (request) => {
      const reviews = await readReviews(db, actorOf(request), clock())
      return { reviews: reviews.map(reviewView) }
    },
  )
  server.post(
    reviewSignPath(':week'),
    {
      config: { access: signWeek },
      schema: { params: z.object({ week: z.iso.date() }), body: signOffBody, response: { 200: signOffBody } },
    },
    async (request, reply) => {
      const { week } = request.params
      const signed = await signOff(db, actorOf(request), { week, ...request.body }, clock())
      return signed.ok ? request.body : problem(reply, 404, 'not_found', NOT_FOUND)
    },
  )
  server.get(
    JOURNAL_ANOMALIES_PATH,
    {
      config: { access: readJournal },
      schema: { querystring: anomaliesQuery, response: { 200: anomalyList } },
    },
    async (request) => {
      const to = request.query.to === undefined ? clock() : new Date(request.query.to)
      const wanted = request.query.from
      const from = wanted === undefined ? new Date(to.getTime() - DAYS_SHOWN * DAY_MS) : new Date(wanted)
      const found = await findAnomalies(db, actorOf(request), { from, to }, clock())
      return { anomalies: found.map(anomalyView) }
    },
  )
  holdRoutes(server, { db, clock })
}

function holdRoutes(server: Server, { db, clock }: Parts): void {
  server.get(
    JOURNAL_HOLDS_PATH,
    { config: { access: readJournal }, schema: { response: { 200: holdList } } },
    async (request) => ({
      holds: (await readHolds(db, actorOf(request), clock())).map((hold) => ({
        ...{ id: hold.id, bureau: hold.bureau, subject: hold.subject, reason: hold.reason },
        placedAt: hold.placedAt.toISOString(),
        releasedAt: hold.releasedAt?.toISOString() ?? null,
      })),
    }),
  )
  server.post(
    JOURNAL_HOLDS_PATH,
    {
      config: { access: holdActs },
      schema: { body: holdBody, response: { 201: z.object({ id: z.uuid() }) } },
    },
    async (request, reply) => {
      const id = await placeHold(db, actorOf(request), request.body, clock())
      return reply.code(201).send({ id })
    },
  )
  server.post(
    holdReleasePath(':id'),
    {
      config: { access: holdActs },
      schema: { params: z.object({ id: z.uuid() }), response: { 200: z.object({ id: z.uuid() }) } },
    },
    async (request, reply) => {
      const ended = await releaseHold(db, actorOf(request), pathId<'Hold'>(request.params.id), clock())
      return ended.ok ? { id: request.params.id } : problem(reply, 404, 'not_found', NOT_FOUND)
    },
  )
}

function reviewView({ signedBy: _signedBy, ...review }: NamedReview): ReviewView {
  return {
    ...review,
    openedAt: review.openedAt.toISOString(),
    lateAt: review.lateAt.toISOString(),
    signedAt: review.signedAt?.toISOString() ?? null,
  }
}

function anomalyView({ rule, count, ...found }: NamedAnomaly): AnomalyView {
  const { actorKind: kind, actorId: id, actorName: name, bureau } = found
  const [from, to] = [found.from.toISOString(), found.to.toISOString()]
  return { rule, count, from, to, actor: { kind, id, name, bureau } }
}
