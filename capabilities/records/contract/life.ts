import { z } from 'zod'
import { handlingCodes, levels } from '../../../kernel/handling.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { recordKinds } from '../../../kernel/record-kind.ts'
import { disclosures } from '../guard.ts'
import { faults, wrongNumber } from '../own-record.ts'
import { grounds, recordBody, retentionRules, sharing, sources, writtenBody } from '../record.ts'
import { statementWishes } from '../statement.ts'

export const RECORDS_PATH = '/api/v1/records'
export const RECORD_EXPORT_PATH = `${RECORDS_PATH}/export`
export const RECORD_QUALITY_PATH = `${RECORDS_PATH}/quality`
export const recordPath = (id: string): string => `${RECORDS_PATH}/${id}`
export const recordVersionPath = (id: string, version: string): string =>
  `${recordPath(id)}/versions/${version}`
export const recordWithdrawPath = (id: string): string => `${recordPath(id)}/withdraw`
export const recordRenewPath = (id: string): string => `${recordPath(id)}/renew`
export const recordHoldPath = (id: string): string => `${recordPath(id)}/hold`
export const recordReleasePath = (id: string): string => `${recordPath(id)}/release-hold`
export const recordDeletionPath = (id: string): string => `${recordPath(id)}/deletion`
export const recordReceiptsPath = (id: string): string => `${recordPath(id)}/receipts`

/** Names the contribution, so that one sent twice is one: 8 to 200 visible characters. Ours to confirm. */
export const IDEMPOTENCY_HEADER = 'idempotency-key'
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,200}$/)

const instant = z.iso.datetime()
const line = z.string().min(1).max(500)
/** Why somebody does something to a record: for people, never in an act. Ours to confirm: 2000 characters. */
export const reason = z.string().trim().min(3).max(2000)
export const reasonForm = z.strictObject({ reason })

const grade = z
  .string()
  .regex(/^[A-F][1-6]$/)
  .nullable()

/** What an owner decides about a record beside its dates and its reference. */
const contribution = z.strictObject({
  ownerUnit: line.nullable().default(null),
  purpose: z.enum(purposes),
  level: z.enum(levels).default('fouo'),
  handling: z.array(z.enum(handlingCodes)).default(['H0']),
  /** What H3, other restrictions, asks for. */
  handlingText: line.nullable().default(null),
  sharing,
  /** Uses permitted to others; left out, all. */
  purposes: z.array(z.enum(purposes)).default([...purposes]),
  disclosure: z.enum(disclosures).default('full'),
  grade: grade.default(null),
  body: writtenBody,
  /** Where values of the body come from, added to what is known already. */
  statements: statementWishes.default([]),
})

export const saysWhatH3Asks = ({
  handling,
  handlingText,
}: Pick<z.infer<typeof contribution>, 'handling' | 'handlingText'>): boolean =>
  handling.includes('H3') === (handlingText !== null)
export const H3_RULE = { message: 'handlingText stands with H3, and only with it', path: ['handlingText'] }

/** Dates left out are those of the earliest rule; a date later than the rules allow is brought forward to it. */
const retentionWish = z.strictObject({
  reviewAt: instant.nullable().default(null),
  deleteAt: instant.nullable().default(null),
  purposeEndsAt: instant.nullable().default(null),
  lawUntil: instant.nullable().default(null),
})
const noWish = { reviewAt: null, deleteAt: null, purposeEndsAt: null, lawUntil: null }

/** Before the rule about H3, so that it can be extended. */
export const newRecordFields = contribution.extend({
  /** The owner's own number, unique among its own records. */
  reference: line,
  validFrom: instant.nullable().default(null),
  retention: retentionWish.default(noWish),
})
export const newRecord = newRecordFields.refine(saysWhatH3Asks, H3_RULE)
export type NewRecord = z.infer<typeof newRecord>

export const changedRecord = contribution
  .extend({ reason: reason.nullable().default(null) })
  .refine(saysWhatH3Asks, H3_RULE)
export type ChangedRecord = z.infer<typeof changedRecord>

export const renewal = retentionWish.extend({ reason })
export type Renewal = z.infer<typeof renewal>

/** What a write answers: the version to send as If-Match next time, and what became of the dates. */
export const writtenRecord = z.object({
  id: z.uuid(),
  version: z.number().int(),
  status: z.enum(['live', 'withdrawn']),
  reviewAt: instant,
  deleteAt: instant,
  /** Null where a list set the dates. */
  retentionRule: z.enum(retentionRules).nullable(),
})
export type WrittenRecord = z.infer<typeof writtenRecord>

/** An act of the journal: its proof is asked for by its id. */
export const namedAct = z
  .object({
    id: z.uuid(),
    /** Place in the tree; null until it has one, and for who may not read the journal. */
    index: z.number().int().nullable(),
  })
  .nullable()

export const deletedRecord = z.object({
  id: z.uuid(),
  deletedAt: instant,
  /** SHA-256 over id, owner, kind, version, ground and dates in canonical JSON. */
  proof: z.string(),
  /** Bureaus that were shown the record and are told. */
  told: z.array(z.string()),
  /** The act of the journal that it was deleted by. */
  act: z.uuid(),
})

export const keptVersion = z.object({
  version: z.number().int(),
  change: z.string(),
  at: instant,
  status: z.string(),
  reason: z.string().nullable(),
  /** Null where a list wrote the version. */
  envelope: z.record(z.string(), z.unknown()).nullable(),
  body: recordBody.nullable(),
})

export const receiptList = z.object({
  /** What is left of the record; null while it is not deleted. */
  deletion: z
    .object({ kind: z.enum(recordKinds), ground: z.enum(grounds), deletedAt: instant, proof: z.string() })
    .nullable(),
  receipts: z.array(
    z.object({
      bureau: z.string(),
      firstShownAt: instant,
      lastShownAt: instant,
      noticeAt: instant.nullable(),
      acknowledgedAt: instant.nullable(),
      /** SHA-256 over record, owner, bureau, proof and both dates in canonical JSON. */
      receipt: z.string().nullable(),
      /** The owner's act, by which the record was deleted; null before, and of deletions by earlier versions. */
      deletionAct: namedAct,
      /** The other bureau's act, by which it answered. */
      receiptAct: namedAct,
    }),
  ),
})
export type ReceiptList = z.infer<typeof receiptList>

/** One of the bureau's own records in a list; of a deleted one only what is left. */
const recordLine = z.object({
  id: z.uuid(),
  kind: z.enum(recordKinds),
  source: z.enum(sources).nullable(),
  reference: z.string().nullable(),
  /** The first of its names; null of a deleted record. */
  name: z.string().nullable(),
  status: z.enum(['live', 'withdrawn', 'deleted']),
  ground: z.enum(grounds).nullable(),
  version: z.number().int(),
  reviewAt: instant,
  deleteAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  proof: z.string().nullable(),
  isHeld: z.boolean(),
  caveat: z.string().nullable(),
})
export type RecordLine = z.infer<typeof recordLine>

export const recordQuery = z.object({
  kind: z.enum(recordKinds).optional(),
  status: z.enum(['live', 'withdrawn', 'deleted']).optional(),
  /** The beginning of the reference. */
  reference: z.string().min(1).max(200).optional(),
  /** With a review date up to this day. */
  due: instant.optional(),
  after: z.uuid().optional(),
})
/** In the order of `listOwnRecords`; `next` is the `after` of the next page. */
export const recordPage = z.object({ records: z.array(recordLine), next: z.uuid().nullable() })

/** One with a fault. `wrongNumbers`: those that fail their checks, whatever fault was asked for. */
const faultyLine = recordLine.extend({
  wrongNumbers: z.array(wrongNumber.extend({ number: z.string() })),
})
export type FaultyLine = z.infer<typeof faultyLine>

export const qualityQuery = z.object({
  fault: z.enum(faults).default('no_birth_date'),
  after: z.uuid().optional(),
})
export const qualityPage = z.object({
  /** Records with each fault, counted up to 1000: more is as many. */
  counts: z.record(z.enum(faults), z.number().int()),
  /** Entries that the newest finished import of each list, or of tables of each kind, refused. */
  refused: z.array(
    z.object({
      importId: z.uuid(),
      format: z.string(),
      /** Of a table; null of a list, which holds records of several kinds. */
      kind: z.enum(recordKinds).nullable(),
      endedAt: instant,
      rejected: z.number().int(),
    }),
  ),
  fault: z.enum(faults),
  records: z.array(faultyLine),
  next: z.uuid().nullable(),
})
