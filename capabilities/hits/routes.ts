import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../infra/http.ts'
import type { Result } from '../../kernel/result.ts'
import { compare, decide, undo } from './actions/decide.ts'
import type { Call, HitRefusal } from './actions/on-hit.ts'
import { readHit, readHits } from './actions/read-hits.ts'
import { claim, close, leaveNote, recordOutcome, release, requestDetails } from './actions/work.ts'
import {
  claimRequest,
  emptyRequest,
  HITS_PATH,
  type HitDeed,
  type HitView,
  hitDeedPath,
  hitPage,
  hitPath,
  hitsQuery,
  hitView,
  messageRequest,
  noteRequest,
  outcomeRequest,
  verdictRequest,
} from './contract.ts'
import { workHits } from './policy.ts'

export type HitParts = { readonly db: Db; readonly clock: () => Date }

const idParams = z.object({ id: z.uuid() })

export function hitRoutes(server: Server, parts: HitParts): void {
  const { db, clock } = parts
  const config = { access: workHits }
  server.get(
    HITS_PATH,
    { config, schema: { querystring: hitsQuery, response: { 200: hitPage } } },
    async (request, reply) => {
      const { tab, after, limit } = request.query
      const place = after === undefined ? null : placeFrom(after)
      if (after !== undefined && place === null)
        return problem(reply, 400, 'malformed', 'Give "after" as the page before gave "next".')
      return await readHits(db, actorOf(request), { tab, after: place, limit }, clock())
    },
  )
  server.get(
    hitPath(':id'),
    { config, schema: { params: idParams, response: { 200: hitView } } },
    async (request, reply) => {
      const { actor, id, at } = callOf(parts, request)
      return answer(reply, await readHit(db, actor, id, at))
    },
  )
  deedRoutes(server, parts)
}

function deedRoutes(server: Server, parts: HitParts): void {
  const { db } = parts
  type Answer = Promise<Result<HitView, HitRefusal>>
  const deed = <Body extends z.ZodType>(
    name: HitDeed,
    body: Body,
    work: (call: Call, wish: z.output<Body>) => Answer,
  ): void => {
    server.post(
      hitDeedPath(':id', name),
      { config: { access: workHits }, schema: { params: idParams, body, response: { 200: hitView } } },
      async (request, reply) => {
        // The schema of this very route has parsed it.
        const wish = body.parse(request.body)
        return answer(reply, await work(callOf(parts, request), wish))
      },
    )
  }
  deed('claim', claimRequest, (call, wish) => claim(db, call, { leave: wish.leave ?? false }))
  deed('verdict', verdictRequest, (call, wish) =>
    wish.as === 'desk' ? decide(db, call, wish) : compare(db, call, wish),
  )
  deed('undo', emptyRequest, (call) => undo(db, call))
  deed('release', messageRequest, (call, { note }) => release(db, call, note ?? null))
  deed('request-details', messageRequest, (call, { note }) => requestDetails(db, call, note ?? null))
  deed('outcome', outcomeRequest, (call, { word, note }) =>
    recordOutcome(db, call, { word, note: note ?? null }),
  )
  deed('note', noteRequest, (call, wish) => leaveNote(db, call, wish))
  deed('close', emptyRequest, (call) => close(db, call))
}

function callOf({ clock }: HitParts, request: FastifyRequest): Call {
  const { id } = idParams.parse(request.params)
  return { actor: actorOf(request), id: pathId<'Hit'>(id), at: clock() }
}

/** The milliseconds and the id of the last line of the page before. */
function placeFrom(text: string): { at: Date; id: Call['id'] } | null {
  const found = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  const [, at = '', id = ''] = found ?? []
  return found === null ? null : { at: new Date(Number(at)), id: pathId<'Hit'>(id) }
}

/** Status and what to do next, for each way to be refused. */
const refusals: Readonly<Record<Exclude<HitRefusal['kind'], 'not_found'>, readonly [number, string]>> = {
  claimed_by_other: [409, 'works on this hit. Wait, or take another.'],
  hit_moved_on: [409, 'Read the hit again: it moved on in the meantime.'],
  undo_too_late: [409, 'This verdict stands. Leave a note for the other bureau.'],
  nothing_to_release: [409, 'Everything that can be shown is shown.'],
  not_your_part: [403, 'This is for the other bureau, or for the duty desk.'],
  reason_does_not_fit: [422, 'Choose a reason that belongs to the verdict.'],
}

function answer(reply: FastifyReply, done: Result<HitView, HitRefusal>): HitView | FastifyReply {
  if (done.ok) return done.value
  const { error } = done
  if (error.kind === 'not_found')
    return problem(reply, 404, 'not_found', 'There is nothing here, or it is not for you.')
  const [status, text] = refusals[error.kind]
  const detail = error.kind === 'claimed_by_other' ? `${error.name ?? 'A colleague'} ${text}` : text
  return problem(reply, status, error.kind, detail)
}
