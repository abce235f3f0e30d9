import { z } from 'zod'

export const JOURNAL_PATH = '/api/v1/journal'
export const JOURNAL_VERIFY_PATH = '/api/v1/journal/verify'
export const JOURNAL_STATE_PATH = '/api/v1/journal/state'

const actView = z.object({
  id: z.uuid(),
  /** Place in the chain; null until it is sequenced, a moment after it happened. */
  seq: z.number().int().nullable(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(['user', 'program', 'system']),
    id: z.uuid(),
    /** Null for what Comity did itself, or where the account is gone. */
    name: z.string().nullable(),
    bureau: z.string(),
  }),
  purpose: z.string(),
  act: z.string(),
  outcome: z.enum(['done', 'refused']),
  subject: z.string(),
  detail: z.json(),
})
export type ActView = z.infer<typeof actView>

export const journalQuery = z.strictObject({
  act: z.string().max(100).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  bureau: z.string().max(8).optional(),
  subject: z.string().max(100).optional(),
  /** Acts at or after, and before, these instants. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** The `next` of the page before. */
  cursor: z.uuid().optional(),
})
export const journalPage = z.object({ acts: z.array(actView), next: z.string().nullable() })

export const verdict = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('clean'),
    entries: z.number().int(),
    /** Acts not yet in the chain; they follow within a second. */
    waiting: z.number().int(),
    head: z.string(),
  }),
  z.object({
    state: z.literal('broken'),
    entries: z.number().int(),
    /** The first broken entry, 1 for the oldest. */
    seq: z.number().int(),
    why: z.enum(['entry_missing', 'entry_changed', 'link_changed', 'end_cut_off', 'entry_not_sequenced']),
  }),
])
export type VerdictView = z.infer<typeof verdict>

/** For the top bar: when the chain was last written. */
export const journalState = z.object({ entries: z.number().int(), sequencedAt: z.iso.datetime().nullable() })
