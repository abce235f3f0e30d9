import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { newId } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { userNames } from '../../bureaus/public.ts'
import { type RightsRecord, recordsForRights, type ShownTo, shownTo } from '../../records/public.ts'
import { type AdvanceFault, advance, type Command } from '../advance.ts'
import type { Consultation, Notice } from '../consultation.ts'
import type { PersonRequest, RequestId } from '../request.ts'
import { listNoticesOfRequest, listOfRequest } from '../store/consultations.ts'
import {
  type Affected,
  addRequest,
  findRequest,
  findRequestForUpdate,
  listAffected,
  listRequests,
  type RequestPage,
  type RequestTab,
  saveProgress,
} from '../store/requests.ts'
import { doersOf } from '../timeline.ts'
import { seated } from './desk.ts'
import { refused } from './refusal.ts'

/** What stands in the way outside the request: a record that is not there, or that its owner holds for a court. */
const obstacles = ['record_not_found', 'record_held', 'question_missing'] as const
type Obstacle = (typeof obstacles)[number]
type RequestError = { readonly kind: AdvanceFault | Obstacle | 'not_found' }
export type Advanced = Result<PersonRequest, RequestError>

type NewRequest = Pick<PersonRequest, 'kind' | 'language' | 'applicant' | 'wish' | 'receivedAt'>

/** Registers what arrived. Acts name its id and kind, never the person. */
export function registerRequest(
  db: Db,
  actor: Actor,
  given: NewRequest,
  at: Date,
): Promise<Result<PersonRequest, { readonly kind: 'received_in_future' | 'not_found' }>> {
  const id = newId<'RightsRequest'>(at)
  const act = { actor, act: 'rights.registered', subject: subjectOf(id), at } as const
  return seated(db, { desk: 'commission', tried: act }, async (tx) => {
    if (given.receivedAt > at) return await refused(tx, act, 'received_in_future')
    const request: PersonRequest = { ...given, id, progress: { state: 'received' } }
    await addRequest(tx, request)
    await tell(tx, 'rights.changed', [id], at)
    const { kind, language } = given
    await record(tx, { ...act, outcome: 'done', detail: { kind, language } })
    return ok(request)
  })
}

export function readRequests(
  db: Db,
  actor: Actor,
  { tab, after, limit }: { readonly tab: RequestTab; readonly after: string; readonly limit: number },
  at: Date,
): Promise<Result<RequestPage, { readonly kind: 'not_found' }>> {
  const act = { actor, act: 'rights.read', subject: 'none', at } as const
  return seated(db, { desk: 'commission', tried: act }, async (tx) => {
    await record(tx, { ...act, outcome: 'done', detail: { tab } })
    return ok(await listRequests(tx, tab, { after, limit, now: at }))
  })
}

/** A request with all that hangs on it, what the records are, and the names of the members who did what. */
export type RequestReading = {
  readonly request: PersonRequest
  readonly records: readonly RightsRecord[]
  readonly shown: readonly ShownTo[]
  readonly affected: readonly Affected[]
  readonly consultations: readonly Consultation[]
  readonly notices: readonly Notice[]
  readonly names: ReadonlyMap<string, string>
}

export async function readRequest(
  { db, system }: { readonly db: Db; readonly system: Db },
  actor: Actor,
  id: RequestId,
  at: Date,
): Promise<Result<RequestReading, { readonly kind: 'not_found' }>> {
  const read = await readOwn(db, actor, id, at)
  if (!read.ok) return read
  const ids = read.value.affected.map(({ record: one }) => one)
  return await inTransaction(system, async (tx) =>
    ok({ ...read.value, records: await recordsForRights(tx, ids), shown: await shownTo(tx, ids) }),
  )
}

type OwnReading = Omit<RequestReading, 'records' | 'shown'>

/** As far as it lies in this capability: row-level security judges that. */
function readOwn(
  db: Db,
  actor: Actor,
  id: RequestId,
  at: Date,
): Promise<Result<OwnReading, { readonly kind: 'not_found' }>> {
  const act = { actor, act: 'rights.read', subject: subjectOf(id), at } as const
  return seated<OwnReading, { readonly kind: 'not_found' }>(
    db,
    { desk: 'commission', tried: act },
    async (tx) => {
      const request = await findRequest(tx, id)
      if (request === null) return await refused(tx, act, 'not_found')
      await record(tx, { ...act, outcome: 'done', detail: {} })
      const consultations = await listOfRequest(tx, id)
      const answerers = consultations.flatMap(({ answer }) => (answer === null ? [] : [answer.by]))
      return ok({
        ...{ request, consultations },
        affected: await listAffected(tx, id),
        notices: await listNoticesOfRequest(tx, id),
        names: await userNames(tx, [...new Set([...doersOf(request.progress), ...answerers])]),
      })
    },
  )
}

export type Doing = {
  readonly id: RequestId
  readonly act: Act['act']
  readonly at: Date
  /** What the command depends on besides the request itself, read while the request is locked; or what forbids it. */
  readonly command: (tx: Tx, request: PersonRequest) => Promise<Command | { readonly do: Obstacle }> | Command
  /** What goes with the new state, in the same transaction; answers what the act says of it. */
  readonly also?: (tx: Tx, now: PersonRequest) => Promise<Readonly<Record<string, Json>>>
}

/** Takes a request one step further. `db` is that of Comity itself where records of other owners are touched. */
export function advanceRequest(db: Db, actor: Actor, doing: Doing): Promise<Advanced> {
  const tried = { actor, act: doing.act, subject: subjectOf(doing.id), at: doing.at }
  return seated(db, { desk: 'commission', tried }, (tx) => advanceIn(tx, actor, doing))
}

/** Load, decide, save, record. */
async function advanceIn(tx: Tx, actor: Actor, doing: Doing): Promise<Advanced> {
  const { id, at } = doing
  const act = { actor, act: doing.act, subject: subjectOf(id), at }
  const before = await findRequestForUpdate(tx, id)
  if (before === null) return await refused(tx, act, 'not_found')
  const command = await doing.command(tx, before)
  if (isObstacle(command)) return await refused(tx, act, command.do)
  const next = advance(before, command, { at, by: actor.id })
  if (!next.ok) return await refused(tx, act, next.error)
  const request = { ...before, progress: next.value }
  await saveProgress(tx, request)
  const more = (await doing.also?.(tx, request)) ?? {}
  await tell(tx, 'rights.changed', [id], at)
  await record(tx, { ...act, outcome: 'done', detail: { state: next.value.state, ...more } })
  return ok(request)
}

function isObstacle(command: Command | { readonly do: Obstacle }): command is { readonly do: Obstacle } {
  return obstacles.some((one) => one === command.do)
}

/** Admits the request to be examined, or says on which ground not. */
export function decideAdmission(
  db: Db,
  actor: Actor,
  id: RequestId,
  { command, at }: { readonly command: Extract<Command, { do: 'admit' | 'refuse' }>; readonly at: Date },
): Promise<Advanced> {
  const detail = command.do === 'refuse' ? { ground: command.ground } : {}
  return advanceRequest(db, actor, {
    ...{ id, at, act: 'rights.admission_decided' },
    command: () => command,
    also: async () => detail,
  })
}

export function subjectOf(id: RequestId): string {
  return `rights_request:${id}`
}
