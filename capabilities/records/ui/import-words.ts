import { unreachable } from '../../../kernel/result.ts'
import type { AnswerState } from '../../../kit/tokens.ts'
import type { ImportView } from '../contract.ts'
import type { ImportFormat } from '../import.ts'

/** The parts of an upload. OFAC gives one list in three files; the others have the list alone. */
export const fileParts = ['list', 'alt', 'add'] as const
export type FilePart = (typeof fileParts)[number]

export function partsOf(format: ImportFormat): readonly FilePart[] {
  return format === 'ofac' ? fileParts : ['list']
}

/** Which part each dropped file is, by its name; the last of several for one part counts. */
export function assignFiles<Named extends { readonly name: string }>(
  format: ImportFormat,
  files: readonly Named[],
): Partial<Record<FilePart, Named>> {
  const assigned: Partial<Record<FilePart, Named>> = {}
  for (const file of files) {
    const stem = file.name.toLowerCase()
    const part = format === 'ofac' ? (fileParts.find((known) => stem.includes(known)) ?? 'list') : 'list'
    assigned[part] = file
  }
  return assigned
}

/** The list that a file name looks like; null when it says nothing. */
export function formatOf(fileName: string): ImportFormat | null {
  const name = fileName.toLowerCase()
  if (/\.(?:jsonl?|ftm|ndjson)$/.test(name)) return 'ftm'
  if (name.endsWith('.xml')) return 'un'
  if (name.endsWith('.xlsx')) return 'xlsx'
  return name.endsWith('.csv') ? 'ofac' : null
}

/** How an import went, in one word of `import.verdict.*`. */
export type ImportVerdict =
  | 'running'
  | 'imported'
  | 'tried'
  | 'nothing_new'
  | 'too_many_removed'
  | 'failed'
  | 'interrupted'

export function verdictOf({ state, isDryRun, counts, error }: ImportView): ImportVerdict {
  switch (state) {
    case 'running':
      return 'running'
    case 'interrupted':
      return 'interrupted'
    case 'failed':
      return error?.kind === 'too_many_removed' ? 'too_many_removed' : 'failed'
    case 'finished':
      if (isDryRun) return 'tried'
      return counts.added + counts.changed + counts.removed === 0 ? 'nothing_new' : 'imported'
    default:
      return unreachable(state)
  }
}

/** The look of a verdict, borrowed from the answers of checks: what went well, what needs a person, what did not happen. */
export function lookOf(verdict: ImportVerdict): AnswerState {
  switch (verdict) {
    case 'imported':
    case 'nothing_new':
      return 'no_hit'
    case 'tried':
    case 'running':
      return 'not_asked'
    case 'too_many_removed':
      return 'possible'
    case 'interrupted':
      return 'not_answered'
    case 'failed':
      return 'hit'
    default:
      return unreachable(verdict)
  }
}

/** Entries read so far, for a file that is still being read. */
export const kilobytes = (bytes: number): number => Math.round(bytes / 1024)

const reasons = [
  'no_name',
  'no_number',
  'no_reference',
  'duplicate_reference',
  'body_invalid',
  'unknown_schema',
  'not_json',
  'not_an_entity',
  'wrong_column_count',
  'no_such_entry',
  'too_many_documents',
  'deleted_for_rights',
  'not_the_issuer',
  'other_kind',
] as const

/** The reason of a rejected line as this page can say it; null for one that came with a newer server. */
export function knownReason(reason: string): (typeof reasons)[number] | null {
  return reasons.find((known) => known === reason) ?? null
}
