import type { Mode } from '../../../engines/matching/types.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { type AskedLine, addCounts, type BatchId, type LineCounts, NO_LINES } from '../batch.ts'
import { answerBatch, type LineAnswer } from './answer-batch.ts'
import type { CheckParts } from './answer-check.ts'

/** Lines of one commit: often enough that the page moves, seldom enough that the journal is no brake. Ours to confirm. */
const PIECE = 200

export type ListWish = {
  readonly lines: readonly AskedLine[]
  readonly purpose: Purpose
  readonly mode: Mode
}

export type ListStep = {
  /** Lines answered so far. */
  readonly done: number
  readonly counts: LineCounts
  readonly answers: readonly LineAnswer[]
}

/**
 * Answers a list piece by piece; each piece is in the journal before it is given out. Who stops asking has the pieces
 * until then, and so has the journal.
 */
export async function* answerList(
  parts: CheckParts,
  actor: Actor,
  id: BatchId,
  { lines, purpose, mode }: ListWish,
): AsyncGenerator<ListStep> {
  let counts = NO_LINES
  for (let from = 0; from < lines.length; from += PIECE) {
    const piece = lines.slice(from, from + PIECE)
    const answered = await answerBatch(parts, actor, { lines: piece, purpose, mode, listId: id })
    counts = addCounts(counts, answered.counts)
    yield { done: from + piece.length, counts, answers: answered.answers }
  }
}

export function newListId(now: Date): BatchId {
  return newId<'Batch'>(now)
}
