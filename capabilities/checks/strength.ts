import type { Candidate } from '../../engines/matching/types.ts'

/** From this similarity on, names alone are the same to an officer's eye. Ours to confirm; measured in engines/matching. */
const SAME_NAME = 0.92
/** From here on the names are spelt the same: Andrea and Andrea, but not Aleksandr and Aleksandra. */
const SAME_SPELLING = 0.97
/** With nothing against it, this total makes a hit: a close name and evidence for it. Ours to confirm. */
const STRONG_TOTAL = 1

/**
 * Whether a candidate makes the answer a hit rather than a possible one: the very number, of no other issuer, or a
 * name that is the same or well supported, and no fact that speaks against it. A number that is only alike makes no hit.
 */
export function isStrong(candidate: Candidate): boolean {
  const isSameNumber = candidate.evidence.some(
    ({ field, how }) => field === 'document' && (how === 'same' || how === 'written_differently'),
  )
  if (isSameNumber) return true
  const hasConflict = candidate.evidence.some((line) => line.how === 'conflict')
  // Another sex and another spelling are two things that speak of somebody else: a sister, a twin.
  const isOtherSex = candidate.evidence.some(({ field, how }) => field === 'sex' && how === 'different')
  if (isOtherSex && candidate.similarity < SAME_SPELLING) return false
  return !hasConflict && (candidate.similarity >= SAME_NAME || candidate.total >= STRONG_TOTAL)
}
