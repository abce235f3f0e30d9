import type { Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'

/** Writes that something was refused and says so; returned, not thrown, so that the entry is committed. */
export async function refused<const Kind extends string>(
  tx: Tx,
  act: Pick<Act, 'actor' | 'act' | 'subject' | 'at'>,
  kind: Kind,
): Promise<{ readonly ok: false; readonly error: { readonly kind: Kind } }> {
  await record(tx, { ...act, outcome: 'refused', detail: { why: kind } })
  return { ok: false, error: { kind } }
}
