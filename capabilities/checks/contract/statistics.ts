import { z } from 'zod'
import { statisticKeys } from '../statistics.ts'

export const STATISTICS_PATH = '/api/v1/statistics'

const day = z.iso.date()

export const statisticsQuery = z.strictObject({
  by: z.enum(statisticKeys),
  /** First and last day (UTC), both included; the last thirty days when left out, a year at most. */
  from: day.optional(),
  to: day.optional(),
})

const whole = z.number().int().nonnegative()

const figures = z.object({
  /** Contributed in the period and not deleted; null where the breakdown does not apply to records. */
  records: whole.nullable(),
  /** Checks in the period; null where the breakdown does not apply to them. */
  searches: whole.nullable(),
  /** Raised in the period. They are the sum of the verdicts and of those without one. */
  hits: whole,
  verdicts: z.object({
    confirmed: whole,
    not_identical: whole,
    record_obsolete: whole,
    unsure: whole,
    none: whole,
  }),
  /** That came to the watch because the clock ran out. */
  late: whole,
  /** From raising to verdict, in milliseconds; null when there is none. */
  response: z.object({
    medianMs: z.number().nullable(),
    p90Ms: z.number().nullable(),
    /** Answered before the clock ran out. */
    withinClock: whole,
  }),
})
export type FiguresView = z.infer<typeof figures>

export const statisticsView = z.object({
  by: z.enum(statisticKeys),
  from: day,
  to: day,
  /** `all` is every bureau, as far as the hub may know of the records; `own` the caller's bureau on either side. */
  scope: z.enum(['all', 'own']),
  /** By kind, a search that records of several kinds could answer has the key `several`. */
  rows: z.array(figures.extend({ key: z.string() })),
  totals: figures,
})
export type StatisticsView = z.infer<typeof statisticsView>
