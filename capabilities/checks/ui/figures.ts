import type { FiguresView, StatisticsView } from '../contract/statistics.ts'

export type FigureColumn = { readonly id: ColumnId; readonly read: (figures: FiguresView) => number | null }
type ColumnId = (typeof columns)[number][0]

const columns = [
  ['records', (row: FiguresView) => row.records],
  ['searches', (row: FiguresView) => row.searches],
  ['hits', (row: FiguresView) => row.hits],
  ['confirmed', (row: FiguresView) => row.verdicts.confirmed],
  ['not_identical', (row: FiguresView) => row.verdicts.not_identical],
  ['record_obsolete', (row: FiguresView) => row.verdicts.record_obsolete],
  ['unsure', (row: FiguresView) => row.verdicts.unsure],
  ['none', (row: FiguresView) => row.verdicts.none],
  ['late', (row: FiguresView) => row.late],
  ['within_clock', (row: FiguresView) => row.response.withinClock],
  ['median', (row: FiguresView) => row.response.medianMs],
  ['p90', (row: FiguresView) => row.response.p90Ms],
] as const

/** A column that the breakdown does not have is left out: a search is about no one's record. */
export function columnsOf({ totals }: Pick<StatisticsView, 'totals'>): readonly FigureColumn[] {
  const isThere = (id: ColumnId): boolean =>
    !((id === 'records' && totals.records === null) || (id === 'searches' && totals.searches === null))
  return columns.filter(([id]) => isThere(id)).map(([id, read]) => ({ id, read }))
}

const MINUTE_MS = 60_000

export function minutesOf(ms: number): number {
  return Math.round(ms / (MINUTE_MS / 10)) / 10
}

/** RFC 4180, with codes as they are on the wire and times in milliseconds: for another program, not for reading. */
export function csvOf(view: StatisticsView): string {
  const shown = columnsOf(view)
  const line = (name: string, figures: FiguresView): string =>
    [quoted(name), ...shown.map(({ read }) => read(figures) ?? '')].join(',')
  return [
    [view.by, ...shown.map(({ id }) => id)].join(','),
    ...view.rows.map((row) => line(row.key, row)),
    line('total', view.totals),
    '',
  ].join('\r\n')
}

/** A cell that begins like a formula is none: spreadsheets would run it. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
