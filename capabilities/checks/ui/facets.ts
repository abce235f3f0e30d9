import type { CandidateView, CheckAnswer } from '../contract.ts'

/** By what an answer is narrowed; it narrows the view, not the question. */
export const facets = ['kind', 'owner', 'strength'] as const
export type Facet = (typeof facets)[number]

/** What is chosen of each facet; null is everything. */
export type Narrowing = Readonly<Record<Facet, string | null>>

function facetOf(candidate: Pick<CandidateView, 'record' | 'strength'>, facet: Facet): string {
  switch (facet) {
    case 'kind':
      return candidate.record.kind
    case 'owner':
      return candidate.record.owner
    case 'strength':
      return candidate.strength
  }
}

/** The candidates that fit, in their order. */
export function narrow(answer: CheckAnswer, narrowing: Narrowing): CheckAnswer {
  const fits = (candidate: CandidateView): boolean =>
    facets.every((facet) => narrowing[facet] === null || narrowing[facet] === facetOf(candidate, facet))
  return { ...answer, candidates: answer.candidates.filter(fits) }
}

/** The values of a facet with how many candidates each would leave, the most first. */
export function countsOf(answer: CheckAnswer, narrowing: Narrowing, facet: Facet) {
  const others = narrow(answer, { ...narrowing, [facet]: null }).candidates
  const counts = new Map<string, number>()
  for (const candidate of others) {
    const value = facetOf(candidate, facet)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}
