import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type ImportSource, type MalformedList, malformed, type TableRow } from './import-item.ts'
import { readText } from './import-source.ts'

/** A line of a table without a header. `isWhole` is false when it has more or fewer fields than the table. */
export type CsvRow = {
  readonly fields: readonly string[]
  readonly isWhole: boolean
  /** Line on which the row ends, from 1. */
  readonly at: number
  readonly bytes: number
}

/** What a file must look like. `name` stands in messages. */
export type CsvShape = { readonly name: string; readonly columns: number }

/** How strictly a file is read: a list comes from a program, a table from people. */
type Manner = {
  readonly delimiter: string
  /** A quotation mark inside a cell is part of it. */
  readonly isRelaxed: boolean
  /** What to do where it cannot be read. */
  readonly advice: string
}

const LIST: Manner = { delimiter: ',', isRelaxed: false, advice: 'Fetch the list again.' }
const TABLE = { isRelaxed: true, advice: 'Correct it there and save the table again.' }

/**
 * Rows of a table whose first row names its columns, whatever stands between them; the first row is given out too.
 * UTF-8, or UTF-16 that says so by its first bytes; anything else is refused.
 */
export async function* readTable(open: () => ImportSource): AsyncGenerator<Result<TableRow, MalformedList>> {
  const delimiter = await delimiterOf(inUtf8(open()))
  const reading: Reading = { bytes: 0, text: '', fault: null }
  for await (const step of parsed(inUtf8(open()), reading, { columns: 0, ...TABLE, delimiter })) {
    if (!step.ok) {
      yield fail(reading.fault ?? step.error)
      return
    }
    const { fields, at, bytes } = step.value
    if (fields.some(isRunTogether)) {
      yield malformed(
        'not_well_formed',
        at,
        `A quotation mark is opened before line ${at} and not closed. ${TABLE.advice}`,
      )
      return
    }
    yield ok({ cells: fields, faults: [], at, bytes })
  }
  if (reading.fault !== null) yield fail(inWords(reading.fault))
}

/** Lines that a quotation mark without its fellow made one: what follows would be lost in a cell. */
function isRunTogether(cell: string): boolean {
  return /^"[^\r\n]*[\r\n]/.test(cell)
}

/** What a table that was saved with another alphabet wants. */
function inWords(fault: MalformedList): MalformedList {
  if (fault.code !== 'not_utf8') return fault
  const detail = `Line ${fault.at ?? '?'} is not UTF-8 text, but perhaps of Windows-1252 or of several encodings. Save the table as “CSV UTF-8”, or as an Excel workbook.`
  return { ...fault, detail }
}

/** The sign that stands most often in the first line. */
async function delimiterOf(source: ImportSource): Promise<string> {
  let head = ''
  for await (const piece of readText(source)) {
    head += piece.ok ? piece.value.text : ''
    if (!piece.ok || head.includes('\n') || head.length > MAX_ROW) break
  }
  const [first = ''] = head.split('\n')
  const counted = DELIMITERS.map((sign) => [sign, first.split(sign).length] as const)
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best), [',', 1] as const)[0]
}

const DELIMITERS = [',', ';', '\t'] as const

/** UTF-16 with its mark at the front, as some programs save text, becomes UTF-8; everything else stays as it is. */
async function* inUtf8(source: ImportSource): ImportSource & AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let decoder: ReturnType<typeof utf16Of> = null
  let isFirst = true
  for await (const chunk of source) {
    if (isFirst) decoder = utf16Of(chunk)
    isFirst = false
    yield decoder === null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }))
  }
}

function utf16Of([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null
}

/** Longest row. Ours to confirm. */
const MAX_ROW = 1_000_000

/** What the parser gives with `info: true`. */
const rowWithInfo = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

type Reading = { bytes: number; text: string; fault: MalformedList | null }

/**
 * Reads rows one by one. The first row decides whether the file has its columns; a later one that differs is given
 * out as not whole, unless it is a last line cut off, which means that the file ends too early.
 */
export async function* readCsv(
  source: ImportSource,
  shape: CsvShape,
): AsyncGenerator<Result<CsvRow, MalformedList>> {
  const reading: Reading = { bytes: 0, text: '', fault: null }
  let previous: CsvRow | null = null
  for await (const step of parsed(source, reading, { columns: shape.columns, ...LIST })) {
    if (!step.ok) {
      yield fail(reading.fault ?? step.error)
      return
    }
    if (previous !== null) yield ok(previous)
    else if (!step.value.isWhole) {
      yield missingColumn(shape, step.value)
      return
    }
    previous = step.value
  }
  if (reading.fault !== null) yield fail(reading.fault)
  else if (previous !== null) yield lastRow(previous, reading)
}

function lastRow(row: CsvRow, reading: Reading): Result<CsvRow, MalformedList> {
  return row.isWhole || reading.text.endsWith('\n') ? ok(row) : truncated(row.at)
}

function missingColumn(shape: CsvShape, row: { fields: readonly string[]; at: number }) {
  const detail = `The file ${shape.name} has ${shape.columns} columns; line ${row.at} has ${row.fields.length}. Fetch it again.`
  return malformed('missing_column', row.at, detail)
}

function truncated(line: number) {
  return malformed('truncated', line, 'The file ends in the middle of a line. Fetch the list again.')
}

/** The one place that turns the parser's exceptions into refusals. */
async function* parsed(
  source: ImportSource,
  reading: Reading,
  shape: Manner & Pick<CsvShape, 'columns'>,
): AsyncGenerator<Result<CsvRow, MalformedList>> {
  const parser = parse({
    delimiter: shape.delimiter,
    relax_quotes: shape.isRelaxed,
    info: true,
    max_record_size: MAX_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  })
  // The parser hands every failure of its input on to whoever reads from it.
  pipeline(Readable.from(texts(source, reading)), parser, () => undefined)
  try {
    for await (const row of parser) {
      const { record, info } = rowWithInfo.parse(row)
      const isWhole = record.length === shape.columns
      yield ok({ fields: record, isWhole, at: info.lines, bytes: reading.bytes })
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield refusal(error, shape)
  }
}

/** Stops at a fault of the text and leaves it in `reading`, since a stream could only throw it. */
async function* texts(source: ImportSource, reading: Reading): AsyncGenerator<string> {
  for await (const piece of readText(source)) {
    if (!piece.ok) {
      reading.fault = piece.error
      return
    }
    reading.bytes = piece.value.bytes
    // Files of OFAC end with the end-of-file sign of DOS.
    const text = piece.value.text.replaceAll('\u001a', '')
    if (text !== '') {
      reading.text = text
      yield text
    }
  }
}

function refusal(error: CsvError, { advice }: Manner) {
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return malformed('truncated', line, `The file ends inside a quoted field. ${advice}`)
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return malformed(
      'text_too_long',
      line,
      `A row is longer than ${MAX_ROW} characters: a quotation mark is not closed, or this is another file. ${advice}`,
    )
  }
  return malformed('not_well_formed', line, `Line ${line ?? '?'} is no CSV (${error.code}). ${advice}`)
}
