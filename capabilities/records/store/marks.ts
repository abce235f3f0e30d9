import type { Tx } from '../../../infra/db.ts'
import type { RecordId } from '../record.ts'

/** Sets a caveat on records that are not deleted; answers which of them had another. */
export async function writeCaveat(
  tx: Tx,
  ids: readonly RecordId[],
  caveat: string | null,
): Promise<readonly RecordId[]> {
  const { rows } = await tx.query<{ id: RecordId }>(
    `update records.record as r
        set caveat = $2
      where r.id = any($1::uuid[])
        and r.status <> 'deleted'
        and r.caveat is distinct from $2
     returning r.id`,
    [ids, caveat],
  )
  return rows.map((row) => row.id)
}

/** Limits records to few, or ends that; answers which of them changed. */
export async function writeLimited(
  tx: Tx,
  ids: readonly RecordId[],
  isLimited: boolean,
): Promise<readonly RecordId[]> {
  const { rows } = await tx.query<{ id: RecordId }>(
    `update records.record as r
        set limited = $2
      where r.id = any($1::uuid[])
        and r.status <> 'deleted'
        and r.limited <> $2
     returning r.id`,
    [ids, isLimited],
  )
  return rows.map((row) => row.id)
}
