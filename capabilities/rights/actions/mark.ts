import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { setLimited as limitRecords, setCaveat } from '../../records/public.ts'
import { pendingOf } from '../store/requests.ts'

/** What every reader of a record is shown while a person's request weighs on it; it says neither who nor what. */
const CAVEAT = 'rights_pending'

/** Brings the marks of records in line with the requests that weigh on them, of which there may be several. */
export async function mark(tx: Tx, actor: Actor, records: readonly Id<'Record'>[], at: Date): Promise<void> {
  const pending = await pendingOf(tx, records)
  const isPending = (id: Id<'Record'>): boolean => pending.has(id)
  const isLimited = (id: Id<'Record'>): boolean => pending.get(id)?.limited === true
  const { yes: caveated, no: clear } = parted(records, isPending)
  await setCaveat(tx, actor, { ids: caveated, caveat: CAVEAT }, at)
  await setCaveat(tx, actor, { ids: clear, caveat: null }, at)
  const { yes: limited, no: open } = parted(records, isLimited)
  await limitRecords(tx, actor, { ids: limited, isLimited: true }, at)
  await limitRecords(tx, actor, { ids: open, isLimited: false }, at)
}

function parted<T>(all: readonly T[], isYes: (one: T) => boolean): { readonly yes: T[]; readonly no: T[] } {
  return { yes: all.filter(isYes), no: all.filter((one) => !isYes(one)) }
}
