import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode, BureauState, Scope } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { ApiKey, KeyId } from '../api-key.ts'
import type { UserId } from '../user.ts'

type Row = {
  id: KeyId
  bureau: BureauCode
  label: string
  scopes: Scope[]
  purpose: Purpose
  clearance: Level
  issued_at: Date
  expires_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
  bureau_state: BureauState
}

const COLUMNS = `k.id, k.bureau, k.label, k.scopes, k.purpose, k.clearance, k.issued_at, k.expires_at, k.revoked_at,
       k.last_used_at, (select b.state from bureaus.bureau b where b.code = k.bureau) as bureau_state`

export async function findKey(
  tx: Tx,
  bureau: BureauCode,
  id: KeyId,
): Promise<{ readonly key: ApiKey; readonly secretHash: Buffer } | null> {
  const { rows } = await tx.query<Row & { secret_hash: Buffer }>(
    `select ${COLUMNS}, k.secret_hash
       from bureaus.api_key k
      where k.bureau = $1
        and k.id = $2`,
    [bureau, id],
  )
  const [row] = rows
  return row === undefined ? null : { key: fromRow(row), secretHash: row.secret_hash }
}

export async function findKeys(
  tx: Tx,
  names: readonly { readonly bureau: string; readonly id: string }[],
): Promise<readonly ApiKey[]> {
  if (names.length === 0) return []
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from unnest($1::text[], $2::uuid[]) as named (bureau, id)
       join bureaus.api_key k on k.bureau = named.bureau and k.id = named.id`,
    [names.map(({ bureau }) => bureau), names.map(({ id }) => id)],
  )
  return rows.map(fromRow)
}

/** A page in order of ids, from the one after `after`. */
export async function listKeys(
  tx: Tx,
  bureau: BureauCode,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly ApiKey[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from bureaus.api_key k
      where k.bureau = $1
        and ($2::uuid is null or k.id > $2)
      order by k.id
      limit $3`,
    [bureau, after, limit],
  )
  return rows.map(fromRow)
}

export async function insertKey(
  tx: Tx,
  key: ApiKey,
  { secretHash, issuedBy }: { readonly secretHash: Buffer; readonly issuedBy: Actor['id'] },
): Promise<void> {
  await tx.query(
    `insert into bureaus.api_key
            (bureau, id, label, secret_hash, scopes, purpose, clearance, issued_by, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      key.bureau,
      key.id,
      key.label,
      secretHash,
      key.scopes,
      key.purpose,
      key.clearance,
      issuedBy,
      key.issuedAt,
      key.expiresAt,
    ],
  )
}

/** False when the bureau has no such key that is not revoked yet. */
export async function markRevoked(tx: Tx, bureau: BureauCode, id: KeyId, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bureaus.api_key k
        set revoked_at = $3
      where k.bureau = $1
        and k.id = $2
        and k.revoked_at is null`,
    [bureau, id, now],
  )
  return rowCount === 1
}

/** Who issued a key knew its secret: it goes with them. */
export async function revokeKeysOf(
  tx: Tx,
  bureau: BureauCode,
  issuedBy: UserId,
  now: Date,
): Promise<readonly KeyId[]> {
  const { rows } = await tx.query<{ id: KeyId }>(
    `update bureaus.api_key k
        set revoked_at = $3
      where k.bureau = $1
        and k.issued_by = $2
        and k.revoked_at is null
  returning k.id`,
    [bureau, issuedBy, now],
  )
  return rows.map((row) => row.id)
}

export async function markKeyUsed(tx: Tx, key: ApiKey, now: Date): Promise<void> {
  await tx.query('update bureaus.api_key k set last_used_at = $3 where k.bureau = $1 and k.id = $2', [
    key.bureau,
    key.id,
    now,
  ])
}

function fromRow(row: Row): ApiKey {
  return {
    id: row.id,
    bureau: row.bureau,
    label: row.label,
    scopes: row.scopes,
    purpose: row.purpose,
    clearance: row.clearance,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    bureauState: row.bureau_state,
  }
}
