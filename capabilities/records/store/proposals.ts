import { z } from 'zod'
import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Proposal, ProposalId, ProposalState } from '../proposal.ts'
import { recordBody } from '../record.ts'
import { statementWishes } from '../statement.ts'

type Row = Omit<Proposal, 'body' | 'statements'> & { readonly body: unknown; readonly statements: unknown }

const PROPOSAL_COLUMNS = `p.id, p.owner, p.record_id as "recordId", p.bureau, p.base_version as "baseVersion", p.body,
  p.statements, p.reason, p.made_at as "madeAt", p.state, p.decided_at as "decidedAt", p.answer, p.version`

function fromRow({ body, statements, ...rest }: Row): Proposal {
  return {
    ...rest,
    body: recordBody.nullable().parse(body),
    statements: z.nullable(statementWishes).parse(statements) ?? [],
  }
}

export async function addProposal(tx: Tx, made: Proposal, by: Id<'Actor'>): Promise<void> {
  await tx.query(
    `insert into records.proposal
            (owner, id, record_id, bureau, base_version, body, statements, reason, made_at, made_by, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')`,
    [
      ...[made.owner, made.id, made.recordId, made.bureau, made.baseVersion, made.body],
      ...[JSON.stringify(made.statements), made.reason, made.madeAt, by],
    ],
  )
}

const FIND = `select ${PROPOSAL_COLUMNS}
       from records.proposal p
      where p.id = $2
        and $1 in (p.owner, p.bureau)`

/** A proposal that the bureau made or received. */
export async function findProposal(tx: Tx, bureau: BureauCode, id: ProposalId): Promise<Proposal | null> {
  const { rows } = await tx.query<Row>(FIND, [bureau, id])
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** The same, locked until the transaction ends. Whoever locks its record too locks that first. */
export async function findProposalForUpdate(
  tx: Tx,
  bureau: BureauCode,
  id: ProposalId,
): Promise<Proposal | null> {
  const { rows } = await tx.query<Row>(`${FIND} for update`, [bureau, id])
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function decideProposal(
  tx: Tx,
  { owner, id }: Pick<Proposal, 'owner' | 'id'>,
  decided: {
    readonly state: Exclude<ProposalState, 'open'>
    readonly answer: string | null
    readonly version: number | null
    readonly at: Date
    readonly by: Id<'Actor'>
  },
): Promise<void> {
  await tx.query(
    `update records.proposal as p
        set state = $3, answer = $4, version = $5, decided_at = $6, decided_by = $7
      where p.owner = $1
        and p.id = $2`,
    [owner, id, decided.state, decided.answer, decided.version, decided.at, decided.by],
  )
}

export type ProposalPage = {
  readonly side: 'received' | 'sent'
  readonly state: ProposalState
  readonly after: ProposalId | null
  readonly limit: number
}

/** Oldest first: who waits longest is answered first. */
export async function listProposals(
  tx: Tx,
  bureau: BureauCode,
  { side, state, after, limit }: ProposalPage,
): Promise<readonly Proposal[]> {
  const { rows } = await tx.query<Row>(
    `select ${PROPOSAL_COLUMNS}
       from records.proposal p
      where ${side === 'received' ? 'p.owner' : 'p.bureau'} = $1
        and p.state = $2
        and ($3::uuid is null or p.id > $3)
      order by p.id
      limit $4`,
    [bureau, state, after, limit],
  )
  return rows.map(fromRow)
}
