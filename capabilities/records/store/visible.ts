import { type Predicate, predicateFor } from '../../../kernel/policy-sql.ts'
import { guardColumns } from '../guard-columns.ts'
import { type Reader, recordPolicy } from '../policy.ts'

/**
 * The rule of policy.ts as a predicate over `records.record r`, with its parameters from `$first` on. Rows are filtered
 * by it inside the query, never after paging.
 */
export function visibleTo(reader: Reader, first: number): Predicate {
  return predicateFor(recordPolicy.see, reader, first)
}

/** One column named `guard`, for `guardOf` of guard.ts: what decides who sees a row of `records.record r`. */
export const GUARD = `jsonb_build_object('owner', r.owner, 'isOwnerActive', ${guardColumns.isOwnerActive.column},
  'level', r.level, 'handling', r.handling, 'audience', r.audience, 'denied', r.denied, 'purposes', r.purposes,
  'grade', ${guardColumns.grade.column}, 'disclosure', r.disclosure, 'isLimited', r.limited) as guard`
