import type { ListAnswered } from '../contract/batch.ts'
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
  readonly name: string | null
  readonly born: string | null
  readonly document: string | null
  readonly check: CheckAnswer | null
  /** Null for a number that met nothing: all of them are one act. */
  readonly checkId: string | null
  /** The line as it was sent, where nothing of it was asked. */
  readonly text: string | null
  readonly fault: { readonly kind: string; readonly detail: string } | null
}

const NOTHING_ASKED = { name: null, born: null, document: null, check: null, checkId: null }

/** The rows of a piece, in the order of its lines. A line of several numbers may lie in two pieces: `before` tells them apart. */
export function rowsOf(
  { answers, unmet }: Pick<ListAnswered, 'answers' | 'unmet'>,
  before: number,
): readonly ListRow[] {
  const rows = [...answers.map(rowOf), ...unmet.map(unmetRow)]
  return rows.map((row, place) => ({ ...row, id: `${before}-${place}` })).sort((a, b) => a.line - b.line)
}

function rowOf(answer: ListAnswered['answers'][number]): Omit<ListRow, 'id'> {
  const { line, outcome } = answer
  if (answer.outcome === 'unreadable')
    return { ...NOTHING_ASKED, line, outcome, text: answer.text, fault: answer.fault }
  const { check } = answer
  return { line, outcome, ...questionOf(check.asked), check, checkId: check.id, text: null, fault: null }
}

function unmetRow({ line, checkId, ...asked }: ListAnswered['unmet'][number]): Omit<ListRow, 'id'> {
  return { line, outcome: 'no_hit', ...questionOf(asked), check: null, checkId, text: null, fault: null }
}

function questionOf({
  name,
  born,
  document,
  imo,
}: Pick<CheckAnswer['asked'], 'name' | 'born' | 'document' | 'imo'>) {
  return { name, born, document: document ?? imo }
}

/** The part to look at first: the loudest that has anything. */
export function loudest(counts: Counts): Part {
  return parts.find((part) => counts[part] > 0) ?? 'no_hit'
}

const header = [
  ...['line', 'outcome', 'name', 'born', 'document', 'records'],
  ...['owner', 'reference', 'label', 'hit', 'check', 'fault', 'text'],
]

/**
 * RFC 4180, a line for each record that was shown, or one for a question that met none. The last line of a list that was
 * stopped or cut says how many questions nobody asked.
 */
export function listCsv(rows: readonly ListRow[], unasked: number): string {
  const lines = rows.flatMap(({ line, outcome, name, born, document, check, checkId, fault, text }) => {
    const candidates = check?.candidates ?? []
    const asked = [line, outcome, name ?? '', born ?? '', document ?? '', candidates.length]
    const ends = [checkId ?? '', fault?.kind ?? '', text ?? '']
    if (candidates.length === 0) return [[...asked, '', '', '', '', ...ends]]
    return candidates.map(({ record, hitId }) => [
      ...[...asked, record.owner, record.reference, record.label, hitId ?? ''],
      ...ends,
    ])
  })
  const open = unasked === 0 ? [] : [['', 'not_asked', ...header.slice(3).map(() => ''), unasked]]
  return [header, ...lines, ...open, []].map((cells) => cells.map(cellOf).join(',')).join('\r\n')
}

/** Where a cell begins like a formula, which spreadsheets would run; some part cells at a semicolon or a tab. */
const FORMULA = /^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/g

function cellOf(value: string | number): string {
  const safe = typeof value === 'string' ? value.replace(FORMULA, "'") : String(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
