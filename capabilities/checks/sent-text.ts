import { cardReader } from '../../engines/identifiers/card.ts'

/** Longest text that is shown of a line. Ours to confirm. */
const LONGEST_SENT = 1000
/** As cards are written, the longest first: twelve to nineteen digits (ISO/IEC 7812), whatever stands behind them. */
const LIKE_CARD = [19, 18, 17, 16, 15, 14, 13, 12].map(
  (length) => new RegExp(`^\\d(?:[ -]?\\d){${length - 1}}(?!\\d)`),
)

const readCard = cardReader(null)

/** A line that could not be asked, for its sender to find it again: its cells in one line, cards masked. */
export function sentText(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '')
  return maskCards(filled.join(', ').slice(0, LONGEST_SENT))
}

/** A date may stand before a card, and one behind it. */
function maskCards(text: string): string {
  const start = text.search(/\d/)
  if (start < 0) return text
  const rest = text.slice(start)
  const { written, shown } = cardAt(rest) ?? { written: /^\d+/.exec(rest)?.[0] ?? '', shown: null }
  return text.slice(0, start) + (shown ?? written) + maskCards(rest.slice(written.length))
}

function cardAt(text: string): { readonly written: string; readonly shown: string } | null {
  for (const form of LIKE_CARD) {
    const written = form.exec(text)?.[0] ?? ''
    const card = readCard(written, { kind: null, country: null })
    if (card !== null) return { written, shown: card.display }
  }
  return null
}
