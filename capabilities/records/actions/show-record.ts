import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Mask } from '../../../kernel/policy.ts'
import { maskFor, type Onward, onwardUse } from '../policy.ts'
import type { PoliceRecord } from '../record.ts'
import { listNamesFor } from '../store/lists.ts'
import { findGuard } from '../store/visible.ts'
import { type Why, whyOf } from '../why.ts'

/** How a record is shown to who sees it. */
export type Shown = { readonly mask: Exclude<Mask, 'none'>; readonly why: Why; readonly onward: Onward }

/** Null when the actor does not see the record. */
export async function howShown(tx: Tx, actor: Actor, found: PoliceRecord): Promise<Shown | null> {
  const guard = await findGuard(tx, actor, found)
  if (guard === null) return null
  const { sharing, owner } = found
  const lists = sharing.to === 'listed' ? await listNamesFor(tx, owner, sharing.lists, actor.bureau) : []
  const [mask, why] = [maskFor(actor, guard), whyOf(actor, guard, lists)]
  return mask === 'none' || why === null ? null : { mask, why, onward: onwardUse(actor, guard) }
}
