import { isKnownIssuer } from '../../engines/identifiers/mrz-issuers.ts'
import { parseCountry } from '../../kernel/country.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { AskedLine, ListLine } from './batch.ts'
import { askEach, isTooLong, partOfZone, readBareRows, tooLong } from './import-bare.ts'
import {
  type Column,
  type Columns,
  countNamed,
  type Header,
  headerIn,
  isHeaderAgain,
  plain,
} from './import-columns.ts'
import { isSheet, type ListFault, linesOf, type Row, rowsOf, rowsOfSheet, textOf } from './import-list.ts'
import { isPartOfZone } from './import-zone.ts'
import type { Question } from './recognise.ts'

/** Most lines of one list: passengers and crew of the largest ships, with room. Ours to confirm. */
const MOST_LINES = 10_000
/** Beginning of a list in which its separator is looked for. */
const BEGINNING = 10_000

const DELIMITERS = [',', ';', '\t', '|']

/** What the file of a list asks: a workbook, or text in any encoding. */
export async function readManifestFile(bytes: Buffer): Promise<Result<readonly ListLine[], ListFault>> {
  if (isSheet(bytes)) {
    // A header and one row too many, by which a list that is too long is known.
    const rows = await rowsOfSheet(bytes, MOST_LINES + 2)
    return rows.ok ? readRows(rows.value) : rows
  }
  const text = textOf(bytes)
  return text.ok ? readManifest(text.value) : text
}

/** What a passenger, crew or vehicle list asks, line by line. Without a header each line tells by itself what it holds. */
export function readManifest(text: string): Result<readonly ListLine[], ListFault> {
  const delimiter = delimiterOf(text)
  if (delimiter === null) return readRows(linesOf(text))
  const rows = rowsOf(text, delimiter)
  return rows.ok ? readRows(rows.value) : rows
}

/** The same of a table that is in cells already, as those of a workbook are. */
function readRows(rows: readonly Row[]): Result<readonly ListLine[], ListFault> {
  const header = headerIn(rows)
  const data = header === null ? rows : rows.slice(header.at + 1)
  if (data.length === 0) return fail({ kind: 'list_empty' })
  if (data.length > MOST_LINES) return fail({ kind: 'list_too_long', limit: MOST_LINES })
  const cells = new Map(rows.map((row) => [row.line, row.cells]))
  const asked = header === null ? readBare(data) : readUnder(header, rows)
  return ok(asked.map((one) => ({ ...one, cells: cells.get(one.line) ?? [] })))
}

/** What is lost of a line stands before what it asks. */
function readBare(rows: readonly Row[]): readonly AskedLine[] {
  const lost = rows.flatMap((row) => lostCells(row, null))
  return lost.length === 0
    ? readBareRows(rows)
    : [...lost, ...readBareRows(rows)].sort((a, b) => a.line - b.line)
}

function readUnder(header: Header, rows: readonly Row[]): readonly AskedLine[] {
  return rows.flatMap((row, at): readonly AskedLine[] => {
    if (at < header.at) return [{ line: row.line, question: fail({ kind: 'above_header' }) }]
    if (at === header.at || isHeaderAgain(header, row.cells)) return []
    return isTooLong(row)
      ? [tooLong(row)]
      : [...lostCells(row, header.columns), ...questionsOf(row, header.columns)]
  })
}

/** The separator by which one of the first lines names most columns; null when none names any. */
function delimiterOf(text: string): string | null {
  const lines = linesOf(text.slice(0, BEGINNING)).map(({ cells: [line = ''] }) => line)
  const named = DELIMITERS.map((delimiter) => {
    const rows = lines.map((line) => ({ cells: line.split(delimiter).map(unquoted) }))
    const header = headerIn(rows)
    return { delimiter, count: header === null ? 0 : countNamed(rows[header.at]?.cells ?? []) }
  })
  const best = named.reduce((one, other) => (other.count > one.count ? other : one))
  return best.count === 0 ? null : best.delimiter
}

function unquoted(cell: string): string {
  return cell.replace(/^\s*"|"\s*$/g, '')
}

/** What a cell no longer tells cannot be asked; the rest of its line is. Without a header any cell may matter. */
function lostCells({ line, faults = [] }: Row, header: Columns | null): AskedLine[] {
  return faults
    .filter(({ column }) => header === null || (header[column] ?? null) !== null)
    .map(({ detail }) => ({ line, question: fail({ kind: 'cell_lost', detail } as const) }))
}

/** One question for the person or thing with its first number, one more for each further number. */
function questionsOf({ line, cells }: Row, header: Columns): AskedLine[] {
  const held = cellsByColumn(cells, header)
  if (cells.every((cell) => cell.trim() === '')) return []
  const numbers = (['document', 'vin', 'plate', 'imo'] as const).flatMap((column) => {
    const text = held.get(column)
    return text === undefined ? [] : [text]
  })
  return numbers.some(isPartOfZone) ? [partOfZone(line)] : askEach(line, whoOf(held), numbers)
}

type Held = ReadonlyMap<Column, string>

/** What stands under each column; of two columns that mean the same the first that is filled counts. */
function cellsByColumn(cells: readonly string[], header: Columns): Held {
  const held = new Map<Column, string>()
  header.forEach((column, at) => {
    const cell = cells[at]?.trim() ?? ''
    if (column !== null && cell !== '' && !held.has(column)) held.set(column, cell)
  })
  return held
}

function whoOf(held: Held): Partial<Question> {
  const given = held.get('given')
  // "Nom" and "Nombre" mean all of a name, or the part that stands beside another column.
  const name = held.get('name')
  const parts = held.has('family') ? [given ?? name, held.get('family')] : [given, name]
  const whole = parts.filter((part) => part !== undefined).join(' ')
  return {
    name: whole === '' ? undefined : whole,
    born: held.get('born'),
    nationality: countryOf(held.get('nationality')),
    sex: sexOf(held.get('sex')),
    birthPlace: held.get('birthPlace'),
  }
}

/** Without a code that is known the person is asked for all the same: nationality only narrows. */
function countryOf(text: string | undefined): string | undefined {
  const isKnown = text !== undefined && (parseCountry(text) !== null || isKnownIssuer(text.toUpperCase()))
  return isKnown ? text : undefined
}

const SEXES: Readonly<Record<string, Question['sex']>> = {
  ...{ m: 'M', male: 'M', h: 'M', homme: 'M', masculin: 'M', hombre: 'M', masculino: 'M', ذكر: 'M' },
  ...{ f: 'F', female: 'F', femme: 'F', feminin: 'F', mujer: 'F', femenino: 'F', انثى: 'F', x: 'X' },
}

function sexOf(text: string | undefined): Question['sex'] {
  return text === undefined ? undefined : SEXES[plain(text)]
}
