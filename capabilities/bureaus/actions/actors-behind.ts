import type { Db } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { isKeyLive, keyActor } from '../api-key.ts'
import { type Credential, formatCredential, parseCredential } from '../credential.ts'
import { proofOf, sessionState } from '../session.ts'
import { findKeys } from '../store/keys.ts'
import { findSessions } from '../store/sessions.ts'
import { userActor } from '../user.ts'
import type { Shape } from './read-session.ts'

/** Who is behind these sessions and keys at `now`. Locked, over, ended, revoked, dismissed: nobody. */
export async function actorsBehind(
  { db, shape }: { readonly db: Db; readonly shape: Shape },
  credentials: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Actor>> {
  const parsed = credentials.map(parseCredential).filter((one) => one !== null)
  const ofKind = (kind: Credential['kind']) => parsed.filter((one) => one.kind === kind)
  const [sessions, keys] = [await findSessions(db, ofKind('session')), await findKeys(db, ofKind('key'))]
  const actors = new Map<string, Actor>()
  for (const { session, user } of sessions) {
    const isVoid = session.method === 'demo' && shape !== 'laptop'
    if (sessionState(session, now) !== 'live' || isVoid) continue
    actors.set(formatCredential({ kind: 'session', ...session }), userActor(user, proofOf(session)))
  }
  for (const key of keys) {
    if (isKeyLive(key, now)) actors.set(formatCredential({ kind: 'key', ...key }), keyActor(key))
  }
  return actors
}
