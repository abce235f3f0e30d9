import type { Id } from '../../kernel/id.ts'
import { fail, ok, type Result, unreachable } from '../../kernel/result.ts'

export type HitId = Id<'Hit'>

/**
 * What made it: a check's strong candidate, an officer's raising of a weak one, a record that came after the check, a
 * standing check, or a check by somebody who may not see the record (its owner alone hears of it, RPD art. 106).
 */
export const hitOrigins = ['check', 'officer', 'retro', 'standing', 'restricted'] as const
export type HitOrigin = (typeof hitOrigins)[number]

/** RPD art. 104–105 as states. `raised` is known to the owner alone; every other hit is sent to both bureaus at once. */
export const hitStates = [
  'raised',
  'sent_to_source',
  'no_reply',
  'unsure',
  'confirmed',
  'not_identical',
  'record_obsolete',
  'action_recorded',
  'closed',
] as const
export type HitState = (typeof hitStates)[number]

export const verdicts = ['confirmed', 'not_identical', 'record_obsolete', 'unsure'] as const
export type VerdictWord = (typeof verdicts)[number]

/** Why, by verdict; the first is what one key gives. Ours to confirm. */
export const verdictReasons = {
  confirmed: ['details_agree', 'document_agrees', 'picture_agrees', 'biometrics_agree'],
  not_identical: [
    'other_person',
    'born_differs',
    'picture_differs',
    'biometrics_differ',
    'document_differs',
    'other_thing',
  ],
  record_obsolete: ['purpose_achieved', 'measure_lifted', 'entered_in_error'],
  unsure: ['details_needed', 'picture_needed', 'biometrics_needed', 'authority_asked'],
} as const satisfies Readonly<Record<VerdictWord, readonly string[]>>
export const allReasons = [
  ...verdictReasons.confirmed,
  ...verdictReasons.not_identical,
  ...verdictReasons.record_obsolete,
  ...verdictReasons.unsure,
] as const
export type VerdictReason = (typeof allReasons)[number]

/** Whether a reason belongs to a verdict. */
export function fits(verdict: VerdictWord, reason: VerdictReason): boolean {
  return verdictReasons[verdict].some((one) => one === reason)
}

/** What the finder did (RPD art. 105); the last two are the owner's, of a hit that it alone knows. */
export const outcomes = [
  'arrested',
  'located',
  'identified',
  'seized',
  'refused_entry',
  'handed_over',
  'released',
  'nothing',
  'noted',
  'contacted',
] as const
export type OutcomeWord = (typeof outcomes)[number]
export const OWNERS_OUTCOMES: readonly OutcomeWord[] = ['noted', 'contacted']

/** Verdict of the record's owner. */
export type Verdict = {
  readonly word: VerdictWord
  readonly reason: VerdictReason
  readonly by: Id<'Actor'>
  readonly at: Date
}
export type Outcome = { readonly word: OutcomeWord; readonly by: Id<'Actor'>; readonly at: Date }

type Clock = {
  readonly isHeld: boolean
  readonly raisedAt: Date
  /** By then the owner answers. */
  readonly dueAt: Date
  readonly remindedAt: Date | null
  /** When it came to the watch officers; once and for good. */
  readonly escalatedAt: Date | null
}

type Place =
  | { readonly state: 'raised' | 'sent_to_source' | 'no_reply' }
  | { readonly state: VerdictWord; readonly verdict: Verdict }
  | { readonly state: 'action_recorded'; readonly verdict: Verdict | null; readonly outcome: Outcome }
  | {
      readonly state: 'closed'
      readonly verdict: Verdict | null
      readonly outcome: Outcome
      readonly closedAt: Date
    }

/** Where a hit stands. There is no way to write a closed one without its outcome. */
export type Progress = Clock & Place

export type Step =
  | { readonly step: 'send' }
  | { readonly step: 'remind'; readonly at: Date }
  | { readonly step: 'escalate'; readonly at: Date }
  | { readonly step: 'decide'; readonly verdict: Verdict }
  | { readonly step: 'undo'; readonly by: Id<'Actor'>; readonly at: Date }
  | { readonly step: 'record_outcome'; readonly outcome: Outcome }
  | { readonly step: 'close'; readonly at: Date }

export type StepRefusal =
  /** The hit is elsewhere by now: answered, without an answer yet, or closed. */
  | { readonly kind: 'hit_moved_on'; readonly state: HitState }
  /** It was somebody else's verdict, half a minute has passed, or it has taken effect. */
  | { readonly kind: 'undo_too_late' }

/** A wrong key is noticed within this time. Ours to confirm. */
export const UNDO_MS = 30_000

/** One step of the procedure; a step that does not belong there changes nothing. */
export function advance(hit: Progress, step: Step): Result<Progress, StepRefusal> {
  switch (step.step) {
    case 'send':
      return hit.state === 'raised' ? ok({ ...clockOf(hit), state: 'sent_to_source' }) : movedOn(hit)
    case 'remind':
      return hit.state === 'sent_to_source' && hit.remindedAt === null
        ? ok({ ...hit, remindedAt: step.at })
        : movedOn(hit)
    case 'escalate':
      return hit.state === 'sent_to_source' && hit.escalatedAt === null
        ? ok({ ...clockOf(hit), escalatedAt: step.at, state: 'no_reply' })
        : movedOn(hit)
    case 'decide':
      return awaitsVerdict(hit)
        ? ok({ ...clockOf(hit), state: step.verdict.word, verdict: step.verdict })
        : movedOn(hit)
    case 'undo':
      return undo(hit, step)
    case 'record_outcome':
      return recordOutcome(hit, step.outcome)
    case 'close':
      return close(hit, step.at)
    default:
      return unreachable(step)
  }
}

/** The owner may answer late, and say more after it was unsure. */
export function awaitsVerdict({ state }: Pick<Progress, 'state'>): boolean {
  return state === 'sent_to_source' || state === 'no_reply' || state === 'unsure'
}

/** Until when whoever gave the verdict may take it back; null when it stands for good. */
export function undoableUntil(hit: Progress): Date | null {
  if (!isAnswered(hit)) return null
  // Somebody is held on the strength of a confirmation, and an obsolete record is withdrawn at once.
  const isFinal = (hit.state === 'confirmed' && hit.isHeld) || hit.state === 'record_obsolete'
  return isFinal ? null : new Date(hit.verdict.at.getTime() + UNDO_MS)
}

/** Whether the finder may say what was done: after an answer, or when none came in time. */
export function awaitsOutcome(hit: Pick<Progress, 'state'>): boolean {
  const { state } = hit
  return state === 'no_reply' || verdicts.some((word) => word === state)
}

function undo(hit: Progress, { by, at }: Extract<Step, { step: 'undo' }>): Result<Progress, StepRefusal> {
  if (!isAnswered(hit)) return movedOn(hit)
  const until = undoableUntil(hit)
  if (until === null || hit.verdict.by !== by || at > until) return fail({ kind: 'undo_too_late' })
  return ok({ ...clockOf(hit), state: hit.escalatedAt === null ? 'sent_to_source' : 'no_reply' })
}

function recordOutcome(hit: Progress, outcome: Outcome): Result<Progress, StepRefusal> {
  const isOwners = OWNERS_OUTCOMES.includes(outcome.word)
  if (isOwners !== (hit.state === 'raised') || !(isOwners || awaitsOutcome(hit))) return movedOn(hit)
  const verdict = isAnswered(hit) ? hit.verdict : null
  return ok({ ...clockOf(hit), state: 'action_recorded', verdict, outcome })
}

function close(hit: Progress, at: Date): Result<Progress, StepRefusal> {
  if (hit.state !== 'action_recorded') return movedOn(hit)
  const { verdict, outcome } = hit
  return ok({ ...clockOf(hit), state: 'closed', verdict, outcome, closedAt: at })
}

function isAnswered(hit: Progress): hit is Clock & { state: VerdictWord; verdict: Verdict } {
  return verdicts.some((word) => word === hit.state)
}

function clockOf({ isHeld, raisedAt, dueAt, remindedAt, escalatedAt }: Progress): Clock {
  return { isHeld, raisedAt, dueAt, remindedAt, escalatedAt }
}

function movedOn({ state }: Progress): Result<never, StepRefusal> {
  return fail({ kind: 'hit_moved_on', state })
}

/** The queues. `late` is the watch desk's, and each bureau's own; `answered` is ours, waiting for what the finder did. */
export const tabs = ['to_confirm', 'ours', 'answered', 'late', 'closed'] as const
export type Tab = (typeof tabs)[number]

/** From where somebody looks at a hit: the desk of the record, who asked, both in one, or the watch. */
export type Side = 'desk' | 'asker' | 'both' | 'watch'
