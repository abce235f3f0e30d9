import { z } from 'zod'
import { pathId, type Server } from '../../../infra/http.ts'
import {
  beginPasskeyEnrolment,
  choosePassword,
  confirmPassword,
  enrolPasskey,
  readInvitation,
} from '../actions/enrolment.ts'
import {
  confirmPassword as confirmPasswordBody,
  enrolment,
  enrolPasskey as enrolPasskeyBody,
  enrolPassword,
  passkeyCreation,
  paths,
  totpSecret,
  withToken,
} from '../contract.ts'
import { open } from '../policy.ts'
import { formatSignInName } from '../user.ts'
import { refuse, toBureauName } from './answers.ts'
import { type BureausParts, relyingParty } from './parts.ts'

const config = { access: open } as const

/** The token is the right; it comes in the body, so that no log of addresses keeps it. */
export function enrolmentRoutes(server: Server, parts: BureausParts): void {
  const { db, clock } = parts
  server.post(
    paths.enrolment,
    { config, schema: { body: withToken, response: { 200: enrolment } } },
    async (request, reply) => {
      const read = await readInvitation(db, request.body.token, clock())
      if (!read.ok) return refuse(reply, read.error)
      const { user, bureau, expiresAt } = read.value
      return {
        name: user.name,
        signInName: formatSignInName(user),
        bureau: toBureauName(bureau),
        language: user.language,
        expiresAt: expiresAt.toISOString(),
      }
    },
  )
  server.post(
    paths.enrolPassword,
    { config, schema: { body: enrolPassword, response: { 200: totpSecret } } },
    async (request, reply) => {
      const chosen = await choosePassword(parts, request.body, clock())
      return chosen.ok ? chosen.value : refuse(reply, chosen.error)
    },
  )
  server.post(
    paths.confirmPassword,
    { config, schema: { body: confirmPasswordBody, response: { 204: z.null() } } },
    async (request, reply) => {
      const confirmed = await confirmPassword(parts, request.body, clock())
      return confirmed.ok ? reply.code(204).send(null) : refuse(reply, confirmed.error)
    },
  )
  passkeyRoutes(server, parts)
}

function passkeyRoutes(server: Server, parts: BureausParts): void {
  const { db, clock } = parts
  server.post(
    paths.enrolPasskeyOptions,
    { config, schema: { body: withToken, response: { 200: passkeyCreation } } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      const begun = await beginPasskeyEnrolment(db, request.body.token, rp.value, clock())
      return begun.ok ? begun.value : refuse(reply, begun.error)
    },
  )
  server.post(
    paths.enrolPasskey,
    { config, schema: { body: enrolPasskeyBody, response: { 204: z.null() } } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      const { token, ceremony, label, response } = request.body
      const offered = { ceremony: pathId<'Ceremony'>(ceremony), label, response, rp: rp.value }
      const added = await enrolPasskey(db, token, offered, clock())
      return added.ok ? reply.code(204).send(null) : refuse(reply, added.error)
    },
  )
}
