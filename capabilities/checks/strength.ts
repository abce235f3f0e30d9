import type { Candidate } from '../../engines/matching/types.ts'

/** From this similarity on, names alone are the same to an officer's eye. Ours to confirm; measured in engines/matching. */
const SAME_NAME = 0.92
/** With nothing against it, this total makes a hit: a close name and evidence for it. Ours to confirm. */
const STRONG_TOTAL = 1

/**
 * Whether a candidate makes the answer a hit rather than a possible one: the very document, or a name that is the same
 * or well supported, and no fact that speaks against it.
 */
export function isStrong(candidate: Candidate): boolean {
  const isSameDocument = candidate.evidence.some((line) => line.field === 'document' && line.how === 'same')
  if (isSameDocument) return true
  const hasConflict = candidate.evidence.some((line) => line.how === 'conflict')
  return !hasConflict && (candidate.similarity >= SAME_NAME || candidate.total >= STRONG_TOTAL)
}
