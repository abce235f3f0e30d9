import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import classes from './page.module.css'

export type Column<Row> = {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  readonly align?: 'end'
  readonly width?: string
  /** Left out on a phone. */
  readonly isSecondary?: true
  /** What a row is looked at for, too wide for a phone: there it has a line of its own under the others. */
  readonly isBelow?: true
}

type Props<Row> = {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** What Enter and a click do; a table without it is only read. */
  readonly onOpen?: (row: Row) => void
  /** An EmptyState. */
  readonly empty: ReactNode
  readonly density?: 'compact'
}

/** One line per item. Tab enters the rows, j/k or the arrows move, Home and End jump, Enter opens. */
export function DenseTable<Row>(props: Props<Row>): ReactElement {
  const { label, columns, rows, rowKey, onOpen, empty, density } = props
  const [current, setCurrent] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const reachable = Math.min(current, rows.length - 1)

  function onKeyDown(event: KeyboardEvent, row: Row): void {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen?.(row)
    const next = nextRow(event.key, reachable, rows.length)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    const line = body.current?.rows.item(next)
    line?.focus()
  }

  if (rows.length === 0) return <div className={classes.scroller}>{empty}</div>
  return (
    <div className={classes.scroller}>
      <table
        className={classes.table}
        aria-label={label}
        data-density={density}
        data-stacks={columns.some(({ isBelow }) => isBelow)}
        style={{ gridTemplateColumns: phoneColumns(columns) }}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" style={{ inlineSize: column.width }} {...marksOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, place) => (
            <tr
              key={rowKey(row)}
              className={classes.row}
              tabIndex={place === reachable ? 0 : -1}
              data-opens={onOpen !== undefined}
              onClick={() => onOpen?.(row)}
              onFocus={() => setCurrent(place)}
              onKeyDown={(event) => onKeyDown(event, row)}
            >
              {columns.map((column) => (
                <td key={column.id} {...marksOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function marksOf<Row>({ align, isSecondary, isBelow }: Column<Row>) {
  return { 'data-align': align, 'data-secondary': isSecondary, 'data-below': isBelow }
}

/** Counts on a phone alone, where rows that stack are drawn as a grid: each column as wide as it needs and may be. */
function phoneColumns<Row>(columns: readonly Column<Row>[]): string {
  const beside = columns.filter(({ isSecondary, isBelow }) => isSecondary !== true && isBelow !== true)
  return `repeat(${beside.length}, minmax(0, auto))`
}

function nextRow(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(current + 1, count - 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(current - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
