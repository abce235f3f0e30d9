import type { Actor } from '../../../kernel/actor.ts'
import { nameOfRecord } from '../../records/public.ts'
import type { FoundRecord as Found } from '../actions/locate.ts'
import type { RequestReading } from '../actions/requests.ts'
import type { Consultation } from '../consultation.ts'
import { acknowledgementDue } from '../consultation.ts'
import type {
  AffectedRecord,
  ConsultationView,
  FoundRecord,
  RequestLine,
  RequestView,
} from '../contract/requests.ts'
import { urgencyOf } from '../deadline.ts'
import { dueOf, type PersonRequest } from '../request.ts'
import { proposalOf, stepsOf } from '../timeline.ts'

export function lineView(request: PersonRequest, now: Date): RequestLine {
  const { id, kind, language, receivedAt, applicant, progress } = request
  const dueAt = dueOf(request)
  return {
    ...{ id, kind, language, state: progress.state, name: applicant.names[0] ?? '' },
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    urgency: urgencyOf(dueAt, now),
  }
}

export function viewOf(reading: RequestReading, actor: Actor, now: Date): RequestView {
  const { request, names } = reading
  const { id, kind, language, applicant, wish, receivedAt, progress } = request
  const dueAt = dueOf(request)
  const held = progress.state === 'closed' ? progress.end : progress
  return {
    ...{ id, kind, language, applicant, wish, state: progress.state },
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    urgency: urgencyOf(dueAt, now),
    steps: stepsOf(progress).map(({ state, at, by }) => ({
      ...{ state, by, at: at.toISOString(), name: names.get(by) ?? null },
    })),
    ground: 'refused' in held ? held.refused.ground : null,
    affected: affectedOf(reading),
    consultations: reading.consultations.map((one) => consultationView(one, names, now)),
    proposal: proposalView(request, actor),
    recipients: recipientsOf(reading),
  }
}

function proposalView(request: PersonRequest, actor: Actor): RequestView['proposal'] {
  const proposal = proposalOf(request)
  if (proposal === null) return null
  const { by, rulings, remark } = proposal
  return { by, rulings: [...rulings], remark, isMine: by === actor.id }
}

function affectedOf({ affected, records }: RequestReading): AffectedRecord[] {
  const held = new Map(records.map((one) => [one.id, one]))
  return affected.map(({ record: id, owner, limited }) => {
    const found = held.get(id)
    return {
      ...{ id, owner, limited, status: found?.status ?? 'deleted', reference: found?.reference ?? null },
      name: found === undefined || found.body === null ? null : nameOfRecord(found.body),
    }
  })
}

function recipientsOf({ request, notices, shown }: RequestReading): RequestView['recipients'] {
  const { progress } = request
  const held = progress.state === 'closed' ? progress.end : progress
  const deletionsDue = 'notified' in held ? acknowledgementDue(held.notified.at).toISOString() : null
  const deleted = new Set(
    (proposalOf(request)?.rulings ?? []).filter(({ ruling }) => ruling === 'delete').map((one) => one.record),
  )
  return [
    ...notices.map(({ bureau, record, sentAt, dueAt, acknowledged }) => ({
      ...{ bureau, record, change: 'corrected' as const, toldAt: sentAt.toISOString() },
      dueAt: dueAt.toISOString(),
      acknowledgedAt: acknowledged?.at.toISOString() ?? null,
    })),
    ...shown.flatMap(({ bureau, record, noticeAt, acknowledgedAt }) => {
      if (noticeAt === null || !deleted.has(record)) return []
      const told = { bureau, record, change: 'deleted' as const, toldAt: noticeAt.toISOString() }
      return [{ ...told, dueAt: deletionsDue, acknowledgedAt: acknowledgedAt?.toISOString() ?? null }]
    }),
  ]
}

function consultationView(
  one: Consultation,
  names: ReadonlyMap<string, string>,
  now: Date,
): ConsultationView {
  const { id, kind, owner, about, records, text, answer } = one
  return {
    ...{ id, kind, owner, about, records: [...records], text },
    askedAt: one.askedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    urgency: answer === null ? urgencyOf(one.dueAt, now) : 'on_time',
    remindedAt: one.remindedAt?.toISOString() ?? null,
    answer:
      answer === null
        ? null
        : {
            ...{ outcome: answer.outcome, reasons: [...answer.reasons], remark: answer.remark },
            at: answer.at.toISOString(),
            name: names.get(answer.by) ?? null,
          },
  }
}

export function foundView({ record, similarity, name, evidence }: Found): FoundRecord {
  const { id, owner, source, reference, status, body } = record
  if (status === 'deleted' || body === null) throw new Error('a deleted record was found by a search')
  return {
    ...{ id, owner, status, similarity, source: source ?? '', reference: reference ?? '' },
    kind: body.kind,
    name: name?.found ?? nameOfRecord(body),
    parts: (name?.parts ?? []).map((part) => ({ ...part })),
    evidence: evidence.map((one) => ({ ...one })),
  }
}
