import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { unknownBureaus } from '../../bureaus/public.ts'
import type { Sharing } from '../record.ts'
import { type ResolvedSharing, resolve, type SharingList } from '../sharing-list.ts'
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
  return (await sharingResolver(tx, owner, [sharing]))(sharing)
}

/** The same for many wishes: who is unknown and what the lists say is read once, and the lists stay as they are meanwhile. */
export async function sharingResolver(
  tx: Tx,
  owner: BureauCode,
  wishes: readonly Sharing[],
): Promise<(wish: Sharing) => Result<ResolvedSharing, SharingRefusal>> {
  const unknown = new Set(await unknownBureaus(tx, [...new Set(wishes.flatMap(namedIn))]))
  const named = await readListsForShare(tx, owner, [...new Set(wishes.flatMap(listsIn))])
  const byId = new Map<string, SharingList>(named.map((list) => [list.id, list]))
  return (wish) => {
    const codes = namedIn(wish).filter((code) => unknown.has(code))
    if (codes.length > 0) return fail({ kind: 'unknown_bureau', codes })
    const lists = listsIn(wish).map((id) => byId.get(id))
    const found = lists.filter((list) => list !== undefined)
    const usable = found.filter((list) => list.state === 'live' || wish.to === 'all_except')
    const known = new Set<string>(usable.map((list) => list.id))
    const ids = listsIn(wish).filter((id) => !known.has(id))
    return ids.length > 0 ? fail({ kind: 'unknown_list', ids }) : ok(resolve(wish, found))
  }
}

function namedIn(wish: Sharing): readonly string[] {
  if (wish.to === 'listed') return [...wish.bureaus, ...wish.denied]
  return wish.to === 'all_except' ? wish.bureaus : []
}

function listsIn(wish: Sharing): readonly string[] {
  return wish.to === 'listed' || wish.to === 'all_except' ? wish.lists.map((id) => id.toLowerCase()) : []
}
