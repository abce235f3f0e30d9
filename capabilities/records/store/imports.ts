import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { ImportFigures, ImportFormat, ImportId } from '../import.ts'

export type ImportRow = ImportFigures & {
  readonly owner: BureauCode
  readonly id: ImportId
  readonly format: ImportFormat
  readonly kind: RecordKind | null
  readonly fileName: string
  readonly isDryRun: boolean
  readonly state: 'running' | 'finished' | 'failed' | 'interrupted'
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly errorKind: string | null
  readonly errorDetail: string | null
}

const IMPORT_COLUMNS = `i.owner, i.id, i.format, i.kind, i.file_name as "fileName", i.is_dry_run as "isDryRun", i.state,
  i.started_at as "startedAt", i.ended_at as "endedAt", i.error_kind as "errorKind", i.error_detail as "errorDetail",
  i.persons, i.organisations, i.vessels, i.things, i.added, i.changed, i.removed, i.unchanged, i.rejected`

export type NewImport = Pick<
  ImportRow,
  'owner' | 'id' | 'format' | 'kind' | 'fileName' | 'isDryRun' | 'startedAt'
> & {
  readonly startedBy: Id<'Actor'>
}

export async function addImport(tx: Tx, started: NewImport): Promise<void> {
  await tx.query(
    `insert into records.import (owner, id, format, kind, file_name, is_dry_run, state, started_at, started_by)
     values ($1, $2, $3, $4, $5, $6, 'running', $7, $8)`,
    [
      started.owner,
      started.id,
      started.format,
      started.kind,
      started.fileName,
      started.isDryRun,
      started.startedAt,
      started.startedBy,
    ],
  )
}

export async function finishImport(tx: Tx, id: ImportId, figures: ImportFigures, at: Date): Promise<void> {
  await keepFigures(tx, id, figures)
  await tx.query(
    `update records.import
        set state = 'finished', ended_at = $2
      where id = $1`,
    [id, at],
  )
}

/** What the list would do or has done; also of one that was refused for it. */
export async function keepFigures(tx: Tx, id: ImportId, figures: ImportFigures): Promise<void> {
  await tx.query(
    `update records.import
        set persons = $2, organisations = $3, vessels = $4, things = $5, added = $6, changed = $7, removed = $8,
            unchanged = $9, rejected = $10
      where id = $1`,
    [
      id,
      figures.persons,
      figures.organisations,
      figures.vessels,
      figures.things,
      figures.added,
      figures.changed,
      figures.removed,
      figures.unchanged,
      figures.rejected,
    ],
  )
}

export async function failImport(
  tx: Tx,
  id: ImportId,
  error: { kind: string; detail: string },
  at: Date,
): Promise<void> {
  await tx.query(
    `update records.import
        set state = 'failed', ended_at = $2, error_kind = $3, error_detail = $4
      where id = $1`,
    [id, at, error.kind, error.detail],
  )
}

/** Held for as long as an import runs, so that another process does not take it for a dead one. */
export async function holdImport(tx: Tx, id: ImportId): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [id])
}

/** Imports that ran when the program was killed: their transaction is gone, so nothing of them was taken. */
export async function interruptRunning(
  tx: Tx,
  at: Date,
): Promise<readonly { id: ImportId; owner: BureauCode }[]> {
  const { rows } = await tx.query<{ id: ImportId; owner: BureauCode }>(
    `update records.import as i
        set state = 'interrupted', ended_at = $1
      where i.state = 'running'
        and pg_try_advisory_xact_lock(hashtextextended(i.id::text, 0))
     returning i.id, i.owner`,
    [at],
  )
  return rows
}

export type Rejection = {
  readonly line: number
  readonly position: number
  readonly reference: string | null
  readonly reason: string
  readonly detail: string
  readonly excerpt: string
}

export async function addRejections(
  tx: Tx,
  of: { readonly owner: BureauCode; readonly id: ImportId },
  rejections: readonly Rejection[],
): Promise<void> {
  await tx.query(
    `insert into records.import_rejection (owner, import_id, line, position, reference, reason, detail, excerpt)
     select $1, $2, * from unnest($3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    [
      of.owner,
      of.id,
      rejections.map((rejection) => rejection.line),
      rejections.map((rejection) => rejection.position),
      rejections.map((rejection) => rejection.reference),
      rejections.map((rejection) => rejection.reason),
      rejections.map((rejection) => rejection.detail),
      rejections.map((rejection) => rejection.excerpt),
    ],
  )
}

/**
 * An import is seen by the bureau whose list it is; those of publishers by the hub, which takes them in. What a bureau
 * hands in for itself is not the hub's: its rejected lines quote the file.
 */
const SEEN_BY = `(i.owner = $1 or ($1 = 'HUB' and i.format in ('un', 'ofac')))`

export async function findImport(tx: Tx, bureau: BureauCode, id: ImportId): Promise<ImportRow | null> {
  const { rows } = await tx.query<ImportRow>(
    `select ${IMPORT_COLUMNS}
       from records.import i
      where ${SEEN_BY}
        and i.id = $2`,
    [bureau, id],
  )
  return rows[0] ?? null
}

/** Newest first; `before` is the id of the last one of the page before. */
export async function listImports(
  tx: Tx,
  bureau: BureauCode,
  before: ImportId | null,
  limit: number,
): Promise<readonly ImportRow[]> {
  const { rows } = await tx.query<ImportRow>(
    `select ${IMPORT_COLUMNS}
       from records.import i
      where ${SEEN_BY}
        and ($2::uuid is null or i.id < $2)
      order by i.id desc
      limit $3`,
    [bureau, before, limit],
  )
  return rows
}

/** Rejected lines of one import in their order, from after line `after`. */
export async function listRejections(
  tx: Tx,
  of: Pick<ImportRow, 'owner' | 'id'>,
  after: number,
  limit: number,
): Promise<readonly Rejection[]> {
  const { rows } = await tx.query<Rejection>(
    `select j.line, j.position, j.reference, j.reason, j.detail, j.excerpt
       from records.import_rejection j
      where j.owner = $1
        and j.import_id = $2
        and j.line > $3
      order by j.line
      limit $4`,
    [of.owner, of.id, after, limit],
  )
  return rows
}

/** Removes the rejected lines of some imports that ended before `before`, the oldest first; how many of each. */
export async function removeRejections(
  tx: Tx,
  before: Date,
  imports: number,
): Promise<readonly { owner: BureauCode; id: ImportId; lines: number }[]> {
  const { rows } = await tx.query<{ owner: BureauCode; id: ImportId; lines: number }>(
    `with old as (
       select i.owner, i.id
         from records.import i
        where i.ended_at < $1
          and exists (select 1 from records.import_rejection j where j.owner = i.owner and j.import_id = i.id)
        order by i.ended_at
        limit $2),
     gone as (
       delete from records.import_rejection j
        using old
        where j.owner = old.owner
          and j.import_id = old.id
       returning j.owner, j.import_id)
     select g.owner, g.import_id as id, count(*)::integer as lines
       from gone g
      group by g.owner, g.import_id`,
    [before, imports],
  )
  return rows
}
