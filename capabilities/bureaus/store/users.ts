import type { Tx } from '../../../infra/db.ts'
import type { BureauCode, Role } from '../../../kernel/actor.ts'
import type { SignInName, User, UserId } from '../user.ts'

export const USER_COLUMNS = `u.id, u.bureau, u.handle, u.name, u.post, u.roles, u.clearance, u.purpose, u.language, u.state,
       (select b.state from bureaus.bureau b where b.code = u.bureau) as "bureauState"`

export async function findUser(tx: Tx, bureau: BureauCode, id: UserId): Promise<User | null> {
  const { rows } = await tx.query<User>(
    `select ${USER_COLUMNS}
       from bureaus.app_user u
      where u.bureau = $1
        and u.id = $2`,
    [bureau, id],
  )
  return rows[0] ?? null
}

/** Locks the user until the transaction ends. */
export async function findUserForUpdate(tx: Tx, bureau: BureauCode, id: UserId): Promise<User | null> {
  const { rows } = await tx.query<User>(
    `select ${USER_COLUMNS}
       from bureaus.app_user u
      where u.bureau = $1
        and u.id = $2
        for update`,
    [bureau, id],
  )
  return rows[0] ?? null
}

export async function findUserByName(tx: Tx, { bureau, handle }: SignInName): Promise<User | null> {
  const { rows } = await tx.query<User>(
    `select ${USER_COLUMNS}
       from bureaus.app_user u
      where u.bureau = $1
        and u.handle = $2`,
    [bureau, handle],
  )
  return rows[0] ?? null
}

/** A page in order of ids, from the one after `after`. */
export async function listUsers(
  tx: Tx,
  bureau: BureauCode,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly User[]> {
  const { rows } = await tx.query<User>(
    `select ${USER_COLUMNS}
       from bureaus.app_user u
      where u.bureau = $1
        and ($2::uuid is null or u.id > $2)
      order by u.id
      limit $3`,
    [bureau, after, limit],
  )
  return rows
}

/** False when the bureau has somebody of that handle. */
export async function insertUser(tx: Tx, user: User, addedAt: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into bureaus.app_user
            (bureau, id, handle, name, post, roles, clearance, purpose, language, state, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (bureau, handle) do nothing`,
    [
      user.bureau,
      user.id,
      user.handle,
      user.name,
      user.post,
      user.roles,
      user.clearance,
      user.purpose,
      user.language,
      user.state,
      addedAt,
    ],
  )
  return rowCount === 1
}

export async function saveRoles(tx: Tx, user: User, roles: readonly Role[]): Promise<void> {
  await tx.query('update bureaus.app_user u set roles = $3 where u.bureau = $1 and u.id = $2', [
    user.bureau,
    user.id,
    roles,
  ])
}

export async function savePost(tx: Tx, user: User): Promise<void> {
  await tx.query(
    `update bureaus.app_user u
        set name = $3, post = $4, clearance = $5, purpose = $6, language = $7
      where u.bureau = $1
        and u.id = $2`,
    [user.bureau, user.id, user.name, user.post, user.clearance, user.purpose, user.language],
  )
}

export async function markDisabled(tx: Tx, user: User): Promise<void> {
  await tx.query("update bureaus.app_user u set state = 'disabled' where u.bureau = $1 and u.id = $2", [
    user.bureau,
    user.id,
  ])
}

/** Adds or brings up to date somebody of the demo world; the id stays, and the language that they chose. */
export async function saveDemoUser(tx: Tx, user: User, addedAt: Date): Promise<'added' | 'changed' | 'same'> {
  const { rows } = await tx.query<{ is_new: boolean }>(
    `insert into bureaus.app_user
            (bureau, id, handle, name, post, roles, clearance, purpose, language, state, demo_key, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'active', $3, $10)
         on conflict (bureau, handle) do update
        set name = excluded.name, post = excluded.post, roles = excluded.roles, clearance = excluded.clearance,
            purpose = excluded.purpose
      where app_user.demo_key = excluded.demo_key
        and (app_user.name, app_user.post, app_user.roles, app_user.clearance, app_user.purpose)
            is distinct from (excluded.name, excluded.post, excluded.roles, excluded.clearance, excluded.purpose)
  returning (xmax = 0) as is_new`,
    [
      user.bureau,
      user.id,
      user.handle,
      user.name,
      user.post,
      user.roles,
      user.clearance,
      user.purpose,
      user.language,
      addedAt,
    ],
  )
  if (rows[0] === undefined) return 'same'
  return rows[0].is_new ? 'added' : 'changed'
}

export async function findDemoUser(tx: Tx, bureau: string, key: string): Promise<User | null> {
  const { rows } = await tx.query<User>(
    `select ${USER_COLUMNS}
       from bureaus.app_user u
      where u.bureau = $1
        and u.handle = $2
        and u.demo_key = $2
        and u.state = 'active'`,
    [bureau, key],
  )
  return rows[0] ?? null
}
