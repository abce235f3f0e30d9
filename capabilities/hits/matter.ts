import type { BureauCode } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import type { HitId, HitOrigin, Progress } from './hit.ts'
import type { AskedView, Matched } from './matched.ts'

/** Everything that is kept of a hit: whose it is, what met what, and where it stands. */
export type Hit = {
  readonly owner: BureauCode
  readonly id: HitId
  readonly desk: BureauCode
  readonly asker: BureauCode
  readonly origin: HitOrigin
  readonly record: {
    readonly id: Id<'Record'>
    readonly version: number
    readonly kind: RecordKind
    /** Null once the record was deleted. */
    readonly source: string | null
    readonly reference: string | null
  }
  readonly level: Level
  readonly isCore: boolean
  readonly checkId: string | null
  /** The asker's own record that the question was about. */
  readonly about: Id<'Record'> | null
  readonly askedBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly asked: AskedView | null
  readonly matched: Matched | null
  readonly similarity: number | null
  readonly strength: 'strong' | 'weak'
  readonly questionHash: Buffer
  readonly times: number
  readonly progress: Progress
  readonly compared: Comparison | null
  readonly detailsRequestedAt: Date | null
  readonly releasedAt: Date | null
}

export const comparisons = ['identical', 'not_identical', 'unsure'] as const
export type Comparison = {
  readonly word: (typeof comparisons)[number]
  readonly by: Id<'Actor'>
  readonly at: Date
}

/** What the story of a hit tells of. */
export const happenings = [
  'raised',
  'asked_again',
  'sent_to_source',
  'reminded',
  'escalated',
  'claimed',
  'decided',
  'undone',
  'compared',
  'details_requested',
  'released',
  'noted',
  'outcome_recorded',
  'closed',
] as const
export type Happening = (typeof happenings)[number]

/** Time for the owner's answer: ten minutes while somebody is held, else an hour (the pattern of NCIC's confirmations). */
export type Clocks = { readonly heldMs: number; readonly otherMs: number }

export function clockFor(clocks: Clocks, isHeld: boolean): number {
  return isHeld ? clocks.heldMs : clocks.otherMs
}

const HOUR_MS = 3_600_000
/** Time for the finder to say what was done. Ours to confirm. */
const OUTCOME_MS = 24 * HOUR_MS
/** A hit whose outcome the owner has not looked at closes by itself after this time. Ours to confirm. */
export const CLOSE_AFTER_MS = 7 * 24 * HOUR_MS
/** Nobody waits for the answer to a hit that its owner alone knows. Ours to confirm. */
export const RESTRICTED_DUE_MS = 24 * HOUR_MS

/** When the next step of either side is due; null where that side has nothing to do. */
export function duesOf(hit: Pick<Hit, 'progress' | 'detailsRequestedAt' | 'releasedAt'>): {
  readonly desk: Date | null
  readonly asker: Date | null
} {
  const { progress, detailsRequestedAt, releasedAt } = hit
  switch (progress.state) {
    case 'raised':
      return { desk: progress.dueAt, asker: null }
    case 'sent_to_source':
    case 'no_reply':
      return { desk: progress.dueAt, asker: progress.dueAt }
    case 'unsure': {
      const due = later(progress.verdict.at, OUTCOME_MS)
      return { desk: due, asker: due }
    }
    case 'confirmed':
    case 'not_identical':
    case 'record_obsolete': {
      const isAsked = detailsRequestedAt !== null && releasedAt === null
      const patience = progress.dueAt.getTime() - progress.raisedAt.getTime()
      return {
        desk: isAsked ? later(detailsRequestedAt, patience) : null,
        asker: later(progress.verdict.at, OUTCOME_MS),
      }
    }
    case 'action_recorded': {
      const due = later(progress.outcome.at, CLOSE_AFTER_MS)
      return { desk: due, asker: due }
    }
    case 'closed':
      return { desk: null, asker: null }
  }
}

function later(at: Date, byMs: number): Date {
  return new Date(at.getTime() + byMs)
}
