import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { HitId, HitOrigin } from '../hit.ts'
import type { Hit } from '../matter.ts'
import { fromRow, HIT_COLUMNS, type HitRow } from './hits.ts'

type Parties = {
  readonly id: HitId
  readonly owner: BureauCode
  readonly desk: BureauCode
  readonly asker: BureauCode
  readonly origin: HitOrigin
  readonly escalatedAt: Date | null
}

/** Who is on which side of these hits, whoever may see them: for Comity itself. */
export async function partiesTo(tx: Tx, ids: readonly string[]): Promise<readonly Parties[]> {
  const { rows } = await tx.query<Parties>(
    `select h.id, h.owner, h.desk, h.asker, h.origin, h.escalated_at as "escalatedAt"
       from hits.hit h
      where h.id = any($1::uuid[])`,
    [ids],
  )
  return rows
}

/** Those of these hits that row-level security shows to the caller. */
export async function findHits(tx: Tx, ids: readonly string[]): Promise<readonly Hit[]> {
  const { rows } = await tx.query<HitRow>(
    `select ${HIT_COLUMNS} from hits.hit h where h.id = any($1::uuid[])`,
    [ids],
  )
  return rows.map(fromRow)
}
