import type { Tx } from '../../infra/db.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import { mayRead } from './policy.ts'
import type { RecordBody, RecordId, Sharing, Source } from './record.ts'
import { recordBody } from './record.ts'

/** What a check needs of a record: who may see it, and what it is found by. */
export type Checkable = {
  readonly id: RecordId
  readonly owner: BureauCode
  readonly level: Level
  readonly sharing: Sharing
  readonly source: Source
  readonly reference: string
  readonly version: number
  readonly body: RecordBody
}

type Row = Omit<Checkable, 'sharing' | 'body'> & {
  share_to: Sharing['to']
  share_bureaus: string[]
  body: unknown
}

const COLUMNS =
  'r.id, r.owner, r.level, r.source, r.reference, r.version, r.share_to, r.share_bureaus, r.body'

export type { RecordBody } from './record.ts'

/** Whether the actor may see the record: the rule of `policy.ts`, for who keeps records in memory. */
export function mayReadRecord(actor: Actor, record: Pick<Checkable, 'owner' | 'level' | 'sharing'>): boolean {
  return mayRead(actor, record)
}

/** The live records among these ids; one that is missing here was withdrawn or deleted. */
export async function liveRecords(tx: Tx, ids: readonly string[]): Promise<readonly Checkable[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from records.record r
      where r.id = any($1::uuid[])
        and r.status = 'live'`,
    [ids],
  )
  return rows.map(fromRow)
}

/** Every live record in the order of owner and id, a page at a time; `after` is the last one of the page before. */
export async function pageOfLiveRecords(
  tx: Tx,
  after: Pick<Checkable, 'owner' | 'id'> | null,
  limit: number,
): Promise<readonly Checkable[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from records.record r
      where (r.owner, r.id) > ($1, $2::uuid)
        and r.status = 'live'
      order by r.owner, r.id
      limit $3`,
    [after?.owner ?? '', after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return rows.map(fromRow)
}

export async function countLiveRecords(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ live: number }>(
    "select count(*) as live from records.record r where r.status = 'live'",
  )
  return rows[0]?.live ?? 0
}

function fromRow({ share_to: to, share_bureaus: bureaus, body, ...row }: Row): Checkable {
  const sharing: Sharing = to === 'listed' || to === 'all_except' ? { to, bureaus } : { to }
  return { ...row, sharing, body: recordBody.parse(body) }
}
