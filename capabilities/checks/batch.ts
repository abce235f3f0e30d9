import type { Mode } from '../../engines/matching/types.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { Result } from '../../kernel/result.ts'
import { type Asked, type CheckId, type Outcome, outcomes } from './check.ts'
import type { Question, QuestionError } from './recognise.ts'

export type BatchId = Id<'Batch'>

/** What became of a line: a line that could not be read was not asked. */
export const lineOutcomes = [...outcomes, 'unreadable'] as const
type LineOutcome = (typeof lineOutcomes)[number]

/** Why a line, or a part of it, was not asked. */
export type LineFault =
  | QuestionError
  | { readonly kind: 'line_too_long'; readonly limit: number }
  | { readonly kind: 'above_header' | 'no_header' | 'zone_incomplete' }
  /** A cell of a workbook does not tell what was meant; `detail` says why. */
  | { readonly kind: 'cell_lost'; readonly detail: string }

/** A line of a list: what it asks, or why nothing can be asked of it. */
export type AskedLine = { readonly line: number; readonly question: Result<Question, LineFault> }

/** A line of a file or of pasted text, with its cells as they were sent. */
export type ListLine = AskedLine & { readonly cells: readonly string[] }

/** A line that held numbers alone and met nothing. Lines count from 1. */
export type QuietLine = { readonly line: number } & Pick<Asked, 'document' | 'imo'>

/** Any other line: a check of its own, or not one at all. */
export type ToldLine =
  | { readonly line: number; readonly outcome: Outcome; readonly check: CheckId }
  | { readonly line: number; readonly outcome: 'unreadable'; readonly reason: string }

/** A batch as it is kept. A list is kept as several, its pieces. */
export type KeptBatch = {
  readonly bureau: BureauCode
  readonly id: BatchId
  /** Of the list; its own when it came alone. */
  readonly listId: BatchId
  readonly at: Date
  readonly askedBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly clearance: Level
  readonly mode: Mode
  readonly versions: { readonly normaliser: string; readonly scorer: string }
  readonly quiet: readonly QuietLine[]
  readonly salt: Buffer
  readonly root: Buffer
  readonly told: readonly ToldLine[]
}

export type LineCounts = Readonly<Record<LineOutcome, number>>

export const NO_LINES: LineCounts = { hit: 0, possible: 0, no_hit: 0, incomplete: 0, unreadable: 0 }

export function countLines({ quiet, told }: Pick<KeptBatch, 'quiet' | 'told'>): LineCounts {
  const counts = { ...NO_LINES, no_hit: quiet.length }
  for (const { outcome } of told) counts[outcome]++
  return counts
}

export function addCounts(one: LineCounts, other: LineCounts): LineCounts {
  return {
    hit: one.hit + other.hit,
    possible: one.possible + other.possible,
    no_hit: one.no_hit + other.no_hit,
    incomplete: one.incomplete + other.incomplete,
    unreadable: one.unreadable + other.unreadable,
  }
}

/** Whether a question is one for numbers alone, of which nothing but the numbers has to be kept. */
export function isNumberAlone({ name, born, nationality, sex, birthPlace }: Asked): boolean {
  return [name, born, nationality, sex, birthPlace].every((field) => field === null)
}
