import type { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { acknowledgeDeletion, type NoticeReading, readNotices } from '../actions/delete-record.ts'
import { keepReviewed, readReviews } from '../actions/reviews.ts'
import { reasonForm } from '../contract/life.ts'
import {
  DELETION_NOTICES_PATH,
  madeThing,
  noticeAcknowledgePath,
  noticePage,
  noticeQuery,
  noticeView,
  pageQuery,
  REVIEWS_PATH,
  reviewKeepPath,
  reviewPage,
} from '../contract/queues.ts'
import { changeRecords } from '../policy.ts'
import { idParams, nextOf, notFound, PAGE, placeOf, refuseLife, sayPlace } from './refusals.ts'
import { namedActOf } from './views.ts'

type Parts = { readonly db: Db; readonly clock: () => Date }

/** What an owner must decide, and what a bureau must answer. */
export function reviewRoutes(server: Server, parts: Parts): void {
  const { db, clock } = parts
  const config = { access: changeRecords }
  server.get(
    REVIEWS_PATH,
    { config, schema: { querystring: pageQuery, response: { 200: reviewPage } } },
    async (request) => {
      const place = placeOf(request.query.after)
      const after = place === null ? null : { dueAt: place.at, id: place.id }
      const found = await readReviews(db, actorOf(request), { after, limit: PAGE }, clock())
      const reviews = found.map(({ owner: _owner, ...review }) => ({
        ...review,
        dueAt: review.dueAt.toISOString(),
        openedAt: review.openedAt.toISOString(),
        reviewAt: review.reviewAt.toISOString(),
        deleteAt: review.deleteAt.toISOString(),
      }))
      return { reviews, next: nextOf(found, ({ dueAt: at, id }) => sayPlace({ at, id })) }
    },
  )
  server.post(
    reviewKeepPath(':id'),
    { config, schema: { params: idParams, body: reasonForm, response: { 200: madeThing } } },
    async (request, reply) => {
      const id = pathId<'Review'>(request.params.id)
      const kept = await keepReviewed(db, actorOf(request), { id, reason: request.body.reason }, clock())
      return kept.ok ? { id } : refuseLife(reply, kept.error)
    },
  )
  noticeRoutes(server, parts)
}

function noticeRoutes(server: Server, { db, clock }: Parts): void {
  const config = { access: changeRecords }
  server.get(
    DELETION_NOTICES_PATH,
    { config, schema: { querystring: noticeQuery, response: { 200: noticePage } } },
    async (request) => {
      const place = placeOf(request.query.after)
      const after = place === null ? null : { at: place.at, id: pathId<'Record'>(place.id) }
      const page = { isOpenOnly: request.query.state === 'open', after, limit: PAGE }
      const read = await readNotices(db, actorOf(request), page, clock())
      const next = nextOf(read.notices, ({ noticeAt: at, recordId: id }) => sayPlace({ at, id }))
      return { notices: noticesOf(read), next }
    },
  )
  server.post(
    noticeAcknowledgePath(':id'),
    { config, schema: { params: idParams, response: { 200: noticeView } } },
    async (request, reply) => {
      const id = pathId<'Record'>(request.params.id)
      const answered = await acknowledgeDeletion(db, actorOf(request), id, clock())
      const [notice] = answered.ok ? noticesOf(answered.value) : []
      return notice ?? notFound(reply)
    },
  )
}

function noticesOf(reading: NoticeReading): z.infer<typeof noticeView>[] {
  return reading.notices.map((notice) => ({
    ...notice,
    noticeAt: notice.noticeAt.toISOString(),
    acknowledgedAt: notice.acknowledgedAt?.toISOString() ?? null,
    noticeAct: namedActOf(notice.noticeAct, reading),
    receiptAct: namedActOf(notice.receiptAct, reading),
  }))
}
