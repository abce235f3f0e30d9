import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Guarded } from '../guard.ts'
import {
  type Change,
  type PoliceRecord,
  type RecordId,
  recordBody,
  type Sharing,
  type Tombstone,
} from '../record.ts'
import { sharingOf } from '../sharing-list.ts'
import { GUARD, readGuard, visibleTo } from './visible.ts'

type Row = Omit<PoliceRecord, 'sharing' | 'hold' | 'body'> & {
  readonly share_to: Sharing['to']
  readonly share_bureaus: string[]
  readonly share_lists: string[]
  readonly denied: string[]
  readonly held_since: Date | null
  readonly held_by: Id<'Actor'> | null
  readonly held_reason: string | null
  readonly guard: string
  readonly body: unknown
}

const RECORD_COLUMNS = `r.owner, r.id, r.owner_unit as "ownerUnit", r.source, r.reference, r.purpose, r.level, r.handling,
  r.handling_text as "handlingText", r.share_to, r.share_bureaus, r.share_lists, r.denied, r.purposes, r.disclosure,
  r.grade, r.valid_from as "validFrom", r.review_at as "reviewAt", r.delete_at as "deleteAt",
  r.retention_rule as "retentionRule", r.status, r.ground, r.caveat, r.held_since, r.held_by, r.held_reason, r.version,
  r.created_at as "createdAt", r.created_by as "createdBy", r.updated_at as "updatedAt", r.updated_by as "updatedBy",
  r.body, ${GUARD}`

/** A record with what decides who sees it. */
export type HeldRecord = { readonly record: PoliceRecord; readonly guard: Guarded }

function fromRow(row: Row): HeldRecord {
  const { share_to, share_bureaus, share_lists, denied, guard, body, ...rest } = row
  const { held_since: since, held_by: by, held_reason: reason, ...shown } = rest
  const hold = since === null || by === null ? null : { since, by, reason: reason ?? '' }
  const sharing = sharingOf({ share_to, share_bureaus, share_lists, denied })
  return {
    record: { ...shown, sharing, hold, body: recordBody.parse(body) },
    guard: readGuard(guard),
  }
}

/** The record if the actor may see it, else null: not there and not for you are one answer. */
export async function findVisible(tx: Tx, actor: Actor, id: RecordId): Promise<HeldRecord | null> {
  const visible = visibleTo(actor, 2)
  const { rows } = await tx.query<Row>(
    `select ${RECORD_COLUMNS}
       from records.record r
      where r.id = $1
        and r.status <> 'deleted'
        and ${visible.sql}`,
    [id, ...visible.values],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** The record if it is the actor's bureau's own and for the actor, locked until the transaction ends. */
export async function findOwnForUpdate(tx: Tx, actor: Actor, id: RecordId): Promise<HeldRecord | null> {
  const visible = visibleTo(actor, 3)
  const { rows } = await tx.query<Row>(
    `select ${RECORD_COLUMNS}
       from records.record r
      where r.owner = $1
        and r.id = $2
        and r.status <> 'deleted'
        and ${visible.sql}
        for update`,
    [actor.bureau, id, ...visible.values],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** Any record that is not deleted, locked; for Comity itself and for who takes one over. */
export async function findForUpdate(tx: Tx, owner: BureauCode, id: RecordId): Promise<HeldRecord | null> {
  const { rows } = await tx.query<Row>(
    `select ${RECORD_COLUMNS}
       from records.record r
      where r.owner = $1
        and r.id = $2
        and r.status <> 'deleted'
        for update`,
    [owner, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export type VersionLine = {
  readonly version: number
  readonly change: Change
  readonly at: Date
}

/** Newest first. */
export async function listVersions(
  tx: Tx,
  record: Pick<PoliceRecord, 'owner' | 'id'>,
): Promise<readonly VersionLine[]> {
  const { rows } = await tx.query<VersionLine>(
    `select v.version, v.change, v.at
       from records.version v
      where v.owner = $1
        and v.id = $2
      order by v.version desc
      limit 200`,
    [record.owner, record.id],
  )
  return rows
}

/** One state of a record as it was kept; the envelope is null where a list wrote it. */
export type KeptVersion = VersionLine & {
  readonly status: string
  readonly reason: string | null
  readonly envelope: unknown
  readonly body: unknown
}

export async function findVersion(
  tx: Tx,
  record: Pick<PoliceRecord, 'owner' | 'id'>,
  version: number,
): Promise<KeptVersion | null> {
  const { rows } = await tx.query<KeptVersion>(
    `select v.version, v.change, v.at, v.status, v.reason, v.envelope, v.body
       from records.version v
      where v.owner = $1
        and v.id = $2
        and v.version = $3`,
    [record.owner, record.id, version],
  )
  return rows[0] ?? null
}

export type ProvenTombstone = Omit<Tombstone, 'version' | 'createdAt'> & {
  /** SHA-256 in hexadecimal digits. */
  readonly proof: string
}

/** What is left of a deleted record of this owner. */
export async function findTombstone(
  tx: Tx,
  owner: BureauCode,
  id: RecordId,
): Promise<ProvenTombstone | null> {
  const { rows } = await tx.query<ProvenTombstone>(
    `select r.owner, r.id, r.kind, r.ground, r.deleted_at as "deletedAt",
            encode(r.proof_sha256, 'hex') as proof
       from records.record r
      where r.owner = $1
        and r.id = $2
        and r.status = 'deleted'`,
    [owner, id],
  )
  return rows[0] ?? null
}
