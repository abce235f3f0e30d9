import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type HitId, type Tab, tabs } from '../hit.ts'
import type { Hit } from '../matter.ts'
import { clearedLevels, fromRow, HIT_COLUMNS, type HitRow } from './hits.ts'

/** The last line of the page before. */
export type Place = { readonly at: Date; readonly id: HitId }

/** One stretch of an index: `$1` is the bureau, `$2` its caller's levels. */
type Stretch = { readonly where: string; readonly key: string }

const CLEARED = 'h.level = any($2::text[])'
const NOT_SECRET = `h.origin <> 'restricted' and ${CLEARED}`

const stretches: Readonly<Record<Tab, readonly Stretch[]>> = {
  to_confirm: [{ where: 'h.desk = $1 and h.desk_due_at is not null', key: 'h.desk_due_at' }],
  ours: [{ where: `h.asker = $1 and h.asker_due_at is not null and ${NOT_SECRET}`, key: 'h.asker_due_at' }],
  answered: [
    {
      where: 'h.desk = $1 and h.desk_due_at is null and h.asker_due_at is not null and h.asker <> $1',
      key: 'h.asker_due_at',
    },
  ],
  late: [
    { where: "h.desk = $1 and h.state = 'no_reply'", key: 'h.due_at' },
    { where: `h.asker = $1 and h.desk <> $1 and h.state = 'no_reply' and ${NOT_SECRET}`, key: 'h.due_at' },
  ],
  closed: [
    { where: 'h.desk = $1 and h.closed_at is not null', key: 'h.closed_at' },
    {
      where: `h.asker = $1 and h.desk <> $1 and h.closed_at is not null and ${NOT_SECRET}`,
      key: 'h.closed_at',
    },
  ],
}

/** The watch sees what is late between any two bureaus, as far as the hub may know of the record. */
const watch: readonly Stretch[] = [
  { where: `$1 = 'HUB' and h.state = 'no_reply' and h.hub_may_see and ${CLEARED}`, key: 'h.due_at' },
]

export type Queue = { readonly tab: Tab; readonly isWatch: boolean }

function stretchesOf({ tab, isWatch }: Queue): readonly Stretch[] {
  return tab === 'late' && isWatch ? watch : stretches[tab]
}

function callerOf(actor: Actor): readonly [string, readonly string[]] {
  return [actor.bureau, clearedLevels(actor)]
}

const FIRST = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
const LAST = { at: new Date('9999-01-01T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

export type Queued = { readonly hit: Hit; readonly sortAt: Date }

/** A page of a queue: what is due first stands first, of the closed ones the newest. */
export async function listQueue(
  tx: Tx,
  actor: Actor,
  queue: Queue,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<readonly Queued[]> {
  const isClosed = queue.tab === 'closed'
  const [way, order] = isClosed ? ['<', 'desc'] : ['>', 'asc']
  const parts = stretchesOf(queue).map(
    ({ where, key }) => `(
     select ${HIT_COLUMNS}, ${key} as sort_at
       from hits.hit h
      where ${where}
        and $2::text[] is not null
        and (${key}, h.id) ${way} ($3::timestamptz, $4::uuid)
      order by ${key} ${order}, h.id ${order}
      limit $5)`,
  )
  const start = after ?? (isClosed ? LAST : FIRST)
  const { rows } = await tx.query<HitRow & { sort_at: Date }>(
    joined(parts, `order by sort_at ${order}, id ${order} limit $5`),
    [...callerOf(actor), start.at, start.id, limit],
  )
  return rows.map((row) => ({ hit: fromRow(row), sortAt: row.sort_at }))
}

/** Several stretches as one; a single one is ordered and limited already, and takes no second limit. */
function joined(parts: readonly string[], end: string): string {
  return parts.length === 1 ? parts.join('') : `${parts.join(' union all ')} ${end}`
}

/** Nobody needs to know how many more: a page shows "999+". */
const MOST_COUNTED = 1000

/** How many wait in each queue of the caller, up to `MOST_COUNTED`. */
export async function countQueues(
  tx: Tx,
  actor: Actor,
  isWatch: boolean,
): Promise<Readonly<Record<Tab, number>>> {
  const counts = tabs.map((tab) => {
    const parts = stretchesOf({ tab, isWatch }).map(
      ({ where }) => `(select 1 from hits.hit h where ${where} limit ${MOST_COUNTED})`,
    )
    return `(select count(*) from (${joined(parts, `limit ${MOST_COUNTED}`)}) as found) as ${tab}`
  })
  const { rows } = await tx.query<Record<Tab, number>>(`select ${counts.join(', ')}`, [...callerOf(actor)])
  return rows[0] ?? { to_confirm: 0, ours: 0, answered: 0, late: 0, closed: 0 }
}
