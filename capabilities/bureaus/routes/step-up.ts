import type { FastifyRequest } from 'fastify'
import { actorOf, type Server } from '../../../infra/http.ts'
import { beginStepUp, confirmStepUp } from '../actions/step-up.ts'
import { paths, steppedUp, stepUp, stepUpRequest } from '../contract.ts'
import { ownAccount } from '../policy.ts'
import { refuse } from './answers.ts'
import { type BureausParts, cookieOf, giveCookie, relyingParty } from './parts.ts'

const config = { access: ownAccount } as const

/** Showing the passkey again within a session, for acts that want it fresh. */
export function stepUpRoutes(server: Server, parts: BureausParts): void {
  server.post(
    paths.stepUpOptions,
    { config, schema: { response: { 200: stepUpRequest } } },
    async (request, reply) => {
      const begun = await beginStepUp(parts, shownBy(request, parts), parts.clock())
      return begun.ok ? begun.value : refuse(reply, begun.error)
    },
  )
  server.post(
    paths.stepUp,
    { config, schema: { body: stepUp, response: { 200: steppedUp } } },
    async (request, reply) => {
      const confirmed = await confirmStepUp(parts, shownBy(request, parts), request.body, parts.clock())
      if (!confirmed.ok) return refuse(reply, confirmed.error)
      const { until, newCookie } = confirmed.value
      if (newCookie !== null) giveCookie(reply, parts, newCookie)
      return { until: until.toISOString() }
    },
  )
}

function shownBy(request: FastifyRequest, parts: BureausParts) {
  const rp = relyingParty(request, parts)
  return { actor: actorOf(request), cookie: cookieOf(request), rp: rp.ok ? rp.value : null }
}
