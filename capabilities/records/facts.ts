import type { IdentifierKind } from '../../kernel/identifier-kind.ts'
import { type Fact, type FactCell, type FactField, factFields } from '../../kernel/record-facts.ts'
import type { CellShape } from './body-parts.ts'
import { columnsOf, type TextRow, textsOf } from './body-text.ts'
import { fieldsOf } from './fields.ts'
import { keysOf } from './keys.ts'
import type { ThingBody } from './record.ts'

/** Kinds by JSON pointer. A BIC is no key: it is that of a whole bank. */
type Kinds = ReadonlyMap<string, IdentifierKind>

/** What a thing's record says, field by field, as every page shows it. */
export function factsOf(body: ThingBody): readonly Fact[] {
  const { cells, rows } = textsOf(body)
  const kinds: Kinds = new Map([
    ['/bic', 'bic'],
    ...keysOf(body).map(({ path, kind }) => [path, kind] as const),
  ])
  return fieldsOf(body.kind).flatMap(({ name, shape }): Fact[] => {
    const field = factFields.find((known) => known === name)
    if (field === undefined) throw new Error(`the field ${name} has no words`)
    const columns = columnsOf(shape)
    if (columns !== null) {
      const lines = (rows[name] ?? []).map((row, at) =>
        cellsOf(row, columns, (column) =>
          kinds.get(shape.is === 'list' ? `/${name}/${at}` : `/${name}/${at}/${column}`),
        ),
      )
      return factOf(field, lines)
    }
    const is = shape.is === 'cell' ? shape.cell : TEXT
    return factOf(field, [cellsOf({ text: cells[name] ?? '' }, { text: is }, () => kinds.get(`/${name}`))])
  })
}

const TEXT = { is: 'text' } as const satisfies CellShape

function factOf(field: FactField, lines: readonly (readonly FactCell[])[]): Fact[] {
  const said = lines.filter((cells) => cells.length > 0)
  return said.length === 0 ? [] : [{ field, lines: said }]
}

/** Under whatever kind a record is found, that is a number, though it may be an address or a name. */
function cellsOf(
  row: TextRow,
  columns: Readonly<Record<string, CellShape>>,
  kindOf: (column: string) => IdentifierKind | undefined,
): readonly FactCell[] {
  return Object.entries(columns).flatMap(([name, { is }]): FactCell[] => {
    const text = row[name] ?? ''
    const identifier = kindOf(name)
    if (text === '') return []
    if (identifier !== undefined) return [{ is: 'number', text, identifier }]
    return [{ is: is === 'whole' ? 'number' : is, text }]
  })
}
