import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { deletePasskey, listPasskeys, type Passkey, type PasskeyId } from '../store/passkeys.ts'
import { findPassword } from '../store/passwords.ts'
import { findUser, findUserForUpdate } from '../store/users.ts'
import { type User, userIdOf } from '../user.ts'
import { addPasskeyTo, type OfferedPasskey, type PasskeyRefused } from './enrolment.ts'
import { refused } from './refusal.ts'
import { beginCeremony } from './sign-in.ts'
import { creationOptions, type RelyingParty } from './webauthn.ts'

export async function listMyPasskeys(db: Db, actor: Actor): Promise<readonly Passkey[]> {
  const id = userIdOf(actor)
  if (id === null) return []
  return await inTransactionAs(db, actor, (tx) => listPasskeys(tx, { bureau: actor.bureau, id }))
}

export async function beginMyPasskey(db: Db, actor: Actor, rp: RelyingParty, now: Date) {
  return await inTransactionAs(db, actor, async (tx) => {
    const user = must(await findUser(tx, actor.bureau, mustBeUser(actor)))
    return await beginCeremony(tx, user, creationOptions(rp, user, await listPasskeys(tx, user)), now)
  })
}

export async function addMyPasskey(
  db: Db,
  actor: Actor,
  offered: OfferedPasskey,
  now: Date,
): Promise<Result<null, PasskeyRefused>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const user = must(await findUserForUpdate(tx, actor.bureau, mustBeUser(actor)))
    return await addPasskeyTo(tx, user, offered, { actor, now, after: () => Promise.resolve() })
  })
}

/** Removes a passkey, unless nothing would be left to sign in with. */
export async function removeMyPasskey(
  db: Db,
  actor: Actor,
  id: PasskeyId,
  now: Date,
): Promise<Result<null, { readonly kind: 'not_found' | 'last_way_in' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const user = must(await findUserForUpdate(tx, actor.bureau, mustBeUser(actor)))
    const act = { actor, act: 'passkey.removed', subject: `user:${user.id}`, at: now } as const
    const passkeys = await listPasskeys(tx, user)
    if (!passkeys.some((passkey) => passkey.id === id)) return await refused(tx, act, 'not_found')
    const hasPassword = (await findPassword(tx, user)) !== null
    if (passkeys.length === 1 && !hasPassword) return await refused(tx, act, 'last_way_in')
    await deletePasskey(tx, user, id)
    await record(tx, { ...act, outcome: 'done', detail: { passkey: id } })
    return ok(null)
  })
}

/** The policy lets no program here. */
function mustBeUser(actor: Actor): User['id'] {
  const id = userIdOf(actor)
  if (id === null) throw new Error(`a ${actor.kind} came to a route for users`)
  return id
}

/** Users are never deleted, and this one is signed in. */
function must(user: User | null): User {
  if (user === null) throw new Error('a session belongs to a user who is not there')
  return user
}
