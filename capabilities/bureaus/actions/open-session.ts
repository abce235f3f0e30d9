import type { Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { newId } from '../../../kernel/id.ts'
import type { Bureau } from '../bureau.ts'
import { graceStart, proofOf, type Session, type SessionId, sessionState } from '../session.ts'
import type { SignInMethod } from '../sign-in.ts'
import { findBureau } from '../store/bureaus.ts'
import {
  deleteSession,
  findSession,
  insertSession,
  type OpenSession,
  resumeSession,
} from '../store/sessions.ts'
import { formatToken, newToken, parseToken } from '../store/tokens.ts'
import { type User, userActor } from '../user.ts'

/** Where somebody signs in: the cookie that is there already, and the browser as it names itself. */
export type Browser = { readonly cookie: string | null; readonly name: string }

export type SignedIn = { readonly user: User; readonly bureau: Bureau; readonly session: Session }

/** A session that has just begun or goes on; `cookie` is what the browser gets. */
export type Started = SignedIn & { readonly cookie: string }

/** Lets in a user who has proven who they are. Their locked session in this browser goes on, another's ends. */
export async function openSession(
  tx: Tx,
  user: User,
  { method, browser }: { readonly method: SignInMethod; readonly browser: Browser },
  now: Date,
): Promise<Started> {
  const before = await findBefore(tx, browser.cookie, now)
  const isSame = before?.user.id === user.id && sessionState(before.session, now) !== 'over'
  const token = newToken(user.bureau)
  const fresh = { method, authenticatedAt: now, seenAt: now, rotatedAt: now, steppedUpAt: null }
  let session: Session
  if (before !== null && isSame) {
    session = { ...before.session, ...fresh }
    await resumeSession(tx, session, token)
  } else {
    if (before !== null) await replace(tx, before, now)
    session = {
      ...fresh,
      id: newId<'Session'>(now) satisfies SessionId,
      bureau: user.bureau,
      userId: user.id,
      browser: browser.name,
      startedAt: now,
    }
    await insertSession(tx, session, token)
  }
  await record(tx, {
    actor: userActor(user, { method, at: now }),
    act: 'session.started',
    outcome: 'done',
    subject: `session:${session.id}`,
    detail: { by: method, resumed: isSame },
    at: now,
  })
  return { user, bureau: await bureauOf(tx, user), session, cookie: formatToken(token) }
}

async function findBefore(tx: Tx, cookie: string | null, now: Date): Promise<OpenSession | null> {
  const token = cookie === null ? null : parseToken(cookie)
  return token === null ? null : await findSession(tx, token, graceStart(now))
}

async function replace(tx: Tx, { session, user }: OpenSession, now: Date): Promise<void> {
  await deleteSession(tx, session, user.id)
  await record(tx, {
    actor: userActor(user, proofOf(session)),
    act: 'session.ended',
    outcome: 'done',
    subject: `session:${session.id}`,
    detail: { why: 'replaced' },
    at: now,
  })
}

/** The foreign key promises that it is there. */
export async function bureauOf(tx: Tx, user: User): Promise<Bureau> {
  const bureau = await findBureau(tx, user.bureau)
  if (bureau === null) throw new Error(`bureaus.app_user names bureau ${user.bureau}, which is not there`)
  return bureau
}
