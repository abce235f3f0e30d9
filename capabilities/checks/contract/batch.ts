import { z } from 'zod'
import { modes } from '../../../engines/matching/types.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { lineOutcomes } from '../batch.ts'
import { outcomes } from '../check.ts'
import { CHECKS_PATH, checkAnswer, checkRequest } from '../contract.ts'

export const BATCH_PATH = `${CHECKS_PATH}/batch`
export const batchPath = (id: string): string => `${BATCH_PATH}/${id}`
export const LISTS_PATH = `${CHECKS_PATH}/lists`
/** Largest list: ten thousand lines of five hundred characters. Ours to confirm. */
export const LIST_BYTES = 5 * 1024 ** 2

/** Questions of one batch. Ours to confirm. */
export const MOST_QUESTIONS = 1000

const question = z.union([
  z.string(),
  checkRequest.omit({ purpose: true, mode: true, about: true, held: true }),
])

/** Many questions; a text is what would be typed into the box. The mode is high precision unless another is named. */
export const batchRequest = z.strictObject({
  questions: z.array(question).min(1).max(MOST_QUESTIONS),
  purpose: z.enum(purposes).optional(),
  mode: z.enum(modes).optional(),
})
export type BatchRequest = z.infer<typeof batchRequest>

/** Lines by what they met. */
export const lineCounts = z.object({
  hit: z.number().int(),
  possible: z.number().int(),
  no_hit: z.number().int(),
  incomplete: z.number().int(),
  unreadable: z.number().int(),
})

/** Why a line was not asked, and what to do. */
const fault = z.object({ kind: z.string(), detail: z.string() })

const unreadLine = z.object({ line: z.number().int(), outcome: z.literal('unreadable'), fault })
const checkedLine = z.object({ line: z.number().int(), outcome: z.enum(outcomes), check: checkAnswer })
const lineAnswer = z.discriminatedUnion('outcome', [unreadLine, checkedLine])
export type LineView = z.infer<typeof lineAnswer>

export const batchAnswer = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  purpose: z.enum(purposes),
  mode: z.enum(modes),
  counts: lineCounts,
  /** In the order of the lines, which count from 1. A line that is not here was asked and met nothing. */
  answers: z.array(lineAnswer),
})
export type BatchAnswerView = z.infer<typeof batchAnswer>

/** A past batch or list, without the records. */
export const keptBatch = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  bureau: z.string(),
  askedBy: z.uuid(),
  purpose: z.enum(purposes),
  mode: z.enum(modes),
  counts: lineCounts,
  /** Lines with a check of their own or a fault; all others held numbers that met nothing. */
  lines: z.array(
    z.object({
      line: z.number().int(),
      outcome: z.enum(lineOutcomes),
      checkId: z.uuid().nullable(),
      fault: z.string().nullable(),
    }),
  ),
  /** Numbers that met nothing, by line. */
  quiet: z.array(
    z.object({ line: z.number().int(), document: z.string().nullable(), imo: z.string().nullable() }),
  ),
})

/** What is sent with a list: the file itself as `list`, or pasted lines as the field `lines`. */
export const listForm = z.strictObject({
  purpose: z.enum(purposes).optional(),
  mode: z.enum(modes).optional(),
  lines: z.string().optional(),
})

/** Events of a list: `begun`, then `answered` for each piece, then `ended`. */
export const listBegun = z.object({ id: z.uuid(), lines: z.number().int() })
export const listAnswered = z.object({
  /** Lines answered so far. */
  done: z.number().int(),
  counts: lineCounts,
  answers: z.array(
    z.discriminatedUnion('outcome', [
      /** `text`: the line as it was sent, in one line; cards are masked. */
      unreadLine.extend({ text: z.string() }),
      checkedLine,
    ]),
  ),
  /** Questions that met nothing, as they were understood; `checkId` is null where numbers are kept under one act. */
  unmet: z.array(
    checkAnswer.shape.asked
      .pick({ name: true, born: true, document: true, imo: true })
      .extend({ line: z.number().int(), checkId: z.uuid().nullable() }),
  ),
})
export type ListAnswered = z.infer<typeof listAnswered>
