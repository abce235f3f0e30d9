import { z } from 'zod'
import { checkAnswer } from '../contract.ts'

/** Checks that the caller asked from a moment on and before another; left out: today (UTC). `before` is `next`. */
export const ownChecksQuery = z.strictObject({
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  before: z.uuid().optional(),
})

const ownCheck = checkAnswer.pick({ id: true, at: true, outcome: true, purpose: true, asked: true }).extend({
  /** How many records were shown. */
  candidates: z.number().int(),
  /** Hits that it raised; where they stand is read from each. */
  hits: z.array(z.uuid()),
})
export type OwnCheck = z.infer<typeof ownCheck>

/** Newest first. */
export const ownChecksPage = z.object({ checks: z.array(ownCheck), next: z.uuid().nullable() })
