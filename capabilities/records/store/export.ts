import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Handled } from '../../../kernel/handling.ts'
import type { RecordId } from '../record.ts'

/** A row as PostgreSQL writes it in JSON: times with their microseconds, bytes as `\x…`. */
export type Row = Readonly<Record<string, unknown>>

/** Every column of the tables of which a bureau's own data consist; a test compares them with the schema. */
export const exportedColumns = {
  sharing_list: ['owner', 'id', 'name', 'bureaus', 'version', 'state'],
  sharing_list_version: ['owner', 'id', 'version', 'name', 'bureaus', 'state', 'at', 'by'],
  record: [
    ...[
      'owner',
      'id',
      'owner_unit',
      'kind',
      'source',
      'reference',
      'purpose',
      'level',
      'handling',
      'handling_text',
    ],
    ...[
      'share_to',
      'share_bureaus',
      'share_lists',
      'audience',
      'denied',
      'purposes',
      'disclosure',
      'limited',
    ],
    ...[
      'caveat',
      'grade',
      'valid_from',
      'review_at',
      'delete_at',
      'retention_rule',
      'reminded_for',
      'status',
      'ground',
    ],
    ...[
      'held_since',
      'held_by',
      'held_reason',
      'version',
      'body',
      'body_sha256',
      'wrong_numbers',
      'deleted_at',
      'proof_sha256',
      'barred_sha256',
    ],
    ...['created_at', 'created_by', 'updated_at', 'updated_by'],
  ],
  version: ['owner', 'id', 'version', 'change', 'body', 'envelope', 'reason', 'status', 'at', 'by'],
  statement: ['owner', 'record_id', 'id', 'path', 'value_sha256', 'source', 'grade', 'said_at', 'said_by'],
  proposal: [
    ...[
      'owner',
      'id',
      'record_id',
      'bureau',
      'base_version',
      'body',
      'statements',
      'reason',
      'made_at',
      'made_by',
    ],
    ...['state', 'decided_at', 'decided_by', 'answer', 'version'],
  ],
  receipt: [
    ...['owner', 'record_id', 'bureau', 'first_shown_at', 'last_shown_at', 'notice_at', 'notice_ground'],
    ...['notice_kind', 'notice_proof', 'acknowledged_at', 'acknowledged_by', 'receipt_sha256'],
    ...['deletion_act', 'notice_act', 'receipt_act'],
  ],
  review: [
    ...[
      'owner',
      'id',
      'record_id',
      'ground',
      'due_at',
      'opened_at',
      'decided_at',
      'decided_by',
      'decision',
      'reason',
    ],
  ],
  transfer: [
    ...[
      'owner',
      'id',
      'record_id',
      'kind',
      'from_bureau',
      'to_bureau',
      'reason',
      'offered_at',
      'offered_by',
      'state',
    ],
    ...['decided_at', 'decided_by'],
  ],
  judgement: [
    ...[
      'bureau',
      'id',
      'left_owner',
      'left_id',
      'left_version',
      'right_owner',
      'right_id',
      'right_version',
      'verdict',
    ],
    ...['reason', 'at', 'by', 'undone_at', 'undone_by'],
  ],
} as const
export type ExportedTable = keyof typeof exportedColumns

/** Reads the bureau's data as they stood at one moment, for as long as the transaction lasts. */
export async function freezeReading(tx: Tx): Promise<void> {
  await tx.query('set transaction isolation level repeatable read read only')
}

/** How the parts of what the owner holds are handled, each combination once: one row is read for each. */
export async function listHandled(tx: Tx, owner: BureauCode): Promise<readonly Handled[]> {
  const { rows } = await tx.query<Handled>(
    `with recursive handled as (
       (select r.level, r.handling, r.denied
          from records.record r
         where r.owner = $1
           and r.status <> 'deleted'
         order by r.level, r.handling, r.denied
         limit 1)
       union all
       select n.level, n.handling, n.denied
         from handled h
        cross join lateral (select r.level, r.handling, r.denied
                              from records.record r
                             where r.owner = $1
                               and r.status <> 'deleted'
                               and (r.level, r.handling, r.denied) > (h.level, h.handling, h.denied)
                             order by r.level, r.handling, r.denied
                             limit 1) n)
     select h.level, h.handling, h.denied
       from handled h`,
    [owner],
  )
  return rows
}

export type RecordRows = {
  readonly record: Row & { readonly id: RecordId }
  readonly versions: readonly Row[]
  readonly statements: readonly Row[]
  readonly proposals: readonly Row[]
  readonly receipts: readonly Row[]
  readonly reviews: readonly Row[]
  readonly transfers: readonly Row[]
}

/** The owner's records with all that hangs on them, in the order of the ids, from after `after`. */
export async function pageOfRecordRows(
  tx: Tx,
  owner: BureauCode,
  after: RecordId | null,
  limit: number,
): Promise<readonly RecordRows[]> {
  const { rows } = await tx.query<RecordRows>(
    `select to_jsonb(r) as record,
            ${rowsOf('version', 'id', 'd.version')} as versions,
            ${rowsOf('statement', 'record_id', 'd.id')} as statements,
            ${rowsOf('proposal', 'record_id', 'd.id')} as proposals,
            ${rowsOf('receipt', 'record_id', 'd.bureau')} as receipts,
            ${rowsOf('review', 'record_id', 'd.id')} as reviews,
            ${rowsOf('transfer', 'record_id', 'd.id')} as transfers
       from records.record r
      where r.owner = $1
        and r.id > $2
      order by r.id
      limit $3`,
    [owner, after ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return rows
}

function rowsOf(table: ExportedTable, key: 'id' | 'record_id', order: string): string {
  return `coalesce((select jsonb_agg(to_jsonb(d) order by ${order})
                      from records.${table} d
                     where d.owner = r.owner
                       and d.${key} = r.id), '[]')`
}

/** The owner's sharing lists with their versions, the deleted ones too. */
export async function listRowsOfLists(
  tx: Tx,
  owner: BureauCode,
): Promise<readonly { readonly list: Row; readonly versions: readonly Row[] }[]> {
  const { rows } = await tx.query<{ list: Row; versions: readonly Row[] }>(
    `select to_jsonb(l) as list,
            (select jsonb_agg(to_jsonb(v) order by v.version)
               from records.sharing_list_version v
              where v.owner = l.owner
                and v.id = l.id) as versions
       from records.sharing_list l
      where l.owner = $1
      order by l.id`,
    [owner],
  )
  return rows
}

/** What the bureau judged about two records of its own, undone or not. */
export async function pageOfJudgementRows(
  tx: Tx,
  bureau: BureauCode,
  after: string | null,
  limit: number,
): Promise<readonly (Row & { readonly id: string })[]> {
  const { rows } = await tx.query<{ judgement: Row & { id: string } }>(
    `select to_jsonb(j) as judgement
       from records.judgement j
      where j.bureau = $1
        and j.left_owner = $1
        and j.right_owner = $1
        and j.id > $2
      order by j.id
      limit $3`,
    [bureau, after ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return rows.map((row) => row.judgement)
}

/** Whether the bureau holds nothing that a restored export could meet. */
export async function isEmptyFor(tx: Tx, owner: BureauCode): Promise<boolean> {
  const { rows } = await tx.query<{ holds: boolean }>(
    `select exists (select 1 from records.record r where r.owner = $1)
            or exists (select 1 from records.sharing_list l where l.owner = $1) as holds`,
    [owner],
  )
  return rows[0]?.holds === false
}

/** Writes rows back just as they were. */
export async function restoreRows(tx: Tx, table: ExportedTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = exportedColumns[table]
  await tx.query(
    `insert into records.${table} (${columns.join(', ')})
     select ${columns.map((column) => `p.${column}`).join(', ')}
       from jsonb_populate_recordset(null::records.${table}, $1::jsonb) p`,
    [JSON.stringify(rows)],
  )
}
