import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { unknownBureaus } from '../../bureaus/public.ts'
import type { Sharing } from '../record.ts'
import { type ResolvedSharing, resolve } from '../sharing-list.ts'
import { readListsForShare } from '../store/lists.ts'

/** Another bureau's list, a deleted one and one that never was are the same: unknown. */
export type SharingRefusal =
  | { readonly kind: 'unknown_bureau'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown_list'; readonly ids: readonly string[] }

/**
 * Turns an owner's wish into the columns that decide who sees the record; for every write of a record. A wish that names
 * somebody unknown is refused as a whole, never read as less or more. A deleted list may stay where it denies.
 */
export async function resolveSharing(
  tx: Tx,
  owner: BureauCode,
  sharing: Sharing,
): Promise<Result<ResolvedSharing, SharingRefusal>> {
  if (sharing.to === 'all' || sharing.to === 'owner') return ok(resolve(sharing, []))
  const named = sharing.to === 'listed' ? [...sharing.bureaus, ...sharing.denied] : sharing.bureaus
  const codes = await unknownBureaus(tx, named)
  if (codes.length > 0) return fail({ kind: 'unknown_bureau', codes })
  const lists = await readListsForShare(tx, owner, sharing.lists)
  const found = new Set<string>(
    lists.filter((list) => list.state === 'live' || sharing.to === 'all_except').map((list) => list.id),
  )
  const ids = sharing.lists.filter((id) => !found.has(id.toLowerCase()))
  if (ids.length > 0) return fail({ kind: 'unknown_list', ids })
  return ok(resolve(sharing, lists))
}
