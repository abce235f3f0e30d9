import { ok, type Result } from '../../kernel/result.ts'
import { type ImportSource, type MalformedList, malformed } from './import-item.ts'
import { readText } from './import-source.ts'

/** A line that is not blank. `isEnded` is false for a last line without its line break. */
export type Line = {
  readonly text: string
  readonly at: number
  readonly bytes: number
  readonly isEnded: boolean
}

/** Longest line. Ours to confirm. */
const MAX_LINE = 4_000_000

/** Reads a source line by line. Ends with at most one refusal. */
export async function* readLines(source: ImportSource): AsyncGenerator<Result<Line, MalformedList>> {
  let held = ''
  let at = 1
  let bytes = 0
  for await (const piece of readText(source)) {
    if (!piece.ok) {
      yield piece
      return
    }
    bytes = piece.value.bytes
    const lines = (held + piece.value.text).split('\n')
    held = lines.pop() ?? ''
    const long = [...lines, held].findIndex((line) => line.length > MAX_LINE)
    const whole = long === -1 ? lines : lines.slice(0, long)
    yield* filled(whole, at, bytes)
    at += whole.length
    if (long !== -1) {
      yield tooLong(at)
      return
    }
  }
  if (held.trim() !== '') yield ok({ text: held, at, bytes, isEnded: false })
}

function* filled(texts: readonly string[], first: number, bytes: number) {
  for (const [i, text] of texts.entries()) {
    if (text.trim() !== '') yield ok({ text, at: first + i, bytes, isEnded: true })
  }
}

function tooLong(line: number) {
  const detail = `Line ${line} is longer than ${MAX_LINE} characters. This is not a list of one entity per line.`
  return malformed('text_too_long', line, detail)
}
