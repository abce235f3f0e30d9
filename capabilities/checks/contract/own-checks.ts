import { z } from 'zod'
import { checkAnswer } from '../contract.ts'
import { lineCounts } from './batch.ts'

/**
 * `all`: what was asked by itself, and each list as one; `found`: what met something, then or since, lines of lists among it;
 * `open`: what was not answered in full.
 */
export const ownShown = ['all', 'found', 'open'] as const
export type OwnShown = (typeof ownShown)[number]

/**
 * Checks that the caller asked from a moment on and before another; left out: today (UTC). With `list` the lines of that list
 * instead, whenever it was asked. `before` is `next`.
 */
export const ownChecksQuery = z.strictObject({
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  show: z.enum(ownShown).default('all'),
  list: z.uuid().optional(),
  before: z.uuid().optional(),
})

const ownCheck = checkAnswer.pick({ id: true, at: true, outcome: true, purpose: true, asked: true }).extend({
  /** How many records were shown. */
  candidates: z.number().int(),
  /** Hits that it raised, then or since; where they stand is read from each. */
  hits: z.array(z.uuid()),
  /** The list of which it was a line. */
  listId: z.uuid().nullable(),
})
export type OwnCheck = z.infer<typeof ownCheck>

/** A list, or a batch that came alone, as one: its lines by what they met. */
const ownList = checkAnswer.pick({ purpose: true, at: true }).extend({
  id: z.uuid(),
  counts: lineCounts,
  /** Hits on lines that met nothing when they were asked. */
  hits: z.array(z.uuid()),
})
export type OwnList = z.infer<typeof ownList>

/** Newest first; ids begin with their time, so that checks and lists are put in order by them. */
export const ownChecksPage = z.object({
  checks: z.array(ownCheck),
  /** With `list` that list alone; empty when it is not the caller's. */
  lists: z.array(ownList),
  /** Of the whole time or list, whatever is shown: how many checks met something and how many are open, a thousand at most. */
  counts: z.object({ found: z.number().int(), open: z.number().int() }),
  next: z.uuid().nullable(),
})
export type OwnChecksPage = z.infer<typeof ownChecksPage>
