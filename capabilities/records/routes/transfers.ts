import type { z } from 'zod'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { acceptOffer, closeOffer, offerRecord, readTransfers } from '../actions/transfers.ts'
import {
  madeThing,
  newTransfer,
  recordTransferPath,
  TRANSFERS_PATH,
  transferAcceptPath,
  transferPage,
  transferQuery,
  transferRefusePath,
  type transferView,
  transferWithdrawPath,
} from '../contract/queues.ts'
import { endRecords } from '../policy.ts'
import type { LifeParts } from './records.ts'
import { idParams, nextOf, PAGE, refuseLife } from './refusals.ts'

/** A head gives a record away, and a head of the other bureau takes it. */
export function transferRoutes(server: Server, parts: LifeParts): void {
  const { db, clock } = parts
  const config = { access: endRecords }
  server.get(
    TRANSFERS_PATH,
    { config, schema: { querystring: transferQuery, response: { 200: transferPage } } },
    async (request) => {
      const { side, state, after } = request.query
      const page = { side, state, after: after === undefined ? null : pathId<'Transfer'>(after), limit: PAGE }
      const found = await readTransfers(db, actorOf(request), page, clock())
      return { transfers: found.map(viewOf), next: nextOf(found, ({ id }) => id) }
    },
  )
  server.post(
    recordTransferPath(':id'),
    { config, schema: { params: idParams, body: newTransfer, response: { 201: madeThing } } },
    async (request, reply) => {
      const offer = { ...request.body, id: pathId<'Record'>(request.params.id) }
      const offered = await offerRecord(db, actorOf(request), offer, clock())
      return offered.ok ? reply.code(201).send({ id: offered.value.id }) : refuseLife(reply, offered.error)
    },
  )
  decisionRoutes(server, parts)
}

function decisionRoutes(server: Server, { db, system, clock }: LifeParts): void {
  const config = { access: endRecords }
  const schema = { params: idParams, response: { 200: madeThing } }
  server.post(transferAcceptPath(':id'), { config, schema }, async (request, reply) => {
    const id = pathId<'Transfer'>(request.params.id)
    const accepted = await acceptOffer(system, actorOf(request), id, clock())
    return accepted.ok ? { id } : refuseLife(reply, accepted.error)
  })
  const closings = [
    [transferRefusePath(':id'), 'refused'],
    [transferWithdrawPath(':id'), 'withdrawn'],
  ] as const
  for (const [path, state] of closings)
    server.post(path, { config, schema }, async (request, reply) => {
      const id = pathId<'Transfer'>(request.params.id)
      const closed = await closeOffer(db, actorOf(request), { id, state }, clock())
      return closed.ok ? { id } : refuseLife(reply, closed.error)
    })
}

type Read = Awaited<ReturnType<typeof readTransfers>>[number]

function viewOf({ owner: _owner, offeredAt, decidedAt, ...rest }: Read): z.infer<typeof transferView> {
  return { ...rest, offeredAt: offeredAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null }
}
