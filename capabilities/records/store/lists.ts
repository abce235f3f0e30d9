import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { RecordId } from '../record.ts'
import type { SharingList, SharingListId } from '../sharing-list.ts'

const LIST_COLUMNS = 'l.owner, l.id, l.name, l.bureaus, l.version, l.state'

/**
 * The owner's lists among these ids. Locked against change until the transaction ends, so that a record written by them
 * is either seen by the change of a list or resolved by its new version.
 */
export async function readListsForShare(
  tx: Tx,
  owner: BureauCode,
  ids: readonly string[],
): Promise<readonly SharingList[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.query<SharingList>(
    `select ${LIST_COLUMNS}
       from records.sharing_list l
      where l.owner = $1
        and l.id = any($2::uuid[])
      order by l.id
        for share`,
    [owner, ids],
  )
  return rows
}

export async function findList(tx: Tx, owner: BureauCode, id: SharingListId): Promise<SharingList | null> {
  const { rows } = await tx.query<SharingList>(
    `select ${LIST_COLUMNS}
       from records.sharing_list l
      where l.owner = $1
        and l.id = $2`,
    [owner, id],
  )
  return rows[0] ?? null
}

export async function findListForUpdate(
  tx: Tx,
  owner: BureauCode,
  id: SharingListId,
): Promise<SharingList | null> {
  const { rows } = await tx.query<SharingList>(
    `select ${LIST_COLUMNS}
       from records.sharing_list l
      where l.owner = $1
        and l.id = $2
        for update`,
    [owner, id],
  )
  return rows[0] ?? null
}

/** Live lists in the order of their ids, which is that of their making; `after` is the last one of the page before. */
export async function listLists(
  tx: Tx,
  owner: BureauCode,
  after: SharingListId | null,
  limit: number,
): Promise<readonly SharingList[]> {
  const { rows } = await tx.query<SharingList>(
    `select ${LIST_COLUMNS}
       from records.sharing_list l
      where l.owner = $1
        and l.state = 'live'
        and ($2::uuid is null or l.id > $2)
      order by l.id
      limit $3`,
    [owner, after, limit],
  )
  return rows
}

export async function isNameTaken(tx: Tx, { owner, name, id }: SharingList): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>(
    `select exists (select 1
                      from records.sharing_list l
                     where l.owner = $1
                       and l.name = $2
                       and l.state = 'live'
                       and l.id <> $3) as taken`,
    [owner, name, id],
  )
  return rows[0]?.taken ?? true
}

/** Whether any record of the owner keeps bureaus out by this list: then whoever leaves the list would be let in. */
export async function deniesByList(tx: Tx, list: Pick<SharingList, 'owner' | 'id'>): Promise<boolean> {
  const { rows } = await tx.query<{ denies: boolean }>(
    `select exists (select 1
                      from records.record r
                     where r.owner = $1
                       and r.share_lists @> array[$2::uuid]
                       and r.share_lists <> '{}'
                       and r.share_to = 'all_except') as denies`,
    [list.owner, list.id],
  )
  return rows[0]?.denies ?? true
}

/** Adds the list or replaces it, and keeps the version. */
export async function saveList(
  tx: Tx,
  list: SharingList,
  { at, by }: { readonly at: Date; readonly by: Id<'Actor'> },
): Promise<void> {
  await tx.query(
    `with saved as (
       insert into records.sharing_list as l (owner, id, name, bureaus, version, state)
       values ($1, $2, $3, $4, $5, $6)
           on conflict (owner, id) do update
          set name = excluded.name, bureaus = excluded.bureaus, version = excluded.version, state = excluded.state
       returning l.owner, l.id, l.version, l.name, l.bureaus, l.state)
     insert into records.sharing_list_version (owner, id, version, name, bureaus, state, at, by)
     select saved.owner, saved.id, saved.version, saved.name, saved.bureaus, saved.state, $7, $8
       from saved`,
    [list.owner, list.id, list.name, list.bureaus, list.version, list.state, at, by],
  )
}

export type SharingListVersion = Pick<SharingList, 'version' | 'name' | 'bureaus' | 'state'> & {
  readonly at: Date
  readonly by: Id<'Actor'>
}

/** Newest first, from below version `before`. */
export async function listListVersions(
  tx: Tx,
  of: Pick<SharingList, 'owner' | 'id'>,
  before: number,
  limit: number,
): Promise<readonly SharingListVersion[]> {
  const { rows } = await tx.query<SharingListVersion>(
    `select v.version, v.name, v.bureaus, v.state, v.at, v.by
       from records.sharing_list_version v
      where v.owner = $1
        and v.id = $2
        and v.version < $3
      order by v.version desc
      limit $4`,
    [of.owner, of.id, before, limit],
  )
  return rows
}

/**
 * What the records shared by this list mean now that it has changed: one statement. Says the same as `resolve` of
 * sharing-list.ts, and a test compares the two. Returns the records that it touched.
 */
export async function resolveRecordsOf(
  tx: Tx,
  list: Pick<SharingList, 'owner' | 'id'>,
): Promise<readonly RecordId[]> {
  const { rows } = await tx.query<{ id: RecordId }>(
    `update records.record as r
        set audience = case r.share_to when 'listed' then array(
              select distinct m.code
                from (select unnest(r.share_bureaus) as code
                   union all
                      select unnest(l.bureaus)
                        from records.sharing_list l
                       where l.owner = r.owner
                         and l.id = any(r.share_lists)
                         and l.state = 'live') m
               order by m.code) else r.audience end,
            denied = case r.share_to when 'all_except' then array(
              select distinct m.code
                from (select unnest(r.share_bureaus) as code
                   union all
                      select unnest(l.bureaus)
                        from records.sharing_list l
                       where l.owner = r.owner
                         and l.id = any(r.share_lists)) m
               order by m.code) else r.denied end
      where r.owner = $1
        and r.share_lists @> array[$2::uuid]
        and r.share_lists <> '{}'
     returning r.id`,
    [list.owner, list.id],
  )
  return rows.map((row) => row.id)
}

/** The names of those of the record's lists by which the bureau is shown it, never of others. */
export async function listNamesFor(
  tx: Tx,
  owner: BureauCode,
  ids: readonly string[],
  bureau: BureauCode,
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.query<{ name: string }>(
    `select l.name
       from records.sharing_list l
      where l.owner = $1
        and l.id = any($2::uuid[])
        and l.state = 'live'
        and $3 = any(l.bureaus)
      order by l.name`,
    [owner, ids, bureau],
  )
  return rows.map((row) => row.name)
}
