import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { Transfer, TransferId, TransferState } from '../proposal.ts'

const TRANSFER_COLUMNS = `t.id, t.owner, t.record_id as "recordId", t.from_bureau as "from", t.to_bureau as "to",
  t.reason, t.state, t.offered_at as "offeredAt", t.decided_at as "decidedAt"`

/** Offers a record; false when it is offered to somebody already. */
export async function addTransfer(
  tx: Tx,
  offered: Transfer,
  said: { readonly kind: RecordKind; readonly by: Id<'Actor'> },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into records.transfer
            (owner, id, record_id, kind, from_bureau, to_bureau, reason, offered_at, offered_by, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'offered')
         on conflict (owner, record_id) where state = 'offered' do nothing`,
    [
      ...[offered.owner, offered.id, offered.recordId, said.kind, offered.from, offered.to],
      ...[offered.reason, offered.offeredAt, said.by],
    ],
  )
  return rowCount === 1
}

const FIND = `select ${TRANSFER_COLUMNS}
       from records.transfer t
      where t.id = $2
        and $1 in (t.from_bureau, t.to_bureau)`

/** An offer that the bureau made or received. */
export async function findTransfer(tx: Tx, bureau: BureauCode, id: TransferId): Promise<Transfer | null> {
  const { rows } = await tx.query<Transfer>(FIND, [bureau, id])
  return rows[0] ?? null
}

/** The same, locked until the transaction ends. Whoever locks its record too locks that first. */
export async function findTransferForUpdate(
  tx: Tx,
  bureau: BureauCode,
  id: TransferId,
): Promise<Transfer | null> {
  const { rows } = await tx.query<Transfer>(`${FIND} for update`, [bureau, id])
  return rows[0] ?? null
}

export async function decideTransfer(
  tx: Tx,
  { owner, id }: Pick<Transfer, 'owner' | 'id'>,
  decided: {
    readonly state: Exclude<TransferState, 'offered'>
    readonly at: Date
    readonly by: Id<'Actor'>
  },
): Promise<void> {
  await tx.query(
    `update records.transfer as t
        set state = $3, decided_at = $4, decided_by = $5
      where t.owner = $1
        and t.id = $2`,
    [owner, id, decided.state, decided.at, decided.by],
  )
}

export type TransferPage = {
  readonly side: 'received' | 'sent'
  readonly state: TransferState
  readonly after: TransferId | null
  readonly limit: number
}

/** Oldest first. */
export async function listTransfers(
  tx: Tx,
  bureau: BureauCode,
  { side, state, after, limit }: TransferPage,
): Promise<readonly (Transfer & { readonly kind: RecordKind })[]> {
  const { rows } = await tx.query<Transfer & { kind: RecordKind }>(
    `select ${TRANSFER_COLUMNS}, t.kind
       from records.transfer t
      where ${side === 'received' ? 't.to_bureau' : 't.from_bureau'} = $1
        and t.state = $2
        and ($3::uuid is null or t.id > $3)
      order by t.id
      limit $4`,
    [bureau, state, after, limit],
  )
  return rows
}

/** Remembers that the giving bureau knows the record, and forgets that the taking one was shown it. */
export async function moveReceipts(
  tx: Tx,
  { owner, recordId, from }: Pick<Transfer, 'owner' | 'recordId' | 'from'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `delete from records.receipt s
      where s.bureau = $1
        and s.record_id = $2`,
    [owner, recordId],
  )
  await tx.query(
    `insert into records.receipt (owner, record_id, bureau, first_shown_at, last_shown_at)
     values ($1, $2, $3, $4, $4)
         on conflict (bureau, record_id) do nothing`,
    [owner, recordId, from, at],
  )
}
