import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import type { RecordId } from './record.ts'

/** Why an owner is asked to decide: the record will expire, or a hit showed that it no longer holds. */
export const reviewGrounds = ['expiry_ahead', 'obsolete'] as const
export type ReviewGround = (typeof reviewGrounds)[number]

/** `kept` is for a record that was called obsolete and is not; what expires is renewed, withdrawn or deleted. */
export type ReviewDecision = 'renewed' | 'withdrawn' | 'deleted' | 'kept'

/** An open review, with what the queue shows of its record. */
export type Review = {
  readonly id: Id<'Review'>
  readonly owner: BureauCode
  readonly recordId: RecordId
  readonly ground: ReviewGround
  readonly dueAt: Date
  readonly openedAt: Date
  readonly kind: RecordKind
  readonly reference: string
  readonly status: 'live' | 'withdrawn'
  readonly reviewAt: Date
  readonly deleteAt: Date
  readonly isHeld: boolean
  readonly version: number
}
