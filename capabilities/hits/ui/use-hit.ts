import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { ok, type Result } from '../../../kernel/result.ts'
import { get, post } from '../../../kit/http.ts'
import { useLiveChange } from '../../../kit/live.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { type HitDeed, type HitView, hitDeedPath, hitPath, hitView } from '../contract.ts'

type Answer = Result<HitView, Problem>

/** What was read ahead is shown without asking again for this long; a change is told by the live line. */
const FRESH_MS = 60_000

function hitQuery(id: string) {
  return queryOptions({
    queryKey: ['hit', id],
    queryFn: ({ signal }): Promise<Answer> => get(hitPath(id), hitView, signal),
    staleTime: FRESH_MS,
  })
}

/** One hit, kept up with while it is looked at. */
export function useHit(id: string) {
  const queries = useQueryClient()
  useLiveChange((change) => {
    if (change.kind === 'resumed' || change.id === id)
      queries.invalidateQueries({ queryKey: ['hit', id] }).catch(reportError)
  })
  return useQuery(hitQuery(id))
}

/** Reads the hits that come next, so that they are there when the reader is. */
export function readAhead(queries: QueryClient, ids: readonly string[]): void {
  for (const id of ids) queries.prefetchQuery(hitQuery(id)).catch(reportError)
}

/** Does something to a hit; what the server answers is shown at once. */
export async function doTo(
  queries: QueryClient,
  id: string,
  deed: HitDeed,
  body: unknown,
): Promise<Result<HitView, Problem>> {
  const done = await post(hitDeedPath(id, deed), hitView, body)
  if (done.ok) queries.setQueryData<Answer>(['hit', id], ok(done.value))
  return done
}
