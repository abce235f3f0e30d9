import type { Tx } from '../../../infra/db.ts'
import type { User } from '../user.ts'

/** A password and the authenticator app that belongs to it; neither is one without the other. */
export type PasswordCredential = { readonly hash: string; readonly totp: Buffer }

export async function findPassword(
  tx: Tx,
  user: { readonly bureau: string; readonly id: string },
): Promise<PasswordCredential | null> {
  const { rows } = await tx.query<PasswordCredential>(
    `select p.hash, p.totp
       from bureaus.password p
      where p.bureau = $1
        and p.user_id = $2`,
    [user.bureau, user.id],
  )
  return rows[0] ?? null
}

/** `step` is the time step of the code that confirmed it, which is used up by that. */
export async function savePassword(
  tx: Tx,
  user: User,
  { hash, totp, step }: PasswordCredential & { readonly step: number },
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into bureaus.password (bureau, user_id, hash, totp, last_step, set_at)
     values ($1, $2, $3, $4, $5, $6)
         on conflict (bureau, user_id) do update
        set hash = excluded.hash, totp = excluded.totp, last_step = excluded.last_step, set_at = excluded.set_at`,
    [user.bureau, user.id, hash, totp, step, now],
  )
}

/** Uses up the code of a time step and every one before it; false when it was used up already. */
export async function consumeTotpStep(tx: Tx, user: User, step: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bureaus.password p
        set last_step = $3
      where p.bureau = $1
        and p.user_id = $2
        and p.last_step < $3`,
    [user.bureau, user.id, step],
  )
  return rowCount === 1
}

export async function deletePassword(tx: Tx, user: User): Promise<void> {
  await tx.query('delete from bureaus.password p where p.bureau = $1 and p.user_id = $2', [
    user.bureau,
    user.id,
  ])
}
