import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import {
  type Incident,
  type IncidentId,
  incidentDueOf,
  incidentProgress,
  type Measure,
  type Source,
} from '../incident.ts'
import type { Step } from '../request.ts'
import { readDuePlace, readIdPlace, writeDuePlace } from './place.ts'

type IncidentRow = Omit<Incident, 'progress'> & { readonly progress: unknown }

const COLUMNS = `i.id, i.kind, i.bureau, i.reported_by as "reportedBy", i.detected_at as "detectedAt",
  i.reported_at as "reportedAt", i.description, i.severity, i.progress`

function fromRow(row: IncidentRow): Incident {
  return { ...row, progress: incidentProgress.parse(row.progress) }
}

export async function addIncident(tx: Tx, incident: Incident): Promise<void> {
  await tx.query(
    `insert into rights.incident
            (id, kind, bureau, reported_by, detected_at, reported_at, description, state, severity, progress, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      incident.id,
      incident.kind,
      incident.bureau,
      incident.reportedBy,
      incident.detectedAt,
      incident.reportedAt,
      incident.description,
      incident.progress.state,
      incident.severity,
      JSON.stringify(incident.progress),
      incidentDueOf(incident),
    ],
  )
}

/** Whose incidents are read: every one, or those a bureau reported or was told of. */
export type Scope = { readonly all: true } | { readonly all: false; readonly bureau: BureauCode }

const inScope = `($1::text is null or i.bureau = $1
                  or exists (select 1
                               from rights.incident_source s
                              where s.incident_id = i.id
                                and s.bureau = $1
                                and s.informed_at is not null))`

export async function findIncident(tx: Tx, scope: Scope, id: IncidentId): Promise<Incident | null> {
  const { rows } = await tx.query<IncidentRow>(
    `select ${COLUMNS} from rights.incident i where ${inScope} and i.id = $2`,
    [scope.all ? null : scope.bureau, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** For who leads; locked until the transaction ends. */
export async function findIncidentForUpdate(tx: Tx, id: IncidentId): Promise<Incident | null> {
  const { rows } = await tx.query<IncidentRow>(
    `select ${COLUMNS} from rights.incident i where i.id = $1 for update`,
    [id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function saveIncident(tx: Tx, incident: Incident): Promise<void> {
  await tx.query(
    `update rights.incident as i
        set state = $2, severity = $3, progress = $4, due_at = $5
      where i.id = $1`,
    [
      incident.id,
      incident.progress.state,
      incident.severity,
      JSON.stringify(incident.progress),
      incidentDueOf(incident),
    ],
  )
}

export type IncidentTab = 'open' | 'late' | 'closed'
export type IncidentPage = { readonly incidents: readonly Incident[]; readonly next: string | null }
type IncidentPageWish = {
  readonly tab: IncidentTab
  readonly after: string
  readonly limit: number
  readonly now: Date
}

/** Open and late ones by deadline, closed ones newest first. */
export async function listIncidents(tx: Tx, scope: Scope, wish: IncidentPageWish): Promise<IncidentPage> {
  const bureau = scope.all ? null : scope.bureau
  if (wish.tab === 'closed') return await listClosed(tx, bureau, wish)
  const place = readDuePlace(wish.after)
  const { rows } = await tx.query<IncidentRow>(
    `select ${COLUMNS}
       from rights.incident i
      where ${inScope}
        and i.state <> 'closed'
        and (i.due_at, i.id) > ($2, $3::uuid)
        and ($4::timestamptz is null or i.due_at < $4)
      order by i.due_at, i.id
      limit $5`,
    [
      bureau,
      place?.dueAt ?? new Date(0),
      place?.id ?? '00000000-0000-0000-0000-000000000000',
      wish.tab === 'late' ? wish.now : null,
      wish.limit,
    ],
  )
  const incidents = rows.map(fromRow)
  const last = incidents.at(-1)
  const dueAt = last === undefined ? null : incidentDueOf(last)
  const isFull = incidents.length === wish.limit && last !== undefined && dueAt !== null
  return { incidents, next: isFull ? writeDuePlace({ dueAt, id: last.id }) : null }
}

async function listClosed(
  tx: Tx,
  bureau: BureauCode | null,
  { after, limit }: IncidentPageWish,
): Promise<IncidentPage> {
  const { rows } = await tx.query<IncidentRow>(
    `select ${COLUMNS}
       from rights.incident i
      where ${inScope}
        and i.state = 'closed'
        and ($2::uuid is null or i.id < $2)
      order by i.id desc
      limit $3`,
    [bureau, readIdPlace(after), limit],
  )
  const incidents = rows.map(fromRow)
  return { incidents, next: incidents.length < limit ? null : (incidents.at(-1)?.id ?? null) }
}

type SourceRow = Omit<Source, 'acknowledged'> & {
  readonly incidentId: IncidentId
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: Id<'Actor'> | null
}

const SOURCE_COLUMNS = `s.incident_id as "incidentId", s.bureau, s.records, s.informed_at as "informedAt",
  s.acknowledged_at as "acknowledgedAt", s.acknowledged_by as "acknowledgedBy"`

function sourceFromRow({
  bureau,
  records,
  informedAt,
  acknowledgedAt: at,
  acknowledgedBy: by,
}: SourceRow): Source {
  return { bureau, records, informedAt, acknowledged: at === null || by === null ? null : { at, by } }
}

export async function listSources(tx: Tx, incident: IncidentId): Promise<readonly Source[]> {
  const { rows } = await tx.query<SourceRow>(
    `select ${SOURCE_COLUMNS} from rights.incident_source s where s.incident_id = $1 order by s.bureau`,
    [incident],
  )
  return rows.map(sourceFromRow)
}

export async function addSources(
  tx: Tx,
  incident: IncidentId,
  sources: readonly Pick<Source, 'bureau' | 'records'>[],
): Promise<void> {
  for (const { bureau, records } of sources)
    await tx.query('insert into rights.incident_source (incident_id, bureau, records) values ($1, $2, $3)', [
      incident,
      bureau,
      records,
    ])
}

export async function informSources(tx: Tx, incident: IncidentId, at: Date): Promise<void> {
  await tx.query('update rights.incident_source as s set informed_at = $2 where s.incident_id = $1', [
    incident,
    at,
  ])
}

/** False when the bureau was not told of the incident, or has confirmed before. */
export async function acknowledgeSource(
  tx: Tx,
  incident: IncidentId,
  { bureau, at, by }: Step & { readonly bureau: BureauCode },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update rights.incident_source as s
        set acknowledged_at = $3, acknowledged_by = $4
      where s.incident_id = $1
        and s.bureau = $2
        and s.informed_at is not null
        and s.acknowledged_at is null`,
    [incident, bureau, at, by],
  )
  return rowCount === 1
}

export async function addMeasure(tx: Tx, incident: IncidentId, measure: Measure): Promise<void> {
  await tx.query(
    'insert into rights.measure (id, incident_id, at, by, bureau, text) values ($1, $2, $3, $4, $5, $6)',
    [measure.id, incident, measure.at, measure.by, measure.bureau, measure.text],
  )
}

export async function listMeasures(tx: Tx, incident: IncidentId): Promise<readonly Measure[]> {
  const { rows } = await tx.query<Measure>(
    `select m.id, m.at, m.by, m.bureau, m.text
       from rights.measure m
      where m.incident_id = $1
      order by m.id
      limit 500`,
    [incident],
  )
  return rows
}
