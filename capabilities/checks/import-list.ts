import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { CellFault } from '../../engines/workbook/types.ts'
import { readOnlySheet } from '../../engines/workbook/xlsx.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { decodeOldLines } from './import-encoding.ts'

/** Why nothing of a list can be read. */
export type ListFault =
  | { readonly kind: 'list_empty' | 'list_not_text' }
  | { readonly kind: 'list_sheet_broken'; readonly detail: string }
  | { readonly kind: 'list_several_sheets'; readonly names: readonly string[] }
  | { readonly kind: 'list_quote_open'; readonly line: number }
  | { readonly kind: 'list_too_long'; readonly limit: number }

/** A line of a list in its cells; `line` is where it begins, counted from 1. */
export type Row = {
  readonly line: number
  readonly cells: readonly string[]
  /** Cells of a workbook that do not tell what was meant. */
  readonly faults?: readonly CellFault[]
}

/** First bytes of files that are no text: gzip, PDF, older Office, PNG, JPEG, UTF-32. */
const FOREIGN: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
]
/** Of an archive, which a workbook is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const SAMPLE_BYTES = 400

const beginsWith = (bytes: Buffer, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

export const isSheet = (bytes: Buffer): boolean => beginsWith(bytes, ZIP)

/** The rows of a workbook's only sheet that are not blank; no more than `most` are read. */
export async function rowsOfSheet(bytes: Buffer, most: number): Promise<Result<readonly Row[], ListFault>> {
  const rows: Row[] = []
  for await (const row of readOnlySheet(() => inTurns(bytes))) {
    if (!row.ok)
      return row.error.code === 'several_sheets'
        ? fail({ kind: 'list_several_sheets', names: row.error.names })
        : fail({ kind: 'list_sheet_broken', detail: row.error.detail })
    const { at, cells, faults } = row.value
    if (faults.length > 0 || cells.some((cell) => cell.trim() !== '')) rows.push({ line: at, cells, faults })
    if (rows.length === most) break
  }
  return ok(rows)
}

/** Bytes unpacked before others get their turn. Ours to confirm. */
const AT_ONCE = 16_384

async function* inTurns(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += AT_ONCE) {
    yield bytes.subarray(start, start + AT_ONCE)
    await new Promise((next) => setImmediate(next))
  }
}

/**
 * The text of a list, whatever wrote it: UTF-8, UTF-16 with or without its mark, and line by line an older encoding where a
 * line is no UTF-8, since lists are pasted together from several systems.
 */
export function textOf(bytes: Buffer): Result<string, ListFault> {
  if (FOREIGN.some((signature) => beginsWith(bytes, signature))) return fail({ kind: 'list_not_text' })
  const text = decode(bytes).replace(/^\ufeff/, '')
  if (text.includes('\0')) return fail({ kind: 'list_not_text' })
  return text.trim() === '' ? fail({ kind: 'list_empty' }) : ok(text)
}

function decode(bytes: Buffer): string {
  const wide = wideEncodingOf(bytes)
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  const utf8 = utf8Of(bytes)
  if (utf8 !== null) return utf8
  const lines = linesIn(bytes)
  const texts = lines.map(utf8Of)
  const old = decodeOldLines(lines.filter((_, at) => texts[at] === null)).values()
  return texts.map((text) => text ?? old.next().value ?? '').join('\n')
}

function linesIn(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end))
    if (end < 0) break
    from = end + 1
  }
  return lines
}

/** By its mark, else by where the zeros of ASCII letters, digits and separators stand. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (beginsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const zeros = [0, 0]
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd < sample.length / 5) return null
  if (odd > even * 4) return 'utf-16le'
  return even > odd * 4 ? 'utf-16be' : null
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** The one place that turns the decoder's exception into a value. */
function utf8Of(bytes: Buffer): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

/** The lines that are not blank, each in one cell. */
export function linesOf(text: string): readonly Row[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ line: at + 1, cells: [line] }))
    .filter(({ cells: [line = ''] }) => line.trim() !== '')
}

const parsedRows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** The rows of a table, of which the first is a header. The one place that turns the parser's exception into a value. */
export function rowsOf(sent: string, delimiter: string): Result<readonly Row[], ListFault> {
  // The parser counts a break of two signs within a cell as two.
  const text = sent.replace(/\r\n?/g, '\n')
  try {
    const parsed: unknown = parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
      record_delimiter: '\n',
    })
    const rows = parsedRows.parse(parsed).map(({ record, info }) => ({
      line: info.lines - breaksIn(record),
      cells: record,
    }))
    const runTogether = rows.find(({ cells }) => cells.some(isRunTogether))
    return runTogether === undefined ? ok(rows) : fail({ kind: 'list_quote_open', line: runTogether.line })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return fail({ kind: 'list_quote_open', line: lineOfOpenQuote(text, delimiter) })
  }
}

/** The parser says where a row ends. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}

/** Lines that a quotation mark without its fellow made one: they would be asked as one name. */
function isRunTogether(cell: string): boolean {
  return /^"[^\n]*\n/.test(cell)
}

/** Where the quotation begins that never ends, by the parser's rules; its own count is of where it gave up. */
function lineOfOpenQuote(text: string, delimiter: string): number {
  const sign = delimiter === '|' ? '\\|' : delimiter
  const quoted = new RegExp(`(?<=^|${sign}|\\n)"(?:[^"]|""|"(?!"|${sign}|\\n|$))*("?)`, 'g')
  for (const { 1: end, index } of text.matchAll(quoted))
    if (end === '') return text.slice(0, index).split('\n').length
  return 1
}
