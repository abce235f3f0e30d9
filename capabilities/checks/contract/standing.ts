import { z } from 'zod'
import { purposes } from '../../../kernel/purpose.ts'
import { checkAnswer, checkRequest } from '../contract.ts'

export const STANDING_PATH = '/api/v1/standing-checks'
export const standingPath = (id: string): string => `${STANDING_PATH}/${id}`

/** Longest reason. Ours to confirm. */
const LONGEST_REASON = 500

export const standingRequest = checkRequest.omit({ held: true, about: true }).extend({
  /** Why it stands: the case or the order, by the bureau's own reference. */
  reason: z.string().trim().min(3).max(LONGEST_REASON),
  /** Its last day (UTC), a year from now at most. */
  lastDay: z.iso.date(),
})

export const standingView = z.object({
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  madeBy: z.object({ id: z.uuid(), name: z.string().nullable() }),
  purpose: z.enum(purposes),
  asked: checkAnswer.shape.asked,
  reason: z.string(),
  endsAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type StandingView = z.infer<typeof standingView>

export const standingQuery = z.strictObject({ before: z.uuid().optional() })
export const standingPage = z.object({ standing: z.array(standingView), next: z.string().nullable() })
