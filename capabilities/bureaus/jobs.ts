import { type Db, inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { systemActor } from '../../kernel/actor.ts'
import { ended } from './actions/my-sessions.ts'
import { SESSION_MS } from './session.ts'
import { FAILURE_WINDOW_MS } from './sign-in.ts'
import { deleteAttemptsBefore } from './store/attempts.ts'
import { deleteCeremoniesBefore } from './store/ceremonies.ts'
import { deleteInvitationsBefore } from './store/invitations.ts'
import { deleteSessionsBefore } from './store/sessions.ts'

/** Removes what is over: sessions, challenges, invitations, counts of failures. Run it every minute; returns sessions ended. */
export async function sweepSignIn(db: Db, now: Date): Promise<number> {
  return await inTransaction(db, async (tx) => {
    await deleteCeremoniesBefore(tx, now)
    const invited = await deleteInvitationsBefore(tx, now)
    const expired = { actor: systemActor, act: 'user.changed', outcome: 'done', at: now } as const
    const detail = { what: 'invitation_expired' }
    await record(tx, ...invited.map((id) => ({ ...expired, subject: `user:${id}`, detail })))
    await deleteAttemptsBefore(tx, new Date(now.getTime() - FAILURE_WINDOW_MS), now)
    const sessions = await deleteSessionsBefore(tx, new Date(now.getTime() - SESSION_MS))
    if (sessions.length > 0)
      await record(tx, ...sessions.map((id) => ended(systemActor, id, 'twelve_hours', now)))
    return sessions.length
  })
}
