import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'

type Person = Id<'Actor'>

/** What a shift left behind, in numbers, as it was when it was offered. */
export type Picture = {
  readonly acts: readonly { readonly act: string; readonly done: number; readonly refused: number }[]
  /** Open work by tab of the duty desk. */
  readonly waiting: readonly { readonly tab: string; readonly count: number }[]
}

type Offer = {
  readonly id: Id<'Handover'>
  readonly bureau: BureauCode
  /** From the end of the shift before; until it was offered. What is done later belongs to the next. */
  readonly since: Date
  readonly until: Date
  readonly leftBy: Person
  readonly summary: string
  readonly picture: Picture
}
export type Offered = Offer & { readonly state: 'offered' }
export type Signed = Offer & { readonly state: 'signed'; readonly takenBy: Person; readonly signedAt: Date }
export type Withdrawn = Offer & { readonly state: 'withdrawn'; readonly withdrawnAt: Date }
export type Handover = Offered | Signed | Withdrawn

export type HandoverRefusal =
  /** Nobody takes over from themselves. */
  | { readonly kind: 'own_shift' }
  /** Only who offered it takes it back. */
  | { readonly kind: 'not_your_shift' }
  /** It is signed or withdrawn. */
  | { readonly kind: 'handover_over' }

/** Two people hand over: who takes, signs for what the picture shows. */
export function sign(handover: Handover, takenBy: Person, at: Date): Result<Signed, HandoverRefusal> {
  if (handover.state !== 'offered') return fail({ kind: 'handover_over' })
  if (handover.leftBy === takenBy) return fail({ kind: 'own_shift' })
  return ok({ ...handover, state: 'signed', takenBy, signedAt: at })
}

/** Offered too early, or nobody came: the shift goes on. */
export function withdraw(handover: Handover, by: Person, at: Date): Result<Withdrawn, HandoverRefusal> {
  if (handover.state !== 'offered') return fail({ kind: 'handover_over' })
  if (handover.leftBy !== by) return fail({ kind: 'not_your_shift' })
  return ok({ ...handover, state: 'withdrawn', withdrawnAt: at })
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What a first shift looks back on, and the longest that any does. Ours to confirm. */
const FIRST_MS = 12 * HOUR_MS
const LONGEST_MS = 7 * DAY_MS

/** When the present shift began: at the end of the one before, of which there may be none. */
export function beginningOf(lastUntil: Date | null, now: Date): Date {
  const longest = now.getTime() - LONGEST_MS
  return new Date(lastUntil === null ? now.getTime() - FIRST_MS : Math.max(lastUntil.getTime(), longest))
}

/** Handovers and notes are kept this long: the time in which a hit's course may be asked about. Ours to confirm. */
const KEPT_MS = 365 * DAY_MS

export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS)
}
