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
      const { show, list, before, ...time } = request.query
      const now = clock()
      const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS)
      const from = time.from === undefined ? today : new Date(time.from)
      const until = time.until === undefined ? new Date(from.getTime() + DAY_MS) : new Date(time.until)
      const listId = list === undefined ? null : pathId<'Batch'>(list)
      const wish = { from, until, show, listId, before: before ?? null, limit: PAGE }
      const { checks, lists, ...rest } = await readOwnChecks(db, actorOf(request), wish, now)
      return {
        ...rest,
        checks: checks.map(viewOf),
        lists: lists.map((one) => ({ ...one, hits: [...one.hits], at: one.at.toISOString() })),
      }
    },
  )
}

function viewOf({ id, at, outcome, purpose, asked, candidates, hits, listId }: OwnCheckWithHits): OwnCheck {
  return {
    ...{ id, outcome, purpose, candidates, listId, hits: [...hits], at: at.toISOString() },
    asked: understoodView(asked),
  }
}
