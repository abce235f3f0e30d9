import { type Fact, type FactCell, type FactField, factFields } from '../../kernel/record-facts.ts'
import type { CellShape } from './body-parts.ts'
import { columnsOf, type TextRow, textsOf } from './body-text.ts'
import { fieldsOf } from './fields.ts'
import type { ThingBody } from './record.ts'

/** What a thing's record says, field by field, as every page shows it. */
export function factsOf(body: ThingBody): readonly Fact[] {
  const { cells, rows } = textsOf(body)
  return fieldsOf(body.kind).flatMap(({ name, shape }): Fact[] => {
    const field = factFields.find((known) => known === name)
    if (field === undefined) throw new Error(`the field ${name} has no words`)
    const columns = columnsOf(shape)
    if (columns !== null)
      return factOf(
        field,
        (rows[name] ?? []).map((row) => cellsOf(row, columns)),
      )
    const is = shape.is === 'cell' ? shape.cell : TEXT
    return factOf(field, [cellsOf({ text: cells[name] ?? '' }, { text: is })])
  })
}

const TEXT = { is: 'text' } as const satisfies CellShape

function factOf(field: FactField, lines: readonly (readonly FactCell[])[]): Fact[] {
  const said = lines.filter((cells) => cells.length > 0)
  return said.length === 0 ? [] : [{ field, lines: said }]
}

function cellsOf(row: TextRow, columns: Readonly<Record<string, CellShape>>): readonly FactCell[] {
  return Object.entries(columns).flatMap(([name, { is }]): FactCell[] => {
    const text = row[name] ?? ''
    return text === '' ? [] : [{ is: is === 'whole' ? 'number' : is, text }]
  })
}
