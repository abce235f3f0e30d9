import type { Authenticated, ServerParts } from '../../../infra/http.ts'
import { actorsBehind } from '../actions/actors-behind.ts'
import { authenticateKey, authenticateSession } from '../actions/authenticate.ts'
import { KnownKeys } from '../actions/known-keys.ts'
import { BACKGROUND_HEADER } from '../contract.ts'
import { type BureausParts, cookieOf, giveCookie } from './parts.ts'

type AuthenticateParts = Pick<BureausParts, 'db' | 'clock' | 'shape' | 'origin'>
type Authenticating = Pick<ServerParts, 'authenticate' | 'actorsBehind'>

/** Tells who calls: a program by `Authorization: Bearer`, else a person by the session cookie, which it renews when due. */
export function makeAuthenticate(parts: AuthenticateParts): Authenticating {
  const knownKeys = new KnownKeys()
  return {
    authenticate: async (request, reply) => {
      const { authorization, accept } = request.headers
      if (authorization !== undefined) {
        const isAskedOften = request.routeOptions.config.isAskedOften === true
        return await byKey(parts, authorization, isAskedOften ? knownKeys : null)
      }
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
