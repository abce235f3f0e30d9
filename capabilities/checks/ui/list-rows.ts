import type { z } from 'zod'
import type { keptBatch, LineView, ListAnswered } from '../contract/batch.ts'
import type { CheckAnswer } from '../contract.ts'

/** How a list is parted; `incomplete` was asked and not answered by every source. */
export const parts = ['hit', 'possible', 'incomplete', 'no_hit', 'unreadable'] as const
export type Part = (typeof parts)[number]
export type Counts = ListAnswered['counts']

export const noCounts: Counts = { hit: 0, possible: 0, no_hit: 0, incomplete: 0, unreadable: 0 }

/** A question of a line; a line with several numbers is several. */
export type ListRow = {
  readonly id: string
  readonly line: number
  readonly outcome: Part
  readonly what: string
  readonly born: string | null
  readonly check: CheckAnswer | null
  /** Null for a number that met nothing: all of them are one act. */
  readonly checkId: string | null
  readonly fault: { readonly kind: string; readonly detail: string } | null
}

export function rowOf(answer: LineView, place: number): ListRow {
  const { line, outcome } = answer
  const base = { id: `line-${line}-${place}`, line, outcome }
  if (answer.outcome === 'unreadable')
    return { ...base, what: '', born: null, check: null, checkId: null, fault: answer.fault }
  const { name, document, imo, born } = answer.check.asked
  const { check } = answer
  return { ...base, what: name ?? document ?? imo ?? '', born, check, checkId: check.id, fault: null }
}

/** Lines that met nothing have no answer of their own and are told at the end; `text` is the list as it was sent. */
export function quietRows(
  { quiet, lines }: Pick<z.infer<typeof keptBatch>, 'quiet' | 'lines'>,
  text: string,
): readonly ListRow[] {
  const written = text.split(/\r\n|\n|\r/)
  const base = { outcome: 'no_hit', born: null, check: null, fault: null } as const
  const numbers = quiet.map(({ line, document, imo }, place): ListRow => {
    return { ...base, id: `quiet-${line}-${place}`, line, what: document ?? imo ?? '', checkId: null }
  })
  const names = lines.flatMap(({ line, outcome, checkId }, place): ListRow[] => {
    const what = written[line - 1]?.trim() ?? ''
    return outcome === 'no_hit' ? [{ ...base, id: `none-${line}-${place}`, line, what, checkId }] : []
  })
  return [...numbers, ...names]
}

export function inOrder(rows: readonly ListRow[]): readonly ListRow[] {
  return [...rows].sort((a, b) => a.line - b.line)
}

/** The part to look at first: the loudest that has anything. */
export function loudest(counts: Counts): Part {
  return parts.find((part) => counts[part] > 0) ?? 'no_hit'
}

const header = [
  'line',
  'outcome',
  'asked',
  'born',
  'records',
  'owner',
  'reference',
  'label',
  'hit',
  'check',
  'fault',
]

/** RFC 4180, a line for each record that was shown, or one for a question that met none. */
export function listCsv(rows: readonly ListRow[]): string {
  const lines = rows.flatMap(({ line, outcome, what, born, check, checkId, fault }) => {
    const asked = [line, outcome, what, born ?? '', check?.candidates.length ?? 0]
    const ends = [checkId ?? '', fault?.kind ?? '']
    if (check === null || check.candidates.length === 0) return [[...asked, '', '', '', '', ...ends]]
    return check.candidates.map(({ record, hitId }) => [
      ...[...asked, record.owner, record.reference, record.label, hitId ?? ''],
      ...ends,
    ])
  })
  return [header, ...lines, []].map((cells) => cells.map(cellOf).join(',')).join('\r\n')
}

/** A cell that begins like a formula is none: spreadsheets would run it. */
function cellOf(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
