import type { Tx } from '../../../infra/db.ts'
import type { Id } from '../../../kernel/id.ts'
import type { User } from '../user.ts'

export type CeremonyId = Id<'Ceremony'>

type Ceremony = { readonly id: CeremonyId; readonly challenge: string; readonly expiresAt: Date }

/** `user` is null for a sign-in: the passkey will tell. */
export async function saveCeremony(tx: Tx, ceremony: Ceremony, user: User | null): Promise<void> {
  await tx.query(
    'insert into bureaus.ceremony (id, challenge, bureau, user_id, expires_at) values ($1, $2, $3, $4, $5)',
    [ceremony.id, ceremony.challenge, user?.bureau ?? null, user?.id ?? null, ceremony.expiresAt],
  )
}

/** Takes the challenge out, so that it serves one try; null when there is none for this user any more. */
export async function takeChallenge(
  tx: Tx,
  id: CeremonyId,
  user: User | null,
  now: Date,
): Promise<string | null> {
  const { rows } = await tx.query<{ challenge: string }>(
    `delete from bureaus.ceremony c
      where c.id = $1
        and c.expires_at > $2
        and c.bureau is not distinct from $3
        and c.user_id is not distinct from $4::uuid
  returning c.challenge`,
    [id, now, user?.bureau ?? null, user?.id ?? null],
  )
  return rows[0]?.challenge ?? null
}

export async function deleteCeremoniesBefore(tx: Tx, now: Date): Promise<void> {
  await tx.query('delete from bureaus.ceremony c where c.expires_at <= $1', [now])
}
