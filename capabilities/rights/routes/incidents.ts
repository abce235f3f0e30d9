import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Result } from '../../../kernel/result.ts'
import {
  acknowledgeIncident,
  assessIncident,
  endStep,
  informOfIncident,
  readIncident,
  readIncidents,
  reportIncident,
  takeMeasure,
} from '../actions/incidents.ts'
import {
  assessmentWish,
  INCIDENTS_PATH,
  type IncidentDeed,
  incidentDeedPath,
  incidentMade,
  incidentPath,
  incidentsPage,
  incidentsQuery,
  incidentText,
  incidentView,
  newIncident,
} from '../contract/incidents.ts'
import { type IncidentId, isReportedLate } from '../incident.ts'
import { headDesk, leadIncidents, readIncidents as readers, reportIncidents } from '../policy.ts'
import { incidentLineView, incidentViewOf } from './incident-views.ts'
import { type RefusalKind, refuse } from './refusals.ts'
import type { RequestParts } from './requests.ts'

type Parts = Pick<RequestParts, 'db' | 'clock'>

const PAGE = 50
const idParams = z.object({ id: z.uuid() })
const done = z.object({ id: z.uuid() })
const nothing = z.strictObject({}).optional()

export function incidentRoutes(server: Server, parts: Parts): void {
  const { db, clock } = parts
  server.post(
    INCIDENTS_PATH,
    { config: { access: reportIncidents }, schema: { body: newIncident, response: { 201: incidentMade } } },
    async (request, reply) => {
      const given = { ...request.body, detectedAt: new Date(request.body.detectedAt) }
      const made = await reportIncident(db, actorOf(request), given, clock())
      if (!made.ok) return refuse(reply, made.error)
      return reply.code(201).send({ id: made.value.id, isLate: isReportedLate(made.value) })
    },
  )
  server.get(
    INCIDENTS_PATH,
    {
      config: { access: readers },
      schema: { querystring: incidentsQuery, response: { 200: incidentsPage } },
    },
    async (request) => {
      const [actor, at] = [actorOf(request), clock()]
      const page = await readIncidents(db, actor, { ...request.query, limit: PAGE }, at)
      return { incidents: page.incidents.map((one) => incidentLineView(one, actor, at)), next: page.next }
    },
  )
  server.get(
    incidentPath(':id'),
    { config: { access: readers }, schema: { params: idParams, response: { 200: incidentView } } },
    async (request, reply) => {
      const { actor, id, at } = callOf(parts, request)
      const read = await readIncident(db, actor, id, at)
      return read.ok ? incidentViewOf(read.value, at) : refuse(reply, read.error)
    },
  )
  deedRoutes(server, parts)
}

type Call = { readonly actor: Actor; readonly id: IncidentId; readonly at: Date }
type Deed<Body extends z.ZodType> = {
  readonly name: IncidentDeed
  readonly body: Body
  readonly access: typeof leadIncidents | typeof readers | typeof headDesk
  readonly work: (
    call: Call,
    wish: z.output<Body>,
  ) => Promise<Result<unknown, { readonly kind: RefusalKind }>>
}

function deedRoute<Body extends z.ZodType>(server: Server, parts: Parts, deed: Deed<Body>): void {
  const { name, body, access, work } = deed
  server.post(
    incidentDeedPath(':id', name),
    { config: { access }, schema: { params: idParams, body, response: { 200: done } } },
    async (request, reply) => {
      const call = callOf(parts, request)
      // The schema of this very route has parsed it.
      const result = await work(call, body.parse(request.body))
      return result.ok ? { id: call.id } : refuse(reply, result.error)
    },
  )
}

function deedRoutes(server: Server, parts: Parts): void {
  const { db } = parts
  deedRoute(server, parts, {
    ...{ name: 'assessment', body: assessmentWish, access: leadIncidents },
    work: ({ actor, id, at }, { severity, assessment, sources }) => {
      // The form of a code; whether there is such a bureau is looked up.
      const named = sources.map(({ bureau, records }) => ({ bureau: bureau as BureauCode, records }))
      return assessIncident(db, actor, { id, at, severity, assessment, sources: named })
    },
  })
  deedRoute(server, parts, {
    ...{ name: 'dismissal', body: incidentText, access: leadIncidents },
    work: ({ actor, id, at }, { text }) => endStep(db, actor, { id, at, text, end: 'dismiss' }),
  })
  deedRoute(server, parts, {
    ...{ name: 'measures', body: incidentText, access: readers },
    work: ({ actor, id, at }, { text }) => takeMeasure(db, actor, { id, at, text }),
  })
  deedRoute(server, parts, {
    ...{ name: 'notification', body: incidentText, access: leadIncidents },
    work: ({ actor, id, at }, { text }) => informOfIncident(db, actor, { id, at, text }),
  })
  deedRoute(server, parts, {
    ...{ name: 'restoration', body: incidentText, access: leadIncidents },
    work: ({ actor, id, at }, { text }) => endStep(db, actor, { id, at, text, end: 'restore' }),
  })
  deedRoute(server, parts, {
    ...{ name: 'closing', body: incidentText, access: leadIncidents },
    work: ({ actor, id, at }, { text }) => endStep(db, actor, { id, at, text, end: 'close' }),
  })
  deedRoute(server, parts, {
    ...{ name: 'acknowledgement', body: nothing, access: headDesk },
    work: ({ actor, id, at }) => acknowledgeIncident(db, actor, { id, at }),
  })
}

function callOf({ clock }: Parts, request: FastifyRequest): Call {
  const { id } = idParams.parse(request.params)
  return { actor: actorOf(request), id: pathId<'Incident'>(id), at: clock() }
}
