import type { Server } from '../../infra/http.ts'
import { deltaRoutes } from './routes/deltas.ts'
import { type ImportParts, importRoutes } from './routes/imports.ts'
import { judgementRoutes } from './routes/judgements.ts'
import { type ListParts, listRoutes } from './routes/lists.ts'
import { ownRecordRoutes } from './routes/own-records.ts'
import { proposalRoutes } from './routes/proposals.ts'
import { recordLifeRoutes } from './routes/records.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { transferRoutes } from './routes/transfers.ts'

export type RecordParts = ImportParts & ListParts

export function recordRoutes(server: Server, parts: RecordParts): void {
  recordLifeRoutes(server, parts)
  deltaRoutes(server, parts)
  ownRecordRoutes(server, parts)
  proposalRoutes(server, parts)
  transferRoutes(server, parts)
  judgementRoutes(server, parts)
  reviewRoutes(server, parts)
  importRoutes(server, parts)
  listRoutes(server, parts)
}
