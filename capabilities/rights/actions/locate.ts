import type { Db, Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type RightsRecord, recordsForRights } from '../../records/public.ts'
import type { RequestId } from '../request.ts'
import { findRequest, listAffected, setAffected, setLimited } from '../store/requests.ts'
import { seated } from './desk.ts'
import { mark } from './mark.ts'
import { refused } from './refusal.ts'
import { type Advanced, advanceRequest, subjectOf } from './requests.ts'
import { type Found, type Live, searchAll } from './search.ts'

/** `system` sees every row: the commission looks among all records, whoever owns them and whoever may see them. */
export type LocateParts = {
  readonly system: Db
  readonly keeper: Live
}

export type FoundRecord = Found & { readonly record: RightsRecord }
type SearchResult = { readonly found: readonly FoundRecord[]; readonly isCut: boolean }
type SearchError = { readonly kind: 'not_found' | 'wrong_state' }
type SearchWish = { readonly names: readonly string[]; readonly documents: readonly string[] }

/** Most records that one search shows. Ours to confirm. */
const MOST = 100

/**
 * Looks for the person among all records, restricted ones too. The only path past the owners' wishes, open to the
 * commission alone; each use is an act with how many were found.
 */
export function searchRecords(
  { system, keeper }: LocateParts,
  actor: Actor,
  { id, wish }: { readonly id: RequestId; readonly wish: SearchWish },
  at: Date,
): Promise<Result<SearchResult, SearchError>> {
  const act = { actor, act: 'rights.searched', subject: subjectOf(id), at } as const
  return seated<SearchResult, SearchError>(system, { desk: 'commission', tried: act }, async (tx) => {
    const request = await findRequest(tx, id)
    if (request === null) return await refused(tx, act, 'not_found')
    const { state } = request.progress
    if (state !== 'admissible' && state !== 'located') return await refused(tx, act, 'wrong_state')
    const { names, documents, born, nationality } = request.applicant
    const found = await searchAll(tx, keeper, {
      names: [...names, ...wish.names],
      documents: [...documents, ...wish.documents.map((number) => ({ number, issuer: null }))],
      born,
      nationality,
    })
    const shown = found.slice(0, MOST)
    const held = new Map(
      (
        await recordsForRights(
          tx,
          shown.map((one) => one.id),
        )
      ).map((one) => [one.id as string, one]),
    )
    await record(tx, { ...act, outcome: 'done', detail: { found: found.length } })
    return ok({ found: shown.flatMap((one) => withRecord(one, held)), isCut: found.length > MOST })
  })
}

function withRecord(found: Found, held: ReadonlyMap<string, RightsRecord>): readonly FoundRecord[] {
  const record = held.get(found.id)
  return record === undefined || record.status === 'deleted' ? [] : [{ ...found, record }]
}

/** Says which records the request is about: each shows a caveat from now on, until the decision is carried out. */
export function locateRecords(
  { system }: Pick<LocateParts, 'system'>,
  actor: Actor,
  { id, records }: { readonly id: RequestId; readonly records: readonly Id<'Record'>[] },
  at: Date,
): Promise<Advanced> {
  let now: readonly { readonly record: Id<'Record'>; readonly owner: BureauCode }[] = []
  return advanceRequest(system, actor, {
    ...{ id, at, act: 'rights.located' },
    command: async (tx) => {
      const held = await recordsForRights(tx, records)
      now = held.flatMap((one) => (one.status === 'deleted' ? [] : [{ record: one.id, owner: one.owner }]))
      return now.length === new Set(records).size ? { do: 'locate', records } : { do: 'record_not_found' }
    },
    also: async (tx) => {
      const before = await listAffected(tx, id)
      await setAffected(tx, id, now)
      await mark(tx, actor, [...new Set([...before, ...now].map((one) => one.record))], at)
      return { records: now.length }
    },
  })
}

/** Shows a record to its owner's head and the hub's reviewers alone while the request is pending, or ends that. */
export function limitRecord(
  { system }: Pick<LocateParts, 'system'>,
  actor: Actor,
  { id, record: which, limited }: { id: RequestId; record: Id<'Record'>; limited: boolean },
  at: Date,
): Promise<Result<null, { readonly kind: 'not_found' }>> {
  const act = { actor, act: 'rights.limited', subject: subjectOf(id), at } as const
  return seated(system, { desk: 'commission', tried: act }, async (tx) => {
    if (!(await isOpen(tx, id)) || !(await setLimited(tx, id, { record: which, limited })))
      return await refused(tx, act, 'not_found')
    await mark(tx, actor, [which], at)
    await tell(tx, 'rights.changed', [id], at)
    await record(tx, { ...act, outcome: 'done', detail: { record: which, limited } })
    return ok(null)
  })
}

async function isOpen(tx: Tx, id: RequestId): Promise<boolean> {
  const request = await findRequest(tx, id)
  return request !== null && request.progress.state !== 'closed'
}
