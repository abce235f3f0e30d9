import type { FastifyRequest } from 'fastify'
import type { Authenticated, ServerParts } from '../../../infra/http.ts'
import { actorsBehind } from '../actions/actors-behind.ts'
import { authenticateKey, authenticateSession } from '../actions/authenticate.ts'
import { KnownKeys } from '../actions/known-keys.ts'
import { speakFor } from '../actions/speak-for.ts'
import { BACKGROUND_HEADER, OFFICER_HEADER } from '../contract.ts'
import { type BureausParts, cookieOf, giveCookie } from './parts.ts'

type AuthenticateParts = Pick<BureausParts, 'db' | 'clock' | 'shape' | 'origin'>
type Authenticating = Pick<ServerParts, 'authenticate' | 'actorsBehind'>

/** Tells who calls: a program by `Authorization: Bearer`, else a person by the session cookie, which it renews when due. */
export function makeAuthenticate(parts: AuthenticateParts): Authenticating {
  const knownKeys = new KnownKeys()
  return {
    authenticate: async (request, reply) => {
      const { authorization, accept } = request.headers
      if (authorization !== undefined) return await byProgram(parts, request, authorization, knownKeys)
      const cookie = cookieOf(request)
      if (cookie === null) return null
      // The browser opens a stream anew by itself, and cannot add a header when it does.
      const isStream = accept === 'text/event-stream'
      const isBackground = isStream || request.headers[BACKGROUND_HEADER] !== undefined
      const known = await authenticateSession(parts, { cookie, isBackground }, parts.clock())
      if (known === null) return null
      if (known.newCookie !== null) giveCookie(reply, parts, known.newCookie)
      return { actor: known.actor, isBrowser: true, credential: known.credential }
    },
    actorsBehind: (credentials) => actorsBehind(parts, credentials, parts.clock()),
  }
}

async function byProgram(
  parts: AuthenticateParts,
  request: FastifyRequest,
  authorization: string,
  knownKeys: KnownKeys,
): Promise<Authenticated | null> {
  const { method, headers, routeOptions } = request
  const isAskedOften = routeOptions.config.isAskedOften === true
  const program = await byKey(parts, authorization, isAskedOften ? knownKeys : null)
  const handle = headers[OFFICER_HEADER]
  if (program === null || handle === undefined) return program
  const spoken = { handle: String(handle), method, route: routeOptions.url ?? '' }
  const vouched = await speakFor(parts.db, program, spoken, parts.clock())
  return vouched === null ? null : { ...vouched, isBrowser: false }
}

async function byKey(
  { db, clock }: AuthenticateParts,
  header: string,
  known: KnownKeys | null,
): Promise<Authenticated | null> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1]
  if (key === undefined) return null
  const vouched = await (known === null
    ? authenticateKey(db, key, clock())
    : known.authenticate(db, key, clock()))
  return vouched === null ? null : { ...vouched, isBrowser: false }
}
