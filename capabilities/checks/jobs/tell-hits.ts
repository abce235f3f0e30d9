import { type Db, inTransaction } from '../../../infra/db.ts'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { isPartner } from '../../bureaus/public.ts'
import { recordsChanged } from '../../hits/public.ts'
import { type Checkable, type Guarded, readsOf, recordsForRights } from '../../records/public.ts'
import { atHub } from '../actions/raising.ts'

/** What the hub may see for each purpose. */
const hubReads = purposes.map((purpose) => ({ purpose, mayRead: readsOf(atHub(purpose)) }))

/** Hits follow their records: to a new owner, out of the hub's sight, and into oblivion. */
export async function tellHits(
  { system, clock }: { readonly system: Db; readonly clock: () => Date },
  live: readonly Checkable[],
  ids: readonly string[],
): Promise<void> {
  const found = new Set<string>(live.map(({ id }) => id))
  const ended = ids.filter((id) => !found.has(id))
  await inTransaction(system, async (tx) => {
    const kept = (await recordsForRights(tx, ended)).filter(({ status }) => status !== 'deleted')
    const keptIds = new Set<string>(kept.map(({ id }) => id))
    await recordsChanged(
      tx,
      {
        live: live.map((one) => ({
          ...{ id: one.id, owner: one.owner, level: one.guard.level, isPartners: isPartner(one.owner) },
          hubPurposes: hubPurposesOf(one.guard),
        })),
        deleted: ended.filter((id) => !keptIds.has(id)),
      },
      clock(),
    )
  })
}

/** Records that are read together share their guard. */
const known = new WeakMap<Guarded, readonly Purpose[]>()

function hubPurposesOf(guard: Guarded): readonly Purpose[] {
  const held = known.get(guard)
  if (held !== undefined) return held
  const may = hubReads.flatMap(({ purpose, mayRead }) => (mayRead(guard) ? [purpose] : []))
  known.set(guard, may)
  return may
}
