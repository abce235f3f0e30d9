import { randomBytes } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type Id, newId } from '../kernel/id.ts'
import { arrayOf } from './binary-array.ts'
import type { Tx } from './db.ts'

/** Every act there is; docs/acts.md explains each, and a test compares the two. */
export const acts = [
  'access.refused',
  'approval.approved',
  'approval.asked',
  'approval.expired',
  'approval.read',
  'approval.refused',
  'approval.used',
  'audience.previewed',
  'batch.answered',
  'batch.read',
  'bureau.changed',
  'bureau.listed',
  'check.answered',
  'check.refused',
  'check.read',
  'delta.read',
  'delta.taken',
  'check.listed',
  'demo.made',
  'demo.removed',
  'hit.asked_again',
  'hit.claimed',
  'hit.closed',
  'hit.compared',
  'hit.decided',
  'hit.details_requested',
  'hit.escalated',
  'hit.followed',
  'hit.noted',
  'hit.outcome_recorded',
  'hit.raised',
  'hit.read',
  'hit.released',
  'hit.reminded',
  'hit.undone',
  'import.started',
  'import.finished',
  'import.failed',
  'import.lines_removed',
  'import.read',
  'incident.acknowledged',
  'incident.advanced',
  'incident.measure_taken',
  'incident.read',
  'incident.reported',
  'inquiry.answered',
  'inquiry.asked',
  'inquiry.forgotten',
  'inquiry.read',
  'inquiry.withdrawn',
  'journal.change_refused',
  'journal.cosigned',
  'journal.erased',
  'journal.exported',
  'journal.held',
  'journal.hold_released',
  'journal.key_followed',
  'journal.key_rotated',
  'journal.read',
  'journal.review_late',
  'journal.review_opened',
  'journal.reviewed',
  'journal.searched',
  'journal.verified',
  'judgement.made',
  'judgement.read',
  'judgement.undone',
  'key.issued',
  'key.revoked',
  'key.spoke_for',
  'passkey.added',
  'passkey.removed',
  'proposal.decided',
  'proposal.made',
  'proposal.read',
  'receipt.acknowledged',
  'receipt.read',
  'receipt.sent',
  'record.added',
  'record.changed',
  'record.deleted',
  'record.exported',
  'record.held',
  'record.lapsed',
  'record.listed',
  'record.marked',
  'record.read',
  'record.released',
  'record.renewed',
  'record.restored',
  'record.transferred',
  'record.withdrawn',
  'request.refused',
  'review.decided',
  'review.opened',
  'review.read',
  'rights.admission_decided',
  'rights.answer_written',
  'rights.closed',
  'rights.consultation_answered',
  'rights.consultation_read',
  'rights.consulted',
  'rights.decided',
  'rights.decision_proposed',
  'rights.decision_returned',
  'rights.executed',
  'rights.forgotten',
  'rights.limited',
  'rights.located',
  'rights.notice_acknowledged',
  'rights.notice_read',
  'rights.notified',
  'rights.read',
  'rights.registered',
  'rights.reminded',
  'rights.searched',
  'session.confirmed',
  'session.started',
  'session.refused',
  'session.ended',
  'shift.noted',
  'shift.offered',
  'shift.read',
  'shift.removed',
  'shift.signed',
  'shift.withdrawn',
  'sharing_list.added',
  'sharing_list.changed',
  'sharing_list.deleted',
  'sharing_list.read',
  'standing.added',
  'standing.ended',
  'standing.read',
  'statistics.read',
  'transfer.decided',
  'transfer.offered',
  'transfer.read',
  'user.added',
  'user.changed',
  'user.locked',
] as const
export type ActName = (typeof acts)[number]

export type Act = {
  readonly actor: Pick<Actor, 'kind' | 'id' | 'bureau' | 'purpose'>
  readonly act: ActName
  readonly outcome: 'done' | 'refused'
  /** `kind:id` of what was acted on, e.g. `record:018f…`, or `none`. */
  readonly subject: string
  /** Numbers, codes and ids; never a name or a document number. */
  readonly detail: Json
  readonly at: Date
}

const SALT_BYTES = 16

/** X-Road's rule (acceptable-timestamp-failure-period): what cannot be proved for so long stops being written. */
export const PROOF_STOPS_AFTER_S = 14_400

export const PROOF_TOO_OLD = 'PROOF_TOO_OLD'

/** The journal has not been proved for four hours: nothing is written until it is. The edge answers 503. */
class ProofTooOld extends Error {
  readonly code = PROOF_TOO_OLD
  constructor() {
    super('the journal has not been proved for four hours')
  }
}

/**
 * Writes acts in the caller's transaction, so that they and what they describe stand or fall together. Throws
 * `ProofTooOld`, which undoes the transaction, while the journal cannot be proved. Answers their ids, in their order.
 */
export async function record(tx: Tx, ...entries: readonly Act[]): Promise<readonly Id<'Act'>[]> {
  if (entries.length === 0) return []
  const ids = entries.map((entry) => newId<'Act'>(entry.at))
  const texts = (of: (entry: Act) => string) => arrayOf('text', entries.map(of))
  const { rowCount } = await tx.query(
    `with taken as materialized (
       select journal.take_numbers($12) - 1 as before, journal.this_tx() as tx, pg_backend_pid() as writer
        where not exists (select 1 from journal.proof p where p.at < $13::timestamptz)),
     written as (
       insert into journal.act (id, at, actor_kind, actor_id, bureau, purpose, act, outcome, subject, detail, salt,
                                writer, number, tx)
       select e.id, e.at, e.actor_kind, e.actor_id, e.bureau, e.purpose, e.act, e.outcome, e.subject, e.detail, e.salt,
              t.writer, t.before + e.place, t.tx
         from taken t
        cross join unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[],
                          $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::bytea[])
              with ordinality as e (id, at, actor_kind, actor_id, bureau, purpose, act, outcome, subject, detail, salt,
                                    place)
       returning id)
     insert into journal.waiting (act_id) select written.id from written`,
    [
      arrayOf('uuid', ids),
      arrayOf(
        'timestamptz',
        entries.map((entry) => entry.at),
      ),
      texts((entry) => entry.actor.kind),
      arrayOf(
        'uuid',
        entries.map((entry) => entry.actor.id),
      ),
      ...[texts((entry) => entry.actor.bureau), texts((entry) => entry.actor.purpose)],
      ...[texts((entry) => entry.act), texts((entry) => entry.outcome), texts((entry) => entry.subject)],
      arrayOf(
        'jsonb',
        entries.map((entry) => JSON.stringify(entry.detail)),
      ),
      arrayOf('bytea', saltsFor(entries.length)),
      entries.length,
      new Date(latest(entries) - PROOF_STOPS_AFTER_S * 1000),
    ],
    'record',
  )
  if (rowCount !== entries.length) throw new ProofTooOld()
  return ids
}

function latest(entries: readonly Act[]): number {
  return entries.reduce((last, { at }) => Math.max(last, at.getTime()), 0)
}

function saltsFor(count: number): readonly Buffer[] {
  const all = randomBytes(SALT_BYTES * count)
  return Array.from({ length: count }, (_, place) =>
    all.subarray(place * SALT_BYTES, (place + 1) * SALT_BYTES),
  )
}
