import type { Candidate } from '../../../engines/matching/types.ts'
import { identifiersOf, type RecordBody } from '../../records/public.ts'
import type { Asked } from '../check.ts'
import { numberEvidence } from '../number-keys.ts'

/**
 * The candidate with what the record's own numbers say, in place of what an index said of them: that holds hashes and
 * shortened forms. Null when nothing else than a number led to it, and the record has none that is like it.
 */
export function weighNumbers(candidate: Candidate, asked: Asked, body: RecordBody): Candidate | null {
  const met = asked.number === null ? null : numberEvidence(asked.number, identifiersOf(body))
  const isByNumber = candidate.channels.every((channel) => channel === 'document' || channel === 'born')
  if (met === null && isByNumber) return null
  const others = candidate.evidence.filter(({ field }) => field !== 'document')
  const evidence = met === null ? others : [...others, met]
  const total = evidence.reduce((sum, line) => sum + line.weight, candidate.similarity)
  return { ...candidate, evidence, total }
}
