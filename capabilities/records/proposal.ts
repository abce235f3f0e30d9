import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { RecordBody, RecordId } from './record.ts'
import type { StatementWish } from './statement.ts'

export type ProposalId = Id<'Proposal'>
export type ProposalState = 'open' | 'accepted' | 'refused' | 'withdrawn'

/** A correction that a bureau proposes to the owner of a record. Its texts go when the record is deleted. */
export type Proposal = {
  readonly id: ProposalId
  readonly owner: BureauCode
  readonly recordId: RecordId
  readonly bureau: BureauCode
  /** The version of the record that was looked at. */
  readonly baseVersion: number
  readonly body: RecordBody | null
  readonly statements: readonly StatementWish[]
  readonly reason: string | null
  readonly madeAt: Date
  readonly state: ProposalState
  readonly decidedAt: Date | null
  /** What the owner says about it. */
  readonly answer: string | null
  /** The version that accepting it made. */
  readonly version: number | null
}

export type TransferId = Id<'Transfer'>
export type TransferState = 'offered' | 'accepted' | 'refused' | 'withdrawn'

/** A record that its owner offers to another bureau, which then owns it. */
export type Transfer = {
  readonly id: TransferId
  readonly owner: BureauCode
  readonly recordId: RecordId
  readonly from: BureauCode
  readonly to: BureauCode
  readonly reason: string | null
  readonly state: TransferState
  readonly offeredAt: Date
  readonly decidedAt: Date | null
}
