import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../infra/db.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Browser } from '../actions/open-session.ts'
import type { Shape } from '../actions/read-session.ts'
import type { RelyingParty } from '../actions/webauthn.ts'
import { SESSION_MS } from '../session.ts'
import type { DemoUser } from '../user.ts'

export type BureausParts = {
  /** Answers callers: the database shows it their own bureau's people alone. */
  readonly db: Db
  /** For who has no bureau yet: signing in, enrolling. */
  readonly system: Db
  readonly clock: () => Date
  /** Only the laptop shape has a chooser. */
  readonly shape: Shape
  /** Seals authenticator secrets. */
  readonly secret: Buffer
  /** The address that browsers use; null: whatever is served on this machine. */
  readonly origin: string | null
  readonly demoUsers: readonly DemoUser[]
}

const COOKIE = 'comity_session'

export function cookieOf(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null
}

type CookieParts = Pick<BureausParts, 'origin'>

export function giveCookie(reply: FastifyReply, { origin }: CookieParts, cookie: string): void {
  reply.setCookie(COOKIE, cookie, { ...cookieOptions(origin), maxAge: SESSION_MS / 1000 })
}

export function takeCookie(reply: FastifyReply, { origin }: CookieParts): void {
  reply.clearCookie(COOKIE, cookieOptions(origin))
}

function cookieOptions(origin: string | null) {
  const secure = origin?.startsWith('https://') ?? false
  return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const
}

/** Longer names of browsers are cut: nobody reads them, and they come from outside. */
const BROWSER_NAME_LENGTH = 200

export function browserOf(request: FastifyRequest): Browser {
  const name = (request.headers['user-agent'] ?? '').slice(0, BROWSER_NAME_LENGTH)
  return { cookie: cookieOf(request), name }
}

/** Passkeys belong to a host name: without a configured origin only `localhost` can be one (WebAuthn takes no IP address). */
export function relyingParty(
  request: FastifyRequest,
  { origin }: CookieParts,
): Result<RelyingParty, { readonly kind: 'passkey_unavailable' }> {
  if (origin !== null) return ok({ id: new URL(origin).hostname, origin: new URL(origin).origin })
  const host = request.headers.host ?? ''
  return /^localhost(?::\d{1,5})?$/.test(host)
    ? ok({ id: 'localhost', origin: `http://${host}` })
    : fail({ kind: 'passkey_unavailable' })
}
