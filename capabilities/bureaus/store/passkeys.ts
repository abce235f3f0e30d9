import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { User, UserId } from '../user.ts'

export type PasskeyId = Id<'Passkey'>

/** What is kept of a passkey: enough to check its signature and to tell its owner which it is. */
export type Passkey = {
  readonly id: PasskeyId
  readonly credentialId: string
  readonly publicKey: Buffer
  /** Signatures made so far as the authenticator counts; 0 when it does not count. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

const COLUMNS = `k.id, k.credential_id as "credentialId", k.public_key as "publicKey", k.counter, k.transports,
            k.label, k.added_at as "addedAt", k.last_used_at as "lastUsedAt"`

export async function findPasskey(
  tx: Tx,
  bureau: BureauCode,
  userId: UserId,
  credentialId: string,
): Promise<Passkey | null> {
  const { rows } = await tx.query<Passkey>(
    `select ${COLUMNS}
       from bureaus.passkey k
      where k.bureau = $1
        and k.user_id = $2
        and k.credential_id = $3`,
    [bureau, userId, credentialId],
  )
  return rows[0] ?? null
}

export async function listPasskeys(
  tx: Tx,
  { bureau, id }: Pick<User, 'bureau' | 'id'>,
): Promise<readonly Passkey[]> {
  const { rows } = await tx.query<Passkey>(
    `select ${COLUMNS}
       from bureaus.passkey k
      where k.bureau = $1
        and k.user_id = $2
      order by k.id
      limit 100`,
    [bureau, id],
  )
  return rows
}

/** False when the bureau knows the credential already. */
export async function insertPasskey(tx: Tx, user: User, passkey: Passkey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into bureaus.passkey
            (bureau, id, user_id, credential_id, public_key, counter, transports, label, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (bureau, credential_id) do nothing`,
    [
      user.bureau,
      passkey.id,
      user.id,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.label,
      passkey.addedAt,
    ],
  )
  return rowCount === 1
}

/** Stores the new count; false when another sign-in with the same passkey came between. */
export async function markPasskeyUsed(
  tx: Tx,
  user: User,
  passkey: Passkey,
  { counter, now }: { readonly counter: number; readonly now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bureaus.passkey k
        set counter = $4, last_used_at = $5
      where k.bureau = $1
        and k.id = $2
        and k.counter = $3`,
    [user.bureau, passkey.id, passkey.counter, counter, now],
  )
  return rowCount === 1
}

/** False when the user has no such passkey. */
export async function deletePasskey(tx: Tx, user: User, id: PasskeyId): Promise<boolean> {
  const { rowCount } = await tx.query(
    'delete from bureaus.passkey k where k.bureau = $1 and k.user_id = $2 and k.id = $3',
    [user.bureau, user.id, id],
  )
  return rowCount === 1
}

export async function deletePasskeysBut(tx: Tx, user: User, kept: PasskeyId | null): Promise<void> {
  await tx.query(
    `delete from bureaus.passkey k
      where k.bureau = $1
        and k.user_id = $2
        and k.id is distinct from $3::uuid`,
    [user.bureau, user.id, kept],
  )
}
