import type { Db, Tx } from '../../../infra/db.ts'
import type { Act } from '../../../infra/journal.ts'
import type { Result } from '../../../kernel/result.ts'
import { type Desk, sitsAt } from '../policy.ts'
import { atDesk } from '../store/desks.ts'
import { refused } from './refusal.ts'

type Tried = Pick<Act, 'act' | 'subject' | 'at'> & {
  readonly actor: Parameters<typeof sitsAt>[0] & Act['actor']
}
type Seat = { readonly desk: Desk; readonly tried: Tried & { readonly actor: Parameters<typeof atDesk>[1] } }

/**
 * A transaction for who sits at a desk. A role or scope lets somebody call; where one sits depends on the bureau as
 * well, so a key of another bureau is told that there is nothing here. `db` may be that of Comity itself, which
 * row-level security does not hold back: this check comes before it.
 */
export async function seated<T, E>(
  db: Db,
  { desk, tried }: Seat,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly kind: 'not_found' }>> {
  return await atDesk<Result<T, E | { readonly kind: 'not_found' }>>(db, tried.actor, (tx) =>
    sitsAt(tried.actor, desk) ? work(tx) : refused(tx, tried, 'not_found'),
  )
}
