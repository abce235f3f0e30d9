import { type Db, inTransaction, inTransactionAs } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { proofOf, type Session, type SessionId } from '../session.ts'
import { deleteSession, listSessions } from '../store/sessions.ts'
import { type User, userActor, userIdOf } from '../user.ts'
import { bureauOf, type SignedIn } from './open-session.ts'
import { readSession, type Shape } from './read-session.ts'
import { refused } from './refusal.ts'

export type SessionParts = { readonly db: Db; readonly shape: Shape }

export type WhoAmI =
  | { readonly state: 'nobody' }
  | { readonly state: 'locked'; readonly user: User }
  | ({ readonly state: 'live' } & SignedIn)

export async function whoAmI({ db, shape }: SessionParts, cookie: string | null, now: Date): Promise<WhoAmI> {
  const open = await readSession(db, shape, cookie, now)
  if (open === null) return { state: 'nobody' }
  const { state, user, session } = open
  return state === 'locked' ? { state, user } : { state, user, session, bureau: await bureauOf(db, user) }
}

/** Ends the session of this browser, locked or not. */
export async function signOut({ db, shape }: SessionParts, cookie: string | null, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const open = await readSession(tx, shape, cookie, now)
    if (open === null) return
    const { session, user } = open
    if (!(await deleteSession(tx, session, user.id))) return
    await record(tx, ended(userActor(user, proofOf(session)), session.id, 'signed_out', now))
  })
}

/** The sessions of the caller, and which of them this is. */
export async function listMySessions(
  { db, shape }: SessionParts,
  actor: Actor,
  cookie: string | null,
  now: Date,
): Promise<{ readonly sessions: readonly Session[]; readonly thisOne: SessionId | null }> {
  const userId = userIdOf(actor)
  if (userId === null) return { sessions: [], thisOne: null }
  return await inTransactionAs(db, actor, async (tx) => {
    const open = await readSession(tx, shape, cookie, now)
    return { sessions: await listSessions(tx, actor.bureau, userId), thisOne: open?.session.id ?? null }
  })
}

export async function endMySession(
  db: Db,
  actor: Actor,
  id: SessionId,
  now: Date,
): Promise<Result<null, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const userId = userIdOf(actor)
    const isGone = userId !== null && (await deleteSession(tx, { bureau: actor.bureau, id }, userId))
    const act = ended(actor, id, 'ended_by_user', now)
    if (!isGone) return await refused(tx, act, 'not_found')
    await record(tx, act)
    return ok(null)
  })
}

export function ended(actor: Actor, id: SessionId, why: string, at: Date): Act {
  return { actor, act: 'session.ended', outcome: 'done', subject: `session:${id}`, detail: { why }, at }
}
