import type { Mode } from './types.ts'

/**
 * What makes a candidate. `similarity`: least likeness of the names. `total`: least likeness with evidence. `loose`: least
 * likeness when the day of birth is the same. `nearbyDocuments`: whether a number one character away is looked for.
 */
export type ModeRule = {
  readonly similarity: number
  readonly total: number
  readonly loose: number
  readonly nearbyDocuments: boolean
}

/** Fixed, named and measured (README): one for each question that officers ask. */
export const modeRules: Readonly<Record<Mode, ModeRule>> = {
  /** A search for somebody: read more candidates, miss nobody. */
  high_recall: { similarity: 0.55, total: 0.55, loose: 0.4, nearbyDocuments: true },
  /** A check with a person waiting. */
  balanced: { similarity: 0.66, total: 0.74, loose: 0.5, nearbyDocuments: true },
  /** A list of thousands that nobody can read by eye. */
  high_precision: { similarity: 0.82, total: 0.88, loose: 0.7, nearbyDocuments: false },
}
