import type { z } from 'zod'
import type { MessageId } from '../../../kit/i18n.tsx'
import { JOURNAL_PATH, type journalQuery } from '../contract.ts'

/** Acts that this page has words for; a test compares them with those that are written. */
export const knownActs = [
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
  'check.listed',
  'check.read',
  'check.refused',
  'delta.read',
  'delta.taken',
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
  'import.failed',
  'import.lines_removed',
  'import.finished',
  'import.read',
  'import.started',
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
  'session.ended',
  'session.refused',
  'session.started',
  'sharing_list.added',
  'sharing_list.changed',
  'sharing_list.deleted',
  'sharing_list.read',
  'shift.noted',
  'shift.offered',
  'shift.read',
  'shift.removed',
  'shift.signed',
  'shift.withdrawn',
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

/** The words for an act; null for one of a newer server, which is shown by its code. */
export function wordsOf(act: string): MessageId | null {
  const known = knownActs.find((mine) => mine === act)
  return known === undefined ? null : `journal.act.${known}`
}

/** The filter as it stands in the form. Empty and null narrow nothing; times are those of the reader's clock. */
export type Filter = {
  readonly act: string | null
  readonly outcome: 'done' | 'refused' | null
  readonly bureau: string
  readonly subject: string
  /** The account's id. */
  readonly actor: string
  readonly from: string
  readonly to: string
}

export const noFilter: Filter = {
  ...{ act: null, outcome: null },
  ...{ bureau: '', subject: '', actor: '', from: '', to: '' },
}

/** What the address of the page says, so that a colleague who follows it sees the same. */
export function filterFrom(search: Readonly<Record<string, unknown>>): Filter {
  const text = (name: string): string => (typeof search[name] === 'string' ? search[name] : '')
  const outcome = (['done', 'refused'] as const).find((one) => one === search['outcome'])
  const [from, to] = [localOf(text('from')), localOf(text('to'))]
  const { bureau, subject, actor } = {
    bureau: text('bureau'),
    subject: text('subject'),
    actor: text('actor'),
  }
  return { act: text('act') || null, outcome: outcome ?? null, bureau, subject, actor, from, to }
}

/** The address of the page for a filter; times stand in it as instants. */
export function addressFor(filter: Filter): string {
  const query = pageAddress(filter, null).slice(JOURNAL_PATH.length)
  return `/journal${query}`
}

/** An instant as the form shows it: by the reader's clock. */
function localOf(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
}

/** The address of a page of acts; `cursor` is the `next` of the page before. */
export function pageAddress(filter: Filter, cursor: string | null): string {
  const query = new URLSearchParams()
  const wanted: z.infer<typeof journalQuery> = {
    act: filter.act ?? undefined,
    outcome: filter.outcome ?? undefined,
    bureau: filter.bureau.trim().toUpperCase() || undefined,
    subject: filter.subject.trim() || undefined,
    actor: filter.actor.trim() || undefined,
    from: instantOf(filter.from),
    to: instantOf(filter.to),
    cursor: cursor ?? undefined,
  }
  for (const [field, value] of Object.entries(wanted)) if (value !== undefined) query.set(field, value)
  return query.size === 0 ? JOURNAL_PATH : `${JOURNAL_PATH}?${query.toString()}`
}

function instantOf(local: string): string | undefined {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** Where the subject of an act can be looked at: a record has a page. */
export function addressOf(subject: string): string | null {
  const found = /^record:([0-9a-f-]{36})$/.exec(subject)
  return found === null ? null : `/records/${found[1]}`
}

/** The first letters of a hash: enough to compare by eye, never to prove. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}
