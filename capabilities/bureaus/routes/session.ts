import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { pathId, type Server } from '../../../infra/http.ts'
import type { Result } from '../../../kernel/result.ts'
import { signOut, whoAmI } from '../actions/my-sessions.ts'
import type { Started } from '../actions/open-session.ts'
import {
  beginPasskeySignIn,
  type SignInRefused,
  signInAsDemo,
  signInWithPasskey,
  signInWithPassword,
} from '../actions/sign-in.ts'
import {
  type DemoPerson,
  demoPeople,
  demoSignIn,
  passkeyAssertion,
  passkeyRequest,
  passwordSignIn,
  paths,
  sessionAnswer,
  signedIn,
} from '../contract.ts'
import { open } from '../policy.ts'
import { listBureaus } from '../public.ts'
import { formatSignInName } from '../user.ts'
import { AddressLimit } from './address-limit.ts'
import { refuse, toBureauName, toMe } from './answers.ts'
import { type BureausParts, browserOf, cookieOf, giveCookie, relyingParty, takeCookie } from './parts.ts'

/** A bureau may sit behind one address, so this is far above what one person mistypes. Ours to confirm. */
const FAILURES_OF_ADDRESS = { most: 50, windowMs: 15 * 60_000, addresses: 10_000 }
/** Each open sign-in page asks once for a challenge. Ours to confirm. */
const CHALLENGES_FOR_ADDRESS = { most: 500, windowMs: 15 * 60_000, addresses: 10_000 }

const config = { access: open } as const

export function sessionRoutes(server: Server, parts: BureausParts): void {
  const hasChooser = parts.shape === 'laptop'
  server.get(paths.session, { config, schema: { response: { 200: sessionAnswer } } }, async (request) => {
    const who = await whoAmI(parts, cookieOf(request), parts.clock())
    const locked =
      who.state === 'locked' ? { name: who.user.name, signInName: formatSignInName(who.user) } : null
    return { user: who.state === 'live' ? toMe(who) : null, locked, chooser: hasChooser }
  })
  server.delete(
    paths.session,
    { config, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      await signOut(parts, cookieOf(request), parts.clock())
      takeCookie(reply, parts)
      return reply.code(204).send(null)
    },
  )
  const failures = new AddressLimit(FAILURES_OF_ADDRESS)
  passwordRoutes(server, parts, failures)
  passkeyRoutes(server, parts, failures)
  if (hasChooser) chooserRoutes(server, parts)
}

/** Lets in or refuses; an address that fails too often is not even asked. */
async function limited(
  parts: BureausParts,
  failures: AddressLimit,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  signIn: () => Promise<Result<Started, SignInRefused>>,
) {
  if (!failures.take(request.ip, parts.clock())) return refuse(reply, { kind: 'slow_down' })
  const result = await signIn()
  if (!result.ok) return refuse(reply, result.error)
  failures.giveBack(request.ip)
  return letIn(reply, parts, result.value)
}

function letIn(reply: FastifyReply, parts: BureausParts, started: Started) {
  giveCookie(reply, parts, started.cookie)
  return { user: toMe(started) }
}

function passwordRoutes(server: Server, parts: BureausParts, failures: AddressLimit): void {
  server.post(
    paths.passwordSignIn,
    { config, schema: { body: passwordSignIn, response: { 200: signedIn } } },
    (request, reply) =>
      limited(parts, failures, { request, reply }, () =>
        signInWithPassword(parts, request.body, browserOf(request), parts.clock()),
      ),
  )
}

function passkeyRoutes(server: Server, parts: BureausParts, failures: AddressLimit): void {
  const challenges = new AddressLimit(CHALLENGES_FOR_ADDRESS)
  server.post(
    paths.passkeySignInOptions,
    { config, schema: { response: { 200: passkeyRequest } } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      if (!challenges.take(request.ip, parts.clock())) return refuse(reply, { kind: 'slow_down' })
      return await beginPasskeySignIn(parts.db, rp.value, parts.clock())
    },
  )
  server.post(
    paths.passkeySignIn,
    { config, schema: { body: passkeyAssertion, response: { 200: signedIn } } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      const { ceremony, response } = request.body
      const assertion = { ceremony: pathId<'Ceremony'>(ceremony), response }
      return await limited(parts, failures, { request, reply }, () =>
        signInWithPasskey(parts.db, { assertion, rp: rp.value, browser: browserOf(request) }, parts.clock()),
      )
    },
  )
}

/** Outside the laptop shape these paths do not exist. */
function chooserRoutes(server: Server, parts: BureausParts): void {
  server.get(paths.demoSignIn, { config, schema: { response: { 200: demoPeople } } }, async () => {
    const bureaus = new Map((await listBureaus(parts.db)).map((bureau) => [String(bureau.code), bureau]))
    const people = parts.demoUsers.flatMap(({ key, name, bureau, post, roles, language }): DemoPerson[] => {
      const held = bureaus.get(bureau)
      return held === undefined
        ? []
        : [{ key, name, bureau: toBureauName(held), post, roles: [...roles], language }]
    })
    return { people }
  })
  server.post(
    paths.demoSignIn,
    { config, schema: { body: demoSignIn, response: { 200: signedIn } } },
    async (request, reply) => {
      const chosen = parts.demoUsers.find((person) => person.key === request.body.user) ?? null
      const result = await signInAsDemo(parts.db, chosen, browserOf(request), parts.clock())
      return result.ok ? letIn(reply, parts, result.value) : refuse(reply, result.error)
    },
  )
}
