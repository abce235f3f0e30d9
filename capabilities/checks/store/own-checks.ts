import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { Asked, CheckId, Outcome } from '../check.ts'
import { askedFrom } from '../recognise.ts'

export type OwnCheck = {
  readonly id: CheckId
  readonly at: Date
  readonly outcome: Outcome
  readonly purpose: Purpose
  readonly asked: Asked
  readonly candidates: number
}

export type OwnWish = {
  readonly from: Date
  readonly until: Date
  readonly before: CheckId | null
  readonly limit: number
}

/** What the actor asked, newest first; ids begin with their time, so that one index serves. */
export async function listOwnChecks(
  tx: Tx,
  actor: Actor,
  { from, until, before, limit }: OwnWish,
): Promise<readonly OwnCheck[]> {
  const end = firstIdOf(until)
  const { rows } = await tx.query<OwnCheck>(
    `select c.id, c.at, c.outcome, c.purpose, c.asked, jsonb_array_length(c.candidates) as candidates
       from checks.check c
      where c.bureau = $1
        and c.asked_by = $2
        and c.id >= $3
        and c.id < $4
      order by c.id desc
      limit $5`,
    [actor.bureau, actor.id, firstIdOf(from), before !== null && before < end ? before : end, limit],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

/** Every id of that millisecond and later is greater. */
function firstIdOf(moment: Date): string {
  const stamp = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-0000-0000-000000000000`
}
