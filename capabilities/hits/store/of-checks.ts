import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { HitId } from '../hit.ts'
import { clearedLevels } from './hits.ts'

/** Checks that are told at most, the newest. Ours to confirm. */
const MOST_CHECKS = 1000

/**
 * Checks of these ids of the caller's bureau that a record met which came later, also where another question had its hit
 * already; none that its owner alone knows of. Checks that met it when they were asked may be among them.
 */
export async function checksOfLaterHits(
  tx: Tx,
  actor: Actor,
  { from, end }: { readonly from: string; readonly end: string },
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ readonly check: string }>(
    `select h.check_id as check
       from hits.hit h
      where h.asker = $3
        and h.check_id >= $1::uuid
        and h.check_id < $2::uuid
        and h.origin = 'retro'
        and h.level = any($4::text[])
      union
     select e.check_id
       from hits.event e
       join hits.hit h on h.owner = e.owner and h.id = e.hit_id
      where e.bureau = $3
        and e.check_id >= $1::uuid
        and e.check_id < $2::uuid
        and e.what = 'asked_again'
        and h.asker = $3
        and h.origin <> 'restricted'
        and h.level = any($4::text[])
      order by 1 desc
      limit $5`,
    [from, end, actor.bureau, clearedLevels(actor), MOST_CHECKS],
  )
  return rows.map(({ check }) => check)
}

/** Hits of the caller's bureau that checks raised or asked for again, by check; none that its owner alone knows of. */
export async function hitsOfChecks(
  tx: Tx,
  actor: Actor,
  checkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HitId[]>> {
  const { rows } = await tx.query<{ readonly check: string; readonly hits: readonly HitId[] }>(
    `select e.check_id as check, array_agg(distinct h.id::text) as hits
       from hits.event e
       join hits.hit h on h.owner = e.owner and h.id = e.hit_id
      where e.check_id = any($1::uuid[])
        and h.asker = $2
        and h.origin <> 'restricted'
        and h.level = any($3::text[])
      group by e.check_id`,
    [checkIds, actor.bureau, clearedLevels(actor)],
  )
  return new Map(rows.map(({ check, hits }) => [check, hits]))
}
