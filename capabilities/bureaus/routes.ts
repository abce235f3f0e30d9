import type { Server } from '../../infra/http.ts'
import { isMemberOn } from './bureau.ts'
import { bureauList, paths } from './contract.ts'
import { signedIn } from './policy.ts'
import { listBureaus } from './public.ts'
import { accountRoutes } from './routes/account.ts'
import { enrolmentRoutes } from './routes/enrolment.ts'
import { keyRoutes } from './routes/keys.ts'
import type { BureausParts } from './routes/parts.ts'
import { peopleRoutes } from './routes/people.ts'
import { sessionRoutes } from './routes/session.ts'

/** Everything of this capability that is asked over HTTP. */
export function bureausRoutes(server: Server, parts: BureausParts): void {
  server.get(
    paths.bureaus,
    { config: { access: signedIn }, schema: { response: { 200: bureauList } } },
    async () => {
      const today = parts.clock().toISOString().slice(0, 10)
      const bureaus = await listBureaus(parts.db)
      return { bureaus: bureaus.map((bureau) => ({ ...bureau, isMember: isMemberOn(bureau, today) })) }
    },
  )
  sessionRoutes(server, parts)
  enrolmentRoutes(server, parts)
  accountRoutes(server, parts)
  peopleRoutes(server, parts)
  keyRoutes(server, parts)
}
