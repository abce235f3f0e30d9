import { type Db, inTransaction, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { unknownBureaus } from '../../bureaus/public.ts'
import type { ListWish } from '../contract/visibility.ts'
import { changeOf, type SharingList, type SharingListId } from '../sharing-list.ts'
import {
  deniesByList,
  findList,
  findListForUpdate,
  isNameTaken,
  listLists,
  listListVersions,
  resolveRecordsOf,
  type SharingListVersion,
  saveList,
} from '../store/lists.ts'
import type { NotFound } from './read.ts'

export type ListFault =
  | { readonly kind: 'unknown_bureau'; readonly codes: readonly string[] }
  | { readonly kind: 'list_name_taken' }
export type ListRefusal =
  | ListFault
  | NotFound
  | { readonly kind: 'version_conflict'; readonly expected: number; readonly current: number }
  | { readonly kind: 'needs_second_person' }

/** The lists of the actor's bureau, in the order of their making. */
export function readLists(
  db: Db,
  actor: Actor,
  { after, limit }: { readonly after: SharingListId | null; readonly limit: number },
  at: Date,
): Promise<readonly SharingList[]> {
  return inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'sharing_list.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await listLists(tx, actor.bureau, after, limit)
  })
}

export function readListVersions(
  db: Db,
  actor: Actor,
  { id, before, limit }: { readonly id: SharingListId; readonly before: number; readonly limit: number },
  at: Date,
): Promise<Result<readonly SharingListVersion[], NotFound>> {
  return inTransactionAs(db, actor, async (tx) => {
    const list = await findList(tx, actor.bureau, id)
    const outcome = list === null ? 'refused' : 'done'
    await record(tx, { actor, act: 'sharing_list.read', outcome, subject: subjectOf(id), detail: {}, at })
    return list === null ? fail({ kind: 'not_found' }) : ok(await listListVersions(tx, list, before, limit))
  })
}

/** A new list is on no record yet, so it widens nothing. */
export function addList(
  db: Db,
  actor: Actor,
  wish: ListWish,
  at: Date,
): Promise<Result<SharingList, ListFault>> {
  return inTransactionAs(db, actor, async (tx) => {
    const id = newId<'SharingList'>(at)
    const list: SharingList = { owner: actor.bureau, id, ...membersOf(wish), version: 1, state: 'live' }
    const act = { actor, act: 'sharing_list.added', subject: subjectOf(id), at } as const
    const fault = await faultOf(tx, list)
    if (fault !== null) {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: fault.kind } })
      return fail(fault)
    }
    await saveList(tx, list, { at, by: actor.id })
    await record(tx, { ...act, outcome: 'done', detail: { bureaus: list.bureaus } })
    return ok(list)
  })
}

export type ListChange = {
  readonly id: SharingListId
  /** The version that was looked at. */
  readonly version: number
  readonly wish: ListWish
  /** Another person of the bureau has agreed to just this. */
  readonly isApproved: boolean
}

/**
 * Makes the list what is wished and every record shared by it what it means then, in one transaction. As Comity itself:
 * the list is the actor's bureau's, but records that the commission has limited are seen by few of it and follow too.
 */
export function changeList(
  system: Db,
  actor: Actor,
  { id, version, wish, isApproved }: ListChange,
  at: Date,
): Promise<Result<SharingList, ListRefusal>> {
  return inTransaction(system, async (tx) => {
    const act = { actor, act: 'sharing_list.changed', subject: subjectOf(id), at } as const
    const refuse = async (refusal: ListRefusal): Promise<Result<never, ListRefusal>> => {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: refusal.kind } })
      return fail(refusal)
    }
    const before = await findListForUpdate(tx, actor.bureau, id)
    if (before === null || before.state === 'deleted') return await refuse({ kind: 'not_found' })
    if (before.version !== version)
      return await refuse({ kind: 'version_conflict', expected: version, current: before.version })
    const list: SharingList = { ...before, ...membersOf(wish), version: version + 1 }
    const fault = await faultOf(tx, list)
    if (fault !== null) return await refuse(fault)
    const { added, removed } = changeOf(before, list)
    const isWider = added.length > 0 || (removed.length > 0 && (await deniesByList(tx, list)))
    if (isWider && !isApproved) return await refuse({ kind: 'needs_second_person' })
    return ok(await keep(tx, list, { act: { ...act, outcome: 'done' }, detail: { added, removed } }))
  })
}

/** What was shared by the list alone is its owner's alone from now on; what it denies stays denied. */
export function deleteList(
  system: Db,
  actor: Actor,
  id: SharingListId,
  at: Date,
): Promise<Result<SharingList, NotFound>> {
  return inTransaction(system, async (tx) => {
    const act = { actor, act: 'sharing_list.deleted', subject: subjectOf(id), at } as const
    const before = await findListForUpdate(tx, actor.bureau, id)
    if (before === null || before.state === 'deleted') {
      await record(tx, { ...act, outcome: 'refused', detail: {} })
      return fail({ kind: 'not_found' })
    }
    const list: SharingList = { ...before, version: before.version + 1, state: 'deleted' }
    return ok(await keep(tx, list, { act: { ...act, outcome: 'done' }, detail: {} }))
  })
}

type Keeping = { readonly act: Omit<Act, 'detail'>; readonly detail: { readonly [key: string]: Json } }

async function keep(tx: Tx, list: SharingList, { act, detail }: Keeping): Promise<SharingList> {
  await saveList(tx, list, { at: act.at, by: act.actor.id })
  const ids = await resolveRecordsOf(tx, list)
  await tell(tx, 'records.changed', ids, act.at)
  await record(tx, { ...act, detail: { ...detail, version: list.version, records: ids.length } })
  return list
}

function membersOf({ name, bureaus }: ListWish): Pick<SharingList, 'name' | 'bureaus'> {
  return { name, bureaus: [...new Set(bureaus)].sort() }
}

async function faultOf(tx: Tx, list: SharingList): Promise<ListFault | null> {
  const codes = await unknownBureaus(tx, list.bureaus)
  if (codes.length > 0) return { kind: 'unknown_bureau', codes }
  return (await isNameTaken(tx, list)) ? { kind: 'list_name_taken' } : null
}

function subjectOf(id: SharingListId): string {
  return `sharing_list:${id}`
}
