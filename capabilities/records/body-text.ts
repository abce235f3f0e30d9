import { issuerCountry, issuerOf } from '../../engines/identifiers/mrz-issuers.ts'
import { parseCountry } from '../../kernel/country.ts'
import { parseIssuer } from '../../kernel/issuer.ts'
import { formatPartialDate, type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { scriptOf } from '../../kernel/person-name.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import { withoutUnseen } from '../../kernel/unseen.ts'
import type { CellShape, FieldShape, RecordName } from './body-parts.ts'
import { fieldsOf } from './fields.ts'
import { readIssuerName } from './issuer-names.ts'
import { meantNumber } from './number-forms.ts'
import type { RecordBody } from './record.ts'

/** A row by its columns; of a list the one column is `text`. */
export type TextRow = Readonly<Record<string, string>>

/** A body as it is typed or stands in a table: every value as text, empty where there is none. */
export type BodyTexts = {
  readonly cells: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, readonly TextRow[]>>
}

/** A text that is not what its field holds. `code` is worded where it is shown. */
export type TextFault = {
  readonly field: string
  readonly code: 'not_a_country' | 'not_an_issuer' | 'not_a_date' | 'not_a_choice' | 'not_a_number'
  readonly given: string
  /** What a choice may be; empty of others. */
  readonly of: readonly string[]
}

type ReadBody = {
  /** To be judged by the schema. */
  readonly body: Readonly<Record<string, unknown>>
  readonly faults: readonly TextFault[]
}

/** The column of a list, and of a name's own text. */
const ONE = { text: { is: 'text' } } as const satisfies Readonly<Record<string, CellShape>>
const NAME_COLUMNS = { text: ONE.text, type: { is: 'text' } } as const

/** The columns in which the rows of a field are typed; null of a field that is one cell. */
export function columnsOf(shape: FieldShape): Readonly<Record<string, CellShape>> | null {
  switch (shape.is) {
    case 'list':
      return { text: shape.cell }
    case 'rows':
      return shape.columns
    case 'names':
      return NAME_COLUMNS
    case 'cell':
    case 'long':
      return null
  }
}

/** Reads a body from its texts. Rows without any text are none. */
export function readBody(kind: RecordKind, texts: BodyTexts): ReadBody {
  const faults: TextFault[] = []
  const body: Record<string, unknown> = { kind }
  for (const { name, shape } of fieldsOf(kind)) {
    const reader = { field: name, faults }
    body[name] = readField(shape, { cell: texts.cells[name] ?? '', rows: texts.rows[name] ?? [] }, reader)
  }
  return { body, faults }
}

type Reader = { readonly field: string; readonly faults: TextFault[] }
type Given = { readonly cell: string; readonly rows: readonly TextRow[] }

function readField(shape: FieldShape, given: Given, reader: Reader): unknown {
  if (shape.is === 'cell') return readCell(shape.cell, given.cell, reader)
  if (shape.is === 'long') return given.cell.trim() === '' ? null : given.cell.trim()
  const rows = given.rows.filter((row) => Object.values(row).some((text) => text.trim() !== ''))
  if (shape.is === 'names') return rows.map(nameOf)
  if (shape.is === 'list') return rows.map((row) => readCell(shape.cell, row['text'] ?? '', reader))
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(shape.columns).map(([name, cell]) => [name, readCell(cell, row[name] ?? '', reader)]),
    ),
  )
}

/** Null when nothing is typed that means something, and beside a fault. */
function readCell(shape: CellShape, given: string, { field, faults }: Reader): unknown {
  const text = (shape.is === 'text' ? given : withoutUnseen(given)).trim()
  if (text === '') return shape.is === 'choice' ? (shape.unsaid ?? null) : null
  const fault = (code: TextFault['code'], of: readonly string[] = []): null => {
    faults.push({ field, code, given: text, of })
    return null
  }
  switch (shape.is) {
    case 'text':
      return text
    case 'number':
      return meantNumber(text, shape.form)
    case 'country':
      // As documents have it as well: GBD, ROM.
      return parseCountry(text) ?? issuerCountry(text.toUpperCase()) ?? fault('not_a_country')
    case 'issuer':
      return (
        parseIssuer(text) ?? issuerOf(text.toUpperCase()) ?? readIssuerName(text) ?? fault('not_an_issuer')
      )
    case 'date':
      return parsePartialDate(text) ?? fault('not_a_date')
    case 'whole':
      return /^\d{1,9}$/.test(text) ? Number(text) : fault('not_a_number')
    case 'choice':
      return shape.of.find((one) => one === codeOf(text)) ?? fault('not_a_choice', shape.of)
  }
}

/** Codes are written in small letters; people write them as words. */
function codeOf(text: string): string {
  return /^[MFUX]$/.test(text) ? text : text.toLowerCase().replace(/[\s-]+/g, '_')
}

function nameOf(row: TextRow, place: number): Partial<RecordName> | object {
  const text = (row['text'] ?? '').trim()
  const type = (row['type'] ?? '').trim()
  return {
    text,
    type: type === '' ? usualNameType(place) : codeOf(type),
    script: scriptOf(text),
    parts: null,
  }
}

function usualNameType(place: number): RecordName['type'] {
  return place === 0 ? 'primary' : 'alias'
}

/**
 * Reads a body that was edited: a field whose texts are still those of `before` keeps its value, so that nothing is lost
 * that texts do not tell (another calendar, the parts of a name).
 */
export function readEditedBody(before: RecordBody, texts: BodyTexts): ReadBody {
  const { body, faults } = readBody(before.kind, texts)
  const held = textsOf(before)
  const values = new Map<string, unknown>(Object.entries(before))
  const same = fieldsOf(before.kind).flatMap(({ name }) =>
    JSON.stringify([texts.cells[name], texts.rows[name]]) ===
    JSON.stringify([held.cells[name], held.rows[name]])
      ? [name as string]
      : [],
  )
  return {
    body: { ...body, ...Object.fromEntries(same.map((name) => [name, values.get(name)])) },
    faults: faults.filter(({ field }) => !same.includes(field)),
  }
}

/** The texts from which `readBody` reads the same body again; of names the script and the parts are left out. */
export function textsOf(body: RecordBody): BodyTexts {
  const cells: Record<string, string> = {}
  const rows: Record<string, TextRow[]> = {}
  const values = new Map<string, unknown>(Object.entries(body))
  for (const { name, shape } of fieldsOf(body.kind)) {
    const columns = columnsOf(shape)
    const value = values.get(name)
    if (columns === null) cells[name] = cellText(value)
    else rows[name] = listOf(value).map((one) => rowText(one, columns))
  }
  return { cells, rows }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function rowText(value: unknown, columns: Readonly<Record<string, CellShape>>): TextRow {
  const held = new Map<string, unknown>(isRow(value) ? Object.entries(value) : [['text', value]])
  return Object.fromEntries(Object.keys(columns).map((name) => [name, cellText(held.get(name))]))
}

/** A date is one value, not a row. */
function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isDate(value)
}

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'precision' in value
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return isDate(value) ? dateText(value) : String(value)
}

/** As data write it, but open ends in words, which is how they are typed. */
function dateText(date: PartialDate): string {
  if (date.precision === 'range' || (date.qualifier !== 'before' && date.qualifier !== 'after'))
    return formatPartialDate(date)
  return `${date.qualifier} ${formatPartialDate({ ...date, qualifier: 'exact' })}`
}
