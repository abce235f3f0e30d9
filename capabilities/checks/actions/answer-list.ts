import type { Mode } from '../../../engines/matching/types.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { addCounts, type BatchId, type LineCounts, type ListLine, NO_LINES } from '../batch.ts'
import { sentText } from '../sent-text.ts'
import { answerBatch, type LineAnswer, type UnmetLine, type Unread } from './answer-batch.ts'
import type { CheckParts } from './answer-check.ts'

/** Lines of one commit: often enough that the page moves, seldom enough that the journal is no brake. Ours to confirm. */
const PIECE = 200

export type ListWish = {
  readonly lines: readonly ListLine[]
  readonly purpose: Purpose
  readonly mode: Mode
}

/** As a line of a batch; of one that was not asked also what was sent. */
export type ListLineAnswer = Exclude<LineAnswer, Unread> | (Unread & { readonly text: string })

export type ListStep = {
  /** Lines answered so far. */
  readonly done: number
  readonly counts: LineCounts
  readonly answers: readonly ListLineAnswer[]
  readonly unmet: readonly UnmetLine[]
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
    const answers = answered.answers.map((answer) => withText(answer, piece))
    yield { done: from + piece.length, counts, answers, unmet: answered.unmet }
  }
}

function withText(answer: LineAnswer, piece: readonly ListLine[]): ListLineAnswer {
  if (answer.outcome !== 'unreadable') return answer
  return { ...answer, text: sentText(piece.find(({ line }) => line === answer.line)?.cells ?? []) }
}

export function newListId(now: Date): BatchId {
  return newId<'Batch'>(now)
}
