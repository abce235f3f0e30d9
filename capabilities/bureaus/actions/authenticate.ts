import { timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type ApiKey, isKeyLive, isUseDue, keyActor, type PresentedKey, parseKey } from '../api-key.ts'
import { formatCredential } from '../credential.ts'
import { isRotationDue, isSeenDue, proofOf } from '../session.ts'
import { findKey, markKeyUsed } from '../store/keys.ts'
import { markSeen, rotateToken } from '../store/sessions.ts'
import { formatToken, hashOf, newToken } from '../store/tokens.ts'
import { userActor } from '../user.ts'
import { type ReadSession, readSession, type Shape } from './read-session.ts'

/** Who calls, and the name of what vouches for them. */
export type Vouched = { readonly actor: Actor; readonly credential: string }

export type ShownCookie = {
  readonly cookie: string
  /** Nobody's hand made the request: it does not keep the session from locking. */
  readonly isBackground: boolean
}

/** Who a browser speaks for, and the cookie that replaces the one it showed, if any. Locked sessions speak for nobody. */
export async function authenticateSession(
  { db, shape }: { readonly db: Db; readonly shape: Shape },
  { cookie, isBackground }: ShownCookie,
  now: Date,
): Promise<(Vouched & { readonly newCookie: string | null }) | null> {
  const open = await readSession(db, shape, cookie, now)
  if (open?.state !== 'live') return null
  if (!isBackground && isSeenDue(open.session, now)) await markSeen(db, open.session, now)
  return {
    actor: userActor(open.user, proofOf(open.session)),
    credential: formatCredential({ kind: 'session', ...open.session }),
    newCookie: await rotateIfDue(db, open, now),
  }
}

/** The cookie that replaces the one shown, or null when that stays. */
async function rotateIfDue(tx: Tx, open: ReadSession, now: Date): Promise<string | null> {
  if (!open.isCurrent || !isRotationDue(open.session, now)) return null
  const next = newToken(open.session.bureau)
  return (await rotateToken(tx, open.token, next, now)) ? formatToken(next) : null
}

/** No SHA-256 of a secret that anybody was given. */
const NO_HASH = Buffer.alloc(32)

/** Which program comes with this key. */
export async function authenticateKey(tx: Tx, text: string, now: Date): Promise<Vouched | null> {
  const presented = parseKey(text)
  const key = presented === null ? null : await findLiveKey(tx, presented, now)
  return key === null ? null : vouchFor(key)
}

export function vouchFor(key: ApiKey): Vouched {
  return { actor: keyActor(key), credential: formatCredential({ kind: 'key', ...key }) }
}

/** The key as it was issued, used now. A right key that is over is told to the journal, a wrong one is noise. */
export async function findLiveKey(tx: Tx, presented: PresentedKey, now: Date): Promise<ApiKey | null> {
  const found = await findKey(tx, presented.bureau, presented.id)
  const isRight = timingSafeEqual(hashOf(presented), found?.secretHash ?? NO_HASH)
  if (found === null || !isRight) return null
  if (isKeyLive(found.key, now)) {
    if (isUseDue(found.key, now)) await markKeyUsed(tx, found.key, now)
    return found.key
  }
  const why = found.key.revokedAt === null ? 'key_expired' : 'key_revoked'
  await record(tx, {
    actor: keyActor(found.key),
    act: 'session.refused',
    outcome: 'refused',
    subject: `key:${found.key.id}`,
    detail: { why },
    at: now,
  })
  return null
}
