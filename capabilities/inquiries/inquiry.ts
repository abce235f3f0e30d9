import { type Actor, type BureauCode, hasRole, type Role } from '../../kernel/actor.ts'
import { type Level, levels } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'

export type InquiryId = Id<'Inquiry'>

/** `nothing` is one answer for "we hold nothing" and for "not for you": the word for both is the same, and it says no more. */
export const answerKinds = ['nothing', 'reply'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** `waiting → answered`; `closed` when it was withdrawn or forgotten before. Late is a waiting one past its time. */
export const lineStates = ['waiting', 'answered', 'closed'] as const
export type LineState = (typeof lineStates)[number]

/** What one bureau was asked and answered. */
export type Line = {
  readonly bureau: BureauCode
  readonly state: LineState
  readonly answer: AnswerKind | null
  /** What a `reply` says. */
  readonly reply: string | null
  readonly answeredAt: Date | null
}

/** "Do you hold anything on …": a question of one bureau, answered by people of others. */
export type Inquiry = {
  readonly id: InquiryId
  readonly asker: BureauCode
  readonly askedBy: Actor['id']
  readonly askedAt: Date
  readonly purpose: Purpose
  readonly level: Level
  readonly replyBy: Date
  /** Null once it is forgotten. */
  readonly question: string | null
  readonly withdrawnAt: Date | null
}

export const inquiryStates = ['waiting', 'late', 'answered', 'withdrawn', 'forgotten'] as const
export type InquiryState = (typeof inquiryStates)[number]

/** What an inquiry is to who sees these lines: answered when all of them are. */
export function stateOf(inquiry: Inquiry, lines: readonly Line[], now: Date): InquiryState {
  if (inquiry.question === null) return 'forgotten'
  if (inquiry.withdrawnAt !== null) return 'withdrawn'
  if (lines.every(({ state }) => state === 'answered')) return 'answered'
  return now >= inquiry.replyBy ? 'late' : 'waiting'
}

/** An hour at least, so that somebody can be asked; a month at most. Ours to confirm. */
const SHORTEST_MS = 60 * 60_000
const LONGEST_MS = 31 * 24 * 60 * 60_000
/** Question and answers are forgotten so long after the time to reply. Ours to confirm. */
export const KEPT_MS = 90 * 24 * 60 * 60_000

export type TimeFault = 'reply_too_soon' | 'reply_too_far'

export function timeFault(replyBy: Date, now: Date): TimeFault | null {
  const ahead = replyBy.getTime() - now.getTime()
  if (ahead < SHORTEST_MS) return 'reply_too_soon'
  return ahead > LONGEST_MS ? 'reply_too_far' : null
}

const ANSWERING: readonly Role[] = ['bureau_operator', 'bureau_head', 'hub_reviewer', 'watch_officer']

/** Answers are given by people: a program could only look things up, and that is what an inquiry must not do. */
export function mayAnswer(actor: Actor): boolean {
  return actor.kind === 'user' && hasRole(actor, ...ANSWERING) && actor.bureauState === 'active'
}

export function mayRead(actor: Actor, level: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(actor.clearance)
}

/** The levels that somebody may read. */
export function levelsOf(actor: Actor): readonly Level[] {
  return levels.filter((level) => mayRead(actor, level))
}
