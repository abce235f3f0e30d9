import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, askSecondPerson, hasApproval, pathId, type Server } from '../../../infra/http.ts'
import type { Result } from '../../../kernel/result.ts'
import { addRecord, writtenOf } from '../actions/add-record.ts'
import {
  changeRecord,
  holdRecord,
  releaseHold,
  renewRecord,
  withdrawRecord,
} from '../actions/change-record.ts'
import { deleteRecord, readReceipts } from '../actions/delete-record.ts'
import { readRecord, readVersion } from '../actions/read.ts'
import {
  changedRecord,
  deletedRecord,
  IDEMPOTENCY_HEADER,
  idempotencyKey,
  keptVersion,
  newRecord,
  RECORDS_PATH,
  reasonForm,
  receiptList,
  recordDeletionPath,
  recordHoldPath,
  recordPath,
  recordReceiptsPath,
  recordReleasePath,
  recordRenewPath,
  recordVersionPath,
  recordWithdrawPath,
  renewal,
  writtenRecord,
} from '../contract/life.ts'
import { recordView } from '../contract.ts'
import type { LifeRefusal } from '../life.ts'
import { changeRecords, deleteRecords, endRecords, readRecords } from '../policy.ts'
import type { PoliceRecord } from '../record.ts'
import { expectedVersion, idParams, ifMatch, notFound, refuseLife } from './refusals.ts'
import { keptVersionOf, receiptsOf, recordViewOf } from './views.ts'

export type LifeParts = {
  readonly db: Db
  /** Reaches what other bureaus said about a record, and rows that change their owner. */
  readonly system: Db
  readonly clock: () => Date
}

export function recordLifeRoutes(server: Server, parts: LifeParts): void {
  readRoutes(server, parts)
  addRoute(server, parts)
  changeRoute(server, parts)
  stepRoutes(server, parts)
  deletionRoute(server, parts)
}

function readRoutes(server: Server, { db, clock }: LifeParts): void {
  server.get(
    recordPath(':id'),
    { config: { access: readRecords }, schema: { params: idParams, response: { 200: recordView } } },
    async (request, reply) => {
      const read = await readRecord(db, actorOf(request), pathId<'Record'>(request.params.id), clock())
      if (!read.ok) return notFound(reply)
      if (read.value.shown.mask === 'full') reply.header('etag', `"${read.value.record.version}"`)
      return recordViewOf(read.value)
    },
  )
  const versionParams = idParams.extend({ version: z.coerce.number().int().positive().max(999_999_999) })
  server.get(
    recordVersionPath(':id', ':version'),
    { config: { access: readRecords }, schema: { params: versionParams, response: { 200: keptVersion } } },
    async (request, reply) => {
      const wanted = { id: pathId<'Record'>(request.params.id), version: request.params.version }
      const read = await readVersion(db, actorOf(request), wanted, clock())
      return read.ok ? keptVersionOf(read.value) : notFound(reply)
    },
  )
  server.get(
    recordReceiptsPath(':id'),
    { config: { access: changeRecords }, schema: { params: idParams, response: { 200: receiptList } } },
    async (request, reply) => {
      const read = await readReceipts(db, actorOf(request), pathId<'Record'>(request.params.id), clock())
      return read.ok ? receiptsOf(read.value) : notFound(reply)
    },
  )
}

function addRoute(server: Server, { db, clock }: LifeParts): void {
  const headers = z.object({ [IDEMPOTENCY_HEADER]: idempotencyKey.optional() })
  const schema = { headers, body: newRecord, response: { 201: writtenRecord } }
  server.post(RECORDS_PATH, { config: { access: changeRecords }, schema }, async (request, reply) => {
    const key = request.headers[IDEMPOTENCY_HEADER] ?? null
    const added = await addRecord(db, actorOf(request), { wish: request.body, key }, clock())
    if (!added.ok) return refuseLife(reply, added.error)
    return reply.code(201).header('etag', `"${added.value.version}"`).send(added.value)
  })
}

function changeRoute(server: Server, { db, clock }: LifeParts): void {
  const schema = { params: idParams, headers: ifMatch, body: changedRecord, response: { 200: writtenRecord } }
  server.put(recordPath(':id'), { config: { access: changeRecords }, schema }, async (request, reply) => {
    const edit = {
      id: pathId<'Record'>(request.params.id),
      expected: expectedVersion(request),
      wish: request.body,
      isApproved: hasApproval(request),
    }
    const changed = await changeRecord(db, actorOf(request), edit, clock())
    if (!changed.ok && changed.error.kind === 'needs_second_person')
      return await askSecondPerson(request, reply)
    return answer(reply, changed)
  })
}

/** Withdrawing, holding and releasing want a reason and nothing else; renewing wants dates as well. */
function stepRoutes(server: Server, { db, clock }: LifeParts): void {
  const steps = [
    { path: recordWithdrawPath(':id'), access: changeRecords, act: withdrawRecord },
    { path: recordHoldPath(':id'), access: endRecords, act: holdRecord },
    { path: recordReleasePath(':id'), access: endRecords, act: releaseHold },
  ] as const
  for (const { path, access, act } of steps) {
    const schema = { params: idParams, body: reasonForm, response: { 200: writtenRecord } }
    server.post(path, { config: { access }, schema }, async (request, reply) => {
      const wish = { id: pathId<'Record'>(request.params.id), reason: request.body.reason }
      return answer(reply, await act(db, actorOf(request), wish, clock()))
    })
  }
  const schema = { params: idParams, body: renewal, response: { 200: writtenRecord } }
  server.post(
    recordRenewPath(':id'),
    { config: { access: changeRecords }, schema },
    async (request, reply) => {
      const wish = { id: pathId<'Record'>(request.params.id), renewal: request.body }
      return answer(reply, await renewRecord(db, actorOf(request), wish, clock()))
    },
  )
}

function deletionRoute(server: Server, { system, clock }: LifeParts): void {
  const schema = { params: idParams, body: reasonForm, response: { 200: deletedRecord } }
  server.post(
    recordDeletionPath(':id'),
    { config: { access: deleteRecords }, schema },
    async (request, reply) => {
      const deleted = await deleteRecord(
        system,
        actorOf(request),
        pathId<'Record'>(request.params.id),
        clock(),
      )
      if (!deleted.ok) return refuseLife(reply, deleted.error)
      const { deletedAt, told, ...rest } = deleted.value
      return { ...rest, deletedAt: deletedAt.toISOString(), told: [...told] }
    },
  )
}

function answer(reply: FastifyReply, written: Result<PoliceRecord, LifeRefusal>) {
  if (!written.ok) return refuseLife(reply, written.error)
  return reply.header('etag', `"${written.value.version}"`).send(writtenOf(written.value))
}
