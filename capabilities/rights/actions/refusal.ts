import type { Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { fail } from '../../../kernel/result.ts'

/** Writes that an act was refused and why, and gives the refusal back. */
export async function refused<const Kind extends string>(
  tx: Tx,
  act: Omit<Act, 'outcome' | 'detail'>,
  kind: Kind,
): Promise<{ readonly ok: false; readonly error: { readonly kind: Kind } }> {
  await record(tx, { ...act, outcome: 'refused', detail: { kind } })
  return fail({ kind })
}
