import type { Server } from '../../infra/http.ts'
import { consultationRoutes } from './routes/consultations.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { type RequestParts, requestRoutes } from './routes/requests.ts'

export type RightsParts = RequestParts

export function rightsRoutes(server: Server, parts: RightsParts): void {
  requestRoutes(server, parts)
  consultationRoutes(server, parts)
  incidentRoutes(server, parts)
}
