import { z } from 'zod'
import { anomalyRules } from './anomaly.ts'
import { breaks } from './break.ts'
import { findings } from './review.ts'

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
  /** Account of who acted. */
  actor: z.uuid().optional(),
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
  /** Null for who may not read the journal: the number tells how much others do. */
  entries: z.number().int().nullable(),
  /** When a checkpoint was last signed, and cosigned where there are witnesses. */
  provedAt: z.iso.datetime().nullable(),
  /** `late` after 30 minutes; `stopped` after four hours, when nothing is written. */
  level: z.enum(['fresh', 'late', 'stopped']),
  trouble: z
    .enum([
      'key_missing',
      'key_unreadable',
      'key_not_in_succession',
      'succession_wrong',
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
  /** For who may read the journal: the notes by which each key gave way to the next. */
  successions: z.array(z.string()),
  /** Logs of other bureaus that we cosign. */
  cosigns: z.array(z.object({ name: z.string(), size: z.number().int(), at: z.iso.datetime() })),
  /** Weeks of the caller's bureau that wait to be signed off, for auditors; 0 for others. */
  reviewsOpen: z.number().int(),
  witnesses: z.array(z.object({ name: z.string(), size: z.number().int(), at: z.iso.datetime().nullable() })),
})

export const JOURNAL_WITNESS_PATH = '/api/v1/journal/witness'
export const JOURNAL_REVIEWS_PATH = '/api/v1/journal/reviews'
export const JOURNAL_ANOMALIES_PATH = '/api/v1/journal/anomalies'
export const JOURNAL_HOLDS_PATH = '/api/v1/journal/holds'
export const JOURNAL_KEY_PATH = '/api/v1/journal/key'
/** The key that the journal is signed with from now on, and the size of the tree under the one before. */
export const newKey = z.object({ key: z.string(), size: z.number().int() })
/** `:id` of the act for the route itself. */
export const journalProofPath = (id: string): string => `/api/v1/journal/${id}/proof`
/** `:week` for the route itself. */
export const reviewSignPath = (week: string): string => `/api/v1/journal/reviews/${week}/sign`
/** `:id` for the route itself. */
export const holdReleasePath = (id: string): string => `/api/v1/journal/holds/${id}/release`

/** A witness's signature line, or the size that it cosigned last (C2SP tlog-witness). */
export const plainText = z.string().max(100_000)

export const reviewList = z.object({
  reviews: z.array(
    z.object({
      bureau: z.string(),
      week: z.iso.date(),
      openedAt: z.iso.datetime(),
      lateAt: z.iso.datetime(),
      isLate: z.boolean(),
      finding: z.enum(findings).nullable(),
      signedAt: z.iso.datetime().nullable(),
      signerName: z.string().nullable(),
    }),
  ),
})
export type ReviewView = z.infer<typeof reviewList>['reviews'][number]
export const signOffBody = z.strictObject({ finding: z.enum(findings) })

/** Both instants; without them the last seven days. */
export const anomaliesQuery = z.strictObject({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})
export const anomalyList = z.object({
  anomalies: z.array(
    z.object({
      rule: z.enum(anomalyRules),
      actor: z.object({
        kind: z.enum(['user', 'program', 'system']),
        id: z.uuid(),
        name: z.string().nullable(),
        bureau: z.string(),
      }),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      count: z.number().int(),
    }),
  ),
})
export type AnomalyView = z.infer<typeof anomalyList>['anomalies'][number]

export const holdList = z.object({
  holds: z.array(
    z.object({
      id: z.uuid(),
      bureau: z.string().nullable(),
      subject: z.string().nullable(),
      reason: z.string(),
      placedAt: z.iso.datetime(),
      releasedAt: z.iso.datetime().nullable(),
    }),
  ),
})
export type HoldView = z.infer<typeof holdList>['holds'][number]
export const holdBody = z.strictObject({
  subject: z
    .string()
    .regex(/^[a-z]+:[\w./-]+$/)
    .max(100)
    .nullable(),
  reason: z.string().trim().min(3).max(300),
})
