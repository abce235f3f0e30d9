import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { EVERYBODY } from './guard.ts'
import type { Sharing } from './record.ts'

export type SharingListId = Id<'SharingList'>

/** Bureaus that an owner shares with again and again. Each change is a version; a deleted one shares with nobody. */
export type SharingList = {
  readonly owner: BureauCode
  readonly id: SharingListId
  readonly name: string
  readonly bureaus: readonly string[]
  readonly version: number
  readonly state: 'live' | 'deleted'
}

/** Who came and who went from one version to the next. */
export function changeOf(
  before: SharingList,
  after: SharingList,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return {
    added: after.bureaus.filter((code) => !before.bureaus.includes(code)),
    removed: before.bureaus.filter((code) => !after.bureaus.includes(code)),
  }
}

/** What a wish means today: the columns of a record that decide who sees it. */
export type ResolvedSharing = {
  readonly shareTo: Sharing['to']
  readonly shareBureaus: readonly string[]
  readonly shareLists: readonly string[]
  readonly audience: readonly string[]
  readonly denied: readonly string[]
}

/** Never wider than the wish: nothing named means the owner alone. */
export function resolve(sharing: Sharing, lists: readonly SharingList[]): ResolvedSharing {
  const none = { shareTo: sharing.to, shareBureaus: [], shareLists: [], denied: [] }
  switch (sharing.to) {
    case 'owner':
      return { ...none, audience: [] }
    case 'all':
      return { ...none, audience: [EVERYBODY] }
    case 'listed': {
      const members = lists.flatMap((list) => (list.state === 'live' ? list.bureaus : []))
      const wish = { ...none, shareBureaus: sharing.bureaus, shareLists: sharing.lists }
      return { ...wish, audience: sorted([...sharing.bureaus, ...members]), denied: sorted(sharing.denied) }
    }
    case 'all_except': {
      // A list that was deleted goes on denying: forgetting it would widen.
      const members = lists.flatMap((list) => list.bureaus)
      const wish = { ...none, shareBureaus: sharing.bureaus, shareLists: sharing.lists }
      return { ...wish, audience: [EVERYBODY], denied: sorted([...sharing.bureaus, ...members]) }
    }
  }
}

function sorted(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].sort()
}

/** The wish as the columns hold it. */
export function sharingOf(row: {
  readonly share_to: Sharing['to']
  readonly share_bureaus: string[]
  readonly share_lists: string[]
  readonly denied: string[]
}): Sharing {
  const { share_to: to, share_bureaus: bureaus, share_lists: lists, denied } = row
  switch (to) {
    case 'all':
    case 'owner':
      return { to }
    case 'listed':
      return { to, bureaus, lists, denied }
    case 'all_except':
      return { to, bureaus, lists }
  }
}

/** Whether somebody sees after the change who did not before; wants a second person. */
export function widens(
  before: Pick<ResolvedSharing, 'audience' | 'denied'>,
  after: Pick<ResolvedSharing, 'audience' | 'denied'>,
): boolean {
  const hadAll = before.audience.includes(EVERYBODY)
  const sees = (code: string): boolean =>
    (hadAll || before.audience.includes(code)) && !before.denied.includes(code)
  if (after.audience.includes(EVERYBODY) && !hadAll) return true
  const gained = after.audience.filter((code) => code !== EVERYBODY && !after.denied.includes(code))
  const forgiven = before.denied.filter((code) => !after.denied.includes(code) && isIn(after.audience, code))
  return gained.some((code) => !sees(code)) || forgiven.length > 0
}

function isIn(audience: readonly string[], code: string): boolean {
  return audience.includes(EVERYBODY) || audience.includes(code)
}
