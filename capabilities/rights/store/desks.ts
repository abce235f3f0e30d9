import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { desksOf } from '../policy.ts'

/** A transaction of one caller in which row-level security knows the desks that the caller sits at. */
export async function atDesk<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransactionAs(db, actor, async (tx) => {
    await sitDown(tx, actor)
    return await work(tx)
  })
}

/** For who has a transaction already: until its end the caller sits at these desks. */
export async function sitDown(tx: Tx, actor: Actor): Promise<void> {
  await tx.query("select set_config('app.desks', $1, true)", [desksOf(actor).join(',')])
}
