import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Session, SessionId } from '../session.ts'
import type { SignInMethod } from '../sign-in.ts'
import type { User, UserId } from '../user.ts'
import { hashOf, type OwnedToken } from './tokens.ts'
import { USER_COLUMNS } from './users.ts'

const SESSION_COLUMNS =
  's.id as session_id, s.method, s.browser, s.started_at, s.authenticated_at, s.seen_at, s.rotated_at, s.stepped_up_at'

type SessionRow = {
  session_id: SessionId
  method: SignInMethod
  browser: string
  started_at: Date
  authenticated_at: Date
  seen_at: Date
  rotated_at: Date
  stepped_up_at: Date | null
}

/** A session and whose it is. `isCurrent` is false when the token before the last rotation was shown. */
export type OpenSession = { readonly session: Session; readonly user: User; readonly isCurrent: boolean }

/** By its token, or by the one before when that was replaced after `graceStart`. Users disabled have none. */
export async function findSession(tx: Tx, token: OwnedToken, graceStart: Date): Promise<OpenSession | null> {
  const { rows } = await tx.query<SessionRow & User & { is_current: boolean }>(
    `select ${SESSION_COLUMNS}, s.token_hash = $2 as is_current, ${USER_COLUMNS}
       from bureaus.session s
       join bureaus.app_user u on u.bureau = s.bureau and u.id = s.user_id
      where s.bureau = $1
        and (s.token_hash = $2 or (s.previous_hash = $2 and s.rotated_at > $3))
        and u.state = 'active'`,
    [token.bureau, hashOf(token), graceStart],
  )
  const [row] = rows
  if (row === undefined) return null
  const {
    session_id: _,
    method,
    browser,
    started_at,
    authenticated_at,
    seen_at,
    rotated_at,
    stepped_up_at,
    is_current,
    ...user
  } = row
  return { session: fromRow(row, user.bureau, user.id), user, isCurrent: is_current }
}

/** The sessions of these names, of users who are not disabled. */
export async function findSessions(
  tx: Tx,
  names: readonly { readonly bureau: string; readonly id: string }[],
): Promise<readonly { readonly session: Session; readonly user: User }[]> {
  if (names.length === 0) return []
  const { rows } = await tx.query<SessionRow & User>(
    `select ${SESSION_COLUMNS}, ${USER_COLUMNS}
       from unnest($1::text[], $2::uuid[]) as named (bureau, id)
       join bureaus.session s on s.bureau = named.bureau and s.id = named.id
       join bureaus.app_user u on u.bureau = s.bureau and u.id = s.user_id
      where u.state = 'active'`,
    [names.map(({ bureau }) => bureau), names.map(({ id }) => id)],
  )
  return rows.map((row) => ({ session: fromRow(row, row.bureau, row.id), user: row }))
}

export async function listSessions(tx: Tx, bureau: BureauCode, userId: UserId): Promise<readonly Session[]> {
  const { rows } = await tx.query<SessionRow>(
    `select ${SESSION_COLUMNS}
       from bureaus.session s
      where s.bureau = $1
        and s.user_id = $2
      order by s.seen_at desc
      limit 200`,
    [bureau, userId],
  )
  return rows.map((row) => fromRow(row, bureau, userId))
}

export async function insertSession(tx: Tx, session: Session, token: OwnedToken): Promise<void> {
  await tx.query(
    `insert into bureaus.session
            (bureau, id, user_id, token_hash, method, browser, started_at, authenticated_at, seen_at, rotated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      session.bureau,
      session.id,
      session.userId,
      hashOf(token),
      session.method,
      session.browser,
      session.startedAt,
      session.authenticatedAt,
      session.seenAt,
      session.rotatedAt,
    ],
  )
}

/** After its user proved again who they are; every earlier token is void at once. */
export async function resumeSession(tx: Tx, session: Session, token: OwnedToken): Promise<void> {
  await tx.query(
    `update bureaus.session s
        set token_hash = $3, previous_hash = null, method = $4, authenticated_at = $5, seen_at = $5, rotated_at = $5,
            stepped_up_at = null
      where s.bureau = $1
        and s.id = $2`,
    [session.bureau, session.id, hashOf(token), session.method, session.authenticatedAt],
  )
}

export async function markSeen(tx: Tx, session: Session, now: Date): Promise<void> {
  await tx.query('update bureaus.session s set seen_at = $3 where s.bureau = $1 and s.id = $2', [
    session.bureau,
    session.id,
    now,
  ])
}

/** After its user showed a passkey again. */
export async function markSteppedUp(tx: Tx, { bureau, id }: Session, now: Date): Promise<void> {
  await tx.query('update bureaus.session s set stepped_up_at = $3 where s.bureau = $1 and s.id = $2', [
    bureau,
    id,
    now,
  ])
}

/** Replaces `before` by `after`; false when a parallel request was first. */
export async function rotateToken(
  tx: Tx,
  before: OwnedToken,
  after: OwnedToken,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bureaus.session s
        set token_hash = $3, previous_hash = s.token_hash, rotated_at = $4
      where s.bureau = $1
        and s.token_hash = $2`,
    [before.bureau, hashOf(before), hashOf(after), now],
  )
  return rowCount === 1
}

/** False when the user has no such session. */
export async function deleteSession(
  tx: Tx,
  { bureau, id }: Pick<Session, 'bureau' | 'id'>,
  userId: UserId,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'delete from bureaus.session s where s.bureau = $1 and s.id = $2 and s.user_id = $3',
    [bureau, id, userId],
  )
  return rowCount === 1
}

/** Returns what was ended. */
export async function deleteSessionsOf(tx: Tx, user: User): Promise<readonly SessionId[]> {
  const { rows } = await tx.query<{ id: SessionId }>(
    'delete from bureaus.session s where s.bureau = $1 and s.user_id = $2 returning s.id',
    [user.bureau, user.id],
  )
  return rows.map((row) => row.id)
}

/** A batch of the sessions that nobody can go on with. */
export async function deleteSessionsBefore(tx: Tx, authenticatedBefore: Date): Promise<readonly SessionId[]> {
  const { rows } = await tx.query<{ id: SessionId }>(
    `delete from bureaus.session s
      where (s.bureau, s.id) in (select d.bureau, d.id
                                   from bureaus.session d
                                  where d.authenticated_at <= $1
                                  limit 500
                                    for update skip locked)
  returning s.id`,
    [authenticatedBefore],
  )
  return rows.map((row) => row.id)
}

function fromRow(row: SessionRow, bureau: BureauCode, userId: UserId): Session {
  return {
    id: row.session_id,
    bureau,
    userId,
    method: row.method,
    browser: row.browser,
    startedAt: row.started_at,
    authenticatedAt: row.authenticated_at,
    seenAt: row.seen_at,
    rotatedAt: row.rotated_at,
    steppedUpAt: row.stepped_up_at,
  }
}
