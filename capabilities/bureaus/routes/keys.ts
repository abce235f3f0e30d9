import { z } from 'zod'
import { inTransactionAs } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { issueKey, readKeys, revokeKey } from '../actions/keys.ts'
import { idParams, keyIssued, keyList, listQuery, newKey, paths } from '../contract.ts'
import { keyIssue, keyReading } from '../policy.ts'
import { refuse, toKey } from './answers.ts'
import type { BureausParts } from './parts.ts'

const config = { access: keyIssue } as const

export function keyRoutes(server: Server, { db, clock }: BureausParts): void {
  server.get(
    paths.keys,
    { config: { access: keyReading }, schema: { querystring: listQuery, response: { 200: keyList } } },
    async (request) => {
      const { after = null, limit } = request.query
      const { rows, next } = await readKeys(db, actorOf(request), { after, limit })
      return { keys: rows.map(toKey), next }
    },
  )
  server.post(
    paths.keys,
    { config, schema: { body: newKey, response: { 201: keyIssued } } },
    async (request, reply) => {
      const grant = { ...request.body, expiresAt: new Date(request.body.expiresAt) }
      const issued = await inTransactionAs(db, actorOf(request), (tx) =>
        issueKey(tx, actorOf(request), grant, clock()),
      )
      if (!issued.ok) return refuse(reply, issued.error)
      reply.code(201)
      return { key: toKey(issued.value.key), secret: issued.value.secret }
    },
  )
  server.delete(
    paths.key(':id'),
    { config, schema: { params: idParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const id = pathId<'ApiKey'>(request.params.id)
      const revoked = await revokeKey(db, actorOf(request), id, clock())
      return revoked.ok ? reply.code(204).send(null) : refuse(reply, revoked.error)
    },
  )
}
