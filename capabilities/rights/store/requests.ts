import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { applicant, dueOf, type PersonRequest, progress, type RequestId } from '../request.ts'
import { readDuePlace, readIdPlace, writeDuePlace } from './place.ts'

type RequestRow = Omit<PersonRequest, 'applicant' | 'progress'> & {
  readonly applicant: unknown
  readonly progress: unknown
}

const COLUMNS = 'r.id, r.kind, r.language, r.applicant, r.wish, r.received_at as "receivedAt", r.progress'

function fromRow(row: RequestRow): PersonRequest {
  return { ...row, applicant: applicant.parse(row.applicant), progress: progress.parse(row.progress) }
}

export async function addRequest(tx: Tx, request: PersonRequest): Promise<void> {
  await tx.query(
    `insert into rights.request (id, kind, language, applicant, wish, received_at, state, progress, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      request.id,
      request.kind,
      request.language,
      JSON.stringify(request.applicant),
      request.wish,
      request.receivedAt,
      request.progress.state,
      JSON.stringify(request.progress),
      dueOf(request),
    ],
  )
}

export async function findRequest(tx: Tx, id: RequestId): Promise<PersonRequest | null> {
  const { rows } = await tx.query<RequestRow>(
    `select ${COLUMNS}
       from rights.request r
      where r.id = $1`,
    [id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** Locked until the transaction ends: of two who act at once, the second meets what the first made. */
export async function findRequestForUpdate(tx: Tx, id: RequestId): Promise<PersonRequest | null> {
  const { rows } = await tx.query<RequestRow>(
    `select ${COLUMNS}
       from rights.request r
      where r.id = $1
        for update`,
    [id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function saveProgress(tx: Tx, request: PersonRequest): Promise<void> {
  await tx.query(
    `update rights.request as r
        set state = $2, progress = $3, due_at = $4
      where r.id = $1`,
    [request.id, request.progress.state, JSON.stringify(request.progress), dueOf(request)],
  )
}

export type RequestPage = { readonly requests: readonly PersonRequest[]; readonly next: string | null }
export type RequestTab = 'open' | 'late' | 'closed'

/** Open and late ones by deadline, closed ones newest first. */
export async function listRequests(
  tx: Tx,
  tab: RequestTab,
  { after, limit, now }: { readonly after: string; readonly limit: number; readonly now: Date },
): Promise<RequestPage> {
  if (tab === 'closed') return await listClosed(tx, readIdPlace(after), limit)
  const place = readDuePlace(after)
  const { rows } = await tx.query<RequestRow>(
    `select ${COLUMNS}
       from rights.request r
      where r.state <> 'closed'
        and (r.due_at, r.id) > ($1, $2::uuid)
        and ($3::timestamptz is null or r.due_at < $3)
      order by r.due_at, r.id
      limit $4`,
    [
      place?.dueAt ?? new Date(0),
      place?.id ?? '00000000-0000-0000-0000-000000000000',
      tab === 'late' ? now : null,
      limit,
    ],
  )
  const requests = rows.map(fromRow)
  const last = requests.at(-1)
  const dueAt = last === undefined ? null : dueOf(last)
  const isFull = requests.length === limit && last !== undefined && dueAt !== null
  return { requests, next: isFull ? writeDuePlace({ dueAt, id: last.id }) : null }
}

async function listClosed(tx: Tx, before: string | null, limit: number): Promise<RequestPage> {
  const { rows } = await tx.query<RequestRow>(
    `select ${COLUMNS}
       from rights.request r
      where r.state = 'closed'
        and ($1::uuid is null or r.id < $1)
      order by r.id desc
      limit $2`,
    [before, limit],
  )
  const requests = rows.map(fromRow)
  return { requests, next: requests.length < limit ? null : (requests.at(-1)?.id ?? null) }
}

/** Closed long enough that nothing of the person is kept; their consultations and notices go with them. */
export async function removeClosedBefore(tx: Tx, before: Date): Promise<readonly RequestId[]> {
  const { rows } = await tx.query<{ id: RequestId }>(
    `delete from rights.request r
      where r.state = 'closed'
        and (r.progress -> 'closed' ->> 'at')::timestamptz < $1
     returning r.id`,
    [before],
  )
  return rows.map((row) => row.id)
}

export type Affected = {
  readonly record: Id<'Record'>
  readonly owner: BureauCode
  readonly limited: boolean
  readonly isPending: boolean
}

export async function listAffected(tx: Tx, request: RequestId): Promise<readonly Affected[]> {
  const { rows } = await tx.query<Affected>(
    `select a.record_id as record, a.owner, a.limited, a.is_pending as "isPending"
       from rights.affected a
      where a.request_id = $1
      order by a.owner, a.record_id`,
    [request],
  )
  return rows
}

/** Makes these the affected records, keeping what was decided on those that stay. */
export async function setAffected(
  tx: Tx,
  request: RequestId,
  records: readonly Pick<Affected, 'record' | 'owner'>[],
): Promise<void> {
  const ids = records.map(({ record }) => record)
  await tx.query('delete from rights.affected a where a.request_id = $1 and a.record_id <> all($2::uuid[])', [
    request,
    ids,
  ])
  await tx.query(
    `insert into rights.affected (request_id, record_id, owner, limited, is_pending)
     select $1, found.record, found.owner, false, true
       from unnest($2::uuid[], $3::text[]) as found (record, owner)
         on conflict (request_id, record_id) do nothing`,
    [request, ids, records.map(({ owner }) => owner)],
  )
}

export async function setLimited(
  tx: Tx,
  request: RequestId,
  { record, limited }: Pick<Affected, 'record' | 'limited'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update rights.affected as a
        set limited = $3
      where a.request_id = $1
        and a.record_id = $2
        and a.is_pending`,
    [request, record, limited],
  )
  return rowCount === 1
}

/** The decision was carried out: the request weighs on no record any more. */
export async function settleAffected(tx: Tx, request: RequestId): Promise<void> {
  await tx.query(
    'update rights.affected as a set is_pending = false, limited = false where a.request_id = $1',
    [request],
  )
}

/** Of these records, those that a request still weighs on, and whether one limits them. */
export async function pendingOf(
  tx: Tx,
  records: readonly Id<'Record'>[],
): Promise<ReadonlyMap<Id<'Record'>, { readonly limited: boolean }>> {
  const { rows } = await tx.query<{ record: Id<'Record'>; limited: boolean }>(
    `select a.record_id as record, bool_or(a.limited) as limited
       from rights.affected a
      where a.record_id = any($1::uuid[])
        and a.is_pending
      group by a.record_id`,
    [records],
  )
  return new Map(rows.map(({ record, limited }) => [record, { limited }]))
}
