import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../infra/http.ts'
import { unreachable } from '../../kernel/result.ts'
import {
  addShiftNote,
  listHandovers,
  type NamedHandover,
  type Names,
  offerHandover,
  readShift,
  type ShiftRefusal,
  settleHandover,
} from './actions.ts'
import {
  CURRENT_SHIFT_PATH,
  currentShift,
  type HandoverView,
  handoversPage,
  handoversQuery,
  handoverView,
  newHandover,
  newNote,
  noteView,
  SHIFT_NOTES_PATH,
  SHIFTS_PATH,
  shiftSignaturePath,
  shiftWithdrawalPath,
} from './contract.ts'
import { deskShift, handOver } from './policy.ts'

export type ShiftParts = { readonly db: Db; readonly clock: () => Date }

const PAGE = 20

export function shiftRoutes(server: Server, parts: ShiftParts): void {
  readingRoutes(server, parts)
  writingRoutes(server, parts)
}

function readingRoutes(server: Server, { db, clock }: ShiftParts): void {
  server.get(
    CURRENT_SHIFT_PATH,
    { config: { access: deskShift }, schema: { response: { 200: currentShift } } },
    async (request) => {
      const { names, since, offered, picture, recent, notes } = await readShift(db, actorOf(request), clock())
      return {
        since: since.toISOString(),
        offered: offered === null ? null : view({ handover: offered, names }),
        acts: [...picture.acts],
        waiting: [...picture.waiting],
        recent: recent.map((one) => ({ ...one, at: one.at.toISOString(), by: person(names, one.by) })),
        notes: notes.map((one) => ({ ...one, at: one.at.toISOString(), by: person(names, one.by) })),
      }
    },
  )
  server.get(
    SHIFTS_PATH,
    {
      config: { access: deskShift },
      schema: { querystring: handoversQuery, response: { 200: handoversPage } },
    },
    async (request) => {
      const after = request.query.after === undefined ? null : pathId<'Handover'>(request.query.after)
      const { handovers, names } = await listHandovers(db, actorOf(request), { after, limit: PAGE }, clock())
      const last = handovers.length < PAGE ? undefined : handovers.at(-1)
      return { handovers: handovers.map((handover) => view({ handover, names })), next: last?.id ?? null }
    },
  )
}

function writingRoutes(server: Server, { db, clock }: ShiftParts): void {
  server.post(
    SHIFT_NOTES_PATH,
    { config: { access: deskShift }, schema: { body: newNote, response: { 201: noteView } } },
    async (request, reply) => {
      const { names, ...note } = await addShiftNote(db, actorOf(request), request.body.text, clock())
      return reply.code(201).send({ ...note, at: note.at.toISOString(), by: person(names, note.by) })
    },
  )
  server.post(
    SHIFTS_PATH,
    { config: { access: handOver }, schema: { body: newHandover, response: { 201: handoverView } } },
    async (request, reply) => {
      const offered = await offerHandover(db, actorOf(request), request.body.summary, clock())
      return offered.ok ? reply.code(201).send(view(offered.value)) : refuse(reply, offered.error)
    },
  )
  for (const how of ['sign', 'withdraw'] as const) {
    server.post(
      how === 'sign' ? shiftSignaturePath(':id') : shiftWithdrawalPath(':id'),
      {
        config: { access: handOver },
        schema: { params: z.object({ id: z.uuid() }), response: { 200: handoverView } },
      },
      async (request, reply) => {
        const wish = { id: pathId<'Handover'>(request.params.id), how }
        const settled = await settleHandover(db, actorOf(request), wish, clock())
        return settled.ok ? view(settled.value) : refuse(reply, settled.error)
      },
    )
  }
}

function view({ handover, names }: NamedHandover): HandoverView {
  const { id, since, until, leftBy, summary, picture, state } = handover
  const isSigned = handover.state === 'signed'
  const settledAt = handover.state === 'withdrawn' ? handover.withdrawnAt : null
  return {
    ...{ id, summary, state, acts: [...picture.acts], waiting: [...picture.waiting] },
    since: since.toISOString(),
    until: until.toISOString(),
    leftBy: person(names, leftBy),
    takenBy: isSigned ? person(names, handover.takenBy) : null,
    settledAt: (isSigned ? handover.signedAt : settledAt)?.toISOString() ?? null,
  }
}

function person(names: Names, id: string) {
  return { id, name: names.get(id) ?? null }
}

function refuse(reply: FastifyReply, { kind }: ShiftRefusal): FastifyReply {
  switch (kind) {
    case 'not_found':
      return problem(reply, 404, kind, 'There is nothing here, or it is not for you.')
    case 'shift_offered':
      return problem(reply, 409, kind, 'The shift is on offer already. Take that offer back first.')
    case 'handover_over':
      return problem(reply, 409, kind, 'This handover is signed or taken back. Look at the shift again.')
    case 'own_shift':
      return problem(reply, 409, kind, 'Somebody else of your desk takes over and signs.')
    case 'not_your_shift':
      return problem(reply, 409, kind, 'Only who offered the shift takes the offer back.')
    default:
      return unreachable(kind)
  }
}
