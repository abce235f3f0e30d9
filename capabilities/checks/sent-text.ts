import { withoutLikeCards } from './cards-in-text.ts'

/** Longest text that is shown of a line. Ours to confirm. */
const LONGEST_SENT = 1000
/** A line that could not be asked, for its sender to find it again: its cells in one line, cards masked. */
export function sentText(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '')
  return withoutLikeCards(filled.join(', ').slice(0, LONGEST_SENT))
}
