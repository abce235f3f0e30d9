import { askedOf } from './asked.ts'
import { explain } from './candidate.ts'
import { draftsOf } from './candidates.ts'
import { byRank } from './ranking.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import type { Candidate, Query, SearchOptions } from './types.ts'

type Search = { readonly query: Query; readonly options: SearchOptions; readonly scratch: Scratch }

/** Candidates that pass the floors of the mode and that `maySee` allows, best total first, each with its reasons. */
export function searchSegments(
  segments: readonly Segment[],
  { query, options, scratch }: Search,
): readonly Candidate[] {
  const asked = askedOf(query)
  return segments
    .flatMap((segment) => draftsOf(segment, asked, options, scratch))
    .sort(byRank)
    .slice(0, options.limit)
    .map((draft) => explain(draft, asked))
}
