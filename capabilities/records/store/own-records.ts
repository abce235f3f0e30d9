import { z } from 'zod'
import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import { labelOf } from '../label.ts'
import { type Fault, type FaultyRecord, MOST_COUNTED, type OwnRecord, wrongNumber } from '../own-record.ts'
import { type RecordId, recordBody } from '../record.ts'
import { valueAt } from '../statement.ts'
import { visibleTo } from './visible.ts'

const LINE_COLUMNS = `r.id, r.kind, r.source, r.reference, r.body, r.status, r.ground, r.version, r.review_at as "reviewAt", r.delete_at as "deleteAt", r.updated_at as "updatedAt",
  r.deleted_at as "deletedAt", encode(r.proof_sha256, 'hex') as proof, r.held_since is not null as "isHeld", r.caveat`

type LineRow = Omit<OwnRecord, 'name'> & { readonly body: unknown }

function fromRow({ body, ...row }: LineRow): OwnRecord {
  return { ...row, name: body === null ? null : labelOf(recordBody.parse(body)) }
}

export type OwnFilter = {
  readonly kind: RecordKind | null
  readonly status: OwnRecord['status'] | null
  /** The beginning of the reference. */
  readonly reference: string | null
  /** Live, with a review date up to this one. */
  readonly dueUntil: Date | null
  readonly after: RecordId | null
  readonly limit: number
}

/**
 * The bureau's own records, newest first; in the order of their references where the beginning of one is given, else the
 * soonest due first where a day is.
 */
export async function listOwnRecords(tx: Tx, actor: Actor, filter: OwnFilter): Promise<readonly OwnRecord[]> {
  await readByKey(tx)
  const last = filter.after === null ? null : await findPlace(tx, actor, filter.after)
  const { wanted, order } = inOrder(filter, last)
  const all: readonly Wanted[] = [['r.kind = ?', filter.kind], ...wanted]
  const asked = all.filter(([, value]) => value !== null)
  const conditions = asked.map(([sql], place) => `and ${sql.replaceAll('?', `$${place + 3}`)}`)
  const visible = visibleTo(actor, asked.length + 3)
  const { rows } = await tx.query<LineRow>(
    `select ${LINE_COLUMNS}
       from records.record r
      where r.owner = $1
        ${conditions.join(' ')}
        and ${visible.sql}
      order by ${order}
      limit $2`,
    [actor.bureau, filter.limit, ...asked.map(([, value]) => value), ...visible.values],
  )
  return rows.map(fromRow)
}

/** A condition on `?`, which is left out while its value is null. */
type Wanted = readonly [sql: string, value: unknown]

/** Where the page before ended, the time in the database's own words: ours is coarser. */
type Place = { readonly id: RecordId; readonly reference: string; readonly reviewAt: string }

async function findPlace(tx: Tx, { bureau }: Actor, id: RecordId): Promise<Place | null> {
  const { rows } = await tx.query<Place>(
    `select r.id, coalesce(r.reference, '') as reference, r.review_at::text as "reviewAt"
       from records.record r
      where r.owner = $1
        and r.id = $2`,
    [bureau, id],
  )
  return rows[0] ?? null
}

/** All texts that begin so are before it: no character is beyond this one. */
const BEYOND = '\u{10ffff}'

/** By comparisons that PostgreSQL trusts in front of row-level security, so that an index of the owner's leads to the rows. */
function inOrder(
  { status, reference, dueUntil, after }: OwnFilter,
  last: Place | null,
): { readonly wanted: readonly Wanted[]; readonly order: string } {
  const isStatus: Wanted = ['r.status = ?', status]
  const isDue: Wanted = ["r.status = 'live' and r.review_at <= ?", dueUntil]
  if (reference !== null) {
    const isNext: Wanted = [
      '(r.reference <> (?::text[])[1] or r.id > (?::text[])[2]::uuid)',
      last === null ? null : [last.reference, last.id],
    ]
    const from: Wanted = ['r.reference ~>=~ ?', last?.reference ?? reference]
    const until: Wanted = ['r.reference ~<~ ?', `${reference}${BEYOND}`]
    return { wanted: [isStatus, isDue, from, until, isNext], order: 'r.reference using ~<~, r.id' }
  }
  if (dueUntil !== null) {
    const isNext: Wanted = [
      '(r.review_at, r.id) > ((?::text[])[1]::timestamptz, (?::text[])[2]::uuid)',
      last === null ? null : [last.reviewAt, last.id],
    ]
    return { wanted: [isStatus, isDue, isNext], order: 'r.review_at, r.id' }
  }
  // Nothing added: an index of everybody's live records must not tempt the planner away from the own key.
  const isNewest: Wanted = status === 'live' ? ["r.status || '' = ?", status] : isStatus
  return { wanted: [isNewest, ['r.id < ?', after]], order: 'r.id desc' }
}

/**
 * For the rest of the transaction. The planner cannot foresee what the wall around records lets through, and would fetch
 * everything that is shared with all to find what is the bureau's own; the key (owner, id) leads there at once.
 */
async function readByKey(tx: Tx): Promise<void> {
  await tx.query('set local enable_bitmapscan = off')
  await tx.query('set local enable_seqscan = off')
}

/**
 * Each fault as a predicate over `records.record r` of the owner `$1`. Those of the body and its numbers have an index
 * with just these words, in 0008-records-life.sql and 0028-wrong-numbers.sql; a name in its own script need not be called the
 * original. Countries whose languages are not written in Latin letters: Unicode CLDR, likely scripts.
 */
const faultSql: Readonly<Record<Fault, string>> = {
  no_birth_date: `r.status = 'live' and r.kind = 'person' and r.body -> 'born' = '[]'::jsonb`,
  no_original_script: `r.status = 'live' and r.kind = 'person' and not (r.body -> 'names' @> '[{"type":"original"}]'::jsonb)
            and r.body -> 'nationalities' ?| array['AFG', 'ARE', 'ARM', 'BGD', 'BGR', 'BHR', 'BLR', 'BTN', 'CHN', 'CYP', 'DZA',
          'EGY', 'ERI', 'ETH', 'GEO', 'GRC', 'HKG', 'IND', 'IRN', 'IRQ', 'ISR', 'JOR', 'JPN', 'KAZ', 'KGZ', 'KHM', 'KOR',
          'KWT', 'LAO', 'LBN', 'LBY', 'LKA', 'MAC', 'MAR', 'MDV', 'MKD', 'MMR', 'MNG', 'MRT', 'NPL', 'OMN', 'PAK', 'PRK',
          'PSE', 'QAT', 'RUS', 'SAU', 'SDN', 'SRB', 'SYR', 'THA', 'TJK', 'TUN', 'TWN', 'UKR', 'YEM']
            and not jsonb_path_exists(r.body -> 'names', '$[*] ? (@.script <> "Latn")')`,
  wrong_number: "r.status = 'live' and r.wrong_numbers is not null",
  review_due: `r.id in (select distinct w.record_id
                          from records.review w
                         where w.owner = $1
                           and w.decided_at is null)`,
  possible_duplicate: `r.id in (select unnest(array[j.left_id, j.right_id])
                                  from records.judgement j
                                 where j.bureau = $1
                                   and j.verdict = 'unsure'
                                   and j.undone_at is null
                                   and not exists (select 1
                                                     from records.judgement later
                                                    where later.bureau = j.bureau
                                                      and later.left_id = j.left_id
                                                      and later.right_id = j.right_id
                                                      and later.undone_at is null
                                                      and later.id > j.id))`,
  open_proposal: `r.id in (select distinct p.record_id
                             from records.proposal p
                            where p.owner = $1
                              and p.state = 'open')`,
}

/** Own records with a fault, in the order of the ids. */
export async function listFaulty(
  tx: Tx,
  actor: Actor,
  page: { readonly fault: Fault; readonly after: RecordId | null; readonly limit: number },
): Promise<readonly FaultyRecord[]> {
  await readByKey(tx)
  const visible = visibleTo(actor, 4)
  const { rows } = await tx.query<LineRow & { readonly wrong: unknown }>(
    `select ${LINE_COLUMNS}, r.wrong_numbers as wrong
       from records.record r
      where r.owner = $1
        and r.id > $2
        and ${faultSql[page.fault]}
        and ${visible.sql}
      order by r.id
      limit $3`,
    [actor.bureau, page.after ?? '00000000-0000-0000-0000-000000000000', page.limit, ...visible.values],
  )
  return rows.map(({ wrong, ...row }) => ({ ...fromRow(row), wrongNumbers: wrongOf(row.body, wrong) }))
}

const wrongNumbers = z.array(wrongNumber).nullable()

/** With each number as the body writes it, which is parsed the same way as when it was found wrong. */
function wrongOf(body: unknown, wrong: unknown): FaultyRecord['wrongNumbers'] {
  const found = wrongNumbers.parse(wrong) ?? []
  if (found.length === 0) return []
  const said = recordBody.parse(body)
  return found.map((one) => ({ ...one, number: z.string().parse(valueAt(said, one.path)) }))
}

export async function countFaulty(tx: Tx, actor: Actor, fault: Fault): Promise<number> {
  await readByKey(tx)
  const visible = visibleTo(actor, 2)
  const { rows } = await tx.query<{ faulty: number }>(
    `select count(*) as faulty
       from (select 1
               from records.record r
              where r.owner = $1
                and ${faultSql[fault]}
                and ${visible.sql}
              limit ${MOST_COUNTED}) as found`,
    [actor.bureau, ...visible.values],
  )
  return rows[0]?.faulty ?? 0
}

export type RefusedEntries = {
  readonly importId: string
  readonly format: string
  /** Of a table; null of a list, which holds records of several kinds. */
  readonly kind: RecordKind | null
  readonly endedAt: Date
  readonly rejected: number
}

/** What the newest finished import of each of the owner's lists refused; tables of each kind are a list of their own. */
export async function listRefusedEntries(tx: Tx, owner: BureauCode): Promise<readonly RefusedEntries[]> {
  const { rows } = await tx.query<RefusedEntries>(
    `select newest.id as "importId", newest.format, newest.kind, newest.ended_at as "endedAt", newest.rejected
       from (select distinct on (i.format, i.kind) i.id, i.format, i.kind, i.ended_at, i.rejected
               from records.import i
              where i.owner = $1
                and i.state = 'finished'
                and not i.is_dry_run
              order by i.format, i.kind, i.id desc) newest
      where newest.rejected > 0`,
    [owner],
  )
  return rows
}
