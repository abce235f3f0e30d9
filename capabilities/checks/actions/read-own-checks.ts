import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { checksMetSince, hitsRaisedBy } from '../../hits/public.ts'
import type { BatchId } from '../batch.ts'
import type { OwnShown } from '../contract/own-checks.ts'
import {
  countOwnChecks,
  findOwnList,
  firstIdOf,
  listOwnChecks,
  listOwnLists,
  listQuiet,
  type OwnCheck,
  type OwnList,
  type Stretch,
} from '../store/own-checks.ts'

export type OwnWish = {
  readonly from: Date
  readonly until: Date
  readonly show: OwnShown
  /** The list whose lines are wanted. */
  readonly listId: BatchId | null
  /** From before this check or list. */
  readonly before: string | null
  readonly limit: number
}

type WithHits = { readonly hits: readonly string[] }
export type OwnCheckWithHits = OwnCheck & WithHits

type Shown = { readonly checks: readonly OwnCheck[]; readonly lists: readonly OwnList[] }

export type OwnDay = {
  readonly checks: readonly OwnCheckWithHits[]
  /** Where the lines of one list are read, that list. */
  readonly lists: readonly (OwnList & WithHits)[]
  readonly counts: { readonly found: number; readonly open: number }
  /** The last that was shown where more may follow; null at the end. */
  readonly next: string | null
}

/** What the caller asked in a time, newest first, with the hits that came of it as far as the caller may know. */
export function readOwnChecks(db: Db, actor: Actor, wish: OwnWish, at: Date): Promise<OwnDay> {
  return inTransactionAs(db, actor, async (tx) => {
    const { listId } = wish
    const day = stretchOf(wish)
    const quiet = await listQuiet(tx, actor, await checksMetSince(tx, actor, day))
    const later = quiet.filter((check) => listId === null || check.listId === listId)
    const counts = await countOwnChecks(tx, actor, { ...day, listId })
    const { checks, lists } = await shownOf(tx, actor, { wish, day, later })
    const hits = await hitsRaisedBy(
      tx,
      actor,
      [...checks, ...later].map(({ id }) => id),
    )
    const detail = {
      ...{
        from: wish.from.toISOString(),
        until: wish.until.toISOString(),
        show: wish.show,
        list: wish.listId,
      },
      shown: checks.length + lists.length,
    }
    await record(tx, { actor, act: 'check.listed', outcome: 'done', subject: 'none', detail, at })
    return {
      checks: checks.map((check) => ({ ...check, hits: hits.get(check.id) ?? [] })),
      lists: lists.map((list) => {
        const since = later.filter(({ listId }) => listId === list.id)
        return { ...list, hits: since.flatMap(({ id }) => hits.get(id) ?? []) }
      }),
      counts: { ...counts, found: counts.found + later.length },
      next: nextOf(wish, checks, lists),
    }
  })
}

type Reading = {
  readonly wish: OwnWish
  readonly day: Stretch
  /** Checks that met nothing when they were asked, and a record that came later. */
  readonly later: readonly OwnCheck[]
}

/** The lines of a list are younger than it, and may be from the next day. */
function stretchOf({ from, until, listId }: OwnWish): Stretch {
  return listId === null
    ? { from: firstIdOf(from), end: firstIdOf(until) }
    : { from: listId, end: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
}

async function shownOf(tx: Tx, actor: Actor, { wish, day, later }: Reading): Promise<Shown> {
  const { before, limit, listId, show } = wish
  const end = before !== null && before < day.end ? before : day.end
  const page = { from: day.from, end, limit, listId }
  const part = show === 'all' && listId === null ? 'singly' : show
  const asked = await listOwnChecks(tx, actor, part, page)
  const since = show === 'found' ? later.filter(({ id }) => id < end) : []
  const lists = part === 'singly' ? await listOwnLists(tx, actor, page) : []
  const shown = newest({ checks: [...asked, ...since], lists }, limit)
  return listId === null ? shown : { ...shown, lists: await findOwnList(tx, actor, listId) }
}

/** The newest of both together. */
function newest({ checks, lists }: Shown, limit: number): Shown {
  const kept = new Set(
    [...checks, ...lists]
      .map(({ id }) => `${id}`)
      .sort()
      .reverse()
      .slice(0, limit),
  )
  return {
    checks: checks.filter(({ id }) => kept.has(id)).sort((a, b) => (a.id < b.id ? 1 : -1)),
    lists: lists.filter(({ id }) => kept.has(id)),
  }
}

/** A list that its own lines are read of is no line. */
function nextOf(
  { listId, limit }: OwnWish,
  checks: readonly OwnCheck[],
  lists: readonly OwnList[],
): string | null {
  const ids = [...checks, ...(listId === null ? lists : [])].map(({ id }) => `${id}`).sort()
  return ids.length < limit ? null : (ids[0] ?? null)
}
