import type { Server } from '../../infra/http.ts'
import { consultationRoutes } from './routes/consultations.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { type RequestParts, requestRoutes } from './routes/requests.ts'

export function rightsRoutes(server: Server, parts: RequestParts): void {
  requestRoutes(server, parts)
  consultationRoutes(server, parts)
  incidentRoutes(server, parts)
}
