import type { Level } from '../../kernel/handling.ts'
import { levels } from '../../kernel/handling.ts'
import type { PoliceRecord } from './record.ts'
import { type ResolvedSharing, widens } from './sharing-list.ts'

/** Why something about a record was refused. What the caller may know beside the kind travels with it. */
export type LifeRefusal =
  | { readonly kind: PlainRefusal }
  | { readonly kind: 'version_conflict'; readonly expected: number; readonly current: number }
  | { readonly kind: 'unknown_bureau'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown_list'; readonly ids: readonly string[] }
  | { readonly kind: 'no_such_value'; readonly path: string }

export type PlainRefusal =
  | 'already_held'
  | 'already_withdrawn'
  | 'deleted_for_rights'
  | 'idempotency_conflict'
  | 'kind_changed'
  | 'kinds_differ'
  | 'legal_hold'
  | 'needs_second_person'
  | 'not_the_issuer'
  | 'not_found'
  | 'not_held'
  | 'offer_closed'
  | 'offer_open'
  | 'own_record'
  | 'proposal_closed'
  | 'reference_taken'
  | 'renew_instead'
  | 'retention_over'
  | 'same_record'
  | 'version_missing'

type SeenBy = Pick<PoliceRecord, 'level' | 'purposes' | 'disclosure' | 'handling'> &
  Pick<ResolvedSharing, 'audience' | 'denied'>

const rankOf = (level: Level): number => levels.indexOf(level)

/** Whether a change shows the record, or more of it, to somebody who does not see that today. */
export function showsMore(before: SeenBy, after: SeenBy): boolean {
  return (
    widens(before, after) ||
    rankOf(after.level) < rankOf(before.level) ||
    after.purposes.some((purpose) => !before.purposes.includes(purpose)) ||
    (before.disclosure === 'on_release' && after.disclosure === 'full') ||
    (before.handling.includes('H3') && !after.handling.includes('H3'))
  )
}
