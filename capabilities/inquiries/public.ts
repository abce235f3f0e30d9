import type { Tx } from '../../infra/db.ts'
import type { Actor } from '../../kernel/actor.ts'
import { levelsOf, mayAnswer } from './inquiry.ts'

/** How many questions of other bureaus wait for an answer that this person may give. */
export async function countAccessRequestsWaiting(tx: Tx, actor: Actor): Promise<number> {
  if (!mayAnswer(actor)) return 0
  const { rows } = await tx.query<{ waiting: number }>(
    `select count(*) as waiting
       from inquiries.answer a
      where a.bureau = $1
        and a.state = 'waiting'
        and a.level = any($2)`,
    [actor.bureau, levelsOf(actor)],
  )
  return rows[0]?.waiting ?? 0
}
