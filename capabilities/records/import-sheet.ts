import { readXlsx } from '../../engines/workbook/xlsx.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { readBody, type TextFault } from './body-text.ts'
import { readTable } from './import-csv.ts'
import {
  type ImportEnd,
  type ImportItem,
  type ImportSource,
  type ImportStream,
  Judge,
  type MalformedList,
  malformed,
  type TableRow,
} from './import-item.ts'
import { cleanLine } from './import-text.ts'
import { mayHold } from './policy.ts'
import { recordBody } from './record.ts'
import { EXPLAINING_SHEET, REFERENCE, templateOf, textsFrom } from './template.ts'

export type SheetWish = {
  readonly kind: RecordKind
  readonly format: 'csv' | 'xlsx'
  /** Whose records they will be. */
  readonly owner: BureauCode
  /** Opens the file from its beginning. */
  readonly open: () => ImportSource
}

/** Reads a table that was made from the template of a kind: one record a line, one field a column. */
export async function* readSheet(wish: SheetWish): ImportStream {
  const sheet = new Sheet(wish)
  for await (const row of wish.format === 'csv' ? readTable(wish.open) : readWorkbook(wish.open)) {
    if (!row.ok) return row
    const step = sheet.take(row.value)
    if (step === null) continue
    if ('ok' in step) return step
    yield step
  }
  return sheet.end()
}

async function* readWorkbook(open: () => ImportSource): AsyncGenerator<Result<TableRow, MalformedList>> {
  for await (const row of readXlsx(open, EXPLAINING_SHEET)) {
    if (row.ok) yield row
    else if (row.error.code === 'several_sheets')
      yield malformed('wrong_format', null, onOthers(row.error.names))
    else yield malformed(row.error.code, null, row.error.detail)
  }
}

/** What stands on other sheets would be lost without a word. */
function onOthers([first = '', ...others]: readonly string[]): string {
  const named = others.map((name) => `“${name}”`).join(', ')
  return `Only the sheet “${first}” would be read, and something stands on others: ${named}. Hand each table in by itself.`.slice(
    0,
    500,
  )
}

/** The first row that says something names the columns; each later one is an item. */
class Sheet {
  readonly #wish: SheetWish
  readonly #judge = new Judge()
  #header: readonly string[] | null = null

  constructor(wish: SheetWish) {
    this.#wish = wish
  }

  /** An item; an end, when the table cannot be read on; null where there is nothing. */
  take(row: TableRow): ImportItem | ImportEnd | null {
    if (isBlank(row)) return null
    if (this.#judge.isFull) return this.#judge.full(row.at)
    if (this.#judge.isHopeless) return this.#judge.hopeless(row.at)
    if (this.#header !== null) return judgeLine({ ...this.#wish, header: this.#header }, row, this.#judge)
    const header = readHeader(this.#wish.kind, row)
    if (!header.ok) return header
    this.#header = header.value
    return null
  }

  end(): ImportEnd {
    if (this.#header === null) return malformed('empty', null, 'The table is empty. Fill in the template.')
    if (this.#judge.hasRead) return this.#judge.end()
    return malformed('no_entry', null, 'The table names its columns and holds no line. Fill in the template.')
  }
}

function isBlank({ cells, faults }: TableRow): boolean {
  return faults.length === 0 && cells.every((cell) => cell.trim() === '')
}

/** The names of the columns, in any order and any case; those of the template that are not needed may be left out. */
function readHeader(kind: RecordKind, { cells, at }: TableRow): Result<readonly string[], MalformedList> {
  const template = templateOf(kind)
  const known = new Map(template.map(({ name }) => [name.toLowerCase(), name]))
  const given = cells.map((cell) => cleanLine(cell))
  const names = given.map((text) => (text === '' ? '' : (known.get(text.toLowerCase()) ?? null)))
  const stray = given[names.indexOf(null)]
  if (stray !== undefined)
    return malformed(
      'wrong_format',
      at,
      `The template of this kind has no column “${stray.slice(0, 100)}”. Take a new one.`,
    )
  const columns = names.map((name) => name ?? '')
  const twice = columns.find((name, place) => name !== '' && columns.indexOf(name) !== place)
  if (twice !== undefined) return malformed('wrong_format', at, `The column ${twice} stands there twice.`)
  const missing = template.find(({ name, isNeeded }) => isNeeded && !columns.includes(name))
  return missing === undefined
    ? ok(columns)
    : malformed('missing_column', at, `The column ${missing.name} is missing. Take a new template.`)
}

type Table = {
  readonly kind: RecordKind
  readonly owner: BureauCode
  readonly header: readonly string[]
}

function judgeLine({ kind, owner, header }: Table, row: TableRow, judge: Judge): ImportItem {
  const { at, bytes, cells } = row
  const excerpt = cells.filter((cell) => cell !== '').join(', ')
  const named = new Map(header.map((name, place) => [name, cells[place] ?? '']))
  const reference = cleanLine(named.get(REFERENCE) ?? '')
  const line = { at, reference, excerpt, bytes }
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    const detail = `The line has ${cells.length} cells, the table ${header.length} columns.`
    return judge.reject({ ...line, reason: 'wrong_column_count', detail })
  }
  const lost = row.faults.find(({ column }) => (header[column] ?? '') !== '')
  if (lost !== undefined) {
    const detail = `${header[lost.column]}: ${lost.detail}`
    return judge.reject({ ...line, reason: 'body_invalid', detail })
  }
  const { body, faults } = readBody(kind, textsFrom(kind, named))
  const [fault] = faults
  if (fault !== undefined) return judge.reject({ ...line, reason: 'body_invalid', detail: sayFault(fault) })
  const read = recordBody.safeParse(body)
  if (read.success && !mayHold(owner, read.data)) {
    const detail = `It was not issued by ${owner}; only the bureau of the country or organisation that issued it holds it.`
    return judge.reject({ ...line, reason: 'not_the_issuer', detail })
  }
  return judge.judge({ ...line, body })
}

function sayFault({ field, code, given, of }: TextFault): string {
  const shown = given.slice(0, 100)
  switch (code) {
    case 'not_a_date':
      return `${field}: “${shown}” is no date; write e.g. 2024-02-13, 2024-02 or 2024.`
    case 'not_a_country':
      return `${field}: “${shown}” is no country; write its code, e.g. MDA, or nothing for who has none.`
    case 'not_an_issuer':
      return `${field}: “${shown}” is no country, and no organisation that issues travel documents; write its code, e.g. MDA or UNO.`
    case 'not_a_number':
      return `${field}: “${shown}” is no whole number.`
    case 'not_a_choice':
      return `${field}: “${shown}” is none of ${of.join(', ')}.`
  }
}
