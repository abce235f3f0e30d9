import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import {
  type ApiKey,
  type ExpiryFault,
  expiryFault,
  formatKey,
  type KeyGrant,
  type KeyId,
} from '../api-key.ts'
import { type GrantFault, grantFault, mayGrantScopes, mayIssueKeys } from '../policy.ts'
import { insertKey, listKeys, markRevoked } from '../store/keys.ts'
import { hashOf, newToken } from '../store/tokens.ts'
import { refused } from './refusal.ts'
import { cutPage, type Page, type PageWish } from './users.ts'

export type IssueError = { readonly kind: 'not_allowed' | GrantFault | ExpiryFault }

/** `secret` is the whole key as a program sends it; it cannot be shown again. */
export type Issued = { readonly key: ApiKey; readonly secret: string }

/** Issues a key of the actor's bureau in the caller's transaction. */
export async function issueKey(
  tx: Tx,
  actor: Actor,
  grant: KeyGrant,
  now: Date,
): Promise<Result<Issued, IssueError>> {
  const act = { actor, act: 'key.issued', subject: 'none', at: now } as const
  if (!mayIssueKeys(actor) || !mayGrantScopes(actor, grant.scopes))
    return await refused(tx, act, 'not_allowed')
  const fault =
    grantFault(actor, actor.bureau, { roles: [], clearance: grant.clearance }) ??
    expiryFault(grant.expiresAt, now)
  if (fault !== null) return await refused(tx, act, fault)
  const key: ApiKey = {
    ...grant,
    id: newId<'ApiKey'>(now),
    bureau: actor.bureau,
    issuedAt: now,
    revokedAt: null,
    lastUsedAt: null,
    bureauState: actor.bureauState,
  }
  const token = newToken(actor.bureau)
  await insertKey(tx, key, { secretHash: hashOf(token), issuedBy: actor.id })
  const { scopes, purpose, clearance, expiresAt } = grant
  const detail = { scopes, purpose, clearance, expiresAt: expiresAt.toISOString() }
  await record(tx, { ...act, subject: `key:${key.id}`, outcome: 'done', detail })
  return ok({ key, secret: formatKey({ bureau: key.bureau, id: key.id, secret: token.secret }) })
}

/** The keys of the caller's bureau, those that are over included. */
export async function readKeys(db: Db, actor: Actor, { after, limit }: PageWish): Promise<Page<ApiKey>> {
  const wish = { after, limit: limit + 1 }
  return cutPage(await inTransactionAs(db, actor, (tx) => listKeys(tx, actor.bureau, wish)), limit)
}

/** Holds from the next request with the key on. */
export async function revokeKey(
  db: Db,
  actor: Actor,
  id: KeyId,
  now: Date,
): Promise<Result<null, { readonly kind: 'not_allowed' | 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'key.revoked', subject: `key:${id}`, at: now } as const
    if (!mayIssueKeys(actor)) return await refused(tx, act, 'not_allowed')
    if (!(await markRevoked(tx, actor.bureau, id, now))) return await refused(tx, act, 'not_found')
    await record(tx, { ...act, outcome: 'done', detail: { why: 'revoked' } })
    return ok(null)
  })
}
