import { z } from 'zod'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { addMyPasskey, beginMyPasskey, listMyPasskeys, removeMyPasskey } from '../actions/my-passkeys.ts'
import { endMySession, listMySessions } from '../actions/my-sessions.ts'
import { idParams, myPasskeys, mySessions, newPasskey, passkeyCreation, paths } from '../contract.ts'
import { ownAccount, ownPasskeys } from '../policy.ts'
import { sessionState } from '../session.ts'
import { refuse } from './answers.ts'
import { type BureausParts, cookieOf, relyingParty } from './parts.ts'

const config = { access: ownAccount } as const
const guarded = { access: ownPasskeys } as const
const done = { 204: z.null() }

export function accountRoutes(server: Server, parts: BureausParts): void {
  sessionListRoutes(server, parts)
  passkeyListRoutes(server, parts)
  newPasskeyRoutes(server, parts)
}

function sessionListRoutes(server: Server, parts: BureausParts): void {
  const { db, clock } = parts
  server.get(paths.mySessions, { config, schema: { response: { 200: mySessions } } }, async (request) => {
    const now = clock()
    const { sessions, thisOne } = await listMySessions(parts, actorOf(request), cookieOf(request), now)
    return {
      sessions: sessions.map((session) => ({
        id: session.id,
        isThis: session.id === thisOne,
        startedAt: session.startedAt.toISOString(),
        lastSeenAt: session.seenAt.toISOString(),
        signedInBy: session.method,
        isLocked: sessionState(session, now) === 'locked',
        browser: session.browser,
      })),
    }
  })
  server.delete(
    paths.mySession(':id'),
    { config, schema: { params: idParams, response: done } },
    async (request, reply) => {
      const id = pathId<'Session'>(request.params.id)
      const ended = await endMySession(db, actorOf(request), id, clock())
      return ended.ok ? reply.code(204).send(null) : refuse(reply, ended.error)
    },
  )
}

function passkeyListRoutes(server: Server, { db, clock }: BureausParts): void {
  server.get(paths.myPasskeys, { config, schema: { response: { 200: myPasskeys } } }, async (request) => {
    const passkeys = await listMyPasskeys(db, actorOf(request))
    return {
      passkeys: passkeys.map(({ id, label, addedAt, lastUsedAt }) => ({
        id,
        label,
        addedAt: addedAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    }
  })
  server.delete(
    paths.myPasskey(':id'),
    { config: guarded, schema: { params: idParams, response: done } },
    async (request, reply) => {
      const id = pathId<'Passkey'>(request.params.id)
      const removed = await removeMyPasskey(db, actorOf(request), id, clock())
      return removed.ok ? reply.code(204).send(null) : refuse(reply, removed.error)
    },
  )
}

function newPasskeyRoutes(server: Server, parts: BureausParts): void {
  const { db, clock } = parts
  server.post(
    paths.myPasskeyOptions,
    { config: guarded, schema: { response: { 200: passkeyCreation } } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      return await beginMyPasskey(db, actorOf(request), rp.value, clock())
    },
  )
  server.post(
    paths.myPasskeys,
    { config: guarded, schema: { body: newPasskey, response: done } },
    async (request, reply) => {
      const rp = relyingParty(request, parts)
      if (!rp.ok) return refuse(reply, rp.error)
      const { ceremony, label, response } = request.body
      const offered = { ceremony: pathId<'Ceremony'>(ceremony), label, response, rp: rp.value }
      const added = await addMyPasskey(db, actorOf(request), offered, clock())
      return added.ok ? reply.code(204).send(null) : refuse(reply, added.error)
    },
  )
}
