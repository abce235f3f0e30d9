/** One measured line. Ratios count: these machines are noisy, absolute figures are for orientation. */
export type Row = {
  readonly work: string
  readonly value: number
  readonly unit: string
  /** How the value stands to another one of the same run, and to which. */
  readonly ratio: { readonly value: number; readonly to: string } | null
}

/** CPU milliseconds that `work` takes, this process alone. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A table as text, numbers right-aligned. */
export function inColumns(rows: readonly Row[]): string {
  const cells = rows.map(({ work, value, unit, ratio }) => [
    work,
    value.toLocaleString('en', { maximumSignificantDigits: 4 }),
    unit,
    ratio === null ? '' : `${ratio.value.toPrecision(3)} × ${ratio.to}`,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map(([work = '', value = '', unit = '', ratio = '']) =>
      [work.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), unit.padEnd(widths[2] ?? 0), ratio]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
