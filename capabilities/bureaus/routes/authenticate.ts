import type { FastifyRequest } from 'fastify'
import type { Authenticated, ServerParts } from '../../../infra/http.ts'
import { actorsBehind } from '../actions/actors-behind.ts'
import { authenticateKey, authenticateSession } from '../actions/authenticate.ts'
import { readSession } from '../actions/read-session.ts'
import { BACKGROUND_HEADER } from '../contract.ts'
import { type BureausParts, cookieOf, giveCookie } from './parts.ts'

type AuthenticateParts = Pick<BureausParts, 'db' | 'clock' | 'shape' | 'origin'>
type Authenticating = Pick<ServerParts, 'authenticate' | 'actorsBehind'>

/** Tells who calls: a program by `Authorization: Bearer`, else a person by the session cookie, which it renews when due. */
export function makeAuthenticate(parts: AuthenticateParts): Authenticating {
  return {
    authenticate: async (request, reply) => {
      const { authorization, accept } = request.headers
      if (authorization !== undefined) return await byKey(parts, authorization)
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

/**
 * Asks whether the session that opened a stream still lives, without renewing anything: not locked, not ended, its person
 * not gone. A program's key is asked anew when its stream ends.
 */
export function sessionStillLives({ db, clock, shape }: Omit<AuthenticateParts, 'origin'>) {
  return async (request: FastifyRequest): Promise<boolean> => {
    const cookie = cookieOf(request)
    return cookie === null || (await readSession(db, shape, cookie, clock()))?.state === 'live'
  }
}

async function byKey({ db, clock }: AuthenticateParts, header: string): Promise<Authenticated | null> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1]
  const known = key === undefined ? null : await authenticateKey(db, key, clock())
  return known === null ? null : { ...known, isBrowser: false }
}
