import type { Authenticated, ServerParts } from '../../../infra/http.ts'
import { authenticateKey, authenticateSession } from '../actions/authenticate.ts'
import { BACKGROUND_HEADER } from '../contract.ts'
import { type BureausParts, cookieOf, giveCookie } from './parts.ts'

type AuthenticateParts = Pick<BureausParts, 'db' | 'clock' | 'shape' | 'origin'>

/** Tells who calls: a program by `Authorization: Bearer`, else a person by the session cookie, which it renews when due. */
export function makeAuthenticate(parts: AuthenticateParts): ServerParts['authenticate'] {
  return async (request, reply) => {
    const { authorization } = request.headers
    if (authorization !== undefined) return await byKey(parts, authorization)
    const cookie = cookieOf(request)
    if (cookie === null) return null
    const isBackground = request.headers[BACKGROUND_HEADER] !== undefined
    const known = await authenticateSession(parts, { cookie, isBackground }, parts.clock())
    if (known === null) return null
    if (known.newCookie !== null) giveCookie(reply, parts, known.newCookie)
    return { actor: known.actor, isBrowser: true }
  }
}

async function byKey({ db, clock }: AuthenticateParts, header: string): Promise<Authenticated | null> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1]
  const actor = key === undefined ? null : await authenticateKey(db, key, clock())
  return actor === null ? null : { actor, isBrowser: false }
}
