import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { type Level, levels } from '../../../kernel/handling.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type {
  HitId,
  HitOrigin,
  HitState,
  Outcome,
  OutcomeWord,
  Progress,
  Verdict,
  VerdictReason,
  VerdictWord,
} from '../hit.ts'
import { askedView, matched } from '../matched.ts'
import { type Comparison, duesOf, type Hit } from '../matter.ts'

export type HitRow = {
  owner: BureauCode
  id: HitId
  desk: BureauCode
  asker: BureauCode
  origin: HitOrigin
  record_id: Id<'Record'>
  record_version: number
  record_kind: RecordKind
  record_source: string | null
  record_reference: string | null
  level: Level
  is_core: boolean
  check_id: string | null
  about: Id<'Record'> | null
  asked_by: Id<'Actor'>
  purpose: Purpose
  asked: unknown
  matched: unknown
  similarity: number | null
  strength: Hit['strength']
  question_hash: Buffer
  times: number
  is_held: boolean
  raised_at: Date
  due_at: Date
  reminded_at: Date | null
  escalated_at: Date | null
  state: HitState
  verdict: VerdictWord | null
  verdict_reason: VerdictReason | null
  verdict_by: Id<'Actor'> | null
  verdict_at: Date | null
  compared: Comparison['word'] | null
  compared_by: Id<'Actor'> | null
  compared_at: Date | null
  details_requested_at: Date | null
  released_at: Date | null
  outcome: OutcomeWord | null
  outcome_by: Id<'Actor'> | null
  outcome_at: Date | null
  closed_at: Date | null
}

export const HIT_COLUMNS = `h.owner, h.id, h.desk, h.asker, h.origin, h.record_id, h.record_version, h.record_kind,
  h.record_source, h.record_reference, h.level, h.is_core, h.check_id, h.about, h.asked_by, h.purpose, h.asked, h.matched,
  h.similarity, h.strength, h.question_hash, h.times, h.is_held, h.raised_at, h.due_at, h.reminded_at, h.escalated_at,
  h.state, h.verdict, h.verdict_reason, h.verdict_by, h.verdict_at, h.compared, h.compared_by, h.compared_at,
  h.details_requested_at, h.released_at, h.outcome, h.outcome_by, h.outcome_at, h.closed_at`

export function fromRow(row: HitRow): Hit {
  const { record_id, record_version, record_kind, record_source, record_reference, ...rest } = row
  const { owner, id, desk, asker, origin, level, purpose, similarity, strength, times } = rest
  return {
    ...{ owner, id, desk, asker, origin, level, purpose, similarity, strength, times },
    record: {
      id: record_id,
      version: record_version,
      kind: record_kind,
      source: record_source,
      reference: record_reference,
    },
    isCore: row.is_core,
    checkId: row.check_id,
    about: row.about,
    askedBy: row.asked_by,
    asked: row.asked === null ? null : askedView.parse(row.asked),
    matched: row.matched === null ? null : matched.parse(row.matched),
    questionHash: row.question_hash,
    progress: progressOf(row),
    compared: comparisonOf(row),
    detailsRequestedAt: row.details_requested_at,
    releasedAt: row.released_at,
  }
}

function progressOf(row: HitRow): Progress {
  const clock = {
    isHeld: row.is_held,
    raisedAt: row.raised_at,
    dueAt: row.due_at,
    remindedAt: row.reminded_at,
    escalatedAt: row.escalated_at,
  }
  const { state } = row
  switch (state) {
    case 'raised':
    case 'sent_to_source':
    case 'no_reply':
      return { ...clock, state }
    case 'action_recorded':
      return { ...clock, state, verdict: verdictOf(row), outcome: whole(outcomeOf(row)) }
    case 'closed': {
      const closedAt = whole(row.closed_at)
      return { ...clock, state, verdict: verdictOf(row), outcome: whole(outcomeOf(row)), closedAt }
    }
    default:
      return { ...clock, state, verdict: whole(verdictOf(row)) }
  }
}

function verdictOf({
  verdict,
  verdict_reason: reason,
  verdict_by: by,
  verdict_at: at,
}: HitRow): Verdict | null {
  if (verdict === null || reason === null || by === null || at === null) return null
  return { word: verdict, reason, by, at }
}

function outcomeOf({ outcome, outcome_by: by, outcome_at: at }: HitRow): Outcome | null {
  return outcome === null || by === null || at === null ? null : { word: outcome, by, at }
}

function comparisonOf({ compared, compared_by: by, compared_at: at }: HitRow): Comparison | null {
  return compared === null || by === null || at === null ? null : { word: compared, by, at }
}

/** The table's constraints say the same; a row that breaks them is a fault, not a case. */
function whole<T>(value: T | null): T {
  if (value === null) throw new Error('a hit lacks what its state says that it has')
  return value
}

/** What the actor is cleared for of what others own: of a suspended bureau nobody for anything (RPD art. 131). */
export function clearedLevels({ clearance, bureauState }: Actor): readonly Level[] {
  return bureauState === 'active' ? levels.slice(0, levels.indexOf(clearance) + 1) : []
}

/** A hit by its id, as far as row-level security shows it to the caller. */
export async function findHit(tx: Tx, id: HitId): Promise<Hit | null> {
  const { rows } = await tx.query<HitRow>(`select ${HIT_COLUMNS} from hits.hit h where h.id = $1`, [id])
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** The same, and nobody else changes it until the transaction ends. */
export async function findHitForUpdate(tx: Tx, id: HitId): Promise<Hit | null> {
  const { rows } = await tx.query<HitRow>(
    `select ${HIT_COLUMNS} from hits.hit h where h.id = $1 for no key update`,
    [id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** Keeps everything of a hit that can change. */
export async function saveHit(tx: Tx, hit: Hit): Promise<void> {
  const { progress } = hit
  const dues = duesOf(hit)
  await tx.query(
    `update hits.hit as h
        set state = $3, reminded_at = $4, escalated_at = $5, verdict = $6, verdict_by = $7, verdict_at = $8,
            verdict_reason = $9, compared = $10, compared_by = $11, compared_at = $12, outcome = $13, outcome_by = $14,
            outcome_at = $15, details_requested_at = $16, released_at = $17, closed_at = $18, desk_due_at = $19,
            asker_due_at = $20
      where h.owner = $1
        and h.id = $2`,
    [
      ...[hit.owner, hit.id, progress.state, progress.remindedAt, progress.escalatedAt],
      ...saidOf('verdict' in progress ? progress.verdict : null),
      'verdict' in progress ? (progress.verdict?.reason ?? null) : null,
      ...saidOf(hit.compared),
      ...saidOf('outcome' in progress ? progress.outcome : null),
      ...[hit.detailsRequestedAt, hit.releasedAt],
      ...[progress.state === 'closed' ? progress.closedAt : null, dues.desk, dues.asker],
    ],
  )
}

function saidOf(said: Verdict | Outcome | Comparison | null): readonly unknown[] {
  return said === null ? [null, null, null] : [said.word, said.by, said.at]
}

/** Decided hits on the same record, newest first. */
export async function listEarlier(tx: Tx, hit: Hit, limit: number): Promise<readonly Hit[]> {
  const { rows } = await tx.query<HitRow>(
    `select ${HIT_COLUMNS}
       from hits.hit h
      where h.record_id = $1
        and h.id < $2
        and h.verdict is not null
      order by h.id desc
      limit $3`,
    [hit.record.id, hit.id, limit],
  )
  return rows.map(fromRow)
}

/** What time alone does to a hit. */
export type Due = 'remind' | 'escalate' | 'close'

const isDue: Readonly<Record<Due, string>> = {
  remind: `h.state = 'sent_to_source' and h.reminded_at is null and h.due_at > $1
        and h.raised_at + (h.due_at - h.raised_at) / 2 <= $1 and $2::timestamptz is not null`,
  escalate: `h.state = 'sent_to_source' and h.escalated_at is null and h.due_at <= $1 and $2::timestamptz is not null`,
  close: `h.state = 'action_recorded' and h.outcome_at <= $2 and $1::timestamptz is not null`,
}

/** Hits whose time has come; those that somebody has in hand just now come next time. */
export async function findDueForUpdate(
  tx: Tx,
  due: Due,
  { now, closeBefore, limit }: { readonly now: Date; readonly closeBefore: Date; readonly limit: number },
): Promise<readonly Hit[]> {
  const { rows } = await tx.query<HitRow>(
    `select ${HIT_COLUMNS}
       from hits.hit h
      where ${isDue[due]}
      order by h.id
      limit $3
        for no key update skip locked`,
    [now, closeBefore, limit],
  )
  return rows.map(fromRow)
}
