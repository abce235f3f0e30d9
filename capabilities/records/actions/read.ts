import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
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
import { addShown } from '../store/receipts.ts'
import {
  findVersion,
  findVisible,
  type KeptVersion,
  listVersions,
  type VersionLine,
} from '../store/records.ts'
import { type KeptStatement, listStatements } from '../store/save.ts'
import { isCurrent } from './keep-statements.ts'
import { howShown, type Shown } from './show-record.ts'

export type NotFound = { readonly kind: 'not_found' }

/** A record as the reader is shown it. Of the core alone, neither statements nor versions are read. */
export type RecordReading = {
  readonly record: PoliceRecord
  readonly shown: Shown
  readonly isOwn: boolean
  readonly statements: readonly (KeptStatement & { readonly isCurrent: boolean })[]
  readonly versions: readonly VersionLine[]
}

export function readRecord(
  db: Db,
  actor: Actor,
  id: RecordId,
  at: Date,
): Promise<Result<RecordReading, NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = (await findVisible(tx, actor, id))?.record ?? null
    const shown = found === null ? null : await howShown(tx, actor, found)
    const act = { actor, act: 'record.read', subject: `record:${id}`, at } as const
    if (found === null || shown === null) {
      await record(tx, { ...act, outcome: 'refused', detail: {} })
      return fail({ kind: 'not_found' })
    }
    await record(tx, { ...act, outcome: 'done', detail: { shown: shown.mask } })
    await addShown(tx, actor.bureau, [id], at)
    const isWhole = shown.mask === 'full'
    const said = isWhole ? await listStatements(tx, found) : []
    return ok({
      ...{ record: found, shown, isOwn: found.owner === actor.bureau },
      statements: said.map((one) => ({ ...one, isCurrent: isCurrent(found.body, one) })),
      versions: isWhole ? await listVersions(tx, found) : [],
    })
  })
}

export type VersionReading = KeptVersion

/** One state of the bureau's own record; of others' only the present one is shown. */
export function readVersion(
  db: Db,
  actor: Actor,
  { id, version }: { readonly id: RecordId; readonly version: number },
  at: Date,
): Promise<Result<KeptVersion, NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    const held = await findVisible(tx, actor, id)
    const isOwn = held?.record.owner === actor.bureau
    const found = held !== null && isOwn ? await findVersion(tx, held.record, version) : null
    const outcome = found === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'record.read', outcome, subject: `record:${id}`, detail: { version }, at })
    return found === null ? fail({ kind: 'not_found' }) : ok(found)
  })
}

/** Publishers of the lists that have one; a FollowTheMoney file is its importer's own. */
const PUBLISHERS: Readonly<Record<ImportFormat, BureauCode | null>> = {
  un: 'UNO' as BureauCode,
  ofac: 'OFA' as BureauCode,
  ftm: null,
  csv: null,
  xlsx: null,
}

export type NewImport = {
  readonly id: ImportId
  readonly format: ImportFormat
  readonly kind: RecordKind | null
  readonly fileName: string
  readonly isDryRun: boolean
}
export type ForbiddenImport = { readonly kind: 'not_your_list'; readonly owner: BureauCode }

/** Opens an import; the desk of `jobs.ts` then reads the files. */
export function openImport(
  db: Db,
  actor: Actor,
  { id, format, kind, fileName, isDryRun }: NewImport,
  at: Date,
): Promise<Result<{ owner: BureauCode }, ForbiddenImport>> {
  return inTransactionAs(db, actor, async (tx) => {
    const owner = PUBLISHERS[format] ?? actor.bureau
    const detail = { format, ...(kind === null ? {} : { kind }), owner, isDryRun }
    const act = { actor, act: 'import.started', subject: `import:${id}`, detail, at } as const
    if (!mayImportFor(actor, owner)) {
      await record(tx, { ...act, outcome: 'refused' })
      return fail({ kind: 'not_your_list', owner })
    }
    await addImport(tx, { owner, id, format, kind, fileName, isDryRun, startedAt: at, startedBy: actor.id })
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
