import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode, Role } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import type { Approval, ApprovalId, ApprovalState } from '../approval.ts'

const COLUMNS = `a.bureau, a.id, a.state, a.asked_by, a.asked_kind, a.asked_at, a.expires_at, a.method, a.route, a.url,
       a.if_match, a.body, a.request_hash, a.roles, a.decided_by, a.decided_at, a.reason, a.used_at`

type Row = {
  bureau: BureauCode
  id: ApprovalId
  state: ApprovalState
  asked_by: Actor['id']
  asked_kind: 'user' | 'program'
  asked_at: Date
  expires_at: Date
  method: string
  route: string
  url: string | null
  if_match: string | null
  body: Json
  request_hash: Buffer
  roles: Role[]
  decided_by: Actor['id'] | null
  decided_at: Date | null
  reason: string | null
  used_at: Date | null
}

export async function insertApproval(tx: Tx, approval: Approval): Promise<void> {
  await tx.query(
    `insert into approvals.approval
            (bureau, id, state, asked_by, asked_kind, asked_at, expires_at, method, route, url, if_match, body,
             request_hash, roles)
     values ($1, $2, 'asked', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      approval.bureau,
      approval.id,
      approval.askedBy,
      approval.askedKind,
      approval.askedAt,
      approval.expiresAt,
      approval.method,
      approval.route,
      approval.request?.url,
      approval.request?.ifMatch,
      JSON.stringify(approval.request?.body ?? null),
      approval.requestHash,
      approval.roles,
    ],
  )
}

export async function findApproval(tx: Tx, bureau: BureauCode, id: ApprovalId): Promise<Approval | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from approvals.approval a
      where a.bureau = $1
        and a.id = $2`,
    [bureau, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** Locks it until the transaction ends. */
export async function findApprovalForUpdate(
  tx: Tx,
  bureau: BureauCode,
  id: ApprovalId,
): Promise<Approval | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from approvals.approval a
      where a.bureau = $1
        and a.id = $2
        for update`,
    [bureau, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export type Wanted = {
  readonly bureau: BureauCode
  /** Of whom, or by somebody other than whom. */
  readonly asker: Actor['id']
  readonly roles: readonly Role[]
  readonly after: ApprovalId | null
  readonly limit: number
  readonly now: Date
}

/** What others of the bureau asked for and who holds one of `roles` may decide, the longest waiting first. */
export async function listWaiting(tx: Tx, wanted: Wanted): Promise<readonly Approval[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from approvals.approval a
      where a.bureau = $1
        and a.state = 'asked'
        and a.expires_at > $2
        and a.asked_by <> $3
        and a.roles && $4
        and ($5::uuid is null or a.id > $5)
      order by a.id
      limit $6`,
    [wanted.bureau, wanted.now, wanted.asker, wanted.roles, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** What somebody asked for, the latest first. */
export async function listOfAsker(tx: Tx, wanted: Wanted): Promise<readonly Approval[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from approvals.approval a
      where a.bureau = $1
        and a.asked_by = $2
        and ($3::uuid is null or a.id < $3)
      order by a.id desc
      limit $4`,
    [wanted.bureau, wanted.asker, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

/** Both, and what is over, the latest first. */
export async function listAll(tx: Tx, wanted: Wanted): Promise<readonly Approval[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from approvals.approval a
      where a.bureau = $1
        and (a.asked_by = $2 or a.roles && $3)
        and ($4::uuid is null or a.id < $4)
      order by a.id desc
      limit $5`,
    [wanted.bureau, wanted.asker, wanted.roles, wanted.after, wanted.limit],
  )
  return rows.map(fromRow)
}

export type Decision = {
  readonly state: 'approved' | 'refused'
  readonly by: Actor['id']
  readonly at: Date
  readonly reason: string | null
}

/** What was refused is forgotten but for its hash. */
export async function saveDecision(
  tx: Tx,
  approval: Approval,
  { state, by, at, reason }: Decision,
): Promise<void> {
  await tx.query(
    `update approvals.approval a
        set state = $3, decided_by = $4, decided_at = $5, reason = $6,
            url = case when $3 = 'approved' then a.url end,
            if_match = case when $3 = 'approved' then a.if_match end,
            body = case when $3 = 'approved' then a.body end
      where a.bureau = $1
        and a.id = $2`,
    [approval.bureau, approval.id, state, by, at, reason],
  )
}

export async function markUsed(tx: Tx, approval: Approval, at: Date): Promise<void> {
  await tx.query(
    `update approvals.approval a
        set state = 'used', used_at = $3, url = null, if_match = null, body = null
      where a.bureau = $1
        and a.id = $2`,
    [approval.bureau, approval.id, at],
  )
}

export type Expired = { readonly id: ApprovalId; readonly bureau: BureauCode }

/** A batch of what nobody used in time, forgotten but for its hash. */
export async function expireBefore(tx: Tx, now: Date): Promise<readonly Expired[]> {
  const { rows } = await tx.query<Expired>(
    `update approvals.approval a
        set state = 'expired', url = null, if_match = null, body = null
      where (a.bureau, a.id) in (select d.bureau, d.id
                                   from approvals.approval d
                                  where d.state in ('asked', 'approved')
                                    and d.expires_at <= $1
                                  limit 500
                                    for update skip locked)
  returning a.id, a.bureau`,
    [now],
  )
  return rows
}

function fromRow(row: Row): Approval {
  return {
    bureau: row.bureau,
    id: row.id,
    state: row.state,
    askedBy: row.asked_by,
    askedKind: row.asked_kind,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    method: row.method,
    route: row.route,
    request: row.url === null ? null : { url: row.url, ifMatch: row.if_match, body: row.body },
    requestHash: row.request_hash,
    roles: row.roles,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
    usedAt: row.used_at,
  }
}
