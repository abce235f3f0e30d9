import type { RecordKind } from '../../kernel/record-kind.ts'
import type { CellShape, FieldShape } from './body-parts.ts'
import { type BodyTexts, columnsOf, type TextRow } from './body-text.ts'
import { type Field, fieldsOf } from './fields.ts'

/** The column that every template begins with: the owner's own number of the record. */
export const REFERENCE = 'reference'

/** The sheet of a template's workbook that says what belongs in each column. */
export const EXPLAINING_SHEET = 'Columns'

/** Several values in one cell stand apart by this sign, the columns of one by the other. */
const ROWS_APART = ';'
const COLUMNS_APART = '|'

export type TemplateColumn = {
  readonly name: string
  readonly isNeeded: boolean
  /** What belongs there, in English. */
  readonly help: string
}

/** The columns of a kind's template, in the order of its fields. */
export function templateOf(kind: RecordKind): readonly TemplateColumn[] {
  const own = { name: REFERENCE, isNeeded: true, help: 'your own number of this record, each once' }
  const fields = fieldsOf(kind) as readonly Field[]
  return [own, ...fields.map(({ name, shape }) => ({ name, isNeeded: isNeeded(shape), help: helpOf(shape) }))]
}

function isNeeded(shape: FieldShape): boolean {
  return shape.is === 'names' || (shape.is === 'cell' && shape.isNeeded)
}

function helpOf(shape: FieldShape): string {
  if (shape.is === 'cell') return wordsOf(shape.cell)
  if (shape.is === 'long') return 'text'
  const columns = Object.entries(columnsOf(shape) ?? {})
  const one = columns.map(([name, cell]) =>
    columns.length === 1 ? wordsOf(cell) : `${name}: ${wordsOf(cell)}`,
  )
  return `several, apart by “${ROWS_APART}”; each: ${one.join(` ${COLUMNS_APART} `)}`
}

function wordsOf(cell: CellShape): string {
  switch (cell.is) {
    case 'text':
      return 'text'
    case 'number':
      return 'number as written'
    case 'whole':
      return 'whole number'
    case 'country':
      return 'country by code, e.g. MDA'
    case 'issuer':
      return 'country or organisation by code or name, e.g. MDA, UNO'
    case 'date':
      return 'date, e.g. 2024-02-13, 2024-02, 2024, circa 2024'
    case 'choice':
      return `one of ${cell.of.join(', ')}`
  }
}

/** The cells of one line by the names of their columns, as texts of a body. */
export function textsFrom(kind: RecordKind, cells: ReadonlyMap<string, string>): BodyTexts {
  const fields = fieldsOf(kind) as readonly Field[]
  const rows: Record<string, readonly TextRow[]> = {}
  const single: Record<string, string> = {}
  for (const { name, shape } of fields) {
    const columns = columnsOf(shape)
    const text = cells.get(name) ?? ''
    if (columns === null) single[name] = text
    else rows[name] = rowsOf(text, Object.keys(columns))
  }
  return { cells: single, rows }
}

function rowsOf(text: string, columns: readonly string[]): readonly TextRow[] {
  return text
    .split(new RegExp(`[${ROWS_APART}\\n]`))
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const parts = row.split(COLUMNS_APART)
      return Object.fromEntries(columns.map((name, at) => [name, (parts[at] ?? '').trim()]))
    })
}
