import type { Actor } from '../../../kernel/actor.ts'
import { type IncidentReading, partOf } from '../actions/incidents.ts'
import type { IncidentLine, IncidentView } from '../contract/incidents.ts'
import { urgencyOf } from '../deadline.ts'
import { type Incident, type IncidentProgress, incidentDueOf, isReportedLate } from '../incident.ts'
import type { Step } from '../request.ts'

export function incidentLineView(incident: Incident, actor: Actor, now: Date): IncidentLine {
  const { id, kind, severity, progress, detectedAt } = incident
  const dueAt = incidentDueOf(incident)
  return {
    ...{ id, kind, severity, state: progress.state },
    bureau: partOf(actor, incident) === 'source' ? null : incident.bureau,
    detectedAt: detectedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    urgency: urgencyOf(dueAt, now),
  }
}

type IncidentStep = Step & { readonly state: IncidentProgress['state']; readonly text: string }

/** The steps after the report, oldest first, each with what was written down. */
function stepsOf(progress: IncidentProgress): readonly IncidentStep[] {
  const held = progress.state === 'closed' ? progress.end : progress
  const steps: IncidentStep[] = []
  if ('assessed' in held) steps.push({ ...held.assessed, state: 'assessed', text: held.assessed.assessment })
  if ('informed' in held)
    steps.push({ ...held.informed, state: 'sources_informed', text: held.informed.message })
  if ('restored' in held) steps.push({ ...held.restored, state: 'restored', text: held.restored.account })
  if (progress.state === 'closed')
    steps.push({ ...progress.closed, state: 'closed', text: progress.closed.lessons })
  return steps
}

/** A bureau that was told sees that it concerns its data, how grave it is, how far it is, and what it was told. */
export function incidentViewOf(reading: IncidentReading, now: Date): IncidentView {
  const { incident, part, sources, measures, names } = reading
  const { id, kind, severity, progress, detectedAt } = incident
  const isSource = part === 'source'
  const dueAt = incidentDueOf(incident)
  const held = progress.state === 'closed' ? progress.end : progress
  return {
    ...{ id, part, kind, severity, state: progress.state, detectedAt: detectedAt.toISOString() },
    bureau: isSource ? null : incident.bureau,
    reportedAt: isSource ? null : incident.reportedAt.toISOString(),
    isReportedLate: isSource ? null : isReportedLate(incident),
    description: isSource ? null : incident.description,
    dueAt: dueAt?.toISOString() ?? null,
    urgency: urgencyOf(dueAt, now),
    steps: stepsOf(progress).map(({ state, at, by, text }) => ({
      ...{ state, at: at.toISOString(), name: names.get(by) ?? null, text: isSource ? null : text },
    })),
    message: 'informed' in held ? held.informed.message : null,
    sources: sources.map(({ bureau, records, informedAt, acknowledged }) => ({
      ...{ bureau, records: [...records], informedAt: informedAt?.toISOString() ?? null },
      acknowledgedAt: acknowledged?.at.toISOString() ?? null,
    })),
    measures: measures.map(({ at, bureau, id: measure, text }) => ({
      ...{ id: measure, at: at.toISOString(), bureau, text },
    })),
    end: progress.state === 'closed' ? progress.end.as : null,
  }
}
