import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { newId } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { colleagueNames, listBureaus, userNames } from '../../bureaus/public.ts'
import {
  advanceIncident,
  type Incident,
  type IncidentCommand,
  type IncidentId,
  isReportedLate,
  type Measure,
  type Severity,
  type Source,
} from '../incident.ts'
import { sitsAt } from '../policy.ts'
import { sitDown } from '../store/desks.ts'
import {
  acknowledgeSource,
  addIncident,
  addMeasure,
  addSources,
  findIncident,
  findIncidentForUpdate,
  type IncidentPage,
  type IncidentTab,
  informSources,
  listIncidents,
  listMeasures,
  listSources,
  type Scope,
  saveIncident,
} from '../store/incidents.ts'
import { seated } from './desk.ts'
import { refused } from './refusal.ts'

type NotFound = { readonly kind: 'not_found' }

/** Whoever sees something amiss reports it, for the own bureau. */
export function reportIncident(
  db: Db,
  actor: Actor,
  given: Pick<Incident, 'kind' | 'severity' | 'detectedAt' | 'description'>,
  at: Date,
): Promise<Result<Incident, { readonly kind: 'detected_in_future' }>> {
  return inTransactionAs(db, actor, async (tx) => {
    const id = newId<'Incident'>(at)
    const act = { actor, act: 'incident.reported', subject: subjectOf(id), at } as const
    if (given.detectedAt > at) return await refused(tx, act, 'detected_in_future')
    const incident: Incident = {
      ...given,
      ...{ id, bureau: actor.bureau, reportedBy: actor.id, reportedAt: at, progress: { state: 'reported' } },
    }
    await addIncident(tx, incident)
    await tell(tx, 'rights.changed', [id], at)
    const { kind, severity } = given
    await record(tx, { ...act, outcome: 'done', detail: { kind, severity, late: isReportedLate(incident) } })
    return ok(incident)
  })
}

function scopeOf(actor: Actor): Scope {
  return sitsAt(actor, 'reviewer') ? { all: true } : { all: false, bureau: actor.bureau }
}

export function readIncidents(
  db: Db,
  actor: Actor,
  { tab, after, limit }: { readonly tab: IncidentTab; readonly after: string; readonly limit: number },
  at: Date,
): Promise<IncidentPage> {
  return inTransactionAs(db, actor, async (tx) => {
    await sitDown(tx, actor)
    await record(tx, { actor, act: 'incident.read', outcome: 'done', subject: 'none', detail: { tab }, at })
    return await listIncidents(tx, scopeOf(actor), { tab, after, limit, now: at })
  })
}

/** How much of an incident somebody sees. */
export type Part = 'lead' | 'reporter' | 'source'

export function partOf(actor: Actor, { bureau }: Pick<Incident, 'bureau'>): Part {
  if (sitsAt(actor, 'reviewer')) return 'lead'
  return bureau === actor.bureau ? 'reporter' : 'source'
}

export type IncidentReading = {
  readonly incident: Incident
  readonly part: Part
  readonly sources: readonly Source[]
  readonly measures: readonly Measure[]
  readonly names: ReadonlyMap<string, string>
}

/** What the caller may see of an incident; a bureau that was told sees of the sources itself alone. */
export function readIncident(
  db: Db,
  actor: Actor,
  id: IncidentId,
  at: Date,
): Promise<Result<IncidentReading, NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    await sitDown(tx, actor)
    const act = { actor, act: 'incident.read', subject: subjectOf(id), at } as const
    const incident = await findIncident(tx, scopeOf(actor), id)
    if (incident === null) return await refused(tx, act, 'not_found')
    await record(tx, { ...act, outcome: 'done', detail: {} })
    const part = partOf(actor, incident)
    const sources = await listSources(tx, id)
    return ok({
      incident,
      part,
      sources: part === 'lead' ? sources : sources.filter(({ bureau }) => bureau === actor.bureau),
      measures: part === 'source' ? [] : await listMeasures(tx, id),
      names: await namesFor(tx, actor, part, incident),
    })
  })
}

/** The hub leads and knows everybody; who reported learns which colleague did what, and of others that it was done. */
async function namesFor(
  tx: Tx,
  actor: Actor,
  part: IncidentReading['part'],
  incident: Incident,
): Promise<ReadonlyMap<string, string>> {
  if (part === 'source') return new Map()
  const doers = doersOf(incident)
  return part === 'lead' ? await userNames(tx, doers) : await colleagueNames(tx, actor, doers)
}

/** Who took the steps so far. */
function doersOf({ progress }: Incident): readonly string[] {
  const held = progress.state === 'closed' ? { ...progress.end, closed: progress.closed } : progress
  const steps = Object.values(held).filter((one) => typeof one === 'object' && 'by' in one)
  return [...new Set(steps.map(({ by }) => by))]
}

type AdvanceError = { readonly kind: 'not_found' | 'wrong_state' | 'no_such_bureau' }
type Advancing = {
  readonly id: IncidentId
  readonly at: Date
  readonly command: IncidentCommand
  readonly severity?: Severity
  readonly also?: (tx: Tx) => Promise<Readonly<Record<string, Json>>>
}

/** Takes an incident one step further: load, decide, save, record. For the hub's reviewers. */
function advanceOne(
  db: Db,
  actor: Actor,
  { id, at, command, severity, also }: Advancing,
): Promise<Result<Incident, AdvanceError>> {
  const act = { actor, act: 'incident.advanced', subject: subjectOf(id), at } as const
  return seated<Incident, AdvanceError>(db, { desk: 'reviewer', tried: act }, async (tx) => {
    const before = await findIncidentForUpdate(tx, id)
    if (before === null) return await refused(tx, act, 'not_found')
    const next = advanceIncident(before.progress, command, { at, by: actor.id })
    if (!next.ok) return await refused(tx, act, next.error)
    const incident = { ...before, severity: severity ?? before.severity, progress: next.value }
    await saveIncident(tx, incident)
    const more = (await also?.(tx)) ?? {}
    await tell(tx, 'rights.changed', [id], at)
    const detail = { state: next.value.state, severity: incident.severity, ...more }
    await record(tx, { ...act, outcome: 'done', detail })
    return ok(incident)
  })
}

type On = { readonly id: IncidentId; readonly at: Date }
type Assessment = On & {
  readonly severity: Severity
  readonly assessment: string
  readonly sources: readonly Pick<Source, 'bureau' | 'records'>[]
}

/** Says how grave it is and whose data are affected. Bureaus hear of it when they are informed, not before. */
export async function assessIncident(
  db: Db,
  actor: Actor,
  { id, at, severity, assessment, sources }: Assessment,
): Promise<Result<Incident, AdvanceError>> {
  const known = new Set<string>((await listBureaus(db)).map(({ code }) => code))
  if (!sources.every(({ bureau }) => known.has(bureau))) {
    const act = { actor, act: 'incident.advanced', subject: subjectOf(id), at } as const
    return await refused(db, act, 'no_such_bureau')
  }
  return await advanceOne(db, actor, {
    ...{ id, at, severity, command: { do: 'assess', assessment } },
    also: async (tx) => {
      await addSources(tx, id, sources)
      return { sources: sources.map(({ bureau }) => bureau) }
    },
  })
}

/** Tells every bureau whose data are affected. */
export function informOfIncident(
  db: Db,
  actor: Actor,
  { id, at, text }: On & { readonly text: string },
): Promise<Result<Incident, AdvanceError>> {
  return advanceOne(db, actor, {
    ...{ id, at, command: { do: 'inform', message: text } },
    also: async (tx) => {
      await informSources(tx, id, at)
      return {}
    },
  })
}

/** What was restored, what was learnt, or that it was no incident. */
export function endStep(
  db: Db,
  actor: Actor,
  { id, at, text, end }: On & { readonly text: string; readonly end: 'restore' | 'close' | 'dismiss' },
): Promise<Result<Incident, AdvanceError>> {
  const command: IncidentCommand =
    end === 'restore' ? { do: 'restore', account: text } : { do: end, lessons: text }
  return advanceOne(db, actor, { id, at, command })
}

type MeasureError = { readonly kind: 'not_found' | 'wrong_state' }

/** Writes down what was done against it, by the hub or by the bureau that reported it, until it is closed. */
export function takeMeasure(
  db: Db,
  actor: Actor,
  { id, at, text }: On & { readonly text: string },
): Promise<Result<Measure, MeasureError>> {
  return inTransactionAs<Result<Measure, MeasureError>>(db, actor, async (tx) => {
    await sitDown(tx, actor)
    const act = { actor, act: 'incident.measure_taken', subject: subjectOf(id), at } as const
    const incident = await findIncident(tx, scopeOf(actor), id)
    if (incident === null || partOf(actor, incident) === 'source') return await refused(tx, act, 'not_found')
    if (incident.progress.state === 'closed') return await refused(tx, act, 'wrong_state')
    const measure = { id: newId<'Measure'>(at), at, by: actor.id, bureau: actor.bureau, text }
    await addMeasure(tx, id, measure)
    await tell(tx, 'rights.changed', [id], at)
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok(measure)
  })
}

/** A bureau says that it has read that its data are affected; once. */
export function acknowledgeIncident(db: Db, actor: Actor, { id, at }: On): Promise<Result<null, NotFound>> {
  const act = { actor, act: 'incident.acknowledged', subject: subjectOf(id), at } as const
  return seated<null, NotFound>(db, { desk: 'head', tried: act }, async (tx) => {
    const isNew = await acknowledgeSource(tx, id, { bureau: actor.bureau, at, by: actor.id })
    if (!isNew) return await refused(tx, act, 'not_found')
    await tell(tx, 'rights.changed', [id], at)
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok(null)
  })
}

function subjectOf(id: IncidentId): string {
  return `incident:${id}`
}
