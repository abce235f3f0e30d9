import type { Mode } from '../../engines/matching/types.ts'
import type { Tx } from '../../infra/db.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { Asked, CheckId, CheckSource, Outcome, SourceState } from './check.ts'

/** A check as it is kept. */
export type KeptCheck = {
  readonly bureau: BureauCode
  readonly id: CheckId
  readonly at: Date
  readonly askedBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly mode: Mode
  readonly asked: Asked
  readonly outcome: Outcome
  readonly sources: readonly { readonly source: CheckSource; readonly state: SourceState }[]
  readonly candidates: readonly { readonly id: string; readonly similarity: number; readonly total: number }[]
  readonly versions: { readonly normaliser: string; readonly scorer: string }
  readonly tookUs: number
}

/** Many checks in one statement: one commit makes all of them durable. */
export async function addChecks(tx: Tx, checks: readonly KeptCheck[]): Promise<void> {
  await tx.query(
    `insert into checks.check
            (bureau, id, at, asked_by, purpose, mode, asked, outcome, sources, candidates, versions, took_us)
     select * from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::jsonb[],
                          $8::text[], $9::jsonb[], $10::jsonb[], $11::jsonb[], $12::integer[])`,
    [
      checks.map((check) => check.bureau),
      checks.map((check) => check.id),
      checks.map((check) => check.at),
      checks.map((check) => check.askedBy),
      checks.map((check) => check.purpose),
      checks.map((check) => check.mode),
      checks.map((check) => JSON.stringify(check.asked)),
      checks.map((check) => check.outcome),
      checks.map((check) => JSON.stringify(check.sources)),
      checks.map((check) => JSON.stringify(check.candidates)),
      checks.map((check) => JSON.stringify(check.versions)),
      checks.map((check) => check.tookUs),
    ],
  )
}

/** A past check of the actor's bureau: the asker's own, or any for `mayReadAll`. The hub's auditors see every bureau's. */
export async function findCheck(
  tx: Tx,
  actor: Actor,
  id: CheckId,
  mayReadAll: boolean,
): Promise<KeptCheck | null> {
  const { rows } = await tx.query<KeptCheck>(
    `select c.bureau, c.id, c.at, c.asked_by as "askedBy", c.purpose, c.mode, c.asked, c.outcome, c.sources,
            c.candidates, c.versions, c.took_us as "tookUs"
       from checks.check c
      where (c.bureau = $1 or ($1 = 'HUB' and $4))
        and c.id = $2
        and (c.asked_by = $3 or $4)`,
    [actor.bureau, id, actor.id, mayReadAll],
  )
  return rows[0] ?? null
}
