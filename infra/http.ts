import { randomInt, randomUUID } from 'node:crypto'
import type { Server as HttpServer, RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastifySwagger from '@fastify/swagger'
import fastify, {
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  type RawServerDefault,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { type Actor, type Role, type Scope, systemActor } from '../kernel/actor.ts'
import { type Decision, isFresh, type Need } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { ARRIVAL, type Arrival, ArrivalWatch } from './arrival.ts'
import type { Db } from './db.ts'
import { PROOF_TOO_OLD, record } from './journal.ts'
import { PROBLEM_TYPE, problemOf } from './problem.ts'
import { answerAsked, guardedRequest, type SecondPerson } from './second-person.ts'
import { type ActorsBehind, StreamWatch } from './stream-watch.ts'
import { isUnreadable } from './unreadable.ts'

/**
 * Who may call a route. A user needs one of the roles, a program the scope. `anyone` is for signing in and health.
 * `bureau` narrows it to the people of one, the hub. `needs` is what they prove on top, see kernel/decision.ts.
 * Policies declare it; a route without one does not start.
 */
export type Access =
  | 'anyone'
  | 'signed_in'
  | {
      readonly roles: readonly Role[]
      readonly scope: Scope | null
      readonly bureau?: 'HUB'
      readonly needs?: readonly Need[]
    }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Thousands of times a second: who calls may be known from up to a second ago. */
    isAskedOften?: boolean
  }
  interface FastifyRequest {
    /** Null until authenticated; routes that are not for anyone read it with `actorOf`. */
    actor: Actor | null
    /** True when a browser session, not a key, vouches for the caller: writes then need the CSRF header. */
    isBrowser: boolean
    /** What vouches for the caller, see `Authenticated`. */
    credential: string | null
    /** A second person has approved just this request; it is used up. */
    isApproved: boolean
  }
  interface FastifyInstance {
    secondPerson: SecondPerson
    streams: StreamWatch
    clock: () => Date
  }
}

export type Authenticated = {
  readonly actor: Actor
  readonly isBrowser: boolean
  /** Names the session or the key, without its secret, so that a stream can ask later whether it still holds. */
  readonly credential: string
}

export type ServerParts = {
  readonly db: Db
  readonly clock: () => Date
  /** Tells who calls, from cookie or key; null when nobody is vouched for. */
  readonly authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Authenticated | null>
  /** Asked for open streams every two seconds. */
  readonly actorsBehind: ActorsBehind
  /** Keeps what waits for another person of the same bureau. */
  readonly secondPerson: SecondPerson
  /** The host that browsers ask for besides this machine's own names; null when there is none. */
  readonly publicHost: string | null
  /** Makes the HTTP server; left out, Fastify does. */
  readonly serverFactory?: (handler: RequestListener) => HttpServer
  /** Requests come through a process of ours on a socket of ours, which names the caller's address last. */
  readonly isBehindOurs?: boolean
  readonly arrival?: Arrival
}

/** Largest JSON body. Uploads have their own limit. */
const BODY_LIMIT_BYTES = 1_048_576
/** A list of a gigabyte is refused by its importer's own limit, with a better message. */
const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3

const CSRF_HEADER = 'x-comity-csrf'
/** Names the approval by which a request comes again. */
const APPROVAL_HEADER = 'x-comity-approval'

/** A server with parsing, problems, access and headers in place. Add routes, then listen or inject. */
export async function createServer(parts: ServerParts) {
  const place: Pick<FastifyServerOptions<RawServerDefault>, 'serverFactory' | 'trustProxy'> = {
    ...(parts.serverFactory === undefined ? {} : { serverFactory: parts.serverFactory }),
    ...(parts.isBehindOurs === true ? { trustProxy: (_, hop) => hop === 0 } : {}),
  }
  const { arrival = ARRIVAL } = parts
  const watch = new ArrivalWatch(arrival)
  const server = fastify({
    logger: { level: 'warn', stream: process.stderr, serializers: { err: withoutValues } },
    bodyLimit: BODY_LIMIT_BYTES,
    http: { connectionsCheckingInterval: arrival.everyMs },
    clientErrorHandler: (error, socket) => watch.clientError(error, socket),
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    ...place,
  }).withTypeProvider<ZodTypeProvider>()
  watch.follow(server.server)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  await server.register(fastifyCookie)
  await server.register(fastifyMultipart, { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 4, fields: 10 } })
  await server.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Comity', version: '1' } },
    transform: jsonSchemaTransform,
  })
  server.decorateRequest('actor', null)
  server.decorateRequest('isBrowser', false)
  server.decorateRequest('isApproved', false)
  server.decorateRequest('credential', null)
  server.decorate('secondPerson', parts.secondPerson)
  server.decorate('clock', parts.clock)
  const streams = new StreamWatch(parts.actorsBehind)
  server.decorate('streams', streams)
  server.addHook('onClose', async () => streams.stop())
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.access === undefined)
      throw new Error(`${String(route.method)} ${route.url} names no access; take one from its policy.ts`)
  })
  server.addHook('onRequest', async ({ hostname }, reply) => {
    if (!isOurs(hostname, parts.publicHost))
      return problem(reply, 421, 'wrong_host', 'Open Comity under its own address.')
  })
  server.addHook('onRequest', identify(parts))
  server.addHook('onRequest', guard(parts))
  server.addHook('preHandler', secondPersonGuard(parts))
  server.addHook('onSend', protect)
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    if ((error.statusCode ?? 500) < 500 || isUnreadable(error)) await noteMalformed(parts, request)
    if (error.code === INSUFFICIENT_PRIVILEGE) await noteRefusedChange(parts, request)
    return answerError(error, request, reply)
  })
  return server
}

export type Server = Awaited<ReturnType<typeof createServer>>

/** The caller of a route that is not open to anyone. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Error('a route for signed-in callers ran without one')
  return request.actor
}

export function problem(reply: FastifyReply, status: number, code: string, detail: string): FastifyReply {
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemOf(status, code, detail))
}

function identify(parts: ServerParts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const known = await parts.authenticate(request, reply)
    request.actor = known?.actor ?? null
    request.isBrowser = known?.isBrowser ?? false
    request.credential = known?.credential ?? null
    if (isForged(request)) return problem(reply, 403, 'forged', 'Send this request from Comity itself.')
  }
}

function guard(parts: ServerParts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const access = request.routeOptions.config.access ?? 'anyone'
    if (access === 'anyone') return
    if (request.actor === null) return problem(reply, 401, 'not_signed_in', 'Sign in, then try again.')
    if (access === 'signed_in') return
    const decision = decide(request.actor, access, parts.clock())
    if (decision === 'deny') return await refuse(parts, request, reply)
    if (decision === 'allow_with_step_up') return await refuseStale(parts, request, reply)
  }
}

function decide(actor: Actor, access: Exclude<Access, string>, now: Date): Decision {
  if (!mayCall(actor, access)) return 'deny'
  if (access.needs?.includes('step_up') === true && !isFresh(actor, now)) return 'allow_with_step_up'
  return access.needs?.includes('second_person') === true ? 'needs_second_person' : 'allow'
}

/** After validation: what a second person looks at is what the handler would act on. */
function secondPersonGuard(parts: ServerParts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const named = request.headers[APPROVAL_HEADER]
    const access = request.routeOptions.config.access ?? 'anyone'
    if (request.actor === null || access === 'anyone') return
    if (named !== undefined) return await takeApproval(parts, { request, reply }, String(named))
    if (access !== 'signed_in' && decide(request.actor, access, parts.clock()) === 'needs_second_person')
      return await askSecondPerson(request, reply)
  }
}

async function takeApproval(
  { clock, db }: ServerParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  id: string,
) {
  const actor = actorOf(request)
  const approval = { id, now: clock() }
  const isUsable = await request.server.secondPerson.use(actor, guarded(request), approval)
  if (isUsable) request.isApproved = true
  else {
    await noteRefusal({ clock, db }, request, 'approval_void')
    return problem(
      reply,
      403,
      'approval_void',
      'Ask a second person again: this approval is used, over or for something else.',
    )
  }
}

function guarded(request: FastifyRequest) {
  const access = request.routeOptions.config.access ?? 'anyone'
  return guardedRequest(request, typeof access === 'string' ? [] : access.roles)
}

/**
 * Puts this very request before a second person of the bureau and answers 202. For routes that learn only from the
 * data that one is needed; those that always need one declare it in their access.
 */
export async function askSecondPerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { secondPerson, clock } = request.server
  return answerAsked(reply, await secondPerson.ask(actorOf(request), guarded(request), clock()))
}

/** Whether a second person has approved just this request. Reading it twice is no second use. */
export function hasApproval(request: FastifyRequest): boolean {
  return request.isApproved
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]', '::1']

/** Another site can point a name of its own at this machine; what browsers then send carries that name. */
function isOurs(host: string, publicHost: string | null): boolean {
  return LOOPBACK_NAMES.includes(host) || host === publicHost
}

async function noteRefusal({ db, clock }: Noting, request: FastifyRequest, why: string): Promise<void> {
  await record(db, {
    actor: actorOf(request),
    act: 'access.refused',
    outcome: 'refused',
    subject: 'none',
    detail: { method: request.method, route: request.routeOptions.url ?? '', why },
    at: clock(),
  })
}

type Noting = Pick<ServerParts, 'db' | 'clock'>

/** The page asks for the passkey and sends the request again; a program has none. */
async function refuseStale(parts: Noting, request: FastifyRequest, reply: FastifyReply) {
  await noteRefusal(parts, request, 'step_up_needed')
  return problem(reply, 403, 'step_up_needed', 'Confirm with your passkey, then try again.')
}

async function refuse(parts: Noting, request: FastifyRequest, reply: FastifyReply) {
  await noteRefusal(parts, request, 'not_allowed')
  return problem(reply, 403, 'not_allowed', 'Your role does not include this. Ask the head of your bureau.')
}

function mayCall(actor: Actor, access: Exclude<Access, string>): boolean {
  if (access.bureau !== undefined && actor.bureau !== access.bureau) return false
  const hasRole = access.roles.some((role) => actor.roles.has(role))
  if (actor.kind !== 'program') return hasRole
  // A program has roles when it speaks for an officer: then both must be allowed.
  return access.scope !== null && actor.scopes.has(access.scope) && (actor.roles.size === 0 || hasRole)
}

/** Another site can make a browser send cookies, but not a header of ours. */
function isForged(request: FastifyRequest): boolean {
  const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
  return request.isBrowser && isWrite && request.headers[CSRF_HEADER] === undefined
}

const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/**
 * "Not there" and "not yours" differ by some microseconds of the database's work; a wait by chance of up to so many
 * milliseconds hides them among thousands of look-ups (assurance row A-8), each of which is an act. Ours to confirm.
 */
const NOT_FOUND_MS = 8

async function protect(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.statusCode === 404 && request.actor !== null) await pause(randomInt(NOT_FOUND_MS))
  reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  })
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}

/** Whoever is known and sends what cannot be read was refused too. */
async function noteMalformed({ db, clock }: ServerParts, request: FastifyRequest): Promise<void> {
  if (request.actor === null) return
  await record(db, {
    actor: request.actor,
    act: 'request.refused',
    outcome: 'refused',
    subject: 'none',
    detail: { method: request.method, route: request.routeOptions.url ?? '' },
    at: clock(),
  })
}

/** What PostgreSQL answers to the program's role when it may not do something (SQLSTATE). */
const INSUFFICIENT_PRIVILEGE = '42501'

/** The database refused us a change, e.g. of the journal: a fault of ours or an attack, and an act in any case. */
async function noteRefusedChange({ db, clock }: ServerParts, request: FastifyRequest): Promise<void> {
  await record(db, {
    actor: request.actor ?? systemActor,
    act: 'journal.change_refused',
    outcome: 'refused',
    subject: 'none',
    detail: { method: request.method, route: request.routeOptions.url ?? '' },
    at: clock(),
  })
}

/** What is logged of an exception: what the database adds to one may hold values of a row. */
function withoutValues({ name, message, stack, code }: FastifyError) {
  return { type: name, message, stack: stack ?? '', code }
}

/** The one place that turns an exception into an answer: what the caller did wrong is told, what we did is logged. */
function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map((fault) => `${fault.instancePath || '/'} ${fault.message}`).join('; ')
    return problem(reply, 400, 'malformed', `Correct the request: ${faults}`)
  }
  if (error.code === PROOF_TOO_OLD)
    return problem(
      reply,
      503,
      'proof_too_old',
      'Nothing is written: the journal has not been proved for four hours. Tell your administrator; it goes on by itself.',
    )
  const status = error.statusCode ?? (isUnreadable(error) ? 400 : 500)
  if (status === 413) return problem(reply, 413, 'too_large', 'Send less at once.')
  if (status < 500)
    return problem(reply, status, 'malformed', 'The request could not be read. Check its form.')
  request.log.error(error)
  return problem(
    reply,
    500,
    'broken',
    `Something broke here, nothing was changed. Quote ${request.id} when you report it.`,
  )
}

/** An id from a path that a schema has already checked. */
export function pathId<Name extends string>(text: string): Id<Name> {
  return text as Id<Name>
}
