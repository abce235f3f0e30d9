import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { Reader } from '../policy.ts'
import { visibleTo } from './visible.ts'

export type RecordCount = {
  readonly owner: BureauCode
  readonly source: string
  readonly kind: RecordKind
  readonly day: string
  readonly count: number
}

/** Records made from `from` to before `until` that the reader may see, by owner, source, kind and day. */
export async function countMade(
  tx: Tx,
  reader: Reader,
  wish: { readonly owner: BureauCode | null; readonly from: Date; readonly until: Date },
): Promise<readonly RecordCount[]> {
  const visible = visibleTo(reader, 4)
  const { rows } = await tx.query<RecordCount>(
    `select r.owner, r.source, r.kind, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as count
       from records.record r
      where ($1::text is null or r.owner = $1)
        and r.created_at >= $2
        and r.created_at < $3
        and r.status <> 'deleted'
        and ${visible.sql}
      group by r.owner, r.source, r.kind, day`,
    [wish.owner, wish.from, wish.until, ...visible.values],
  )
  return rows
}
