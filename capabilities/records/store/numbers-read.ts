import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { RecordId } from '../record.ts'

// How far all records were read for wrong numbers. For Comity itself, whoever owns them.

/** The record that was read last, in the order of owner and id. */
export type ReadPlace = { readonly owner: string; readonly id: string }

const BEGINNING: ReadPlace = { owner: '', id: '00000000-0000-0000-0000-000000000000' }

/** How far reading by these rules has come, locked until the transaction ends; null when it has come to its end. */
export async function findReadPlaceForUpdate(tx: Tx, rules: number): Promise<ReadPlace | null> {
  await tx.query(
    `insert into records.numbers_read (rules, owner, id) values ($1, $2, $3)
         on conflict (rules) do nothing`,
    [rules, BEGINNING.owner, BEGINNING.id],
  )
  const { rows } = await tx.query<ReadPlace>(
    `select n.owner, n.id
       from records.numbers_read n
      where n.rules = $1
        and n.finished_at is null
        for update`,
    [rules],
  )
  return rows[0] ?? null
}

/** `finishedAt` is null while there may be more. */
export async function saveReadPlace(
  tx: Tx,
  rules: number,
  { owner, id }: ReadPlace,
  finishedAt: Date | null,
): Promise<void> {
  await tx.query(
    `update records.numbers_read as n
        set owner = $2, id = $3, finished_at = $4
      where n.rules = $1`,
    [rules, owner, id, finishedAt],
  )
}

/** A record as it is read for its numbers; of a deleted one there is nothing to read. */
export type Unread = {
  readonly owner: BureauCode
  readonly id: RecordId
  readonly body: unknown
  readonly bodyHash: Buffer | null
}

/** For Comity itself, whoever owns them: the next records in the order of owner and id. */
export async function listUnread(tx: Tx, after: ReadPlace, limit: number): Promise<readonly Unread[]> {
  const { rows } = await tx.query<Unread>(
    `select r.owner, r.id, r.body, r.body_sha256 as "bodyHash"
       from records.record r
      where (r.owner, r.id) > ($1, $2::uuid)
      order by r.owner, r.id
      limit $3`,
    [after.owner, after.id, limit],
  )
  return rows
}

/** As JSON, or null where no number of the body is wrong. */
export type ReadNumbers = Pick<Unread, 'id' | 'bodyHash'> & { readonly wrong: string | null }

/** A record that says something else by now was read by whoever wrote that. */
export async function saveWrongNumbers(tx: Tx, read: readonly ReadNumbers[]): Promise<void> {
  await tx.query(
    `update records.record as r
        set wrong_numbers = n.wrong
       from unnest($1::uuid[], $2::bytea[], $3::jsonb[]) as n (id, body_sha256, wrong)
      where r.id = n.id
        and r.body_sha256 = n.body_sha256
        and r.wrong_numbers is distinct from n.wrong`,
    [read.map(({ id }) => id), read.map(({ bodyHash }) => bodyHash), read.map(({ wrong }) => wrong)],
  )
}
