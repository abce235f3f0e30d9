import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Asked } from './check.ts'

export type StandingId = Id<'Standing'>

/** A question that stands until a day: each new record is held against it. */
export type StandingCheck = {
  readonly bureau: BureauCode
  readonly id: StandingId
  readonly madeAt: Date
  readonly madeBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly asked: Asked
  /** Why it stands: the case or the order, by the bureau's own reference. */
  readonly reason: string
  readonly endsAt: Date
  readonly endedAt: Date | null
}

const DAY_MS = 86_400_000
/** Longest that a question stands before somebody must say again why. Ours to confirm. */
const MOST_DAYS = 366

export type StandingRefusal = { readonly kind: 'standing_over' | 'standing_too_long' }

/** Through the whole of its last day, in UTC. */
export function endOf(lastDay: string, now: Date): Result<Date, StandingRefusal> {
  const end = new Date(new Date(`${lastDay}T00:00:00.000Z`).getTime() + DAY_MS)
  if (end <= now) return fail({ kind: 'standing_over' })
  return end.getTime() - now.getTime() > MOST_DAYS * DAY_MS ? fail({ kind: 'standing_too_long' }) : ok(end)
}
