import type { Tx } from '../../../infra/db.ts'
import { graceStart, type SessionState, sessionState } from '../session.ts'
import { findSession, type OpenSession } from '../store/sessions.ts'
import { type OwnedToken, parseToken } from '../store/tokens.ts'

export type Shape = 'laptop' | 'bureau'

export type ReadSession = OpenSession & {
  readonly token: OwnedToken
  readonly state: Exclude<SessionState, 'over'>
}

/** The session that a cookie stands for; null when there is none to go on with. */
export async function readSession(
  tx: Tx,
  shape: Shape,
  cookie: string | null,
  now: Date,
): Promise<ReadSession | null> {
  const token = cookie === null ? null : parseToken(cookie)
  if (token === null) return null
  const found = await findSession(tx, token, graceStart(now))
  if (found === null) return null
  // A database that was a demo may become a real one; its chooser's sessions must not.
  if (found.session.method === 'demo' && shape !== 'laptop') return null
  const state = sessionState(found.session, now)
  return state === 'over' ? null : { ...found, token, state }
}
