import type { Actor } from '../../../kernel/actor.ts'
import { levels } from '../../../kernel/handling.ts'

/**
 * The rule of `mayRead` as a predicate over `records.record r`, with its parameters from `$first` on.
 * Rows are filtered by it inside the query, never after paging.
 */
export function visibleTo(
  actor: Pick<Actor, 'bureau' | 'clearance'>,
  first: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const bureau = `$${first}`
  const cleared = `$${first + 1}`
  const sql = `(r.owner = ${bureau} or (r.level = any(${cleared}::text[]) and (
                  r.share_to = 'all'
                  or (r.share_to = 'listed' and ${bureau} = any(r.share_bureaus))
                  or (r.share_to = 'all_except' and ${bureau} <> all(r.share_bureaus)))))`
  return { sql, values: [actor.bureau, levels.slice(0, levels.indexOf(actor.clearance) + 1)] }
}
