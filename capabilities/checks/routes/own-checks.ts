import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import { type OwnCheckWithHits, readOwnChecks } from '../actions/read-own-checks.ts'
import { understoodView } from '../actions/understood-view.ts'
import { type OwnCheck, ownChecksPage, ownChecksQuery } from '../contract/own-checks.ts'
import { CHECKS_PATH } from '../contract.ts'
import { askChecks } from '../policy.ts'

const PAGE = 50
const DAY_MS = 86_400_000

export function ownCheckRoutes(server: Server, { db, clock }: Pick<CheckParts, 'db' | 'clock'>): void {
  server.get(
    CHECKS_PATH,
    {
      config: { access: askChecks },
      schema: { querystring: ownChecksQuery, response: { 200: ownChecksPage } },
    },
    async (request) => {
      const { query } = request
      const now = clock()
      const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS)
      const from = query.from === undefined ? today : new Date(query.from)
      const until = query.until === undefined ? new Date(from.getTime() + DAY_MS) : new Date(query.until)
      const before = query.before === undefined ? null : pathId<'Check'>(query.before)
      const found = await readOwnChecks(db, actorOf(request), { from, until, before, limit: PAGE }, now)
      const next = found.length < PAGE ? null : (found.at(-1)?.id ?? null)
      return { checks: found.map(viewOf), next }
    },
  )
}

function viewOf({ id, at, outcome, purpose, asked, candidates, hits }: OwnCheckWithHits): OwnCheck {
  return {
    ...{ id, outcome, purpose, candidates, hits: [...hits], at: at.toISOString() },
    asked: understoodView(asked),
  }
}
