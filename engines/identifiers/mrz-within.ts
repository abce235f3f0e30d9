/** Fewest characters of a line without fillers: the shortest line, a few lost. */
const SHORTEST_WITHOUT = 26
/** A zone has three lines at most. */
const MOST_LINES = 3

const LABEL = /^.*(?:MACHINE[ -]READABLE ZONE|\bMRZ)\b(?:[\s:=-]|$)/
/** `1.` of a list, `>` of a quoted message, quotes, bullets; dots, quotes and bars behind. */
const AROUND = /^\d[.)]\s+|^[^A-Z0-9<]+|[^A-Z0-9<]+$/g

/**
 * Every one to three neighbouring lines that may be the zone in a text of other things as well: a heading, what a camera
 * read above it, the same zone twice. Where no line is one, words are looked at as lines. Takes capitals and plain fillers.
 */
export function windowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split(/[\n\r\v\f\u0085\u2028\u2029|]+|\\N/).map((line) => line.replace(LABEL, ''))
  const byLine = windows(lines.map((line) => line.trim().replace(AROUND, '').replace(/\s/g, '')))
  const words = lines.flatMap((line) => line.split(/\s+/).map((word) => word.replace(AROUND, '')))
  return [...byLine, ...windows(words)]
}

function windows(lines: readonly string[]): readonly (readonly string[])[] {
  const own = lines.filter((line) => line !== '')
  return own.flatMap((_, from) =>
    Array.from({ length: MOST_LINES }, (__, more) => own.slice(from, from + more + 1)).filter(
      (window, more) => window.length === more + 1 && window.every(mayBeLine),
    ),
  )
}

function mayBeLine(line: string): boolean {
  return /^[A-Z0-9<]+$/.test(line) && (line.includes('<') || line.length >= SHORTEST_WITHOUT)
}
