import type { RowClaim, RowSet, RowText } from '../../kernel/policy.ts'
import type { Guarded } from './guard.ts'

const text = (column: string, of: (guarded: Guarded) => string): RowText<Guarded> => ({ column, of })
const set = (column: string, of: (guarded: Guarded) => ReadonlySet<string>): RowSet<Guarded> => ({
  column,
  of,
})
const claim = (column: string, of: (guarded: Guarded) => boolean): RowClaim<Guarded> => ({ column, of })

/** What the policy asks of a record, in memory and as columns of a row `r`. None of them is ever null. */
export const guardColumns = {
  owner: text('r.owner', (guarded) => guarded.owner),
  isOwnerActive: claim(
    'r.owner <> all ((select records.inactive_owners())::text[])',
    (guarded) => guarded.isOwnerActive,
  ),
  level: text('r.level', (guarded) => guarded.level),
  handling: set('r.handling', (guarded) => guarded.handling),
  audience: set('r.audience', (guarded) => guarded.audience),
  denied: set('r.denied', (guarded) => guarded.denied),
  purposes: set('r.purposes', (guarded) => guarded.purposes),
  grade: text("coalesce(r.grade, '')", (guarded) => guarded.grade),
  isDisclosed: claim("r.disclosure = 'full'", (guarded) => guarded.disclosure === 'full'),
  isLimited: claim('r.limited', (guarded) => guarded.isLimited),
} as const
