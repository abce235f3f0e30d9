/** What a measured value should be. */
type Goal = { readonly least: number } | { readonly most: number }

/** One measured line. Ratios count: these machines are noisy, absolute figures are for orientation. */
export type Row = {
  readonly work: string
  /** Null when it could not be measured; `note` says why. */
  readonly value: number | null
  readonly unit: string
  /** How the value stands to another one of the same run, and to which. */
  readonly ratio: { readonly value: number; readonly to: string } | null
  readonly goal: Goal | null
  readonly note: string | null
}

/** A row, of what differs from an empty one. */
export function rowOf(row: Pick<Row, 'work' | 'value' | 'unit'> & Partial<Row>): Row {
  return { ratio: null, goal: null, note: null, ...row }
}

/** The row of what could not be measured. */
export function rowOfFailure(work: string, cause: unknown): Row {
  return rowOf({ work, value: null, unit: '', note: cause instanceof Error ? cause.message : String(cause) })
}

/** Null where there is no goal; what was not measured has not met one. */
function isMet({ goal, value }: Row): boolean | null {
  if (goal === null) return value === null ? false : null
  if (value === null) return false
  return 'least' in goal ? value >= goal.least : value <= goal.most
}

/** As `npm run -s bench -- --json` prints it. */
export function asJson(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { work, value, unit, ratio, goal, note } = row
    const wanted = goal === null ? null : Object.values(goal)[0]
    return { work, value, unit, goal: wanted, met: isMet(row), ratio, note }
  })
  return JSON.stringify({ rows: lines })
}

/** CPU milliseconds that `work` takes, this process alone. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The value below which this share of the sorted values lies; 0 of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}

/** A table as text, numbers right-aligned. */
export function inColumns(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.work,
    row.value === null ? '–' : inFigures(row.value),
    row.unit,
    goalText(row),
    [row.ratio === null ? '' : `${row.ratio.value.toPrecision(3)} × ${row.ratio.to}`, row.note ?? '']
      .filter((text) => text !== '')
      .join('; '),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map(([work = '', value = '', unit = '', goal = '', rest = '']) =>
      [
        work.padEnd(widths[0] ?? 0),
        value.padStart(widths[1] ?? 0),
        unit.padEnd(widths[2] ?? 0),
        goal.padEnd(widths[3] ?? 0),
        rest,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function goalText(row: Row): string {
  const mark = { true: '✔', false: '✖', null: '' }[String(isMet(row))] ?? ''
  if (row.goal === null) return mark
  return `${mark} ${'least' in row.goal ? `≥ ${inFigures(row.goal.least)}` : `≤ ${inFigures(row.goal.most)}`}`
}

function inFigures(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}
