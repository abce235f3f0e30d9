import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode, Role } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { UserChange } from '../contract.ts'
import { type GrantFault, grantFault, mayAdminister } from '../policy.ts'
import { deleteInvitation, saveInvitation } from '../store/invitations.ts'
import { revokeKeysOf } from '../store/keys.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { formatToken, newToken } from '../store/tokens.ts'
import {
  findUserForUpdate,
  insertUser,
  listUsers,
  markDisabled,
  savePost,
  saveRoles,
} from '../store/users.ts'
import { type Post, type User, type UserId, userIdOf } from '../user.ts'
import { ended } from './my-sessions.ts'
import { refused } from './refusal.ts'

/** A link is sent by another way, opened at once, and worth nothing tomorrow. Ours to confirm. */
const INVITATION_MS = 24 * 60 * 60_000

export type Invited = { readonly token: string; readonly expiresAt: Date }
type NotAllowed = { readonly kind: 'not_allowed' }
type NotFound = { readonly kind: 'not_found' }

export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }
export type PageWish = { readonly after: string | null; readonly limit: number }

/** One row more than wished tells whether there is a next page. */
export function cutPage<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** The people of the caller's bureau. */
export async function readUsers(
  db: Db,
  actor: Actor,
  { after, limit }: PageWish,
): Promise<Result<Page<User>, NotAllowed>> {
  if (!mayAdminister(actor, actor.bureau)) return fail({ kind: 'not_allowed' })
  const wish = { after, limit: limit + 1 }
  return ok(cutPage(await inTransactionAs(db, actor, (tx) => listUsers(tx, actor.bureau, wish)), limit))
}

export type UserWish = Post & { readonly bureau: BureauCode; readonly handle: string }
export type AddUserError = NotAllowed | { readonly kind: GrantFault | 'handle_taken' }

/** Adds somebody and makes the one-time link by which they set up how to sign in. */
export async function addUser(
  db: Db,
  actor: Actor,
  wish: UserWish,
  now: Date,
): Promise<Result<{ readonly user: User; readonly invitation: Invited }, AddUserError>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'user.added', subject: 'none', at: now } as const
    if (!mayAdminister(actor, wish.bureau)) return await refused(tx, act, 'not_allowed')
    const fault = grantFault(actor, wish.bureau, wish)
    if (fault !== null) return await refused(tx, act, fault)
    const user: User = { ...wish, id: newId<'User'>(now), state: 'active', bureauState: actor.bureauState }
    if (!(await insertUser(tx, user, now))) return await refused(tx, act, 'handle_taken')
    const detail = { bureau: user.bureau, roles: user.roles, clearance: user.clearance }
    await record(tx, { ...act, subject: `user:${user.id}`, outcome: 'done', detail })
    return ok({ user, invitation: await invite(tx, user, now) })
  })
}

async function invite(tx: Tx, user: User, now: Date): Promise<Invited> {
  const token = newToken(user.bureau)
  const expiresAt = new Date(now.getTime() + INVITATION_MS)
  await saveInvitation(tx, user, token, { madeAt: now, expiresAt })
  return { token: formatToken(token), expiresAt }
}

export type ChangeError = NotAllowed | NotFound | { readonly kind: 'own_account' | 'user_disabled' }

/** What every change of somebody else's account has in common: may the actor, is it somebody else, is it in use. */
async function change<T, E>(
  { db, actor, id, now }: { readonly db: Db; readonly actor: Actor; readonly id: UserId; readonly now: Date },
  work: (tx: Tx, user: User) => Promise<Result<T, E>>,
): Promise<Result<T, E | ChangeError>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const act = changed(actor, id, now)
    if (!mayAdminister(actor, actor.bureau)) return await refused(tx, act, 'not_allowed')
    const user = await findUserForUpdate(tx, actor.bureau, id)
    if (user === null) return await refused(tx, act, 'not_found')
    if (userIdOf(actor) === id) return await refused(tx, act, 'own_account')
    if (user.state === 'disabled') return await refused(tx, act, 'user_disabled')
    return await work(tx, user)
  })
}

function changed(actor: Actor, id: UserId, at: Date) {
  return { actor, act: 'user.changed', subject: `user:${id}`, at } as const
}

export type SubjectUser = { readonly id: UserId; readonly now: Date }

/** Holds from the next request of that user on. */
export async function setRoles(
  db: Db,
  actor: Actor,
  { id, now }: SubjectUser,
  roles: readonly Role[],
): Promise<Result<User, ChangeError | { readonly kind: GrantFault }>> {
  return await change({ db, actor, id, now }, async (tx, user) => {
    const act = changed(actor, id, now)
    const fault = grantFault(actor, user.bureau, { roles, clearance: user.clearance })
    if (fault !== null) return await refused(tx, act, fault)
    await saveRoles(tx, user, roles)
    await record(tx, { ...act, outcome: 'done', detail: { from: user.roles, to: roles } })
    return ok({ ...user, roles })
  })
}

/** Name, post, clearance, purpose, language. Names never come into the act: it tells which fields, and codes. */
export async function changeUser(
  db: Db,
  actor: Actor,
  { id, now }: SubjectUser,
  wish: UserChange,
): Promise<Result<User, ChangeError | { readonly kind: GrantFault }>> {
  return await change({ db, actor, id, now }, async (tx, user) => {
    const act = changed(actor, id, now)
    const next: User = { ...user, ...given(wish) }
    const fault = grantFault(actor, user.bureau, { roles: [], clearance: next.clearance })
    if (fault !== null) return await refused(tx, act, fault)
    await savePost(tx, next)
    const codes = ({ clearance, purpose, language }: User) => ({ clearance, purpose, language })
    const detail = { fields: Object.keys(wish), from: codes(user), to: codes(next) }
    await record(tx, { ...act, outcome: 'done', detail })
    return ok(next)
  })
}

function given(wish: UserChange): Partial<Post> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
}

/** Ends every session, link and key of somebody who leaves. For good. */
export async function disableUser(
  db: Db,
  actor: Actor,
  { id, now }: SubjectUser,
): Promise<Result<User, ChangeError>> {
  return await change({ db, actor, id, now }, async (tx, user) => {
    await markDisabled(tx, user)
    await deleteInvitation(tx, user)
    const sessions = await deleteSessionsOf(tx, user)
    const keys = await revokeKeysOf(tx, user.bureau, id, now)
    await record(
      tx,
      { ...changed(actor, id, now), outcome: 'done', detail: { state: 'disabled' } },
      ...sessions.map((session) => ended(actor, session, 'user_disabled', now)),
      ...keys.map((key) => ({
        actor,
        act: 'key.revoked' as const,
        outcome: 'done' as const,
        subject: `key:${key}`,
        detail: { why: 'user_disabled' },
        at: now,
      })),
    )
    return ok({ ...user, state: 'disabled' })
  })
}

/** A new link, e.g. for who lost the passkey; an earlier one is void, and using it voids what was set up before. */
export async function inviteUser(
  db: Db,
  actor: Actor,
  { id, now }: SubjectUser,
): Promise<Result<Invited, ChangeError>> {
  return await change({ db, actor, id, now }, async (tx, user) => {
    await record(tx, { ...changed(actor, id, now), outcome: 'done', detail: { what: 'invited' } })
    return ok(await invite(tx, user, now))
  })
}
