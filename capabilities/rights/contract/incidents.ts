import { z } from 'zod'
import { urgencies } from '../deadline.ts'
import { incidentKinds, incidentStates, severities } from '../incident.ts'
import { freeText, recordId } from '../request.ts'

export const INCIDENTS_PATH = '/api/v1/incidents'
export const incidentPath = (id: string): string => `${INCIDENTS_PATH}/${id}`
/** What is done to an incident is a POST to its own path. */
export type IncidentDeed =
  | 'assessment'
  | 'dismissal'
  | 'measures'
  | 'notification'
  | 'restoration'
  | 'closing'
  | 'acknowledgement'
export const incidentDeedPath = (id: string, deed: IncidentDeed): string => `${incidentPath(id)}/${deed}`

const instant = z.iso.datetime()

export const incidentTabs = ['open', 'late', 'closed'] as const
export const incidentsQuery = z.strictObject({
  tab: z.enum(incidentTabs).default('open'),
  /** The `next` of the page before. */
  after: z.string().max(100).default(''),
})

const incidentLine = z.object({
  id: z.uuid(),
  kind: z.enum(incidentKinds),
  severity: z.enum(severities),
  state: z.enum(incidentStates),
  /** Null for a bureau that was only told that its data are affected. */
  bureau: z.string().nullable(),
  detectedAt: instant,
  dueAt: instant.nullable(),
  urgency: z.enum(urgencies),
})
export type IncidentLine = z.infer<typeof incidentLine>
export const incidentsPage = z.object({ incidents: z.array(incidentLine), next: z.string().nullable() })

export const newIncident = z.strictObject({
  kind: z.enum(incidentKinds),
  severity: z.enum(severities),
  detectedAt: instant,
  description: freeText,
})
export const incidentMade = z.object({ id: z.uuid(), isLate: z.boolean() })

const source = z.object({
  bureau: z.string(),
  records: z.array(z.uuid()),
  informedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
})
const step = z.object({ at: instant, name: z.string().nullable() })

/**
 * `part` says how much the caller sees: the hub's reviewers all, the reporting bureau all, a bureau whose data are
 * affected only what concerns them. What is not for the caller is null or empty.
 */
export const incidentView = z.object({
  id: z.uuid(),
  part: z.enum(['lead', 'reporter', 'source']),
  kind: z.enum(incidentKinds),
  severity: z.enum(severities),
  state: z.enum(incidentStates),
  bureau: z.string().nullable(),
  detectedAt: instant,
  reportedAt: instant.nullable(),
  isReportedLate: z.boolean().nullable(),
  description: z.string().nullable(),
  dueAt: instant.nullable(),
  urgency: z.enum(urgencies),
  steps: z.array(step.extend({ state: z.enum(incidentStates), text: z.string().nullable() })),
  /** What the sources were told. */
  message: z.string().nullable(),
  sources: z.array(source),
  measures: z.array(z.object({ id: z.uuid(), at: instant, bureau: z.string(), text: z.string() })),
  end: z.enum(['no_incident', 'handled']).nullable(),
})
export type IncidentView = z.infer<typeof incidentView>

/** Whose data are affected: bureaus, and their records where they are known. */
export const assessmentWish = z.strictObject({
  severity: z.enum(severities),
  assessment: freeText,
  sources: z
    .array(
      z.strictObject({
        bureau: z.string().regex(/^[A-Z]{3}$/),
        records: z.array(recordId).max(500),
      }),
    )
    .max(250)
    .refine((all) => new Set(all.map(({ bureau }) => bureau)).size === all.length, 'names a bureau twice'),
})
/** What is written down with a measure, a notification, a restoration, a dismissal or a closing. */
export const incidentText = z.strictObject({ text: freeText })
