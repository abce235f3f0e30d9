import { z } from 'zod'
import { breaks } from './break.ts'

export const JOURNAL_PATH = '/api/v1/journal'
export const JOURNAL_VERIFY_PATH = '/api/v1/journal/verify'
export const JOURNAL_STATE_PATH = '/api/v1/journal/state'

const actView = z.object({
  id: z.uuid(),
  /** Place in the tree, 0 for the oldest; null until it is sequenced, a moment after it happened. */
  index: z.number().int().nullable(),
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
    /** Acts not yet in the tree; they follow within a second. */
    waiting: z.number().int(),
    /** Of the tree, in hexadecimal digits. */
    root: z.string(),
  }),
  z.object({
    state: z.literal('broken'),
    entries: z.number().int(),
    /** Place of the first broken entry, 0 for the oldest. */
    index: z.number().int(),
    why: z.enum(breaks),
  }),
])
export type VerdictView = z.infer<typeof verdict>

/** For the top bar: whether the journal is proved, since when not, and who cosigns it. */
export const journalState = z.object({
  entries: z.number().int(),
  /** When a checkpoint was last signed, and cosigned where there are witnesses. */
  provedAt: z.iso.datetime().nullable(),
  /** `late` after 30 minutes; `stopped` after four hours, when nothing is written. */
  level: z.enum(['fresh', 'late', 'stopped']),
  trouble: z
    .enum([
      'key_missing',
      'key_unreadable',
      'checkpoint_missing',
      'checkpoint_unreadable',
      'signature_wrong',
      'tiles_wrong',
      'database_behind',
      'swapped',
      'unwritable',
    ])
    .nullable(),
  /** The name under which the log signs, and its keys, the present one last. */
  origin: z.string().nullable(),
  keys: z.array(z.string()),
  witnesses: z.array(z.object({ name: z.string(), size: z.number().int(), at: z.iso.datetime().nullable() })),
})
