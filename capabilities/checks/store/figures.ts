import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { sourcesFrom } from '../check.ts'
import type { Period } from '../statistics.ts'
import type { KeptCheck } from './checks.ts'

export type Count = { readonly bureau: BureauCode; readonly day: string; readonly count: number }

/** Checks by bureau and day; `bureau` null counts every bureau's, as far as row-level security shows them. */
export async function countChecks(
  tx: Tx,
  bureau: BureauCode | null,
  { from, until }: Period,
): Promise<readonly Count[]> {
  const { rows } = await tx.query<Count>(
    `select c.bureau, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as count
       from checks.check c
      where ($1::text is null or c.bureau = $1)
        and c.at >= $2
        and c.at < $3
      group by c.bureau, day`,
    [bureau, from, until],
  )
  return rows
}

export type SourcesCount = { readonly sources: KeptCheck['sources']; readonly count: number }

/** Checks by what each source said; `bureau` as above. */
export async function countChecksBySources(
  tx: Tx,
  bureau: BureauCode | null,
  { from, until }: Period,
): Promise<readonly SourcesCount[]> {
  const { rows } = await tx.query<SourcesCount>(
    `select c.sources, count(*) as count
       from checks.check c
      where ($1::text is null or c.bureau = $1)
        and c.at >= $2
        and c.at < $3
      group by c.sources`,
    [bureau, from, until],
  )
  return rows.map(({ sources, count }) => ({ sources: sourcesFrom(sources), count }))
}
