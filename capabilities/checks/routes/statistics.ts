import { actorOf, problem, type Server } from '../../../infra/http.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import { readStatistics } from '../actions/statistics.ts'
import { STATISTICS_PATH, statisticsQuery, statisticsView } from '../contract/statistics.ts'
import { readFigures } from '../policy.ts'

export function statisticsRoutes(server: Server, { db, clock }: Pick<CheckParts, 'db' | 'clock'>): void {
  server.get(
    STATISTICS_PATH,
    {
      config: { access: readFigures },
      schema: { querystring: statisticsQuery, response: { 200: statisticsView } },
    },
    async (request, reply) => {
      const { by, from, to } = request.query
      const read = await readStatistics(db, actorOf(request), { by, from, to }, clock())
      if (read.ok) return read.value
      return read.error.kind === 'period_backwards'
        ? problem(reply, 422, 'period_backwards', 'Choose a first day that is not after the last.')
        : problem(reply, 422, 'period_too_long', 'Ask for a year at most at a time.')
    },
  )
}
