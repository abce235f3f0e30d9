import type { Tx } from '../../../infra/db.ts'
import { type Predicate, predicateFor } from '../../../kernel/policy-sql.ts'
import { type Guarded, guardOf, writtenGuard } from '../guard.ts'
import { guardColumns } from '../guard-columns.ts'
import { type Reader, recordPolicy } from '../policy.ts'
import type { PoliceRecord } from '../record.ts'

/**
 * The rule of policy.ts as a predicate over `records.record r`, with its parameters from `$first` on. Rows are filtered
 * by it inside the query, never after paging.
 */
export function visibleTo(reader: Reader, first: number): Predicate {
  return predicateFor(recordPolicy.see, reader, first)
}

/** One column named `guard`, for `readGuard`: what decides who sees a row of `records.record r`. Equal ones have equal texts. */
export const GUARD = `json_build_object('owner', r.owner, 'isOwnerActive', ${guardColumns.isOwnerActive.column},
  'level', r.level, 'handling', r.handling, 'audience', r.audience, 'denied', r.denied, 'purposes', r.purposes,
  'grade', ${guardColumns.grade.column}, 'disclosure', r.disclosure, 'isLimited', r.limited)::text as guard`

/** What cannot be read is refused by throwing. */
export function readGuard(text: string): Guarded {
  return guardOf(writtenGuard.parse(JSON.parse(text)))
}

/** What decides who sees the record; null when the reader does not. */
export async function findGuard(
  tx: Tx,
  reader: Reader,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
): Promise<Guarded | null> {
  const visible = visibleTo(reader, 3)
  const { rows } = await tx.query<{ guard: string }>(
    `select ${GUARD}
       from records.record r
      where r.owner = $1
        and r.id = $2
        and ${visible.sql}`,
    [owner, id, ...visible.values],
  )
  return rows[0] === undefined ? null : readGuard(rows[0].guard)
}
