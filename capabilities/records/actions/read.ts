import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { ImportFormat, ImportId } from '../import.ts'
import { mayImportFor } from '../policy.ts'
import type { PoliceRecord, RecordId } from '../record.ts'
import {
  addImport,
  findImport,
  type ImportRow,
  listImports,
  listRejections,
  type Rejection,
} from '../store/imports.ts'
import { findVisible, listVersions, type VersionLine } from '../store/records.ts'

export type NotFound = { readonly kind: 'not_found' }

export type RecordReading = { readonly record: PoliceRecord; readonly versions: readonly VersionLine[] }

export function readRecord(
  db: Db,
  actor: Actor,
  id: RecordId,
  at: Date,
): Promise<Result<RecordReading, NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await findVisible(tx, actor, id)
    const outcome = found === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'record.read', outcome, subject: `record:${id}`, detail: {}, at })
    if (found === null) return fail({ kind: 'not_found' })
    return ok({ record: found, versions: await listVersions(tx, found) })
  })
}

/** Publishers of the lists that have one; a FollowTheMoney file is its importer's own. */
const PUBLISHERS: Readonly<Record<ImportFormat, BureauCode | null>> = {
  un: 'UNO' as BureauCode,
  ofac: 'OFA' as BureauCode,
  ftm: null,
}

export type NewImport = {
  readonly id: ImportId
  readonly format: ImportFormat
  readonly fileName: string
  readonly isDryRun: boolean
}
export type ForbiddenImport = { readonly kind: 'not_your_list'; readonly owner: BureauCode }

/** Opens an import; the desk of `jobs.ts` then reads the files. */
export function openImport(
  db: Db,
  actor: Actor,
  { id, format, fileName, isDryRun }: NewImport,
  at: Date,
): Promise<Result<{ owner: BureauCode }, ForbiddenImport>> {
  return inTransactionAs(db, actor, async (tx) => {
    const owner = PUBLISHERS[format] ?? actor.bureau
    const detail = { format, owner, isDryRun }
    const act = { actor, act: 'import.started', subject: `import:${id}`, detail, at } as const
    if (!mayImportFor(actor, owner)) {
      await record(tx, { ...act, outcome: 'refused' })
      return fail({ kind: 'not_your_list', owner })
    }
    await addImport(tx, { owner, id, format, fileName, isDryRun, startedAt: at, startedBy: actor.id })
    await record(tx, { ...act, outcome: 'done' })
    return ok({ owner })
  })
}

export type ImportReading = { readonly found: ImportRow; readonly rejections: readonly Rejection[] }

/** One import with its rejected lines after line `after`. */
export function readImport(
  db: Db,
  actor: Actor,
  { id, after, limit }: { readonly id: ImportId; readonly after: number; readonly limit: number },
  at: Date,
): Promise<Result<ImportReading, NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await findImport(tx, actor.bureau, id)
    const outcome = found === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'import.read', outcome, subject: `import:${id}`, detail: {}, at })
    if (found === null) return fail({ kind: 'not_found' })
    return ok({ found, rejections: await listRejections(tx, found, after, limit) })
  })
}

export function readImports(
  db: Db,
  actor: Actor,
  { before, limit }: { readonly before: ImportId | null; readonly limit: number },
  at: Date,
): Promise<readonly ImportRow[]> {
  return inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'import.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await listImports(tx, actor.bureau, before, limit)
  })
}
