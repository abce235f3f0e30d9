import type { Server } from '../../infra/http.ts'
import { accountRoutes } from './routes/account.ts'
import { bureauRoutes } from './routes/bureaus.ts'
import { enrolmentRoutes } from './routes/enrolment.ts'
import { keyRoutes } from './routes/keys.ts'
import type { BureausParts } from './routes/parts.ts'
import { peopleRoutes } from './routes/people.ts'
import { sessionRoutes } from './routes/session.ts'
import { stepUpRoutes } from './routes/step-up.ts'

/** Everything of this capability that is asked over HTTP. */
export function bureausRoutes(server: Server, parts: BureausParts): void {
  bureauRoutes(server, parts)
  // Who signs in belongs to no bureau yet.
  const unknown = { ...parts, db: parts.system }
  sessionRoutes(server, unknown)
  stepUpRoutes(server, unknown)
  enrolmentRoutes(server, unknown)
  accountRoutes(server, parts)
  peopleRoutes(server, parts)
  keyRoutes(server, parts)
}
