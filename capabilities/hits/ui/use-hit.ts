import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { ok, type Result } from '../../../kernel/result.ts'
import { get, post } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { type HitDeed, type HitView, hitDeedPath, hitPath, hitView } from '../contract.ts'
import { hitKey } from './kept-hits.ts'

type Answer = Result<HitView, Problem>

/** What was read ahead is shown without asking again for this long; a change is told by the live line. */
const FRESH_MS = 60_000

function hitQuery(id: string) {
  return queryOptions({
    queryKey: hitKey(id),
    queryFn: ({ signal }): Promise<Answer> => get(hitPath(id), hitView, signal),
    staleTime: FRESH_MS,
  })
}

/** One hit, read anew while it is looked at whenever it changes. */
export function useHit(id: string) {
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
  if (done.ok) queries.setQueryData<Answer>(hitKey(id), ok(done.value))
  return done
}
