import type { Tx } from '../../../infra/db.ts'
import type { Id } from '../../../kernel/id.ts'
import type { SessionId } from '../session.ts'
import type { User } from '../user.ts'

export type CeremonyId = Id<'Ceremony'>

type Ceremony = { readonly id: CeremonyId; readonly challenge: string; readonly expiresAt: Date }

/** Whose a challenge is; null for a sign-in, where the passkey will tell. A step-up names its session as well. */
export type ChallengeOwner = Pick<User, 'bureau' | 'id'> & { readonly session?: SessionId }

export async function saveCeremony(tx: Tx, ceremony: Ceremony, owner: ChallengeOwner | null): Promise<void> {
  await tx.query(
    `insert into bureaus.ceremony (id, challenge, bureau, user_id, session_id, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ceremony.id,
      ceremony.challenge,
      owner?.bureau ?? null,
      owner?.id ?? null,
      owner?.session ?? null,
      ceremony.expiresAt,
    ],
  )
}

/** Takes the challenge out, so that it serves one try; null when there is none for this owner any more. */
export async function takeChallenge(
  tx: Tx,
  id: CeremonyId,
  owner: ChallengeOwner | null,
  now: Date,
): Promise<string | null> {
  const { rows } = await tx.query<{ challenge: string }>(
    `delete from bureaus.ceremony c
      where c.id = $1
        and c.expires_at > $2
        and c.bureau is not distinct from $3
        and c.user_id is not distinct from $4::uuid
        and c.session_id is not distinct from $5::uuid
  returning c.challenge`,
    [id, now, owner?.bureau ?? null, owner?.id ?? null, owner?.session ?? null],
  )
  return rows[0]?.challenge ?? null
}

export async function deleteCeremoniesBefore(tx: Tx, now: Date): Promise<void> {
  await tx.query('delete from bureaus.ceremony c where c.expires_at <= $1', [now])
}
