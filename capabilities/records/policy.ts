import { type Actor, type BureauCode, roles } from '../../kernel/actor.ts'
import { type Level, levels } from '../../kernel/handling.ts'
import type { Sharing } from './record.ts'

/** Reading records that a check or a link leads to: everyone who may check, and the auditor. */
export const readRecords = { roles, scope: 'check' } as const

/** Taking in lists changes what every bureau finds: the hub does it for publishers, a head for the own bureau. */
export const importLists = { roles: ['hub_reviewer', 'bureau_head'], scope: 'import' } as const

/** What of a record decides who sees it. */
export type Guarded = { readonly owner: BureauCode; readonly level: Level; readonly sharing: Sharing }

/**
 * The owner always; others when it is shared with them and their clearance reaches its level.
 * `store/visible.ts` says the same in SQL, and a test compares the two.
 */
export function mayRead(actor: Pick<Actor, 'bureau' | 'clearance'>, record: Guarded): boolean {
  if (record.owner === actor.bureau) return true
  return (
    levels.indexOf(record.level) <= levels.indexOf(actor.clearance) &&
    isSharedWith(record.sharing, actor.bureau)
  )
}

function isSharedWith(sharing: Sharing, bureau: BureauCode): boolean {
  switch (sharing.to) {
    case 'all':
      return true
    case 'owner':
      return false
    case 'listed':
      return sharing.bureaus.includes(bureau)
    case 'all_except':
      return !sharing.bureaus.includes(bureau)
  }
}

/** A publisher's list is taken in by the hub, so that there is one of it. */
export function mayImportFor(actor: Actor, owner: BureauCode): boolean {
  return actor.bureau === owner || actor.bureau === 'HUB'
}
