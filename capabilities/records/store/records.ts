import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { HandlingCode, Level } from '../../../kernel/handling.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { type PoliceRecord, type RecordId, recordBody, type Sharing, type Source } from '../record.ts'
import { sharingOf } from '../sharing-list.ts'
import { visibleTo } from './visible.ts'

type RecordRow = {
  owner: BureauCode
  id: RecordId
  owner_unit: string | null
  source: Source
  reference: string
  purpose: Purpose
  level: Level
  handling: HandlingCode[]
  share_to: Sharing['to']
  share_bureaus: string[]
  share_lists: string[]
  denied: string[]
  grade: string | null
  valid_from: Date
  review_at: Date
  delete_at: Date
  status: PoliceRecord['status']
  version: number
  body: unknown
  created_at: Date
  created_by: Id<'Actor'>
  updated_at: Date
  updated_by: Id<'Actor'>
}

const RECORD_COLUMNS = `r.owner, r.id, r.owner_unit, r.source, r.reference, r.purpose, r.level, r.handling, r.share_to,
  r.share_bureaus, r.share_lists, r.denied, r.grade, r.valid_from, r.review_at, r.delete_at, r.status, r.version, r.body, r.created_at,
  r.created_by, r.updated_at, r.updated_by`

function fromRow(row: RecordRow): PoliceRecord {
  return {
    id: row.id,
    owner: row.owner,
    ownerUnit: row.owner_unit,
    source: row.source,
    reference: row.reference,
    purpose: row.purpose,
    level: row.level,
    handling: row.handling,
    sharing: sharingOf(row),
    grade: row.grade,
    validFrom: row.valid_from,
    reviewAt: row.review_at,
    deleteAt: row.delete_at,
    status: row.status,
    version: row.version,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    body: recordBody.parse(row.body),
  }
}

/** The record if the actor may see it, else null: not there and not for you are one answer. */
export async function findVisible(tx: Tx, actor: Actor, id: RecordId): Promise<PoliceRecord | null> {
  const visible = visibleTo(actor, 2)
  const { rows } = await tx.query<RecordRow>(
    `select ${RECORD_COLUMNS}
       from records.record r
      where r.id = $1
        and ${visible.sql}`,
    [id, ...visible.values],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export type VersionLine = {
  readonly version: number
  readonly change: 'added' | 'changed' | 'removed'
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
