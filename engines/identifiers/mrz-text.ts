import { zoneShapes } from './mrz-layouts.ts'
import { windowsOf } from './mrz-within.ts'
import { foldAlphabets, plainLines } from './spelling.ts'

/** Lines that have the lengths of a zone, and how many characters were added (or, below 0, left out) to make them so. */
export type ZoneLines = { readonly lines: readonly string[]; readonly added: number }

/** Most fillers that are put back into one line which has characters after them. Ours to confirm. */
const MOST_PUT_BACK = 4
/** Fewest characters of a line that lost its trailing fillers: code, issuer and a letter of a name. */
const SHORTEST_LINE = 6
/** Most runs of fillers of one line that are mended, the longest of them, and most ways to mend all lines. */
const MOST_RUNS = 5
const MOST_WAYS = 60

const FILLER = /[<‹〈＜«≪]|&(?:lt|laquo);/i

/** Every zone has fillers, whatever a paste made of them. */
export function hasFillers(text: string): boolean {
  return FILLER.test(text)
}

/** In capitals, with plain fillers; a guillemet is two of them unless it is said to be another. */
export function plainFillers(text: string, guillemet = '<<'): string {
  return plainLines(text)
    .replace(/&LT;|[‹〈]/g, '<')
    .replace(/&LAQUO;|[«≪]/g, guillemet)
}

/**
 * What pasted text may have been: lower case, spaces, guillemets for fillers, HTML entities, one long line, other line ends,
 * trailing fillers lost, a filler too few or too many, other text around it. Best guesses first, each with the lengths of a
 * zone; some hundred at most.
 */
export function zoneLinesOf(text: string): readonly ZoneLines[] {
  if (!hasFillers(text)) return []
  const plain = foldAlphabets(plainFillers(text))
  // Some write a guillemet for each filler.
  const other = foldAlphabets(plainFillers(text, '<'))
  const spellings = plain === other ? [plain] : [plain, other]
  const found = spellings.flatMap((spelling) => guesses(rawLines(spelling, '')))
  if (found[0]?.added === 0) return found
  const within = spellings.flatMap((spelling) => windowsOf(spelling).flatMap(guesses))
  // A space typed for each filler fits by luck only, so it is tried last.
  return found.length > 0 ? [...found, ...within] : [...within, ...guesses(rawLines(spellings[0] ?? '', '<'))]
}

function rawLines(text: string, space: '' | '<'): readonly string[] {
  return text
    .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim().replace(/\s/g, space))
    .filter((line) => line !== '')
}

function guesses(raw: readonly string[]): readonly ZoneLines[] {
  const joined = raw.join('')
  if (!/^[A-Z0-9<]+$/.test(joined)) return []
  const asPasted = zoneShapes.find((shape) => shape.join() === raw.map((line) => line.length).join())
  if (asPasted !== undefined) return [{ lines: raw, added: 0 }]
  return zoneShapes.flatMap((shape) => {
    if (lengthOf(shape) === joined.length) return [{ lines: cutInto(joined, shape), added: 0 }]
    return raw.length === shape.length ? fitted(raw, shape) : mended(joined, shape)
  })
}

function lengthOf(shape: readonly number[]): number {
  return shape.reduce((sum, length) => sum + length)
}

function cutInto(text: string, lengths: readonly number[]): readonly string[] {
  let at = 0
  return lengths.map((length) => {
    at += length
    return text.slice(at - length, at)
  })
}

/** One long line that is short of a few fillers, or has one too many: each line in turn may be the damaged one. */
function mended(joined: string, shape: readonly number[]): readonly ZoneLines[] {
  const missing = lengthOf(shape) - joined.length
  if (missing < -1 || missing > MOST_PUT_BACK) return []
  return shape.flatMap((_, damaged) =>
    fitted(
      cutInto(
        joined,
        shape.map((length, line) => (line === damaged ? length - missing : length)),
      ),
      shape,
    ),
  )
}

/** Every way to bring the lines to their lengths. */
function fitted(raw: readonly string[], shape: readonly number[]): readonly ZoneLines[] {
  let ways: readonly ZoneLines[] = [{ lines: [], added: 0 }]
  for (const [at, line] of raw.entries()) {
    const length = shape[at] ?? 0
    const variants = lineVariants(line, length)
    ways = ways
      .flatMap((way) =>
        variants.map((variant) => ({
          lines: [...way.lines, variant],
          added: way.added + length - line.length,
        })),
      )
      .slice(0, MOST_WAYS)
  }
  return ways
}

function lineVariants(line: string, length: number): readonly string[] {
  const missing = length - line.length
  if (missing === 0) return [line]
  if (missing === -1) return fillerRuns(line).map((end) => line.slice(0, end - 1) + line.slice(end))
  if (missing < 0 || line.length < SHORTEST_LINE) return []
  const padded = line + '<'.repeat(missing)
  if (missing > MOST_PUT_BACK) return [padded]
  const inside = fillerRuns(line).map((end) => line.slice(0, end) + '<'.repeat(missing) + line.slice(end))
  return [...new Set([padded, ...inside])]
}

/** Ends of the longest runs of fillers, of equal ones the last first: a filler is lost where many are, most at the end. */
function fillerRuns(line: string): readonly number[] {
  const runs = [...line.matchAll(/<+/g)].map((run) => ({
    end: run.index + run[0].length,
    length: run[0].length,
  }))
  return runs
    .sort((a, b) => b.length - a.length || b.end - a.end)
    .slice(0, MOST_RUNS)
    .map(({ end }) => end)
}
