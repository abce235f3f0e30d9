/** C0 and C1 controls, bidirectional marks and overrides, byte order marks; joiners stay, since Persian needs them. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const UNSEEN_BUT_LINE_BREAK = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** One line: Unicode form C, no control characters, single spaces, trimmed. */
export function cleanLine(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').trim()
}

/** Several lines: as `cleanLine`, but line breaks stay. */
function cleanLines(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(UNSEEN_BUT_LINE_BREAK, '')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

/** Characters of an entry that a report of rejected lines shows. */
const EXCERPT = 200

export function excerptOf(text: string): string {
  return cleanLine(text.slice(0, EXCERPT * 4))
    .slice(0, EXCERPT)
    .toWellFormed()
}

/** What a record holds of a remark at most, as `record.ts` says. */
const REMARKS = 20_000
const CUT = ' […]'

/** Joins remarks, one a line, without empty ones and doubles; null when nothing is left. */
export function joinRemarks(remarks: readonly string[]): string | null {
  const lines = [...new Set(remarks.map(cleanLines).filter((line) => line !== ''))].join('\n')
  if (lines === '') return null
  return lines.length <= REMARKS ? lines : lines.slice(0, REMARKS - CUT.length).toWellFormed() + CUT
}

/** Longest text of one line, as `record.ts` says. */
const LINE = 500

/** Divides lines into those that a field can hold and those too long for it, which belong into the remarks. */
export function fitLines(texts: readonly string[]): {
  readonly fitting: string[]
  readonly tooLong: string[]
} {
  const lines = [...new Set(texts.map(cleanLine).filter((line) => line !== ''))]
  return {
    fitting: lines.filter((line) => line.length <= LINE),
    tooLong: lines.filter((line) => line.length > LINE),
  }
}

/** A text that a field can hold, cut where it is longer; null when empty. For notes, never for names or numbers. */
export function cutLine(text: string): string | null {
  const line = cleanLine(text)
  if (line.length <= LINE) return line === '' ? null : line
  return line.slice(0, LINE - CUT.length).toWellFormed() + CUT
}
