import { z } from 'zod'
import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import { fail, ok, type Result, unreachable } from '../../kernel/result.ts'
import { addDays, addHours } from './deadline.ts'
import { freeText, type Step } from './request.ts'

export type IncidentId = Id<'Incident'>

export const incidentKinds = [
  'unauthorised_access',
  'disclosure',
  'loss',
  'alteration',
  'malware',
  'lost_device',
  'unavailable',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const severities = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

const actorId = z.uuid() as unknown as z.ZodType<Id<'Actor'>>
const step = z.strictObject({ at: z.coerce.date(), by: actorId })

const assessed = { assessed: step.extend({ assessment: freeText }) }
const informed = { ...assessed, informed: step.extend({ message: freeText }) }
const restored = { ...informed, restored: step.extend({ account: freeText }) }

/** Report, assess, inform the sources, restore [domain.md: RPD 118]; then what was learnt. Each state holds its steps. */
export const incidentProgress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('reported') }),
  z.strictObject({ state: z.literal('assessed'), ...assessed }),
  z.strictObject({ state: z.literal('sources_informed'), ...informed }),
  z.strictObject({ state: z.literal('restored'), ...restored }),
  z.strictObject({
    state: z.literal('closed'),
    closed: step.extend({ lessons: freeText }),
    end: z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('no_incident') }),
      z.strictObject({ as: z.literal('handled'), ...restored }),
    ]),
  }),
])
export type IncidentProgress = z.infer<typeof incidentProgress>
export type IncidentState = IncidentProgress['state']

export const incidentStates = [
  'reported',
  'assessed',
  'sources_informed',
  'restored',
  'closed',
] as const satisfies readonly IncidentState[]

export type Incident = {
  readonly id: IncidentId
  readonly kind: IncidentKind
  /** Who reported it, for which bureau. */
  readonly bureau: BureauCode
  readonly reportedBy: Id<'Actor'>
  readonly detectedAt: Date
  readonly reportedAt: Date
  readonly description: string
  /** As estimated in the report, until it is assessed. */
  readonly severity: Severity
  readonly progress: IncidentProgress
}

/** A bureau whose data are affected. */
export type Source = {
  readonly bureau: BureauCode
  readonly records: readonly Id<'Record'>[]
  readonly informedAt: Date | null
  readonly acknowledged: Step | null
}

export type Measure = Step & {
  readonly id: Id<'Measure'>
  readonly bureau: BureauCode
  readonly text: string
}

/** One hour from discovery to report: CJIS Security Policy, IR-6. */
const REPORT_HOURS = 1
/** Hours to assess a report, days to tell the sources, to restore, and to write down what was learnt. Ours to confirm. */
const ASSESS_HOURS = 24
const INFORM_DAYS = 3
const RESTORE_DAYS = 14
const LESSONS_DAYS = 30

export function isReportedLate({
  detectedAt,
  reportedAt,
}: Pick<Incident, 'detectedAt' | 'reportedAt'>): boolean {
  return reportedAt > addHours(detectedAt, REPORT_HOURS)
}

/** By when the next thing must have happened; null for what is closed. */
export function incidentDueOf({
  reportedAt,
  progress,
}: Pick<Incident, 'reportedAt' | 'progress'>): Date | null {
  switch (progress.state) {
    case 'reported':
      return addHours(reportedAt, ASSESS_HOURS)
    case 'assessed':
      return addDays(progress.assessed.at, INFORM_DAYS)
    case 'sources_informed':
      return addDays(progress.informed.at, RESTORE_DAYS)
    case 'restored':
      return addDays(progress.restored.at, LESSONS_DAYS)
    case 'closed':
      return null
  }
}

export type IncidentCommand =
  | { readonly do: 'assess'; readonly assessment: string }
  | { readonly do: 'inform'; readonly message: string }
  | { readonly do: 'restore'; readonly account: string }
  | { readonly do: 'dismiss'; readonly lessons: string }
  | { readonly do: 'close'; readonly lessons: string }

/** The next state, or that there is none from here. */
export function advanceIncident(
  from: IncidentProgress,
  command: IncidentCommand,
  step: Step,
): Result<IncidentProgress, 'wrong_state'> {
  switch (command.do) {
    case 'assess':
      if (from.state !== 'reported') return fail('wrong_state')
      return ok({ state: 'assessed', assessed: { ...step, assessment: command.assessment } })
    case 'inform':
      if (from.state !== 'assessed') return fail('wrong_state')
      return ok({ ...from, state: 'sources_informed', informed: { ...step, message: command.message } })
    case 'restore':
      if (from.state !== 'sources_informed') return fail('wrong_state')
      return ok({ ...from, state: 'restored', restored: { ...step, account: command.account } })
    case 'dismiss':
      if (from.state !== 'reported') return fail('wrong_state')
      return ok({
        state: 'closed',
        closed: { ...step, lessons: command.lessons },
        end: { as: 'no_incident' },
      })
    case 'close': {
      if (from.state !== 'restored') return fail('wrong_state')
      const { state: _, ...handled } = from
      return ok({
        state: 'closed',
        closed: { ...step, lessons: command.lessons },
        end: { as: 'handled', ...handled },
      })
    }
    default:
      return unreachable(command)
  }
}
