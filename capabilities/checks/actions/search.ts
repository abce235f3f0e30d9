import type { Candidate, Mode, Query } from '../../../engines/matching/types.ts'
import { type Asked, isOnlyAboutPersons } from '../check.ts'

/** Most candidates of one answer. Ours to confirm. */
const MOST_CANDIDATES = 20

/** What can be searched: the index in memory, or a small one of a few new records. */
export type Searchable = {
  search(
    query: Query,
    options: { mode: Mode; limit: number; maySee: (id: string) => boolean },
  ): readonly Candidate[]
}

export type Searching = { readonly mode: Mode; readonly maySee: (id: string) => boolean }

/** The candidates of every query that a question makes, each record once by its best, best first. */
export function searchAll(index: Searchable, asked: Asked, how: Searching): readonly Candidate[] {
  const options = { ...how, limit: MOST_CANDIDATES }
  const found = queriesFor(asked).flatMap((query) => index.search(query, options))
  const best = new Map<string, Candidate>()
  for (const candidate of found) {
    const before = best.get(candidate.id)
    if (before === undefined || before.total < candidate.total) best.set(candidate.id, candidate)
  }
  return [...best.values()].sort((a, b) => b.total - a.total).slice(0, MOST_CANDIDATES)
}

/** One query for the name with all beside it, one for a document alone, one for a ship number that is no document. */
function queriesFor(asked: Asked): readonly Query[] {
  const { name, born, nationality, sex, birthPlace, document, imo } = asked
  const subject = isOnlyAboutPersons(asked) ? 'person' : null
  const nothing = { name: null, parts: null, born: null, nationality: null, sex: null, birthPlace: null }
  const byNumber = (number: string, of: Query['subject']): Query => ({
    ...nothing,
    subject: of,
    document: { number, issuer: null },
  })
  const queries: Query[] = []
  if (name !== null) {
    const number = document === null ? null : { number: document, issuer: null }
    queries.push({ name, parts: null, subject, born, nationality, sex, birthPlace, document: number })
  }
  // A number may stand on the record of somebody with another name: it is asked for alone as well.
  if (document !== null) queries.push(byNumber(document, null))
  if (imo !== null && imo !== document) queries.push(byNumber(imo, 'vessel'))
  return queries
}
