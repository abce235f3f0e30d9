import type { Tx } from '../../../infra/db.ts'
import { type Attempts, noAttempts } from '../sign-in.ts'

type Row = { failures: number; first_failed_at: Date; locked_until: Date | null }

/** Makes and locks what is remembered under a name, so that parallel tries are counted one after the other. */
export async function findAttemptsForUpdate(tx: Tx, nameKey: Buffer, now: Date): Promise<Attempts> {
  const { rows } = await tx.query<Row>(
    `insert into bureaus.attempt (name_key, failures, first_failed_at)
     values ($1, 0, $2)
         on conflict (name_key) do update
        set failures = attempt.failures
  returning attempt.failures, attempt.first_failed_at, attempt.locked_until`,
    [nameKey, now],
  )
  const [row] = rows
  if (row === undefined) return noAttempts(now)
  return { failures: row.failures, firstFailedAt: row.first_failed_at, lockedUntil: row.locked_until }
}

export async function saveAttempts(tx: Tx, nameKey: Buffer, attempts: Attempts): Promise<void> {
  await tx.query(
    `update bureaus.attempt a
        set failures = $2, first_failed_at = $3, locked_until = $4
      where a.name_key = $1`,
    [nameKey, attempts.failures, attempts.firstFailedAt, attempts.lockedUntil],
  )
}

export async function forgetAttempts(tx: Tx, nameKey: Buffer): Promise<void> {
  await tx.query('delete from bureaus.attempt a where a.name_key = $1', [nameKey])
}

/** What can no longer lead to a lock or be one. */
export async function deleteAttemptsBefore(tx: Tx, firstFailedBefore: Date, now: Date): Promise<void> {
  await tx.query(
    `delete from bureaus.attempt a
      where a.first_failed_at <= $1
        and (a.locked_until is null or a.locked_until <= $2)`,
    [firstFailedBefore, now],
  )
}
