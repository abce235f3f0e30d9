import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { BatchId, LineCounts } from '../batch.ts'
import type { Asked, CheckId, Outcome } from '../check.ts'
import { askedFrom } from '../recognise.ts'

export type OwnCheck = {
  readonly id: CheckId
  readonly at: Date
  readonly outcome: Outcome
  readonly purpose: Purpose
  readonly asked: Asked
  readonly candidates: number
  /** The list of which it was a line. */
  readonly listId: BatchId | null
}

/** A list, or a batch that came alone, as one. */
export type OwnList = {
  readonly id: BatchId
  readonly at: Date
  readonly purpose: Purpose
  readonly counts: LineCounts
}

/** A stretch of ids, which begin with their time, so that one index serves: `from` is in it, `end` is not. */
export type Stretch = { readonly from: string; readonly end: string }
type Page = Stretch & { readonly limit: number }

const COLUMNS = `c.id, c.at, c.outcome, c.purpose, c.asked, jsonb_array_length(c.candidates) as candidates,
  c.list_id as "listId"`

/** Which of the actor's checks; each condition is that of an index (0031-checks-of-lists.sql). */
const conditions = {
  all: 'true',
  singly: 'c.list_id is null',
  found: `c.outcome <> 'no_hit' and c.outcome in ('hit', 'possible')`,
  open: `c.outcome <> 'no_hit' and c.outcome = 'incomplete'`,
} as const

/** What the actor asked, newest first; of a list its lines that are checks of their own. */
export async function listOwnChecks(
  tx: Tx,
  actor: Actor,
  part: keyof typeof conditions,
  { from, end, limit, listId }: Page & { readonly listId: BatchId | null },
): Promise<readonly OwnCheck[]> {
  const { rows } = await tx.query<OwnCheck>(
    `select ${COLUMNS}
       from checks.check c
      where c.bureau = $1
        and c.asked_by = $2
        and c.id >= $3
        and c.id < $4
        and ${conditions[part]}
        ${listId === null ? 'and $5::uuid is null' : 'and c.list_id = $5'}
      order by c.id desc
      limit $6`,
    [actor.bureau, actor.id, from, end, listId, limit],
  )
  return rows.map(fromRow)
}

/** Those of the ids that are the actor's checks that met nothing when they were asked, newest first. */
export async function listQuiet(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly OwnCheck[]> {
  const { rows } = await tx.query<OwnCheck>(
    `select ${COLUMNS}
       from checks.check c
      where c.bureau = $1
        and c.asked_by = $2
        and c.id = any($3::uuid[])
        and c.outcome = 'no_hit'
      order by c.id desc`,
    [actor.bureau, actor.id, ids],
  )
  return rows.map(fromRow)
}

type ListRow = Omit<OwnList, 'counts'> & LineCounts

/** The actor's lists, the one that was begun last first. */
export async function listOwnLists(
  tx: Tx,
  actor: Actor,
  { from, end, limit }: Page,
): Promise<readonly OwnList[]> {
  const { rows } = await tx.query<ListRow>(
    `${LISTS}
        and b.list_id >= $3
        and b.list_id < $4
      group by b.list_id
      order by b.list_id desc
      limit $5`,
    [actor.bureau, actor.id, from, end, limit],
  )
  return rows.map(listFrom)
}

/** One of the actor's lists; empty when there is none. */
export async function findOwnList(tx: Tx, actor: Actor, listId: BatchId): Promise<readonly OwnList[]> {
  const { rows } = await tx.query<ListRow>(
    `${LISTS}
        and b.list_id = $3
      group by b.list_id`,
    [actor.bureau, actor.id, listId],
  )
  return rows.map(listFrom)
}

const LISTS = `select b.list_id as id, min(b.at) as at, min(b.purpose) as purpose,
            sum(t.hit)::integer as hit, sum(t.possible)::integer as possible,
            sum(t.no_hit + cardinality(b.lines))::integer as no_hit,
            sum(t.incomplete)::integer as incomplete, sum(t.unreadable)::integer as unreadable
       from checks.batch b
      cross join lateral (
            select count(*) filter (where e.outcome = 'hit') as hit,
                   count(*) filter (where e.outcome = 'possible') as possible,
                   count(*) filter (where e.outcome = 'no_hit') as no_hit,
                   count(*) filter (where e.outcome = 'incomplete') as incomplete,
                   count(*) filter (where e.outcome = 'unreadable') as unreadable
              from jsonb_to_recordset(b.answers) as e (outcome text)) as t
      where b.bureau = $1
        and b.asked_by = $2`

function listFrom({ id, at, purpose, ...counts }: ListRow): OwnList {
  return { id, at, purpose, counts }
}

/** Checks that are counted at most: more are as many. Ours to confirm. */
const COUNTED = 1000

/** How many of the actor's checks, or of the lines of a list, met something, and how many were not answered in full. */
export async function countOwnChecks(
  tx: Tx,
  actor: Actor,
  { from, end, listId }: Stretch & { readonly listId: BatchId | null },
): Promise<{ readonly found: number; readonly open: number }> {
  const { rows } = await tx.query<{ found: number; open: number }>(
    `select count(*) filter (where k.outcome <> 'incomplete')::integer as found,
            count(*) filter (where k.outcome = 'incomplete')::integer as open
       from (select c.outcome
               from checks.check c
              where c.bureau = $1
                and c.asked_by = $2
                and c.id >= $3
                and c.id < $4
                and c.outcome <> 'no_hit'
                and ($5::uuid is null or c.list_id = $5)
              order by c.id desc
              limit $6) as k`,
    [actor.bureau, actor.id, from, end, listId, COUNTED],
  )
  return rows[0] ?? { found: 0, open: 0 }
}

function fromRow(row: OwnCheck): OwnCheck {
  return { ...row, asked: askedFrom(row.asked) }
}

/** Every id of that millisecond and later is greater. */
export function firstIdOf(moment: Date): string {
  const stamp = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-0000-0000-000000000000`
}
