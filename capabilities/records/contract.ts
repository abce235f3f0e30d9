import { z } from 'zod'
import { handlingCodes, levels } from '../../kernel/handling.ts'
import { purposes } from '../../kernel/purpose.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { disclosures } from './guard.ts'
import { importFormats, isSheet, sheetFormats } from './import.ts'
import { onwardAnswers } from './policy.ts'
import { changes, grounds, recordBody, retentionRules, sharing, sources } from './record.ts'
import { whys } from './why.ts'

export const IMPORTS_PATH = '/api/v1/imports'
export const importPath = (id: string): string => `${IMPORTS_PATH}/${id}`
export const importProgressPath = (id: string): string => `${importPath(id)}/progress`
const TEMPLATES_PATH = '/api/v1/import-templates'
/** An empty table to be filled in, of a kind and in a format. */
export const templatePath = (kind: string, format: string): string => `${TEMPLATES_PATH}/${kind}/${format}`
export const templateParams = z.object({ kind: z.enum(recordKinds), format: z.enum(sheetFormats) })
export const importRejectionsPath = (id: string): string => `${importPath(id)}/rejections`

const instant = z.iso.datetime()

/** How somebody comes to see a record. */
const seen = {
  why: z.object({
    code: z.enum(whys),
    /** Names of the owner's lists by which the reader is shown it. */
    lists: z.array(z.string()),
    /** In English. */
    sentence: z.string(),
  }),
}

/** What binds whoever is shown any of it; the core too. */
const binding = {
  handling: z.array(z.enum(handlingCodes)),
  /** What H3, other restrictions, asks for. */
  handlingText: z.string().nullable(),
  /** What a reader may do with it without asking the owner. */
  onward: z.object({ asEvidence: z.enum(onwardAnswers), passOn: z.enum(onwardAnswers) }),
}

/** What others see of a record that its owner releases on a hit only. */
const coreView = z.object({
  shown: z.literal('core'),
  id: z.uuid(),
  owner: z.string(),
  kind: z.enum(recordKinds),
  caveat: z.string().nullable(),
  ...seen,
  ...binding,
})

const fullView = z.object({
  shown: z.literal('full'),
  ...seen,
  ...binding,
  id: z.uuid(),
  owner: z.string(),
  ownerUnit: z.string().nullable(),
  kind: z.enum(recordKinds),
  source: z.enum(sources),
  reference: z.string(),
  purpose: z.enum(purposes),
  level: z.enum(levels),
  /** Whom it is shared with and kept from is the owner's to know: null for others. */
  sharing: sharing.nullable(),
  purposes: z.array(z.enum(purposes)),
  disclosure: z.enum(disclosures),
  grade: z.string().nullable(),
  validFrom: instant,
  reviewAt: instant,
  deleteAt: instant,
  retentionRule: z.enum(retentionRules).nullable(),
  status: z.enum(['live', 'withdrawn']),
  ground: z.enum(grounds).nullable(),
  /** For the owner. */
  hold: z.object({ since: instant, reason: z.string() }).nullable(),
  caveat: z.string().nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  body: recordBody,
  statements: z.array(
    z.object({
      path: z.string(),
      /** For the owner: who it was learnt from may be somebody to protect. */
      source: z.string().nullable(),
      grade: z.string().nullable(),
      at: instant,
      by: z.string(),
      /** False when the value has changed since it was said. */
      isCurrent: z.boolean(),
    }),
  ),
  versions: z.array(z.object({ version: z.number().int(), change: z.enum(changes), at: instant })),
})
export type RecordView = z.infer<typeof fullView>

export const recordView = z.discriminatedUnion('shown', [fullView, coreView])

const importStates = ['running', 'finished', 'failed', 'interrupted'] as const

export const importView = z.object({
  id: z.uuid(),
  owner: z.string(),
  format: z.enum(importFormats),
  /** What a table of our template is about; null of lists. */
  kind: z.enum(recordKinds).nullable(),
  fileName: z.string(),
  isDryRun: z.boolean(),
  state: z.enum(importStates),
  startedAt: instant,
  endedAt: instant.nullable(),
  counts: z.object({
    persons: z.number().int(),
    organisations: z.number().int(),
    vessels: z.number().int(),
    things: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
  }),
  /** Why a failed import changed nothing. */
  error: z.object({ kind: z.string(), detail: z.string() }).nullable(),
})
export type ImportView = z.infer<typeof importView>

export const importPage = z.object({ imports: z.array(importView), next: z.string().nullable() })

/** Sent as server-sent events named `progress`, at most four a second; the last one has a state other than running. */
export const importProgress = z.object({
  state: z.enum(importStates),
  /** `reading` the file, then `comparing` it with what is held. */
  step: z.enum(['reading', 'comparing', 'done']),
  bytes: z.number().int(),
  totalBytes: z.number().int(),
  records: z.number().int(),
  rejected: z.number().int(),
})
export type ImportProgress = z.infer<typeof importProgress>

export const rejectionPage = z.object({
  rejections: z.array(
    z.object({
      line: z.number().int(),
      position: z.number().int(),
      reference: z.string().nullable(),
      reason: z.string(),
      detail: z.string(),
      excerpt: z.string(),
    }),
  ),
  next: z.number().int().nullable(),
})

/** Fields of the multipart form that starts an import; the files follow as `list`, `alt`, `add`. */
export const importForm = z
  .object({
    format: z.enum(importFormats),
    /** Which template a table was made from; of tables alone. */
    kind: z.enum(recordKinds).nullable().default(null),
    dryRun: z.enum(['true', 'false']),
    /** Takes the file although it withdraws more than half of the list. */
    acceptRemovals: z.enum(['true', 'false']),
  })
  .refine(({ format, kind }) => isSheet(format) === (kind !== null), {
    message: 'a table, and only a table, wants a kind',
  })

export const startedImport = z.object({ id: z.uuid() })
