import type { Authenticated, ServerParts } from '../../../infra/http.ts'
import { actorsBehind } from '../actions/actors-behind.ts'
import { authenticateKey, authenticateSession } from '../actions/authenticate.ts'
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

async function byKey({ db, clock }: AuthenticateParts, header: string): Promise<Authenticated | null> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1]
  const known = key === undefined ? null : await authenticateKey(db, key, clock())
  return known === null ? null : { ...known, isBrowser: false }
}
