import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import { exportRecords } from '../actions/export-records.ts'
import { readOwnRecords, readQuality } from '../actions/own-records.ts'
import {
  qualityPage,
  qualityQuery,
  RECORD_EXPORT_PATH,
  RECORD_QUALITY_PATH,
  RECORDS_PATH,
  recordPage,
  recordQuery,
} from '../contract/life.ts'
import { exportRecords as exportAccess, listRecords } from '../policy.ts'
import { nextOf, PAGE } from './refusals.ts'
import { faultyLineOf, recordLineOf } from './views.ts'

type Parts = {
  readonly db: Db
  /** Reads all that a bureau holds at once. */
  readonly system: Db
  readonly clock: () => Date
}

export function ownRecordRoutes(server: Server, parts: Parts): void {
  exportRoute(server, parts)
  const { db, clock } = parts
  const config = { access: listRecords }
  server.get(
    RECORDS_PATH,
    { config, schema: { querystring: recordQuery, response: { 200: recordPage } } },
    async (request) => {
      const { kind, status, reference, due, after } = request.query
      const filter = {
        ...{ kind: kind ?? null, status: status ?? null, reference: reference ?? null, limit: PAGE },
        dueUntil: due === undefined ? null : new Date(due),
        after: after === undefined ? null : pathId<'Record'>(after),
      }
      const found = await readOwnRecords(db, actorOf(request), filter, clock())
      return { records: found.map(recordLineOf), next: nextOf(found, ({ id }) => id) }
    },
  )
  server.get(
    RECORD_QUALITY_PATH,
    { config, schema: { querystring: qualityQuery, response: { 200: qualityPage } } },
    async (request) => {
      const { fault, after } = request.query
      const page = { fault, after: after === undefined ? null : pathId<'Record'>(after), limit: PAGE }
      const { counts, refused, records } = await readQuality(db, actorOf(request), page, clock())
      return {
        ...{ counts, fault, records: records.map(faultyLineOf), next: nextOf(records, ({ id }) => id) },
        refused: refused.map((one) => ({ ...one, endedAt: one.endedAt.toISOString() })),
      }
    },
  )
}

function exportRoute(server: Server, { system, clock }: Parts): void {
  server.get(RECORD_EXPORT_PATH, { config: { access: exportAccess } }, async (request, reply) => {
    const out = new PassThrough()
    const write = async (line: string): Promise<void> => {
      if (out.destroyed) throw new Error('the receiver of an export left')
      if (!out.write(line)) await Promise.race([once(out, 'drain'), once(out, 'close')])
    }
    exportRecords(system, actorOf(request), write, clock()).then(
      () => out.end(),
      (cause: unknown) => {
        request.log.error(cause)
        // Without its last line the file says by itself that it is not whole.
        out.destroy()
      },
    )
    return await reply.type('application/jsonl').send(out)
  })
}
