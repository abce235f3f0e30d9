import type { Actor } from '../../../kernel/actor.ts'
import { type IncidentReading, type Part, partOf } from '../actions/incidents.ts'
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
  const { incident, part, sources, measures } = reading
  const { id, kind, severity, progress, detectedAt } = incident
  const dueAt = incidentDueOf(incident)
  const held = progress.state === 'closed' ? progress.end : progress
  return {
    ...{ id, part, kind, severity, state: progress.state, detectedAt: detectedAt.toISOString() },
    ...reportOf(incident, part),
    dueAt: dueAt?.toISOString() ?? null,
    urgency: urgencyOf(dueAt, now),
    steps: stepViews(reading),
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

type Report = Pick<IncidentView, 'bureau' | 'reportedAt' | 'isReportedLate' | 'description'>

function reportOf(incident: Incident, part: Part): Report {
  if (part === 'source') return { bureau: null, reportedAt: null, isReportedLate: null, description: null }
  const { bureau, reportedAt, description } = incident
  return {
    bureau,
    description,
    reportedAt: reportedAt.toISOString(),
    isReportedLate: isReportedLate(incident),
  }
}

function stepViews({ incident, part, names }: IncidentReading): IncidentView['steps'] {
  return stepsOf(incident.progress).map(({ state, at, by, text }) => ({
    ...{ state, at: at.toISOString(), name: names.get(by) ?? null, text: part === 'source' ? null : text },
  }))
}
