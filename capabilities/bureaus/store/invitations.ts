import type { Tx } from '../../../infra/db.ts'
import type { User } from '../user.ts'
import type { PasswordCredential } from './passwords.ts'
import { hashOf, type OwnedToken } from './tokens.ts'
import { USER_COLUMNS } from './users.ts'

/** Leave to set up how to sign in. `chosen` is a password that waits for its first code. */
export type Invitation = {
  readonly user: User
  readonly expiresAt: Date
  readonly chosen: PasswordCredential | null
}

/** Replaces an earlier invitation of the same user. */
export async function saveInvitation(
  tx: Tx,
  user: User,
  token: OwnedToken,
  { madeAt, expiresAt }: { readonly madeAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx.query(
    `insert into bureaus.invitation (bureau, user_id, token_hash, made_at, expires_at)
     values ($1, $2, $3, $4, $5)
         on conflict (bureau, user_id) do update
        set token_hash = excluded.token_hash, made_at = excluded.made_at, expires_at = excluded.expires_at,
            password_hash = null, totp = null`,
    [user.bureau, user.id, hashOf(token), madeAt, expiresAt],
  )
}

type Row = User & { expires_at: Date; password_hash: string | null; totp: Buffer | null }

/** Locks a valid invitation of an active user until the transaction ends. */
export async function findInvitationForUpdate(
  tx: Tx,
  token: OwnedToken,
  now: Date,
): Promise<Invitation | null> {
  const { rows } = await tx.query<Row>(
    `select i.expires_at, i.password_hash, i.totp, ${USER_COLUMNS}
       from bureaus.invitation i
       join bureaus.app_user u on u.bureau = i.bureau and u.id = i.user_id
      where i.bureau = $1
        and i.token_hash = $2
        and i.expires_at > $3
        and u.state = 'active'
        for update of i`,
    [token.bureau, hashOf(token), now],
  )
  const [row] = rows
  if (row === undefined) return null
  const { expires_at: expiresAt, password_hash: hash, totp, ...user } = row
  return { user, expiresAt, chosen: hash === null || totp === null ? null : { hash, totp } }
}

export async function saveChosenPassword(
  tx: Tx,
  user: User,
  { hash, totp }: PasswordCredential,
): Promise<void> {
  await tx.query(
    `update bureaus.invitation i
        set password_hash = $3, totp = $4
      where i.bureau = $1
        and i.user_id = $2`,
    [user.bureau, user.id, hash, totp],
  )
}

export async function deleteInvitation(tx: Tx, user: User): Promise<void> {
  await tx.query('delete from bureaus.invitation i where i.bureau = $1 and i.user_id = $2', [
    user.bureau,
    user.id,
  ])
}

/** Takes away invitations that are over; answers for whom they were. */
export async function deleteInvitationsBefore(tx: Tx, now: Date): Promise<readonly string[]> {
  const { rows } = await tx.query<{ user: string }>(
    'delete from bureaus.invitation i where i.expires_at <= $1 returning i.user_id as user',
    [now],
  )
  return rows.map((row) => row.user)
}
